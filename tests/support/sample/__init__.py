"""A made-up order of table lamps: its photos, its papers and its case file, for the pictures."""
