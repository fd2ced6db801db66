"""What a picture looks like: blurred, dark, burnt, a screenshot; and what it is recognised by.

All of it is measured on one small grey picture. The limits were found on drawn cartons over camera
pictures: they give hints, and nothing is refused for its looks.
"""

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from bot.inspection.findings import QualityHint
from bot.inspection.perceptual_hash import PerceptualHash

BLURRED_BELOW, SOFT_BELOW = 3.0, 8.0
DARKEST, BRIGHTEST = 60, 240  # levels of 0..255
LEVEL_SHARE = 0.9  # share of the picture
FLAT_SHARE, PAGE_SHARE = 0.62, 0.95  # share without detail: of a screenshot, of a white page
TALL_RATIO, LONG_RATIO = 1.6, 4.0  # long side by short side
TINY_SIDE = 600  # pixels of the long side
TILES_PER_SIDE = 4  # a side
NOISE_LEVEL = 1  # level; where all is even, a fall of one is chance
MIN_SIDE = 16  # pixels of a side of what can be measured

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


def find_hints(
    grey: Image.Image, size: tuple[int, int], *, by_camera: bool
) -> frozenset[QualityHint]:
    """What may be wrong with a picture of this size, seen on its small grey version."""
    found = set(_check_shape(size))
    if min(grey.size) < MIN_SIDE:
        return frozenset(found)
    flat = measure_flatness(grey)
    tall = max(size) > TALL_RATIO * min(size) and flat > FLAT_SHARE
    if not by_camera and (tall or QualityHint.LONG in found):
        return frozenset(found | {QualityHint.SCREENSHOT})
    return frozenset(found | set(_check_focus(grey)) | set(_check_light(grey, flat)))


def compute_perceptual_hash(grey: Image.Image) -> PerceptualHash:
    """What the picture is recognised by, when it is sent again."""
    points = grey.resize((17, 16), Image.Resampling.LANCZOS).tobytes()
    slopes = 0
    for row in range(0, 17 * 16, 17):
        for at in range(row, row + 16):
            slopes = slopes << 1 | (points[at] > points[at + 1] + NOISE_LEVEL)
    small = grey.resize((128, 128), Image.Resampling.BOX)
    blocks = ImageOps.autocontrast(small, cutoff=1).resize((16, 16), Image.Resampling.BOX)
    return PerceptualHash(slopes, blocks.tobytes())


def measure_sharpness(grey: Image.Image) -> float:
    """The third best of 16 tiles: a sharp thing before a soft background is sharp."""
    return sorted(map(_measure_detail, _split_tiles(grey)))[-3]


def measure_flatness(grey: Image.Image) -> float:
    """The share of the picture, 0 to 1, in which neighbours hardly differ."""
    small = grey.copy()
    small.thumbnail((768, 768))
    edges = ImageChops.difference(
        small.filter(ImageFilter.MaxFilter(3)), small.filter(ImageFilter.MinFilter(3))
    ).histogram()
    return sum(edges[:3]) / sum(edges)


def _check_shape(size: tuple[int, int]) -> Iterator[QualityHint]:
    if max(size) < TINY_SIDE:
        yield QualityHint.TINY
    if max(size) > LONG_RATIO * min(size):
        yield QualityHint.LONG


def _check_focus(grey: Image.Image) -> Iterator[QualityHint]:
    sharp = measure_sharpness(grey)
    if sharp < SOFT_BELOW:
        yield QualityHint.BLURRED if sharp < BLURRED_BELOW else QualityHint.SOFT


def _check_light(grey: Image.Image, flat: float) -> Iterator[QualityHint]:
    counts = grey.histogram()
    if _find_percentile(counts, 0.95) < DARKEST:
        yield QualityHint.DARK
    one_level = max(counts) > LEVEL_SHARE * sum(counts)
    if _find_percentile(counts, 0.05) > BRIGHTEST and one_level and flat < PAGE_SHARE:
        yield QualityHint.BURNT


def _find_percentile(counts: list[int], share: float) -> int:
    below, whole = 0, sum(counts)
    for level, count in enumerate(counts):
        below += count
        if below >= share * whole:
            return level
    return len(counts) - 1


def _split_tiles(grey: Image.Image) -> Iterator[Image.Image]:
    width, height = grey.size
    for row in range(TILES_PER_SIDE):
        for column in range(TILES_PER_SIDE):
            left, top = width * column // TILES_PER_SIDE, height * row // TILES_PER_SIDE
            right, bottom = (
                width * (column + 1) // TILES_PER_SIDE,
                height * (row + 1) // TILES_PER_SIDE,
            )
            yield grey.crop((left, top, right, bottom))


def _measure_detail(tile: Image.Image) -> float:
    inside = (1, 1, tile.width - 1, tile.height - 1)
    return min(ImageStat.Stat(tile.filter(kernel).crop(inside)).var[0] for kernel in DERIVATIVES)
