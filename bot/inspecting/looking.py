"""Looks at one file: its kind, its size, its date, and what may be wrong with it."""

from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageOps

from bot.inspecting import dating, films, locations, looks, papers, sniffing
from bot.inspecting.findings import BOXED, PICTURES, Hint, Inspection, Kind
from bot.inspecting.opening import opened

SIDE = 1024  # pixels of the small grey picture that is measured
MAKE = 0x010F  # the tag with the maker of the camera
COMMENT = 0x9286
TURNS = {5, 6, 7, 8}  # values of the tag for a picture that lies on its side
ORIENTATION = 0x0112


def look(path: Path) -> Inspection:
    """What the file is and shows; raises Unfit when it is not taken."""
    kind = sniffing.kind_of(path)
    found = _looked_at(path, kind)
    if kind is Kind.TEXT:
        return found
    return replace(found, has_location=locations.has_location(path))


def _looked_at(path: Path, kind: Kind) -> Inspection:
    if kind in PICTURES:
        return _picture(path, kind)
    if kind is Kind.PDF:
        return papers.paper(path)
    if kind in BOXED or kind is Kind.OGG:
        return films.heard_or_seen(path, kind)
    return Inspection(kind, path.stat().st_size)


def _picture(path: Path, kind: Kind) -> Inspection:
    with opened(path, kind) as picture:
        exif = picture.getexif()
        size = _upright(picture.size, exif)
        by_camera, says_so = bool(exif.get(MAKE)), _is_named_screenshot(exif)
        taken = dating.dated(exif)
        grey = small(picture, "L", SIDE)
    hints = looks.hints(grey, size, by_camera=by_camera)
    return Inspection(
        kind,
        path.stat().st_size,
        *size,
        taken=taken,
        hints=hints | {Hint.SCREENSHOT} if says_so else hints,
        likeness=looks.likeness(grey),
    )


def _upright(size: tuple[int, int], exif: Image.Exif) -> tuple[int, int]:
    width, height = size
    return (height, width) if exif.get(ORIENTATION) in TURNS else (width, height)


def _is_named_screenshot(exif: Image.Exif) -> bool:
    """Whether the phone wrote it down, as iPhones do."""
    return b"Screenshot" in _bytes(exif.get_ifd(dating.EXIF).get(COMMENT))


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


def small(picture: Image.Image, mode: str, side: int) -> Image.Image:
    """The picture upright, in this mode ("L" or "RGB") and no larger than `side` pixels.

    A JPEG is made small while it is decoded; for that its decoder is told the size with the right
    proportions, or it takes the smaller of two ratios.
    """
    longest = max(picture.size)
    if longest > side:
        width, height = (max(1, length * side // longest) for length in picture.size)
        picture.draft(mode, (width, height))
    plain = flattened(ImageOps.exif_transpose(picture), mode)
    plain.thumbnail((side, side), Image.Resampling.LANCZOS)
    return plain


def flattened(picture: Image.Image, mode: str) -> Image.Image:
    """The picture in this mode, with white where it was transparent."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return picture.convert(mode)
