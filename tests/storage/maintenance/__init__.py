"""What an operator does to a whole store."""
