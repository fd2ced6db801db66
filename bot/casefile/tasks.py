"""The tasks of the case file, for a process of their own; the bot never loads what sets a page.

Each imports its builder when it runs, and writes into a folder that is there and empty. Run it with
MAX_MEMORY_BYTES and MAX_SECONDS.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from bot.casefile.manifest import ManifestFile
from bot.casefile.result import BuildResult
from flows.model.case_file import CaseFile

MAX_MEMORY_BYTES = 3 << 30
MAX_SECONDS = 120.0
"""What a task may take; a usual one takes one second and 250 MB."""

PictureName = Literal["first", "timeline"]


def build_full_pack(
    case_file: CaseFile,
    exhibit_files: Mapping[str, ManifestFile],
    texts: Mapping[str, str],
    folder: Path,
) -> BuildResult:
    """Write the PDF and the ZIP of originals in parts."""
    from bot.casefile import builders

    return builders.build_full_pack(case_file, exhibit_files, texts, folder)


def build_upload_pack(
    case_file: CaseFile, exhibit_files: Mapping[str, ManifestFile], folder: Path
) -> BuildResult:
    """Write a light PDF and a small JPEG of each picture."""
    from bot.casefile import builders

    return builders.build_upload_pack(case_file, exhibit_files, folder)


def build_redacted_copy(case_file: CaseFile, folder: Path) -> str:
    """Write the PDF of a case file to show to others; return its name."""
    from bot.casefile import builders

    return builders.build_redacted_copy(case_file, folder)


def render_picture(
    sheet: PictureName, case_file: CaseFile, exhibit_files: Mapping[str, ManifestFile], folder: Path
) -> str:
    """Write page one or the timeline as a PNG; return its name."""
    from bot.casefile import builders

    return builders.render_picture(sheet, case_file, exhibit_files, folder)
