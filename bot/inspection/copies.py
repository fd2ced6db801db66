"""Makes the JPEGs that are shown and shared: upright, of a given size, with no metadata at all."""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms

from bot.inspection import file_types, pdf
from bot.inspection.findings import PICTURES, Copy, Kind
from bot.inspection.inspect import small
from bot.inspection.open_image import opened

SMALLEST_SIDE = 320
STEP = 8  # of quality
WORST = 50  # quality below which a smaller picture shows more
SHRINK = 0.85


@dataclass(frozen=True, slots=True)
class Size:
    """How large copies are: the long side in pixels, quality of JPEG, and bytes a file at most."""

    side: int = 1600
    quality: int = 80
    at_most_bytes: int | None = None
    pages: int = 30  # of a PDF; what follows is left out


def copy(path: Path, folder: Path, size: Size) -> tuple[Copy, ...]:
    """Write a JPEG of a picture, or of each page of a PDF, into the folder as 1.jpg, 2.jpg ...

    Videos, voice messages and texts have none. Raises Unfit when the file is not taken.
    """
    kind = file_types.kind_of(path)
    return tuple(
        _written(picture, folder, f"{number}.jpg", size)
        for number, picture in enumerate(_pictures(path, kind, size), 1)
    )


def _pictures(path: Path, kind: Kind, size: Size) -> Iterator[Image.Image]:
    if kind is Kind.PDF:
        yield from pdf.pictures(path, size.side, size.pages)
    if kind in PICTURES:
        with opened(path, kind) as picture:
            profile = picture.info.get("icc_profile")
            plain = small(picture, "RGB", size.side)
        yield _in_usual_colours(plain, profile)


def _in_usual_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return it in sRGB: the wider colours of phones look pale without their profile."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ours = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, theirs, ours, outputMode="RGB") or picture
    return picture


def _written(picture: Image.Image, folder: Path, name: str, size: Size) -> Copy:
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)  # into a new picture: nothing but what is seen comes along
    picture, content = _fitting(clean, size)
    (folder / name).write_bytes(content)
    return Copy(name, *picture.size, len(content))


def _fitting(picture: Image.Image, size: Size) -> tuple[Image.Image, bytes]:
    """Return the picture and its JPEG of at most so many bytes: first coarser, then smaller."""
    quality, content = size.quality, _jpeg(picture, size.quality)
    while size.at_most_bytes and len(content) > size.at_most_bytes:
        if quality - STEP >= WORST:
            quality -= STEP
        elif max(picture.size) > SMALLEST_SIDE:
            quality = size.quality
            width, height = (max(1, int(side * SHRINK)) for side in picture.size)
            picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        else:
            break
        content = _jpeg(picture, quality)
    return picture, content


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
