"""The jobs of the case file by name: the bot hands these over, and never loads what sets a page.

Each writes into a folder that is there and empty. Give it MEMORY and SECONDS.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.casefile.manifest import ManifestFile
from flows.model.case_file import CaseFile

MAX_MEMORY_BYTES = 3 << 30
MAX_SECONDS = 120.0
"""What a job may take; a usual one takes one second and 250 MB."""

PictureName = Literal["first", "timeline"]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a job made: names in its folder, and what the document says of itself."""

    names: tuple[str, ...]
    manifest_sha256: str
    archival: bool


def build_full_pack(
    case_file: CaseFile, held: Mapping[str, ManifestFile], texts: Mapping[str, str], folder: Path
) -> BuildResult:
    """Write the PDF and the ZIP of originals in parts."""
    from bot.casefile import builders

    return builders.build_full_pack(case_file, held, texts, folder)


def build_upload_pack(
    case_file: CaseFile, held: Mapping[str, ManifestFile], folder: Path
) -> BuildResult:
    """Write a light PDF and a small JPEG of each picture."""
    from bot.casefile import builders

    return builders.build_upload_pack(case_file, held, folder)


def render_picture(
    sheet: PictureName, case_file: CaseFile, held: Mapping[str, ManifestFile], folder: Path
) -> str:
    """Write page one or the timeline as a PNG; return its name."""
    from bot.casefile import builders

    return builders.render_picture(sheet, case_file, held, folder)
