"""One process: what it is made of, and how it runs and stops."""
