"""Shapes of cartons, lamps and foam, drawn large and made smaller for smooth edges."""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from bot.casefile.pages.fonts_index import FONTS_FOLDER

SCALE = 2
GRAIN = 9
"""How far the noise of a camera moves a colour, of 255."""

Point = tuple[float, float]
Colour = str


def load_font(size: int, name: str = "NotoSans-Regular.ttf") -> ImageFont.FreeTypeFont:
    """Return a font of the case file, in pixels."""
    return ImageFont.truetype(FONTS_FOLDER / name, size)


class Canvas:
    """A picture under way; lengths are pixels of the finished picture."""

    def __init__(self, size: tuple[int, int], ground: Colour) -> None:
        self.size = size
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), ground)
        self._pen = ImageDraw.Draw(self.image)

    def fill(self, colour: Colour, *points: Point) -> None:
        """Fill the shape between points."""
        self._pen.polygon([(x * SCALE, y * SCALE) for x, y in points], colour)

    def line(self, colour: Colour, width: float, *points: Point) -> None:
        """Draw a line from point to point."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._pen.line(scaled, colour, round(width * SCALE), joint="curve")

    def oval(self, colour: Colour, left: float, top: float, right: float, bottom: float) -> None:
        """Fill an oval in a box."""
        self._pen.ellipse((left * SCALE, top * SCALE, right * SCALE, bottom * SCALE), colour)

    def box(self, colour: Colour, left: float, top: float, right: float, bottom: float) -> None:
        """Fill a box."""
        self.fill(colour, (left, top), (right, top), (right, bottom), (left, bottom))

    def text(self, at: Point, words: str, size: int, colour: Colour = "#23241f") -> None:
        """Write a line of text; `at` is its left upper corner."""
        font = load_font(size * SCALE, _choose_font(words))
        self._pen.text((at[0] * SCALE, at[1] * SCALE), words, colour, font)

    def bubble(self, colour: Colour, left: float, top: float, right: float, bottom: float) -> None:
        """Fill a box with round corners."""
        box = (left * SCALE, top * SCALE, right * SCALE, bottom * SCALE)
        self._pen.rounded_rectangle(box, 18 * SCALE, colour)

    def finish(self, *, photo: bool) -> Image.Image:
        """Return the picture in its size; a photo gets light from one side, and grain."""
        image = self.image.resize(self.size, Image.Resampling.LANCZOS)
        return _light(image) if photo else image


def _choose_font(words: str) -> str:
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in words)
    return "NotoSansSC-Regular.otf" if chinese else "NotoSans-Regular.ttf"


def _light(image: Image.Image) -> Image.Image:
    shade = Image.linear_gradient("L").rotate(90).resize(image.size)
    lit = Image.blend(image, Image.merge("RGB", (shade, shade, shade)), 0.13)
    return Image.blend(lit, _make_grain(image.size), GRAIN / 255)


def _make_grain(size: tuple[int, int]) -> Image.Image:
    """Return grey noise; the same size always gives the same noise."""
    state, tile = 1, bytearray()
    for _ in range(128 * 128):
        state = state * 1_103_515_245 + 12_345 & 0x7FFFFFFF
        tile.append(state >> 16 & 0xFF)
    small, grain = Image.frombytes("L", (128, 128), bytes(tile)), Image.new("L", size)
    for left in range(0, size[0], 128):
        for top in range(0, size[1], 128):
            grain.paste(small, (left, top))
    return Image.merge("RGB", (grain, grain, grain))


def draw_carton(canvas: Canvas, left: float, top: float, width: float, *, crushed: bool) -> None:
    """Draw a closed carton with a label and a tape; `width` is that of its front."""

    def at(*points: Sequence[float]) -> list[Point]:
        return [(left + x * width, top + y * width) for x, y in points]

    canvas.fill("#b98a54", *at((0, 0.2), (1, 0.2), (1, 0.95), (0, 0.95)))
    canvas.fill("#a07443", *at((1, 0.2), (1.3, 0.05), (1.3, 0.72), (1, 0.95)))
    canvas.fill("#c99d68", *at((0, 0.2), (0.3, 0.05), (1.3, 0.05), (1, 0.2)))
    canvas.fill("#dcc9a4", *at((0.44, 0.2), (0.56, 0.2), (0.56, 0.95), (0.44, 0.95)))
    canvas.fill("#e6d6b5", *at((0.44, 0.2), (0.74, 0.05), (0.86, 0.05), (0.56, 0.2)))
    canvas.fill("#f4f1e8", *at((0.08, 0.3), (0.38, 0.3), (0.38, 0.56), (0.08, 0.56)))
    for bar in range(13):
        x = 0.11 + bar * 0.019
        thick = 0.012 if bar % 3 else 0.006
        canvas.fill("#33342f", *at((x, 0.34), (x + thick, 0.34), (x + thick, 0.45), (x, 0.45)))
    canvas.fill("#55564f", *at((0.11, 0.49), (0.3, 0.49), (0.3, 0.51), (0.11, 0.51)))
    if crushed:
        dent = at((0.86, 0.95), (0.9, 0.8), (1, 0.72), (1.12, 0.64), (1.16, 0.83), (1, 0.95))
        canvas.fill("#6d4c29", *dent)
        canvas.fill("#8a6237", *at((0.9, 0.8), (1, 0.72), (0.98, 0.86)))
        folds = at((0.78, 0.66), (0.9, 0.8), (1, 0.72), (1.07, 0.8), (1.12, 0.64), (1.24, 0.6))
        canvas.line("#54391d", width * 0.012, *folds)
        canvas.line("#54391d", width * 0.008, *at((0.7, 0.86), (0.84, 0.9), (0.92, 0.84)))
