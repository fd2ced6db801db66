"""The pages of the case file: clean text, the data of the templates, and the setting in type."""
