"""An MP3 with its frames of sound and nothing between, before or behind them."""

from bot.inspection.metadata.errors import MalformedFileError

FRAME_HEAD_BYTES = 4

# By version bits (3 is MPEG 1): kilobits a second by their number, samples a second by theirs.
BIT_RATES = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def strip_mp3(data: bytes) -> bytes:
    """Return the frames; raises MalformedFileError where there are none."""
    out, at, in_sound = list[bytes](), 0, False
    while at + FRAME_HEAD_BYTES <= len(data):
        length = measure_frame(data, at)
        # Other bytes look like the head of a frame as well, but not like two, one behind another.
        if length and (in_sound or measure_frame(data, at + length)):
            out.append(data[at : at + length])
            at, in_sound = at + length, True
        else:
            at, in_sound = data.find(b"\xff", at + 1), False
            if at < 0:
                break
    if not out:
        raise MalformedFileError
    return b"".join(out)


def measure_frame(data: bytes, at: int) -> int:
    """Return the length of the frame at a place in bytes, 0 where there is none."""
    head = int.from_bytes(data[at : at + FRAME_HEAD_BYTES].ljust(FRAME_HEAD_BYTES, b"\0"))
    version, layer, rate, sample = head >> 19 & 3, head >> 17 & 3, head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or version == 1 or layer != 1 or rate in {0, 15} or sample == 3:
        return 0
    is_first = version == 3  # MPEG 1
    scale = 144_000 if is_first else 72_000
    return scale * BIT_RATES[is_first][rate] // SAMPLE_RATES[version][sample] + (head >> 9 & 1)
