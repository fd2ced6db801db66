"""What videos and voice messages tell without being played: length, size and date."""

import mmap
import re
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.inspection.capture_date import EARLIEST, stamp
from bot.inspection.findings import BOXED, Inspection, Kind, Reason, Source, Taken, Unfit
from bot.inspection.metadata.mp4_boxes import Box, is_cut_off, walk
from bot.inspection.metadata.tiff import Buffer

ZERO = datetime(1904, 1, 1)  # noqa: DTZ001  # from which these files count, in UTC
OPUS_RATE = 48_000
CREATED = b"com.apple.quicktime.creationdate"
LAST_PAGES = 1 << 17  # bytes


def heard_or_seen(path: Path, kind: Kind) -> Inspection:
    """What a video or a voice message is; raises Unfit when it has no table of contents."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if kind in BOXED:
            return _film(data, kind)
        return Inspection(kind, len(data), seconds=_opus_seconds(data))


def _film(data: Buffer, kind: Kind) -> Inspection:
    boxes = list(walk(data))
    head = next((box for box in boxes if box.name == b"mvhd"), None)
    if head is None:
        raise Unfit(Reason.CUT_OFF if is_cut_off(data) else Reason.BROKEN)
    if not all(box.whole for box in boxes if not box.path):
        raise Unfit(Reason.CUT_OFF)
    try:
        created, seconds = _header(data, head)
        tracks = [_size(data, box) for box in boxes if box.name == b"tkhd"]
    except (struct.error, IndexError) as error:  # a box shorter than it should be
        raise Unfit(Reason.BROKEN) from error
    width, height = max(tracks, default=(0, 0))
    taken = _phone_date(data, boxes) or created
    return Inspection(kind, len(data), width or None, height or None, seconds=seconds, taken=taken)


def _header(data: Buffer, box: Box) -> tuple[Taken | None, float | None]:
    """Return when it was made and how many seconds it lasts."""
    layout = ">xxxxQQIQ" if data[box.start] == 1 else ">xxxxIIII"
    created, _, scale, length = struct.unpack_from(layout, data, box.start)
    return _since_zero(created), (length / scale if scale else None)


def _since_zero(seconds: int) -> Taken | None:
    try:
        at = ZERO + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return Taken(at, timedelta(), Source.FILMED) if at.year >= EARLIEST else None


def _size(data: Buffer, box: Box) -> tuple[int, int]:
    """Return width and height as shown: a phone held upright films lying and notes the turn."""
    matrix = box.start + (52 if data[box.start] == 1 else 40)
    a, b, _, c, d, *_ = struct.unpack_from(">9i", data, matrix)
    width, height = (side >> 16 for side in struct.unpack_from(">II", data, matrix + 36))
    return (height, width) if not a and not d and b and c else (width, height)


def _phone_date(data: Buffer, boxes: list[Box]) -> Taken | None:
    """Return the date iPhones add, in local time with its offset."""
    for keys in (box for box in boxes if box.name == b"keys"):
        for number, name in enumerate(_names(data, keys), 1):
            for box in boxes if name == CREATED else ():
                if box.path == (*keys.path, b"ilst") and box.name == struct.pack(">I", number):
                    text = bytes(data[box.start + 16 : min(box.end, box.start + 64)])
                    return stamp(text.decode("ascii", "replace"), "", Source.FILMED)
    return None


def _names(data: Buffer, keys: Box) -> Iterator[bytes]:
    at = keys.start + 8
    while at + 8 <= keys.end and (length := struct.unpack_from(">I", data, at)[0]) > 8:
        yield bytes(data[at + 8 : min(at + length, keys.end)])
        at += length


def _opus_seconds(data: Buffer) -> float | None:
    """Return the length of a voice message: its last page says how many samples there were."""
    last = [match.start() for match in re.finditer(rb"OggS\0", data[-LAST_PAGES:])]
    if not last or b"OpusHead" not in data[:128]:
        return None
    at = max(0, len(data) - LAST_PAGES) + last[-1] + 6
    if at + 8 > len(data):
        return None
    return int(struct.unpack_from("<q", data, at)[0]) / OPUS_RATE
