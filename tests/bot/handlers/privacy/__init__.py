"""What the buyer says of their own data."""
