"""What a picture looks like: blurred, dark, burnt, a screenshot; and what it is recognised by.

All of it is measured on one small grey picture. The limits were found on drawn cartons over camera
pictures: they give hints, and nothing is refused for its looks.
"""

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from bot.inspection.findings import Hint
from bot.inspection.perceptual_hash import Likeness

BLURRED, SOFT = 3.0, 8.0
DARKEST, BRIGHTEST = 60, 240  # levels of 0..255
ONE_LEVEL = 0.9  # share of the picture
FLAT, PAGE = 0.62, 0.95  # share without detail: of a screenshot, of a white page
TALL, LONG = 1.6, 4.0  # long side by short side
TINY = 600  # pixels of the long side
TILES = 4  # a side
NOISE = 1  # level; where all is even, a fall of one is chance
SMALLEST = 16  # pixels of a side of what can be measured

# Second derivatives in four directions. Their weakest sees blur by motion too.
DERIVATIVES = [
    ImageFilter.Kernel((3, 3), kernel, scale=1, offset=128)
    for kernel in (
        (0, 0, 0, 1, -2, 1, 0, 0, 0),
        (0, 1, 0, 0, -2, 0, 0, 1, 0),
        (1, 0, 0, 0, -2, 0, 0, 0, 1),
        (0, 0, 1, 0, -2, 0, 1, 0, 0),
    )
]


def hints(grey: Image.Image, size: tuple[int, int], *, by_camera: bool) -> frozenset[Hint]:
    """What may be wrong with a picture of this size, seen on its small grey version."""
    found = set(_shape(size))
    if min(grey.size) < SMALLEST:
        return frozenset(found)
    flat = flatness(grey)
    tall = max(size) > TALL * min(size) and flat > FLAT
    if not by_camera and (tall or Hint.LONG in found):
        return frozenset(found | {Hint.SCREENSHOT})
    return frozenset(found | set(_focus(grey)) | set(_light(grey, flat)))


def likeness(grey: Image.Image) -> Likeness:
    """What the picture is recognised by, when it is sent again."""
    points = grey.resize((17, 16), Image.Resampling.LANCZOS).tobytes()
    slopes = 0
    for row in range(0, 17 * 16, 17):
        for at in range(row, row + 16):
            slopes = slopes << 1 | (points[at] > points[at + 1] + NOISE)
    small = grey.resize((128, 128), Image.Resampling.BOX)
    blocks = ImageOps.autocontrast(small, cutoff=1).resize((16, 16), Image.Resampling.BOX)
    return Likeness(slopes, blocks.tobytes())


def sharpness(grey: Image.Image) -> float:
    """The third best of 16 tiles: a sharp thing before a soft background is sharp."""
    return sorted(map(_detail, _tiles(grey)))[-3]


def flatness(grey: Image.Image) -> float:
    """The share of the picture, 0 to 1, in which neighbours hardly differ."""
    small = grey.copy()
    small.thumbnail((768, 768))
    edges = ImageChops.difference(
        small.filter(ImageFilter.MaxFilter(3)), small.filter(ImageFilter.MinFilter(3))
    ).histogram()
    return sum(edges[:3]) / sum(edges)


def _shape(size: tuple[int, int]) -> Iterator[Hint]:
    if max(size) < TINY:
        yield Hint.TINY
    if max(size) > LONG * min(size):
        yield Hint.LONG


def _focus(grey: Image.Image) -> Iterator[Hint]:
    sharp = sharpness(grey)
    if sharp < SOFT:
        yield Hint.BLURRED if sharp < BLURRED else Hint.SOFT


def _light(grey: Image.Image, flat: float) -> Iterator[Hint]:
    counts = grey.histogram()
    if _percentile(counts, 0.95) < DARKEST:
        yield Hint.DARK
    one_level = max(counts) > ONE_LEVEL * sum(counts)
    if _percentile(counts, 0.05) > BRIGHTEST and one_level and flat < PAGE:
        yield Hint.BURNT


def _percentile(counts: list[int], share: float) -> int:
    below, whole = 0, sum(counts)
    for level, count in enumerate(counts):
        below += count
        if below >= share * whole:
            return level
    return len(counts) - 1


def _tiles(grey: Image.Image) -> Iterator[Image.Image]:
    width, height = grey.size
    for row in range(TILES):
        for column in range(TILES):
            left, top = width * column // TILES, height * row // TILES
            right, bottom = width * (column + 1) // TILES, height * (row + 1) // TILES
            yield grey.crop((left, top, right, bottom))


def _detail(tile: Image.Image) -> float:
    inside = (1, 1, tile.width - 1, tile.height - 1)
    return min(ImageStat.Stat(tile.filter(kernel).crop(inside)).var[0] for kernel in DERIVATIVES)
