"""Messages to the player among the pictures of AVC and HEVC, in which cameras write their place.

A sample is a row of units, each with its length before it. A unit of messages (SEI) holds several,
each with its type and length; it stays where all of them are about the picture.
"""

# Buffering, times, recovery, and how bright and in which colours the picture is meant.
PICTURE_MESSAGES = frozenset((0, 1, 6, 128, 129, 132, 136, 137, 144, 147))
AVC_MESSAGE, AVC_FILLER = 6, 12
HEVC_MESSAGES, HEVC_FILLER = frozenset((39, 40)), 38


def blank_messages(out: bytearray, start: int, end: int, length_bytes: int, *, hevc: bool) -> None:
    """Turn the units with other messages into fillers, which every decoder passes over."""
    at = start
    while at + length_bytes < end:
        first = at + length_bytes
        at = first + int.from_bytes(out[at:first])
        if at > end:
            return  # no units: what follows is nothing a decoder reads
        if hevc and out[first] >> 1 & 63 in HEVC_MESSAGES:
            _blank_unit(out, first, at, (HEVC_FILLER << 1, 1))
        elif not hevc and out[first] & 31 == AVC_MESSAGE:
            _blank_unit(out, first, at, (AVC_FILLER,))


def _blank_unit(out: bytearray, start: int, end: int, filler: tuple[int, ...]) -> None:
    inside = start + len(filler)
    content = bytes(out[inside:end]).replace(b"\0\0\3", b"\0\0")
    if inside < end and not set(_list_types(content)) <= PICTURE_MESSAGES:
        out[start:inside] = bytes(filler)
        out[inside:end] = b"\xff" * (end - inside - 1) + b"\x80"


def _list_types(content: bytes) -> list[int]:
    """Return the types of the messages in a unit; -1 for what is none."""
    found, at = list[int](), 0
    while at < len(content) and content[at:] != b"\x80":
        kind, at = _read_number(content, at)
        length, at = _read_number(content, at)
        at += length
        found.append(kind if at <= len(content) else -1)
    return found


def _read_number(content: bytes, at: int) -> tuple[int, int]:
    """Return a number, written as bytes of 255 and a smaller one, and where it ends."""
    number = 0
    while content[at : at + 1] == b"\xff":
        number, at = number + 255, at + 1
    return number + (content[at] if at < len(content) else 0), at + 1
