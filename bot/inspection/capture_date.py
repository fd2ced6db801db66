"""When a file says it was made: the dates of cameras, phones and programs, read strictly."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from PIL import Image

from bot.inspection.exif import CAMERA
from bot.inspection.findings import Source, Taken

# Each date with its offset from UTC, the best first; those of the last stand in the first table.
SHOT = (Source.SHOT, 0x9003, 0x9011)
DIGITIZED = (Source.DIGITIZED, 0x9004, 0x9012)
CHANGED = (Source.CHANGED, 0x0132, 0x9010)
EARLIEST = 1995  # a year; clocks that were never set show an earlier one

STAMP = re.compile(
    r"\s*(?:D:)?(\d{4})[:-]?(\d\d)[:-]?(\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)(?:[.]\d+)?(.*)", re.DOTALL
)
OFFSET = re.compile(r"([+-])(\d\d):?'?(\d\d)?'?")


def dated(exif: Image.Exif) -> Taken | None:
    """When a picture was taken, by its Exif."""
    return next(_dates(exif), None)


def stamp(text: str, offset: str, source: Source) -> Taken | None:
    """A written date and time with its offset, which may also follow in the text; None if none."""
    if not (found := STAMP.match(text)):
        return None
    try:
        local = datetime(*map(int, found.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    if local.year < EARLIEST:
        return None
    return Taken(local, _offset(offset or found[7]), source)


def _dates(exif: Image.Exif) -> Iterator[Taken]:
    camera = exif.get_ifd(CAMERA)
    for source, tag, offset_tag in (SHOT, DIGITIZED, CHANGED):
        table = exif if source is Source.CHANGED else camera
        text, offset = str(table.get(tag) or ""), str(camera.get(offset_tag) or "")
        if taken := stamp(text, offset, source):
            yield taken


def _offset(text: str) -> timedelta | None:
    if text.strip().startswith("Z"):
        return timedelta()
    if not (found := OFFSET.match(text.strip())):
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if span > timedelta(hours=14):
        return None
    return -span if found[1] == "-" else span
