"""PDFs that hold one thing in another without end, or unpack to far more than they are."""

import zlib

from tests.support.inspection import sample_files

DEEP = 200_000
PIECE = 8 << 20
PIECES = 128  # a gigabyte


def deep(opened: bytes, closed: bytes) -> bytes:
    """A PDF whose catalog holds one thing in another, two hundred thousand times."""
    nest = opened * DEEP + closed * DEEP
    catalog = b"<</Type/Catalog/Pages 2 0 R/Names " + nest + b">>"
    return sample_files.bound([catalog, b"<</Type/Pages/Count 0/Kids[]>>"], "/Root 1 0 R")


def pages() -> bytes:
    """A PDF in which each branch of pages holds only the next branch."""
    branches = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % n for n in range(3, 3 + DEEP // 10)]
    return sample_files.bound([b"<</Type/Catalog/Pages 2 0 R>>", *branches], "/Root 1 0 R")


def packed() -> bytes:
    """A PDF that is kept in a stream which unpacks to a gigabyte of nothing."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(bytes(PIECE)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush() + ((PIECE * PIECES % 65521) << 16 | 1).to_bytes(4, "big")
    content = b"\x78\xda" + piece * PIECES + end
    head = b"<</Type/ObjStm/N 1/First 8/Filter/FlateDecode/Length %d>>stream\n" % len(content)
    return sample_files.bound([head + content + b"\nendstream"], "/Root 5 0 R")
