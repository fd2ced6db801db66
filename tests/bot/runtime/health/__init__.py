"""The sign of life and what is read from it."""
