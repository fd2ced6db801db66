"""Encryption at rest: envelopes for values, streams for files, and the keys of one transaction."""
