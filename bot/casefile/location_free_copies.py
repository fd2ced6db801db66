"""Copies of the exhibits' files that tell no place; the files stay as they were sent."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.casefile.manifest import MAX_PART_BYTES, ManifestFile
from bot.inspection.metadata.strip import copy_without_location
from bot.isolation.scratch_dir import open_task_folder


@contextmanager
def strip_locations(
    exhibit_files: Mapping[str, ManifestFile],
) -> Iterator[Mapping[str, ManifestFile]]:
    """Give the same files without their places, for as long as they are needed.

    A file that tells none is given as it is; so is one too large for a part of the ZIP, which is
    not enclosed. Raises OSError.
    """
    with open_task_folder() as folder:
        yield {label: _strip_exhibit(each, folder / label) for label, each in exhibit_files.items()}


def _strip_exhibit(exhibit_file: ManifestFile, stem: Path) -> ManifestFile:
    original = exhibit_file.original
    if original is not None and original.stat().st_size <= MAX_PART_BYTES:
        original = _copy_stripped(original, stem.with_name(f"{stem.name}-original"))
    pictures = (
        _copy_stripped(path, stem.with_name(f"{stem.name}-{number}"))
        for number, path in enumerate(exhibit_file.pictures)
    )
    return replace(exhibit_file, original=original, pictures=tuple(pictures))


def _copy_stripped(path: Path, copy: Path) -> Path:
    """Return the copy, or the file itself where the two are the same."""
    if path.stat().st_size and copy_without_location(path, copy):
        return copy
    copy.unlink(missing_ok=True)
    return path
