"""A film with its pictures, its sound and the day it was filmed: no other tracks, no descriptions.

Phones write their place into descriptions, cameras and drones also into tracks of their own, beside
the pictures. Of the data only what a kept track points to stays.
"""

from collections.abc import Mapping

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.iso_media.box_copy import (
    BoxCopy,
    Rule,
    keep_handler,
    keep_only_head,
    keep_references,
)
from bot.inspection.metadata.iso_media.boxes import Box, list_boxes
from bot.inspection.metadata.iso_media.codecs import keep_picture_codecs, keep_sound_codecs
from bot.inspection.metadata.iso_media.fragments import list_runs
from bot.inspection.metadata.iso_media.messages import blank_messages
from bot.inspection.metadata.iso_media.samples import Track, list_samples, read_track
from bot.inspection.metadata.jpeg import strip_jpeg

CODECS_BY_HANDLER: Mapping[bytes, Rule] = {
    b"vide": keep_picture_codecs,
    b"pict": keep_picture_codecs,
    b"soun": keep_sound_codecs,
}
PHOTO_CODES = frozenset((b"jpeg", b"mjpg"))
SAMPLE_TABLES: Mapping[bytes, Rule] = dict.fromkeys(
    (
        *(b"stts", b"ctts", b"cslg", b"stss", b"stsz", b"stz2", b"stsc", b"stco", b"co64"),
        *(b"sdtp", b"stps", b"sbgp", b"sgpd"),
    )
)
FRAGMENT: Mapping[bytes, Rule] = dict.fromkeys(
    (b"tfhd", b"tfdt", b"trun", b"sdtp", b"sbgp", b"sgpd")
)


def strip_movie(data: bytes) -> bytes:
    """Return the film, as long as before; raises MalformedFileError."""
    copy = BoxCopy(data)
    copy.apply(build_movie_rules(), 0, len(data))
    return bytes(copy.out)


def build_movie_rules() -> dict[bytes, Rule]:
    """Return what is kept of a film, for one file."""
    tracks = dict[int, Track]()

    def keep_track(copy: BoxCopy, box: Box) -> None:
        track = read_track(copy.data, box)
        if track and track.handler in CODECS_BY_HANDLER:
            tracks[track.number] = track
            copy.keep_head(box)
            copy.apply(_build_track_rules(track), box.start, box.end)
            _keep_samples(copy, track, list_samples(copy.data, track))
        else:
            copy.discard(box)

    def keep_fragment(copy: BoxCopy, box: Box) -> None:
        runs = list_runs(copy.data, box, tracks)
        copy.keep_head(box)
        for part in list_boxes(copy.data, box.start, box.end):
            if part.name == b"mfhd":
                copy.keep(part.head, part.end)
            elif part.head in runs:
                number, places = runs[part.head]
                copy.keep_head(part)
                copy.apply(FRAGMENT, part.start, part.end)
                _keep_samples(copy, tracks[number], places)
            else:
                copy.discard(part)

    return {
        **dict.fromkeys((b"ftyp", b"styp", b"sidx")),
        b"mdat": keep_only_head,
        b"moov": {b"mvhd": None, b"trak": keep_track, b"mvex": dict.fromkeys((b"mehd", b"trex"))},
        b"moof": keep_fragment,
        b"mfra": dict.fromkeys((b"tfra", b"mfro")),
    }


def _build_track_rules(track: Track) -> Mapping[bytes, Rule]:
    samples = {**SAMPLE_TABLES, b"stsd": CODECS_BY_HANDLER[track.handler]}
    media = {
        **dict.fromkeys((b"vmhd", b"smhd", b"nmhd")),
        b"hdlr": keep_handler,
        b"dinf": {b"dref": keep_references},
        b"stbl": samples,
    }
    return {
        b"tkhd": None,
        b"edts": {b"elst": None},
        b"tapt": dict.fromkeys((b"clef", b"prof", b"enof")),
        b"mdia": {b"mdhd": None, b"hdlr": keep_handler, b"minf": media},
    }


def _keep_samples(copy: BoxCopy, track: Track, places: list[tuple[int, int]]) -> None:
    """Keep the samples, and in each no message of the camera's to the player."""
    for start, end in places:
        copy.keep(start, end)
        if track.code in PHOTO_CODES:
            photo = strip_jpeg(copy.data[start:end], b"")
            if len(photo) > end - start:
                raise MalformedFileError
            copy.out[start:end] = photo.ljust(end - start, b"\0")
        elif track.length_bytes:
            blank_messages(copy.out, start, end, track.length_bytes, hevc=track.is_hevc)
