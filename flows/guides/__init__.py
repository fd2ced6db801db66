"""The guides: one package for each marketplace."""
