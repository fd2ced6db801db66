"""Films built box by box, with pictures, sound, and tracks and messages that tell where it was."""

import struct
from collections.abc import Sequence

from tests.support.inspection.sample_files import box, phone

PLACE = b"+22.5431+114.0579 Shenzhen"
PICTURE_UNIT = b"\x65" + bytes(range(1, 120))
USER_DATA = b"\x05" + bytes((16 + len(PLACE),)) + bytes(range(16)) + PLACE + b"\x80"
MESSAGE_UNIT = b"\x06" + USER_DATA
RECOVERY_UNIT = b"\x06\x06\x01\xc4\x80"
HEVC_PICTURE_UNIT = b"\x26\x01" + bytes(range(1, 120))
HEVC_MESSAGE_UNIT = b"\x4e\x01" + USER_DATA
SOUND = b"\x21\x10\x04" + bytes(range(60))
SECONDS = 3_876_426_930  # since 1904: 2026-11-02 01:15:30 UTC


def unit(*contents: bytes) -> bytes:
    """A sample: units, each with its length before it."""
    return b"".join(struct.pack(">I", len(content)) + content for content in contents)


AVC_SAMPLE = unit(RECOVERY_UNIT, MESSAGE_UNIT, PICTURE_UNIT)
HEVC_SAMPLE = unit(HEVC_MESSAGE_UNIT, HEVC_PICTURE_UNIT)


def avc() -> bytes:
    """The entry of a track of AVC, with the name of a camera in it."""
    head = bytes(6) + b"\0\1" + bytes(16) + struct.pack(">HH", 1920, 1080) + bytes(14)
    name = b"\x11Camera of Example".ljust(32, b"\0") + b"\0\x18\xff\xff"
    config = box(b"avcC", b"\1\x42\0\x1e\xff\xe0\0")
    return box(b"avc1", head, name, config, box(b"uuid", bytes(16), PLACE))


def hevc() -> bytes:
    """The entry of a track of HEVC."""
    head = bytes(6) + b"\0\1" + bytes(70)
    return box(b"hvc1", head, box(b"hvcC", bytes(21) + b"\x03\0"))


def sound(code: bytes = b"mp4a", version: int = 0) -> bytes:
    """The entry of a track of sound."""
    head = bytes(6) + b"\0\1" + struct.pack(">HHI", version, 0, 0)
    head += struct.pack(">HHHHI", 2, 16, 0, 0, 48_000 << 16)
    return box(code, head, box(b"esds", bytes(4)), box(b"udta", PLACE))


def timed(code: bytes) -> bytes:
    """The entry of a track of descriptions."""
    return box(code, bytes(6), b"\0\1", box(b"keys", bytes(8), PLACE))


def track(number: int, handler: bytes, entry: bytes, places: Sequence[tuple[int, int]]) -> bytes:
    """A track with a chunk for each of the samples, which lie where they are said to."""
    table = b"".join(struct.pack(">I", at) for at, _ in places)
    sizes = b"".join(struct.pack(">I", size) for _, size in places)
    count = struct.pack(">II", 0, len(places))
    tables = box(
        b"stbl",
        box(b"stsd", struct.pack(">II", 0, 1), entry),
        box(b"stts", bytes(8)),
        box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
        box(b"stsz", bytes(4), struct.pack(">II", 0, len(places)), sizes),
        box(b"stco", count, table),
    )
    references = box(b"dref", struct.pack(">II", 0, 1), box(b"url ", b"\0\0\0\1", PLACE))
    information = box(b"minf", box(b"dinf", references), tables)
    named = box(b"hdlr", bytes(8), handler, bytes(12), b"Track of Example\0")
    media = box(b"mdia", box(b"mdhd", bytes(24)), named, information)
    head = box(b"tkhd", bytes(12), struct.pack(">I", number), bytes(60), b"\7\x80\0\0\4\x38\0\0")
    return box(b"trak", head, box(b"udta", box(b"name", PLACE)), media)


def film(brand: bytes = b"isom") -> bytes:
    """A film of two tracks of pictures and one of sound, and three that tell where it was."""
    samples = (
        (b"vide", avc(), [AVC_SAMPLE, AVC_SAMPLE]),
        (b"vide", hevc(), [HEVC_SAMPLE]),
        (b"soun", sound(), [SOUND, SOUND, SOUND]),
        (b"meta", timed(b"mebx"), [PLACE, PLACE]),
        (b"meta", timed(b"gpmd"), [b"GPS5" + PLACE]),
        (b"text", timed(b"text"), [PLACE]),
    )
    start = box(b"ftyp", brand, bytes(4), brand)
    data, places = b"freeGPS " + PLACE, list[list[tuple[int, int]]]()
    for _, _, contents in samples:
        of_track = list[tuple[int, int]]()
        for content in contents:
            of_track.append((len(start) + 8 + len(data), len(content)))
            data += content
        places.append(of_track)
    tracks = [
        track(number, handler, entry, where)
        for number, ((handler, entry, _), where) in enumerate(zip(samples, places, strict=True), 1)
    ]
    told = box(b"udta", box(b"\xa9xyz", PLACE), box(b"loci", PLACE)) + phone(places=True)
    moov = box(b"moov", movie_head(), *tracks, told, box(b"uuid", bytes(16), PLACE))
    return start + box(b"mdat", data) + moov + box(b"free", PLACE) + box(b"uuid", bytes(16), PLACE)


def movie_head() -> bytes:
    """The head of a film of 12.5 s."""
    return box(b"mvhd", struct.pack(">4xIIII", SECONDS, SECONDS, 600, 7500), bytes(80))


def fragmented() -> bytes:
    """The same, as browsers record it: tracks without tables, and their samples in fragments."""
    entries = ((b"vide", avc()), (b"meta", timed(b"mebx")))
    tracks = [track(number, *entry, []) for number, entry in enumerate(entries, 1)]
    extends = [box(b"trex", struct.pack(">IIIIII", 0, number, 1, 0, 0, 0)) for number in (1, 2)]
    moov = box(b"moov", movie_head(), *tracks, box(b"mvex", *extends))
    start = box(b"ftyp", b"iso5", bytes(4), b"iso5") + moov
    pictures, descriptions = AVC_SAMPLE * 2, PLACE * 2
    parts = b""
    for _ in range(2):  # the first tells the length of the head, on which the places depend
        at = 8 + len(parts) + 8
        parts = box(b"mfhd", bytes(4), b"\0\0\0\1") + fragment(1, at, len(AVC_SAMPLE))
        parts += fragment(2, at + len(pictures), len(PLACE)) + box(b"uuid", bytes(16), PLACE)
    data = box(b"mdat", pictures, descriptions, PLACE)
    return start + box(b"moof", parts) + data + box(b"emsg", PLACE)


def fragment(number: int, offset: int, size: int) -> bytes:
    """A part of a fragment, of two samples."""
    head = box(b"tfhd", struct.pack(">II", 0x20000, number))
    run = box(b"trun", struct.pack(">IIiII", 0x201, 2, offset, size, size))
    return box(b"traf", head, run)
