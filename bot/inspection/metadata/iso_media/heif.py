"""A HEIC or AVIF with its pictures and how they are put together; of the rest only zeros stay.

The pictures, their Exif and their descriptions are items: a list tells the type of each, and
another where in the file its bytes are.
"""

from collections.abc import Mapping

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.iso_media.box_copy import BoxCopy, Rule, keep_handler, keep_only_head
from bot.inspection.metadata.iso_media.boxes import Box, list_boxes
from bot.inspection.metadata.iso_media.codecs import keep_colours
from bot.inspection.metadata.iso_media.item_places import ItemPlaces, find_entries, list_items
from bot.inspection.metadata.iso_media.messages import blank_messages
from bot.inspection.metadata.iso_media.movie import build_movie_rules
from bot.inspection.metadata.iso_media.samples import HEVC_CODES

PICTURE_ITEMS = HEVC_CODES | {b"av01", b"grid", b"iovl", b"iden", b"tmap"}
UNIT_LENGTH_BYTES = 4  # before each unit of HEVC, as all phones write it
EMPTY_EXIF = b"MM\0*\0\0\0\x08" + bytes(6)
EXIF_HEAD = b"\0\0\0\x06Exif\0\0"
PROPERTIES: Mapping[bytes, Rule] = {
    **dict.fromkeys((b"hvcC", b"av1C", b"ispe", b"pixi", b"irot", b"imir", b"clap", b"pasp")),
    **dict.fromkeys((b"auxC", b"rloc", b"lsel", b"a1op", b"a1lx", b"clli", b"mdcv", b"lhvC")),
    b"colr": keep_colours,
}


def strip_heif(data: bytes, exif: bytes) -> bytes:
    """Return the pictures with `exif` (b"" for none), as long as before.

    Raises MalformedFileError.
    """
    copy = BoxCopy(data)
    exifs = list[tuple[int, int]]()

    def keep_items(copy: BoxCopy, box: Box) -> None:
        exifs.extend(_keep_items(copy, box))

    copy.apply({**build_movie_rules(), b"meta": keep_items}, 0, len(data))
    for start, end in exifs:
        _write_exif(copy.out, start, end, exif or EMPTY_EXIF)
    return bytes(copy.out)


def _keep_items(copy: BoxCopy, box: Box) -> list[tuple[int, int]]:
    """Keep what is of pictures; return where Exif lies."""
    rules: Mapping[bytes, Rule] = {
        **dict.fromkeys((b"pitm", b"iloc", b"iref")),
        b"hdlr": keep_handler,
        b"iinf": _keep_list,
        b"iprp": {b"ipco": PROPERTIES, b"ipma": None},
        b"idat": keep_only_head,
    }
    copy.keep(box.head, box.start + 4)
    copy.apply(rules, box.start + 4, box.end)
    places, exifs = ItemPlaces.read(copy.data, box), list[tuple[int, int]]()
    for number, kind in list_items(copy.data, box):
        extents = places.find(number)
        if kind in PICTURE_ITEMS:
            _keep_picture(copy, extents, hevc=kind in HEVC_CODES)
        elif kind == b"Exif":
            exifs += extents[:1]
    return exifs


def _keep_list(copy: BoxCopy, box: Box) -> None:
    """Keep the number and type of each item, and not its name."""
    entries = find_entries(copy.data, box)
    copy.keep(box.head, entries)
    for entry in list_boxes(copy.data, entries, box.end):
        width = {2: 2, 3: 4}.get(copy.data[entry.start])
        if width is None:
            raise MalformedFileError
        copy.keep(entry.head, entry.start + 4 + width + 6)


def _keep_picture(copy: BoxCopy, extents: list[tuple[int, int]], *, hevc: bool) -> None:
    for start, end in extents:
        copy.keep(start, end)
    if hevc and len(extents) == 1:
        blank_messages(copy.out, *extents[0], UNIT_LENGTH_BYTES, hevc=True)


def _write_exif(out: bytearray, start: int, end: int, exif: bytes) -> None:
    """Write Exif where it was, if it has room there."""
    whole = EXIF_HEAD + exif
    if len(whole) <= end - start:
        out[start : start + len(whole)] = whole
