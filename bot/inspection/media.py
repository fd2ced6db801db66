"""What videos and voice messages tell without being played: length, size and date."""

import mmap
import re
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.inspection.capture_date import EARLIEST_YEAR, parse_timestamp
from bot.inspection.findings import (
    BOX_TYPES,
    CaptureTime,
    DateSource,
    FileType,
    Inspection,
    RejectedFileError,
    RejectionReason,
)
from bot.inspection.metadata.iso_media.boxes import Box, Buffer, is_cut_off, walk_boxes

MP4_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001  # from which these files count, in UTC
OPUS_RATE = 48_000
CREATION_KEY = b"com.apple.quicktime.creationdate"
TAIL_BYTES = 1 << 17  # bytes


def inspect_media(path: Path, kind: FileType) -> Inspection:
    """What a video or voice message is; raises RejectedFileError without a table of contents."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if kind in BOX_TYPES:
            return _inspect_video(data, kind)
        return Inspection(kind, len(data), seconds=_read_opus_duration(data))


def _inspect_video(data: Buffer, kind: FileType) -> Inspection:
    boxes = list(walk_boxes(data))
    head = next((box for box in boxes if box.name == b"mvhd"), None)
    if head is None:
        raise RejectedFileError(
            RejectionReason.CUT_OFF if is_cut_off(data) else RejectionReason.BROKEN
        )
    if not all(box.complete for box in boxes if not box.path):
        raise RejectedFileError(RejectionReason.CUT_OFF)
    try:
        created, seconds = _read_header(data, head)
        tracks = [_read_size(data, box) for box in boxes if box.name == b"tkhd"]
    except (struct.error, IndexError) as error:  # a box shorter than it should be
        raise RejectedFileError(RejectionReason.BROKEN) from error
    width, height = max(tracks, default=(0, 0))
    capture_time = _find_phone_date(data, boxes) or created
    return Inspection(
        kind, len(data), width or None, height or None, seconds=seconds, capture_time=capture_time
    )


def _read_header(data: Buffer, box: Box) -> tuple[CaptureTime | None, float | None]:
    """Return when it was made and how many seconds it lasts."""
    layout = ">xxxxQQIQ" if data[box.start] == 1 else ">xxxxIIII"
    created, _, scale, length = struct.unpack_from(layout, data, box.start)
    return _convert_seconds(created), (length / scale if scale else None)


def _convert_seconds(seconds: int) -> CaptureTime | None:
    try:
        at = MP4_EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return CaptureTime(at, timedelta(), DateSource.FILMED) if at.year >= EARLIEST_YEAR else None


def _read_size(data: Buffer, box: Box) -> tuple[int, int]:
    """Return width and height as shown: a phone held upright films lying and notes the turn."""
    matrix = box.start + (52 if data[box.start] == 1 else 40)
    a, b, _, c, d, *_ = struct.unpack_from(">9i", data, matrix)
    width, height = (side >> 16 for side in struct.unpack_from(">II", data, matrix + 36))
    return (height, width) if not a and not d and b and c else (width, height)


def _find_phone_date(data: Buffer, boxes: list[Box]) -> CaptureTime | None:
    """Return the date iPhones add, in local time with its offset."""
    for keys in (box for box in boxes if box.name == b"keys"):
        for number, name in enumerate(_list_keys(data, keys), 1):
            for box in boxes if name == CREATION_KEY else ():
                if box.path == (*keys.path, b"ilst") and box.name == struct.pack(">I", number):
                    text = bytes(data[box.start + 16 : min(box.end, box.start + 64)])
                    return parse_timestamp(text.decode("ascii", "replace"), "", DateSource.FILMED)
    return None


def _list_keys(data: Buffer, keys: Box) -> Iterator[bytes]:
    at = keys.start + 8
    while at + 8 <= keys.end and (length := struct.unpack_from(">I", data, at)[0]) > 8:
        yield bytes(data[at + 8 : min(at + length, keys.end)])
        at += length


def _read_opus_duration(data: Buffer) -> float | None:
    """Return the length of a voice message: its last page says how many samples there were."""
    last = [match.start() for match in re.finditer(rb"OggS\0", data[-TAIL_BYTES:])]
    if not last or b"OpusHead" not in data[:128]:
        return None
    at = max(0, len(data) - TAIL_BYTES) + last[-1] + 6
    if at + 8 > len(data):
        return None
    return int(struct.unpack_from("<q", data, at)[0]) / OPUS_RATE
