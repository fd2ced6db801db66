"""The case file as values: drafted from a case, and compared with the version before."""
