"""Photos as heavy as those of phones, and the other files of a buyer, made by code."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from PIL import Image, ImageDraw, ImageOps

from bot.sandbox.world.types import Upload
from tests.support.inspection import sample_files

TWELVE = (4000, 3000)
SMALL = (1280, 960)
TURNS = (
    (1, None),
    (6, Image.Transpose.ROTATE_90),
    (3, Image.Transpose.ROTATE_180),
    (8, Image.Transpose.ROTATE_270),
)
"""How a camera was held, as its Exif has it, and how the picture then lies in the file."""

SHOT = datetime(2026, 11, 1, 14, 3)  # noqa: DTZ001  # as cameras write it
COLOURS = ((120, 60, 30), (30, 90, 140), (150, 140, 40), (60, 130, 70))


def jpeg(number: int, size: tuple[int, int] = TWELVE) -> bytes:
    """A photo with the noise of a sensor, dated and placed; upright and wide once it is turned."""
    picture = _ground(size).copy()
    draw = ImageDraw.Draw(picture)
    wide, high = size
    for part in range(6):
        x, y = (number * 7 + part * 5) % 11 * wide // 12, (number * 5 + part * 3) % 7 * high // 8
        shade = tuple(min(255, level + part * 15) for level in COLOURS[(number + part) % 4])
        draw.rectangle((x, y, x + wide // 14, y + high // 9), shade, "black", wide // 400)
    draw.text((wide // 10, high // 10), f"carton {number}", "white", font_size=high // 9)
    way = TURNS[number % 4][1]
    lying = picture if way is None else picture.transpose(way)
    return sample_files.encoded(lying, "JPEG", quality=88, exif=_exif(number))


@cache
def _ground(size: tuple[int, int]) -> Image.Image:
    """Grey cardboard, lit from one side, with noise."""
    noise = Image.effect_noise(size, 28)
    light = Image.linear_gradient("L").rotate(90).resize(size)
    return ImageOps.colorize(Image.blend(noise, light, 0.45), (40, 28, 18), (235, 220, 190))


def _exif(number: int) -> bytes:
    tables = Image.Exif()
    tables.load(sample_files.exif(orientation=TURNS[number % 4][0]))
    shot = SHOT + timedelta(minutes=number)
    tables.get_ifd(0x8769)[0x9003] = f"{shot:%Y:%m:%d %H:%M:%S}"
    return tables.tobytes()


def shots(count: int, size: tuple[int, int] = TWELVE) -> Iterator[Upload]:
    """So many photos, one after another."""
    for number in range(1, count + 1):
        yield Upload(f"IMG_{4300 + number}.jpg", "image/jpeg", jpeg(number, size))


def heic(number: int) -> Upload:
    """A photo as iPhones make it; those of different numbers are different files."""
    data = sample_files.HEIC.read_bytes() + sample_files.box(b"free", bytes((number,)))
    return Upload(f"IMG_{4400 + number}.HEIC", "image/heic", data)


def screenshot() -> Upload:
    """A page of a phone, as it is seen."""
    picture = Image.new("RGB", (1170, 2532), "white")
    draw = ImageDraw.Draw(picture)
    for line in range(24):
        draw.text(
            (60, 120 + line * 96), f"Message {line}: the cartons are fine", "black", font_size=44
        )
    return Upload("chat.png", "image/png", sample_files.encoded(picture, "PNG"))


def paper() -> Upload:
    """An invoice of three pages."""
    return Upload("invoice.pdf", "application/pdf", sample_files.pdf(3))
