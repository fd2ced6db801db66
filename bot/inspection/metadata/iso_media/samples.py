"""Where the samples of a film's track lie in the file, by the tables of the track."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.iso_media.boxes import Box, index_boxes, list_boxes
from bot.inspection.metadata.iso_media.codecs import VISUAL_BYTES

AVC_CODES, HEVC_CODES = frozenset((b"avc1", b"avc3")), frozenset((b"hvc1", b"hev1"))
PLAIN_SOUND_CODES = frozenset((b"sowt", b"twos", b"raw ", b"NONE", b"in24", b"in32", b"fl32"))


@dataclass(frozen=True, slots=True)
class Track:
    """One track: its number, what kind of samples it has, and its tables.

    `length_bytes` are those of the length before each unit of AVC or HEVC, 0 where there is none.
    """

    number: int
    handler: bytes
    code: bytes = b""
    length_bytes: int = 0
    is_hevc: bool = False
    tables: Mapping[bytes, Box] = field(default_factory=dict)


def read_track(data: bytes, box: Box) -> Track | None:
    """Return the track in a box; None where its kind is not told. Raises MalformedFileError."""
    inside = _find_boxes(data, box)
    media = _find_boxes(data, inside.get(b"mdia"))
    if b"tkhd" not in inside or b"hdlr" not in media:
        return None
    head = inside[b"tkhd"].start
    (number,) = struct.unpack_from(">I", data, head + (20 if data[head] == 1 else 12))
    handler = data[media[b"hdlr"].start + 8 : media[b"hdlr"].start + 12]
    tables = _find_boxes(data, _find_boxes(data, media.get(b"minf")).get(b"stbl"))
    if b"stsd" not in tables:
        raise MalformedFileError
    entry = next(list_boxes(data, tables[b"stsd"].start + 8, tables[b"stsd"].end), None)
    code = entry.name if entry else b""
    is_hevc = code in HEVC_CODES
    width = _find_length_bytes(data, entry) if entry and (is_hevc or code in AVC_CODES) else 0
    return Track(number, handler, code, width, is_hevc, tables)


def _find_boxes(data: bytes, box: Box | None) -> Mapping[bytes, Box]:
    return index_boxes(data, box.start, box.end) if box else {}


def _find_length_bytes(data: bytes, entry: Box) -> int:
    for box in list_boxes(data, entry.start + VISUAL_BYTES, entry.end):
        if box.name in {b"avcC", b"hvcC"}:
            return (data[box.start + (4 if box.name == b"avcC" else 21)] & 3) + 1
    raise MalformedFileError


def list_samples(data: bytes, track: Track) -> list[tuple[int, int]]:
    """Return where the samples start and end; those of one size stand together by chunks.

    Raises MalformedFileError.
    """
    try:
        sizes, uniform = _read_sizes(data, track)
        found, number = list[tuple[int, int]](), 0
        for offset, count in _list_chunks(data, track.tables):
            if uniform:
                found.append((offset, offset + int(uniform * count)))
                continue
            for size in sizes[number : number + count]:
                found.append((offset, offset + size))
                offset += size
            number += count
    except (KeyError, struct.error, IndexError) as error:
        raise MalformedFileError from error
    return found


def _list_chunks(data: bytes, tables: Mapping[bytes, Box]) -> Iterator[tuple[int, int]]:
    """Yield where each chunk starts and how many samples it has."""
    wide = b"co64" in tables
    places = _read_table(data, tables[b"co64" if wide else b"stco"], ">Q" if wide else ">I")
    runs = _read_table(data, tables[b"stsc"], ">III")
    at, count = 0, 0
    for number, (offset,) in enumerate(places, 1):
        while at < len(runs) and runs[at][0] <= number:
            count, at = runs[at][1], at + 1
        yield offset, count


def _read_table(data: bytes, box: Box, layout: str) -> list[tuple[int, ...]]:
    (count,) = struct.unpack_from(">I", data, box.start + 4)
    end = box.start + 8 + count * struct.calcsize(layout)
    if end > box.end:
        raise MalformedFileError
    return list(struct.iter_unpack(layout, data[box.start + 8 : end]))


def _read_sizes(data: bytes, track: Track) -> tuple[list[int], float]:
    """Return the size of each sample, or none and the one that all have."""
    if box := track.tables.get(b"stsz"):
        uniform, count = struct.unpack_from(">II", data, box.start + 4)
        if uniform:
            return [], _correct_size(data, track, uniform)
        width, start = 32, box.start + 12
    else:
        box = track.tables[b"stz2"]
        _, width, count = struct.unpack_from(">3sBI", data, box.start + 4)
        start = box.start + 12
    if width not in {4, 8, 16, 32} or start + count * width // 8 > box.end:
        raise MalformedFileError
    content = data[start : start + -(-count * width // 8)]
    if width == 4:  # bits
        return [part for byte in content for part in (byte >> 4, byte & 15)][:count], 0
    return [
        int.from_bytes(content[at : at + width // 8]) for at in range(0, len(content), width // 8)
    ], 0


def _correct_size(data: bytes, track: Track, uniform: float) -> float:
    """Return the bytes of a sample; for plain sound QuickTime writes 1, whatever it has."""
    entry = next(list_boxes(data, track.tables[b"stsd"].start + 8, track.tables[b"stsd"].end))
    version, channels, bits = struct.unpack_from(">H6xHH", data, entry.start + 8)
    if track.handler != b"soun" or uniform > 1:
        return uniform
    if version == 1:
        per_packet, _, per_frame = struct.unpack_from(">III", data, entry.start + 28)
        return float(per_frame / max(1, per_packet))
    return float(channels * bits / 8) if track.code in PLAIN_SOUND_CODES else uniform
