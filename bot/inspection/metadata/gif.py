"""A GIF with its pictures, their times and how often they repeat, and nothing else."""

from bot.inspection.metadata.errors import MalformedFileError

HEAD_BYTES = 13
EXTENSION, PICTURE, END = 0x21, 0x2C, 0x3B
CONTROL, APPLICATION = 0xF9, 0xFF
REPEAT = b"\x0bNETSCAPE2.0\x03\x01"  # and how often, in two bytes


def strip_gif(data: bytes) -> bytes:
    """Return the pictures; raises MalformedFileError."""
    at = HEAD_BYTES + _count_colours(data[10:11])
    out = [data[:at]]
    while at < len(data) and data[at] != END:
        start, label = at, data[at + 1 : at + 2]
        if data[at] == PICTURE:
            at += 10 + _count_colours(data[at + 9 : at + 10]) + 1
            at = _skip_blocks(data, at)
            out.append(data[start:at])
        elif data[at] == EXTENSION and label:
            at = _skip_blocks(data, at + 2)
            if label[0] == CONTROL:
                out.append(data[start:at])
            elif label[0] == APPLICATION and data.startswith(REPEAT, start + 2):
                out.append(data[start : start + 2 + len(REPEAT) + 2] + b"\0")
        else:
            raise MalformedFileError
    return b"".join((*out, bytes((END,))))


def _count_colours(flags: bytes) -> int:
    """Return the bytes of the table of colours that such a byte announces."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _skip_blocks(data: bytes, at: int) -> int:
    """Return where a row of blocks ends; each begins with its length, and the last has none."""
    while at < len(data):
        length = data[at]
        at += 1 + length
        if not length:
            return at
    raise MalformedFileError
