"""Takes the places out of a file that is to be shared: same length, same pictures, same dates."""

import mmap
import shutil
from pathlib import Path

from bot.inspection.metadata import iptc, mp4, png, tiff, xmp
from bot.inspection.metadata.tiff import Buffer


def has_location(path: Path) -> bool:
    """Whether the file tells where it was made."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as data:
        return blank_locations(data) > 0


def copy_without_location(path: Path, out: Path) -> int:
    """Write a copy that does not tell where it was made; return how many entries did.

    The copy is as long as the file, and byte for byte the same when it tells nothing.
    """
    shutil.copyfile(path, out)
    with out.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        return blank_locations(data)


def blank_locations(data: Buffer) -> int:
    """Blank whatever tells of a place, in place; return how many entries there were."""
    found = tiff.blank_locations(data) + xmp.blank_locations(data)
    found += iptc.blank_locations(data) + mp4.blank_locations(data)
    return found + png.blank_locations(data)  # last: its check sums are for what the others left
