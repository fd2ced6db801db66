"""Makes the JPEGs that are shown and shared: upright, of a given size, with no metadata at all."""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms

from bot.inspection import file_types, pdf
from bot.inspection.findings import PICTURE_TYPES, FileType, JpegCopy
from bot.inspection.inspect import make_thumbnail
from bot.inspection.open_image import open_picture

MIN_SIDE = 320
QUALITY_STEP = 8  # of quality
MIN_QUALITY = 50  # quality below which a smaller picture shows more
SHRINK_FACTOR = 0.85


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """How large copies are: the long side in pixels, quality of JPEG, and bytes a file at most."""

    side: int = 1600
    quality: int = 80
    at_most_bytes: int | None = None
    pages: int = 30  # of a PDF; what follows is left out


def write_copies(path: Path, folder: Path, size: CopyOptions) -> tuple[JpegCopy, ...]:
    """Write a JPEG of a picture, or of each page of a PDF, into the folder as 1.jpg, 2.jpg ...

    Videos, voice messages and texts have none. Raises RejectedFileError when the file is not taken.
    """
    kind = file_types.detect_type(path)
    return tuple(
        _write_copy(picture, folder, f"{number}.jpg", size)
        for number, picture in enumerate(_decode_pictures(path, kind, size), 1)
    )


def _decode_pictures(path: Path, kind: FileType, size: CopyOptions) -> Iterator[Image.Image]:
    if kind is FileType.PDF:
        yield from pdf.render_pages(path, size.side, size.pages)
    if kind in PICTURE_TYPES:
        with open_picture(path, kind) as picture:
            profile = picture.info.get("icc_profile")
            plain = make_thumbnail(picture, "RGB", size.side)
        yield _convert_to_srgb(plain, profile)


def _convert_to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return it in sRGB: the wider colours of phones look pale without their profile."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ours = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, theirs, ours, outputMode="RGB") or picture
    return picture


def _write_copy(picture: Image.Image, folder: Path, name: str, size: CopyOptions) -> JpegCopy:
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)  # into a new picture: nothing but what is seen comes along
    picture, content = _fit_picture(clean, size)
    (folder / name).write_bytes(content)
    return JpegCopy(name, *picture.size, len(content))


def _fit_picture(picture: Image.Image, size: CopyOptions) -> tuple[Image.Image, bytes]:
    """Return the picture and its JPEG of at most so many bytes: first coarser, then smaller."""
    quality, content = size.quality, _encode_jpeg(picture, size.quality)
    while size.at_most_bytes and len(content) > size.at_most_bytes:
        if quality - QUALITY_STEP >= MIN_QUALITY:
            quality -= QUALITY_STEP
        elif max(picture.size) > MIN_SIDE:
            quality = size.quality
            width, height = (max(1, int(side * SHRINK_FACTOR)) for side in picture.size)
            picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        else:
            break
        content = _encode_jpeg(picture, quality)
    return picture, content


def _encode_jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
