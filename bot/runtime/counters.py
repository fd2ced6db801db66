"""Counts since the process began, for whoever watches it."""

from collections import Counter

SUPPRESSED_NUDGES = Counter[tuple[str, str]]()
"""Nudges that fell due and were not sent, by kind and reason."""

UNREADABLE_UPDATES = Counter[str]()
"""Updates that were set aside because they could not be read, by the type of the error."""
