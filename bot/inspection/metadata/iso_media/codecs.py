"""What decodes the samples of a film's track: its codec and sizes, without the names in it."""

import struct
from collections.abc import Mapping

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.icc import rebuild_profile
from bot.inspection.metadata.iso_media.box_copy import BoxCopy, Rule
from bot.inspection.metadata.iso_media.boxes import Box, list_boxes

# Bytes of an entry before the boxes in it; of one of sound by its version.
VISUAL_BYTES, SOUND_BYTES = 78, (28, 44, 64)
COMPRESSOR_NAME = (42, 74)  # where an entry of pictures often names the camera


def keep_colours(copy: BoxCopy, box: Box) -> None:
    """Keep how colours are meant; of a profile its colours, filled up with zeros."""
    kind = copy.data[box.start : box.start + 4]
    profile = rebuild_profile(copy.data[box.start + 4 : box.end])
    if kind in {b"nclx", b"nclc"}:
        copy.keep(box.head, box.end)
    elif kind in {b"prof", b"rICC"} and 0 < len(profile) <= box.end - box.start - 4:
        copy.keep(box.head, box.start + 4)
        copy.out[box.start + 4 : box.start + 4 + len(profile)] = profile
    else:
        copy.discard(box)


CODEC_RULES: Mapping[bytes, Rule] = {
    **dict.fromkeys((b"avcC", b"hvcC", b"lhvC", b"hvcE", b"av1C", b"vpcC", b"d263", b"damr")),
    **dict.fromkeys((b"esds", b"dOps", b"alac", b"dac3", b"dec3", b"chan", b"pcmC", b"srat")),
    **dict.fromkeys((b"pasp", b"clap", b"fiel", b"btrt", b"gama", b"mdcv", b"clli", b"SmDm")),
    **dict.fromkeys((b"CoLL", b"dvcC", b"dvvC", b"frma", b"enda", b"mp4a", b"\0\0\0\0")),
    b"colr": keep_colours,
}


def keep_picture_codecs(copy: BoxCopy, box: Box) -> None:
    """Keep the entries of a track of pictures."""
    copy.keep(box.head, min(box.start + 8, box.end))
    for entry in list_boxes(copy.data, box.start + 8, box.end):
        inside = min(entry.start + VISUAL_BYTES, entry.end)
        copy.keep(entry.head, inside)
        first, last = (min(entry.start + place, entry.end) for place in COMPRESSOR_NAME)
        copy.out[first:last] = bytes(last - first)
        copy.apply(CODEC_RULES, inside, entry.end)


def keep_sound_codecs(copy: BoxCopy, box: Box) -> None:
    """Keep the entries of a track of sound."""
    copy.keep(box.head, min(box.start + 8, box.end))
    for entry in list_boxes(copy.data, box.start + 8, box.end):
        (version,) = struct.unpack_from(">H", copy.data, entry.start + 8)
        if version >= len(SOUND_BYTES):
            raise MalformedFileError
        # A list of version 1 means the shorter of the two entries that call themselves so.
        size = SOUND_BYTES[0 if copy.data[box.start] else version]
        inside = min(entry.start + size, entry.end)
        copy.keep(entry.head, inside)
        copy.apply({**CODEC_RULES, b"wave": CODEC_RULES}, inside, entry.end)
