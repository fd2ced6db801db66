"""Small PNGs and JPEGs made from their names: coloured tiles, tiny or dim where a name says so."""

import hashlib
import struct
import zlib

_COLUMNS, _ROWS = 8, 6  # tiles
_TILE_PIXELS, _TINY_PIXELS = 80, 16  # pixels
_CATEGORY_BITS = 4  # every DC category has a code this long


def _find_tile_size(name: str) -> int:
    return _TINY_PIXELS if name.startswith("tiny-") else _TILE_PIXELS


def _make_tiles(name: str) -> list[list[tuple[int, int, int]]]:
    """Rows of coloured tiles, three numbers from 0 to 255 each."""
    noise = hashlib.shake_256(name.encode()).digest(_COLUMNS * _ROWS * 3)
    if name.startswith("blurred-"):
        noise = bytes(level // 8 for level in noise)
    flat = list(zip(noise[::3], noise[1::3], noise[2::3], strict=True))
    return [flat[row * _COLUMNS : (row + 1) * _COLUMNS] for row in range(_ROWS)]


def make_png(name: str) -> bytes:
    """A PNG of coloured tiles, flat in themselves."""
    rows, side = b"", _find_tile_size(name)
    for tiles in _make_tiles(name):
        line = b"\0" + b"".join(bytes(tile) * side for tile in tiles)
        rows += line * side
    header = struct.pack(">IIBBBBB", _COLUMNS * side, _ROWS * side, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_build_chunk(kind, data) for kind, data in parts)


def _build_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def make_jpeg(name: str) -> bytes:
    """A baseline JPEG of flat blocks: a DC difference and an end of block for each component."""
    side = _find_tile_size(name)
    components = bytes((3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0))
    categories = bytes((0, 0, 0, 12)) + bytes(12) + bytes(range(12))
    segments = (
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        (0xFE, name.encode()),
        (0xDB, b"\0" + bytes([8] * 64)),
        (0xC0, struct.pack(">BHH", 8, _ROWS * side, _COLUMNS * side) + components),
        (0xC4, b"\0" + categories),
        (0xC4, b"\x10" + bytes((1,)) + bytes(15) + b"\0"),
        (0xDA, bytes((3, 1, 0, 2, 0, 3, 0, 0, 63, 0))),
    )
    head = b"".join(
        struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data for mark, data in segments
    )
    return b"\xff\xd8" + head + _build_scan(name) + b"\xff\xd9"


def _build_scan(name: str) -> bytes:
    bits: list[str] = []
    before = [0, 0, 0]
    per_tile = _find_tile_size(name) // 8
    for tiles in _make_tiles(name):
        line = [tile for tile in tiles for _ in range(per_tile)] * per_tile
        for tile in line:
            for part, level in enumerate(tile):
                bits.append(_encode_difference(level - 128 - before[part]))
                before[part] = level - 128
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8).replace(b"\xff", b"\xff\0")


def _encode_difference(value: int) -> str:
    """Category, value and the end of the block."""
    category = abs(value).bit_length()
    coded = value if value > 0 else value + (1 << category) - 1
    return f"{category:0{_CATEGORY_BITS}b}" + (f"{coded:0{category}b}" if category else "") + "0"
