"""Looks at one file: its kind, its size, its date, and what may be wrong with it."""

from dataclasses import replace
from pathlib import Path

from PIL import Image

from bot.inspection import capture_date, file_types, image_quality, media, pdf
from bot.inspection.exif import LYING, facts, is_by_camera, is_screenshot, turn
from bot.inspection.findings import BOXED, PICTURES, Hint, Inspection, Kind
from bot.inspection.metadata import strip
from bot.inspection.open_image import opened

SCALABLE = {"L", "LA", "RGB", "RGBA", "CMYK"}  # modes in which neighbours may be mixed
SIDE = 1024  # pixels of the small grey picture that is measured


def look(path: Path) -> Inspection:
    """What the file is and shows; raises Unfit when it is not taken."""
    kind = file_types.kind_of(path)
    found = _looked_at(path, kind)
    if kind is Kind.TEXT:
        return found
    return replace(found, has_location=strip.has_location(path))


def _looked_at(path: Path, kind: Kind) -> Inspection:
    if kind in PICTURES:
        return _picture(path, kind)
    if kind is Kind.PDF:
        return pdf.paper(path)
    if kind in BOXED or kind is Kind.OGG:
        return media.heard_or_seen(path, kind)
    return Inspection(kind, path.stat().st_size)


def _picture(path: Path, kind: Kind) -> Inspection:
    with opened(path, kind) as picture:
        size, exif = picture.size, facts(picture)
        grey = small(picture, "L", SIDE)
    upright = (size[1], size[0]) if turn(exif) in LYING else size
    hints = image_quality.hints(grey, upright, by_camera=is_by_camera(exif))
    return Inspection(
        kind,
        path.stat().st_size,
        *upright,
        taken=capture_date.dated(exif),
        hints=hints | {Hint.SCREENSHOT} if is_screenshot(exif) else hints,
        likeness=image_quality.likeness(grey),
    )


def small(picture: Image.Image, mode: str, side: int) -> Image.Image:
    """The picture upright, in this mode ("L" or "RGB") and no larger than `side` pixels.

    A JPEG is made small while it is decoded; for that its decoder is told the size with the right
    proportions, or it takes the smaller of two ratios.
    """
    longest = max(picture.size)
    if longest > side:
        width, height = (max(1, length * side // longest) for length in picture.size)
        picture.draft(mode, (width, height))
    way = turn(facts(picture))
    if picture.mode in SCALABLE and "transparency" not in picture.info:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)  # before it is held twice
    plain = flattened(picture, mode)
    plain.thumbnail((side, side), Image.Resampling.LANCZOS)
    return plain.transpose(way) if way is not None else plain


def flattened(picture: Image.Image, mode: str) -> Image.Image:
    """The picture in this mode, with white where it was transparent."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return picture.convert(mode)
