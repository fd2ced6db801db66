"""Counts since the process began, for whoever watches it."""

from collections import Counter

SUPPRESSED_NUDGES = Counter[tuple[str, str]]()
"""Nudges that fell due and were not sent, by kind and reason."""
