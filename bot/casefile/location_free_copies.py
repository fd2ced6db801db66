"""What may leave of the files held: copies that tell no place. The files stay as they were sent."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.casefile.manifest import PART_BYTES, Held
from bot.inspection.metadata.strip import without_location


@contextmanager
def placeless(held: Mapping[str, Held], folder: Path) -> Iterator[Mapping[str, Held]]:
    """Give the same files without their places, for as long as they are needed.

    A file that tells none is given as it is; so is one too large for a part of the ZIP, which is
    not enclosed. The copies lie in a folder of their own inside `folder`. Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix="placeless-", dir=folder) as name:
        yield {label: _cleared(each, Path(name) / label) for label, each in held.items()}


def _cleared(held: Held, stem: Path) -> Held:
    original = held.original
    if original is not None and original.stat().st_size <= PART_BYTES:
        original = _copied(original, stem.with_name(f"{stem.name}-original"))
    pictures = (
        _copied(path, stem.with_name(f"{stem.name}-{number}"))
        for number, path in enumerate(held.pictures)
    )
    return replace(held, original=original, pictures=tuple(pictures))


def _copied(path: Path, copy: Path) -> Path:
    """Return the copy, or the file itself where the two are the same."""
    if path.stat().st_size and without_location(path, copy):
        return copy
    copy.unlink(missing_ok=True)
    return path
