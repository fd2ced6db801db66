"""The case file that was made last, as a case remembers it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CaseFileVersion:
    """The last case file made: its version, when, its SHA-256, and the highest label in it."""

    version: int
    at: datetime
    digest: str
    highest: int
