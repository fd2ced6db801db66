"""Files as phones and programs write them, made by code: pictures, papers, videos and voices."""

import io
import struct
import zlib
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

TWO_PICTURES = Path(__file__).parent / "files" / "two-pictures.heic"  # of 1600 x 1200
HEIC = Path(__file__).parent / "files" / "phone.heic"  # 96 x 64, with places in Exif and XMP
SHOT_AT = "2026:11:02 09:15:30"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    b'xmp:CreatorTool="Phone 1" exif:GPSLatitude="22,32.59N">'
    b"<exif:GPSLongitude>114,3.47E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def exif(*, orientation: int = 1, places: bool = True, camera: bool = True) -> bytes:
    """Exif of a photo from Shenzhen, 2 November 2026, a quarter past nine in the morning."""
    tables = Image.Exif()
    tables[0x0112] = orientation
    if camera:
        tables[0x010F] = "Maker"
        tables.get_ifd(0x8769).update({0x9003: SHOT_AT, 0x9011: "+08:00"})
    if places:
        where = {0: b"\2\3\0\0", 1: "N", 2: (22.0, 32.0, 35.5), 3: "E", 4: (114.0, 3.0, 28.0)}
        tables.get_ifd(0x8825).update(where)
    return tables.tobytes()


def panel(seed: int = 0, size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """A photo of a solar panel: always the same in the same pose, each seed with its scratch."""
    width, height = size
    picture = Image.new("RGB", size, (120, 125, 118))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 10, height // 10, width * 9 // 10, height * 9 // 10), (20, 30, 70))
    for part in range(1, 12):
        x, y = width * part // 12, height * part // 12
        draw.line((x, height // 10, x, height * 9 // 10), (180, 180, 180), 3)
        draw.line((width // 10, y, width * 9 // 10, y), (180, 180, 180), 3)
    chance = Random(seed)
    x, y = (round(chance.uniform(0.3, 0.7) * side) for side in size)
    for _ in range(6):
        end = x + chance.randint(-100, 100), y + chance.randint(-100, 100)
        draw.line((x, y, *end), (235, 235, 240), 6)
    noise = Image.effect_noise(size, 30).convert("RGB")
    return Image.blend(picture, noise, 0.15)


def encoded(picture: Image.Image, name: str, **options: object) -> bytes:
    """The picture as a file of this format."""
    out = io.BytesIO()
    picture.save(out, name, **options)
    return out.getvalue()


def huge_heic(*, preview: bool = True) -> bytes:
    """A HEIC that says to have 200 megapixels, with a preview of 1600 x 1200."""
    source = TWO_PICTURES.read_bytes()
    config = source[source.index(b"hvcC") - 4 :]
    config = config[: int.from_bytes(config[:4])]
    data = source[source.index(b"mdat") + 4 :]
    sizes = [box(b"ispe", struct.pack(">III", 0, *size)) for size in ((16320, 12240), (1600, 1200))]
    entries = [box(b"infe", struct.pack(">IHH", 2 << 24, n, 0), b"hvc1\0") for n in (1, 2)]
    owned = struct.pack(">IIHBBBHBBB", 0, 2, 1, 2, 0x81, 2, 2, 2, 0x81, 3)
    properties = box(b"iprp", box(b"ipco", config, *sizes), box(b"ipma", owned))
    named = box(b"hdlr", bytes(8), b"pict", bytes(13))
    listed = box(b"iinf", struct.pack(">IH", 0, 2), *entries)
    thumbnail = box(b"thmb", struct.pack(">HHH", 2, 1, 1)) if preview else b""
    parts = (
        named,
        box(b"pitm", struct.pack(">IH", 0, 1)),
        listed,
        box(b"iref", bytes(4), thumbnail),
    )
    head, at, content = box(b"ftyp", b"heic", bytes(4), b"mif1heic"), 0, b""
    for _ in range(2):  # the first tells where the data is
        places = struct.pack(">IHH", 0, 0x4400, 2)
        places += b"".join(struct.pack(">HHHII", n, 0, 1, at, len(data)) for n in (1, 2))
        content = head + box(b"meta", bytes(4), *parts, box(b"iloc", places), properties)
        at = len(content) + 8
    return content + box(b"mdat", data)


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png(width: int, height: int, *extra: bytes, data: bytes = b"") -> bytes:
    """A grey PNG with further chunks before its pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(data or bytes((width + 1) * height)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + pixels + chunk(b"IEND", b"")


def box(name: bytes, *content: bytes) -> bytes:
    """A box of an MP4."""
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def film(brand: bytes = b"isom", *, places: bool = True, turned: bool = False) -> bytes:
    """A video of 12.5 s, 1920 x 1080, filmed 2026-11-02 01:15:30 UTC, with nothing to see in it."""
    seconds = 3_876_426_930  # since 1904
    head = box(b"mvhd", struct.pack(">4xIIII", seconds, seconds, 600, 7500), bytes(80))
    matrix = (0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30) if turned else (65536, 0, 0, 0, 65536)
    track = struct.pack(">40x9iII", *(*matrix, 0, 0, 0, 0)[:9], 1920 << 16, 1080 << 16)
    text = b"+22.5432+114.0577/"
    where = box(b"\xa9xyz", struct.pack(">HH", len(text), 0x15C7), text) if places else b""
    content = box(b"trak", box(b"tkhd", track)) + box(b"udta", where) + phone(places=places)
    return (
        box(b"ftyp", brand, bytes(4), brand) + box(b"moov", head, content) + box(b"mdat", bytes(99))
    )


def phone(*, places: bool) -> bytes:
    """The list an iPhone adds: a date with its offset, and where it was."""
    entries = [(b"com.apple.quicktime.creationdate", b"2026-11-02T09:15:30+0800")]
    if places:
        entries.append((b"com.apple.quicktime.location.ISO6709", b"+22.5432+114.0577+012.3/"))
    names = b"".join(box(b"mdta", name) for name, _ in entries)
    values = b"".join(
        box(struct.pack(">I", number), box(b"data", struct.pack(">II", 1, 0), value))
        for number, (_, value) in enumerate(entries, 1)
    )
    handler = box(b"hdlr", bytes(8), b"mdta", bytes(13))
    keys = box(b"keys", struct.pack(">II", 0, len(entries)), names)
    return box(b"meta", handler, keys, box(b"ilst", values))


def voice(seconds: int = 3) -> bytes:
    """A voice message of Telegram, without its sound."""
    first = b"OggS\0\2" + bytes(8) + bytes(12) + b"\1\x13OpusHead\1\1" + bytes(9)
    last = b"OggS\0\4" + struct.pack("<q", seconds * 48_000) + bytes(12) + b"\1\0"
    return first + last


def pdf(
    pages: int = 1,
    *,
    side: float = 600,
    trailer: str = "",
    content: bytes = b"",
    extra: bytes = b"",
) -> bytes:
    """A PDF of square pages; `content`, with the head `extra`, is drawn on each of them."""
    numbers = range(4, 4 + pages)
    content = content or b"0 0 1 rg 100 100 300 300 re f"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {side} {side}]/Contents 3 0 R>>"
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        (extra or b"<</Length %d>>" % len(content)) + b"stream\n" + content + b"\nendstream",
        *[page.encode()] * pages,
        b"<</CreationDate(D:20261102091530+08'00')>>",
    ]
    return bound(objects, f"/Root 1 0 R/Info {len(objects)} 0 R{trailer}")


def bound(objects: list[bytes], trailer: str) -> bytes:
    """The objects of a PDF, numbered from 1, with their table and trailer."""
    out, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}{trailer}>>\n"
    return bytes(out) + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()
