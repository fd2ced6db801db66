"""What a task of the case file returns to the bot."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a task made: names in its folder, and what the document says of itself."""

    names: tuple[str, ...]
    manifest_sha256: str
    archival: bool
