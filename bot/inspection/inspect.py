"""Looks at one file: its kind, its size, its date, and what may be wrong with it."""

from pathlib import Path

from PIL import Image

from bot.inspection import capture_date, file_types, image_quality, media, pdf
from bot.inspection.exif import (
    SIDEWAYS_TRANSPOSES,
    find_transpose,
    is_by_camera,
    is_screenshot,
    read_exif,
)
from bot.inspection.findings import BOX_TYPES, PICTURE_TYPES, FileType, Inspection, QualityHint
from bot.inspection.open_image import WHOLE_SIZE, open_picture

SCALABLE_MODES = {"L", "LA", "RGB", "RGBA", "CMYK"}  # modes in which neighbours may be mixed
GREY_SIDE = 1024  # pixels of the small grey picture that is measured


def inspect_file(path: Path) -> Inspection:
    """What the file is and shows; raises RejectedFileError when it is not taken."""
    kind = file_types.detect_type(path)
    if kind in PICTURE_TYPES:
        return _inspect_picture(path, kind)
    if kind is FileType.PDF:
        return pdf.inspect_pdf(path)
    if kind in BOX_TYPES or kind is FileType.OGG:
        return media.inspect_media(path, kind)
    return Inspection(kind, path.stat().st_size)


def _inspect_picture(path: Path, kind: FileType) -> Inspection:
    with open_picture(path, kind) as picture:
        is_preview, exif = WHOLE_SIZE in picture.info, read_exif(picture)
        size: tuple[int, int] = picture.info.get(WHOLE_SIZE, picture.size)
        grey = make_thumbnail(picture, "L", GREY_SIDE)
    upright = (size[1], size[0]) if find_transpose(exif) in SIDEWAYS_TRANSPOSES else size
    if is_preview:  # how sharp it is says nothing of the whole
        hints = frozenset({QualityHint.PREVIEW})
    else:
        hints = image_quality.find_hints(grey, upright, by_camera=is_by_camera(exif))
    return Inspection(
        kind,
        path.stat().st_size,
        *upright,
        capture_time=capture_date.find_capture_time(exif),
        hints=hints | {QualityHint.SCREENSHOT} if is_screenshot(exif) else hints,
        perceptual_hash=image_quality.compute_perceptual_hash(grey),
    )


def make_thumbnail(picture: Image.Image, mode: str, side: int) -> Image.Image:
    """The picture upright, in this mode ("L" or "RGB") and no larger than `side` pixels.

    A JPEG is made small while it is decoded; for that its decoder is told the size with the right
    proportions, or it takes the smaller of two ratios.
    """
    longest = max(picture.size)
    if longest > side:
        width, height = (max(1, length * side // longest) for length in picture.size)
        picture.draft(mode, (width, height))
    way = find_transpose(read_exif(picture))
    if getattr(picture, "is_animated", False):
        picture = _take_first(picture, side)
    if picture.mode in SCALABLE_MODES and "transparency" not in picture.info:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)  # before it is held twice
    plain = flatten_picture(picture, mode)
    plain.thumbnail((side, side), Image.Resampling.LANCZOS)
    return plain.transpose(way) if way is not None else plain


def _take_first(picture: Image.Image, side: int) -> Image.Image:
    """The first of several pictures apart from the others, no larger than it has to be.

    A file of several is decoded anew each time it is touched, at its full size.
    """
    longest = max(picture.size)
    if longest <= side or picture.mode not in SCALABLE_MODES:
        return picture.copy()
    width, height = (max(1, length * side // longest) for length in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def flatten_picture(picture: Image.Image, mode: str) -> Image.Image:
    """The picture in this mode, with white where it was transparent."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return picture.convert(mode)
