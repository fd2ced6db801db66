"""What the buyer says of their own data: a copy of it, the end of it, and for how long it stays."""
