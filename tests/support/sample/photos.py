"""The photos and papers of the made-up order: what a buyer would send as evidence."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PIL import Image

from tests.support.sample.drawing import Canvas, draw_carton

WIDE, TALL = (1200, 900), (900, 1200)
ARRIVED = datetime(2026, 2, 28, 10, 14)  # noqa: DTZ001 - as cameras write it
FLOOR, WALL = "#6f7469", "#9aa097"


def draw_outer_carton() -> Image.Image:
    """Return carton 3 with its label and a crushed corner."""
    canvas = _stand_room()
    draw_carton(canvas, 270, 200, 520, crushed=True)
    canvas.text((640, 470), "3/6", 44, "#5c421f")
    return canvas.finish(photo=True)


def draw_six_cartons() -> Image.Image:
    """Return the six cartons of the delivery, three of them crushed."""
    canvas = Canvas(WIDE, FLOOR)
    for number in range(6):
        left, top = 80 + number % 3 * 355, 110 + number // 3 * 350
        draw_carton(canvas, left, top, 240, crushed=number in (1, 2, 5))
    return canvas.finish(photo=True)


def draw_broken_shade() -> Image.Image:
    """Return a lamp whose glass shade has lost a piece."""
    canvas = Canvas(WIDE, "#a9a69a")
    canvas.box("#7c6a52", 0, 690, 1200, 900)
    canvas.oval("#5f5140", 390, 730, 810, 830)
    canvas.oval("#d8d4ca", 410, 700, 790, 800)
    canvas.box("#c9c4b8", 580, 430, 620, 760)
    canvas.fill("#f1efe6", (430, 470), (500, 160), (700, 160), (770, 470))
    canvas.oval("#dedacd", 430, 435, 770, 505)
    canvas.oval("#fbfaf4", 500, 140, 700, 180)
    gap = [(610, 300), (668, 250), (722, 282), (748, 372), (700, 402), (690, 470), (628, 420)]
    canvas.fill("#8f8c80", *gap)
    canvas.line("#6d6b62", 5, *gap, gap[0])
    for crack in (((610, 300), (560, 250), (548, 196)), ((628, 420), (560, 440), (500, 408))):
        canvas.line("#8b887d", 4, *crack)
    for x, y in ((860, 760), (920, 800), (240, 780), (310, 820)):
        canvas.fill("#efece2", (x, y), (x + 52, y - 22), (x + 78, y + 14), (x + 30, y + 30))
    return canvas.finish(photo=True)


def draw_foam() -> Image.Image:
    """Return the edge of the foam beside a ruler: it is 5 mm thick."""
    canvas = Canvas(WIDE, "#8a6a3f")
    canvas.box("#f6f5ef", 0, 300, 1200, 400)
    canvas.box("#6d522f", 0, 400, 1200, 412)
    canvas.box("#e9c84a", 210, 180, 430, 760)
    for millimetre in range(23):
        y, length = 300 + millimetre * 20, 90 if millimetre % 5 == 0 else 50
        canvas.line("#23241f", 4, (430 - length, y), (430, y))
        if millimetre % 5 == 0:
            canvas.text((250, y - 26), str(millimetre), 40)
    canvas.text((250, 190), "mm", 34)
    return canvas.finish(photo=True)


def draw_bad_units() -> Image.Image:
    """Return the 18 lamps with broken shades, in three rows."""
    canvas = Canvas(WIDE, "#a9a69a")
    canvas.box("#7c6a52", 0, 120, 1200, 900)
    for number in range(18):
        left, top = 70 + number % 6 * 185, 60 + number // 6 * 275
        canvas.oval("#5f5140", left + 8, top + 196, left + 152, top + 238)
        canvas.oval("#d8d4ca", left + 20, top + 186, left + 140, top + 222)
        canvas.box("#c9c4b8", left + 72, top + 120, left + 88, top + 205)
        shade = (
            (left + 22, top + 126),
            (left + 46, top),
            (left + 114, top),
            (left + 138, top + 126),
        )
        canvas.fill("#f1efe6", *shade)
        x, y = left + 60 + number * 7 % 30, top + 40 + number * 11 % 34
        hole = ((x, y), (x + 30, y - 20), (x + 46, y + 12), (x + 34, y + 48), (x + 6, y + 34))
        canvas.fill("#8f8c80", *hole)
        canvas.line("#8b887d", 3, (x, y), (x - 18, y - 22), (x - 22, y - 40))
    return canvas.finish(photo=True)


def draw_chat() -> Image.Image:
    """Return a screenshot of the talk with the seller."""
    canvas = Canvas((900, 1400), "#f2f2f0")
    canvas.box("#ffffff", 0, 0, 900, 110)
    canvas.text((40, 32), "Example Lamps", 36)
    top = 150
    for mine, day, lines in TALK:
        height, left = 70 + 44 * len(lines), 190 if mine else 40
        canvas.bubble("#dcebd2" if mine else "#ffffff", left, top, left + 670, top + height)
        canvas.text((left + 24, top + 12), day, 22, "#77776f")
        for number, line in enumerate(lines):
            canvas.text((left + 24, top + 46 + 44 * number), line, 30)
        top += height + 28
    return canvas.finish(photo=False)


def draw_invoice() -> Image.Image:
    """Return the proforma invoice, whose item 4 names the foam."""
    canvas = Canvas((1240, 1754), "#ffffff")
    for number, (words, size) in enumerate(INVOICE):
        canvas.text((110, 120 + number * 84), words, size)
    canvas.line("#b03a2e", 5, (104, 1190), (1060, 1190))
    return canvas.finish(photo=False)


def encode_jpeg(image: Image.Image, taken_at: datetime | None = None) -> bytes:
    """Return a picture as a JPEG, with the day of the camera if there is one."""
    exif, written = Image.Exif(), io.BytesIO()
    if taken_at is not None:
        exif.get_ifd(0x8769)[0x9003] = f"{taken_at:%Y:%m:%d %H:%M:%S}"
    image.save(written, "JPEG", quality=82, exif=exif.tobytes())
    return written.getvalue()


def _stand_room() -> Canvas:
    canvas = Canvas(WIDE, WALL)
    canvas.box(FLOOR, 0, 560, 1200, 900)
    return canvas


TALK: Sequence[tuple[bool, str, Sequence[str]]] = (
    (True, "12 January", ("The shade is thin glass. How will", "you pack it?")),
    (False, "12 January", ("Foam of 20 mm all around the shade.", "It is in the invoice, item 4.")),
    (
        True,
        "2 March",
        ("Cartons came today. 18 of 60 shades", "are broken. The foam is only 5 mm."),
    ),
    (False, "1 March", ("您好，纸箱出厂时完好。", "This is the courier's fault, not ours.")),
    (True, "2 March", ("The invoice says 20 mm. I ask for", "USD 435 back, by 5 March.")),
    (False, "4 March", ("We cannot refund. We can give you", "a discount on the next order.")),
)
INVOICE = (
    ("PROFORMA INVOICE", 52),
    ("Example Lamps Co., Ltd.", 34),
    ("No. BL-2026-0112          12 January 2026", 30),
    ("", 30),
    ("Order 20261188334455667", 30),
    ("", 30),
    ("1   Table lamp with glass shade, 30 cm, white", 32),
    ("2   60 pieces, 10 in a carton, 6 cartons", 32),
    ("3   Price in all                                       USD 1,450.00", 32),
    ("", 30),
    ("Packing", 36),
    ("", 30),
    ("4   Foam of at least 20 mm around the shade", 32),
    ("5   Outer carton of five layers, drop test 1 m", 32),
    ("", 30),
    ("Paid through Trade Assurance", 30),
)
DRAWN: Mapping[str, Callable[[], Image.Image]] = {
    "carton": draw_outer_carton,
    "cartons": draw_six_cartons,
    "shade": draw_broken_shade,
    "foam": draw_foam,
    "units": draw_bad_units,
    "chat": draw_chat,
    "invoice": draw_invoice,
}
