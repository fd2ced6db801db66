"""Looking at the files buyers send: what they are, what they show, and copies fit to be shared."""
