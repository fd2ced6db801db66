"""A whole run of heavy evidence through the real bot."""
