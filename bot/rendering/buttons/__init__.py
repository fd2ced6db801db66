"""The buttons that questions share, and those of a checklist."""
