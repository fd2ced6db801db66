"""A colour profile with its colours and no words: its texts name screens, programs and people.

A profile is a head of 128 bytes, a table of tags (name, offset, length), and their contents.
"""

import struct

HEAD_BYTES, ENTRY_BYTES, MAX_TAGS = 128, 12, 100
COLOUR_TAGS = frozenset(
    (
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt"),
        *(b"chad", b"chrm", b"lumi", b"cicp", b"gamt", b"A2B0", b"A2B1", b"A2B2", b"B2A0"),
        *(b"B2A1", b"B2A2", b"D2B0", b"D2B1", b"D2B2", b"B2D0", b"B2D1", b"B2D2"),
    )
)
# In the head: the maker of the program, the date, maker and model, author, checksum, and the rest.
WORDS_IN_HEAD = ((4, 8), (24, 36), (48, 56), (80, HEAD_BYTES))
NAME = "Colours"


def rebuild_profile(profile: bytes) -> bytes:
    """Return the profile with its colours only, b"" where it is none."""
    if len(profile) < HEAD_BYTES + 4 or profile[36:40] != b"acsp":
        return b""
    contents = {**_read_colours(profile), **_build_texts(modern=profile[8] >= 4)}
    at = HEAD_BYTES + 4 + ENTRY_BYTES * len(contents)
    table, body = struct.pack(">I", len(contents)), b""
    for name, content in contents.items():
        table += struct.pack(">4sII", name, at + len(body), len(content))
        body += content.ljust(-(-len(content) // 4) * 4, b"\0")
    head = bytearray(profile[:HEAD_BYTES])
    for start, end in WORDS_IN_HEAD:
        head[start:end] = bytes(end - start)
    head[:4] = struct.pack(">I", at + len(body))
    return bytes(head) + table + body


def _read_colours(profile: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", profile, HEAD_BYTES)
    found = dict[bytes, bytes]()
    for number in range(min(count, MAX_TAGS)):
        at = HEAD_BYTES + 4 + ENTRY_BYTES * number
        if at + ENTRY_BYTES > len(profile):
            break
        name, start, length = struct.unpack_from(">4sII", profile, at)
        if name in COLOUR_TAGS:
            found[name] = profile[start : start + length]
    return found


def _build_texts(*, modern: bool) -> dict[bytes, bytes]:
    """Return the name and the right of use that each profile must have."""
    if modern:
        wide = NAME.encode("utf-16-be")
        text = struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(wide), 28) + wide
        return {b"desc": text, b"cprt": text}
    plain = NAME.encode() + b"\0"
    described = struct.pack(">4s4xI", b"desc", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)
    return {b"desc": described, b"cprt": b"text" + bytes(4) + plain}
