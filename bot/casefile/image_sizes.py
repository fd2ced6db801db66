"""Smaller copies of pictures: for the light PDF, and for forms that take small files only."""

import shutil
from pathlib import Path

from PIL import Image

MAX_UPLOAD_BYTES = 1_900_000
"""A file of the platform's form; its own limit is not known, 2 MB is the least seen (C11)."""

LIGHT_PROFILES = ((1300, 74), (1000, 66), (800, 58), (640, 50))
"""For the light PDF: longest side in pixels and JPEG quality, tried from the best."""

UPLOAD_PROFILES = ((2000, 85), (1600, 80), (1300, 74), (1000, 68), (800, 60), (640, 50))
"""Longest side in pixels and JPEG quality, tried from the best."""


PROBE_PIXELS = 256
"""Pixels to which a picture is decoded to see that it is whole."""


def is_readable(path: Path) -> bool:
    """Whether the file is a JPEG that can be printed, to its end."""
    try:
        with Image.open(path, formats=("JPEG",)) as picture:
            picture.draft("L", (PROBE_PIXELS, PROBE_PIXELS))
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def write_light_copy(
    source: Path, target: Path, profile: tuple[int, int] = LIGHT_PROFILES[0]
) -> None:
    """Write a copy for the light PDF."""
    _save_resized(source, target, *profile)


def write_fitting_copy(source: Path, target: Path, max_bytes: int = MAX_UPLOAD_BYTES) -> None:
    """Write a copy of at most so many bytes, in the best quality that fits."""
    if source.stat().st_size <= max_bytes:
        shutil.copyfile(source, target)
        return
    for side, quality in UPLOAD_PROFILES:
        _save_resized(source, target, side, quality)
        if target.stat().st_size <= max_bytes:
            return


def _save_resized(source: Path, target: Path, side: int, quality: int) -> None:
    with Image.open(source, formats=("JPEG",)) as picture:
        wide, high = picture.size
        longest = max(wide, high, side)
        picture.draft("RGB", (wide * side // longest, high * side // longest))
        copy = picture.convert("RGB")
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", copy.size)
    bare.paste(copy)
    bare.save(target, "JPEG", quality=quality, optimize=True)
