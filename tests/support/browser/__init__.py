"""A phone, a served page and a sandbox set by hand."""
