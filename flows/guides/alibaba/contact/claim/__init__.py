"""What the claim is about: the units that came, what is asked for, and the sum behind it."""
