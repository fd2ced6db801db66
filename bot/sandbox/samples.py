"""Small valid files made from their names, so that transcripts need none beside them.

The same name always gives the same bytes, two names never do.
"""

import hashlib
import mimetypes
import struct
import zlib

from bot.sandbox.shapes import Upload

_WIDE, _HIGH = 640, 480
_TILE = 80
_BITS = 4  # every DC category has a code this long


def sample(name: str, size: int | None = None) -> Upload:
    """The file called `name`; `size` is what Telegram shall say of it."""
    ending = name.rpartition(".")[2].lower()
    makers = {"jpg": _jpeg, "jpeg": _jpeg, "png": _png, "pdf": _pdf, "mp4": _mp4}
    data = makers[ending](name) if ending in makers else f"{name}\n".encode()
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Upload(name, mime, data, size)


def _tiles(name: str) -> list[list[tuple[int, int, int]]]:
    """Rows of coloured tiles, three numbers from 0 to 255 each."""
    across, down = _WIDE // _TILE, _HIGH // _TILE
    noise = hashlib.shake_256(name.encode()).digest(across * down * 3)
    flat = list(zip(noise[::3], noise[1::3], noise[2::3], strict=True))
    return [flat[row * across : (row + 1) * across] for row in range(down)]


def _png(name: str) -> bytes:
    rows = b""
    for tiles in _tiles(name):
        line = b"\0" + b"".join(bytes(tile) * _TILE for tile in tiles)
        rows += line * _TILE
    header = struct.pack(">IIBBBBB", _WIDE, _HIGH, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _jpeg(name: str) -> bytes:
    """A baseline JPEG of flat blocks: a DC difference and an end of block for each component."""
    components = bytes((3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0))
    categories = bytes((0, 0, 0, 12)) + bytes(12) + bytes(range(12))
    segments = (
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        (0xFE, name.encode()),
        (0xDB, b"\0" + bytes([8] * 64)),
        (0xC0, struct.pack(">BHH", 8, _HIGH, _WIDE) + components),
        (0xC4, b"\0" + categories),
        (0xC4, b"\x10" + bytes((1,)) + bytes(15) + b"\0"),
        (0xDA, bytes((3, 1, 0, 2, 0, 3, 0, 0, 63, 0))),
    )
    head = b"".join(
        struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data for mark, data in segments
    )
    return b"\xff\xd8" + head + _scan(name) + b"\xff\xd9"


def _scan(name: str) -> bytes:
    bits: list[str] = []
    before = [0, 0, 0]
    per_tile = _TILE // 8
    for tiles in _tiles(name):
        line = [tile for tile in tiles for _ in range(per_tile)] * per_tile
        for tile in line:
            for part, level in enumerate(tile):
                bits.append(_difference(level - 128 - before[part]))
                before[part] = level - 128
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8).replace(b"\xff", b"\xff\0")


def _difference(value: int) -> str:
    """Category, value and the end of the block."""
    category = abs(value).bit_length()
    coded = value if value > 0 else value + (1 << category) - 1
    return f"{category:0{_BITS}b}" + (f"{coded:0{category}b}" if category else "") + "0"


def _pdf(name: str) -> bytes:
    text = name.encode("ascii", "replace").replace(b"(", b" ").replace(b")", b" ")
    drawn = b"BT /F1 18 Tf 40 90 Td (" + text + b") Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out = b"%PDF-1.4\n"
    table = b"xref\n0 6\n0000000000 65535 f \n"
    for number, part in enumerate(parts, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    tail = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + table + tail


def _mp4(name: str) -> bytes:
    head = b"ftypisom\0\0\2\0isomiso2mp41"
    body = name.encode()
    return (
        struct.pack(">I", len(head) + 4) + head + struct.pack(">I", len(body) + 8) + b"free" + body
    )
