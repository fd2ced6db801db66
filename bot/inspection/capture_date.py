"""When a file says it was made: the dates of cameras, phones and programs, read strictly."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from PIL import Image

from bot.inspection.exif import CAMERA_TAG
from bot.inspection.findings import CaptureTime, DateSource

# Each date with its offset from UTC, the best first; those of the last stand in the first table.
SHOT_TAGS = (DateSource.SHOT, 0x9003, 0x9011)
DIGITIZED_TAGS = (DateSource.DIGITIZED, 0x9004, 0x9012)
CHANGED_TAGS = (DateSource.CHANGED, 0x0132, 0x9010)
EARLIEST_YEAR = 1995  # a year; clocks that were never set show an earlier one

TIMESTAMP = re.compile(
    r"\s*(?:D:)?(\d{4})[:-]?(\d\d)[:-]?(\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)(?:[.]\d+)?(.*)", re.DOTALL
)
UTC_OFFSET = re.compile(r"([+-])(\d\d):?'?(\d\d)?'?")


def find_capture_time(exif: Image.Exif) -> CaptureTime | None:
    """When a picture was taken, by its Exif."""
    return next(_read_dates(exif), None)


def parse_timestamp(text: str, offset: str, source: DateSource) -> CaptureTime | None:
    """A written date and time with its offset, which may also follow in the text; None if none."""
    if not (found := TIMESTAMP.match(text)):
        return None
    try:
        local = datetime(*map(int, found.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    if local.year < EARLIEST_YEAR:
        return None
    return CaptureTime(local, _parse_offset(offset or found[7]), source)


def _read_dates(exif: Image.Exif) -> Iterator[CaptureTime]:
    camera = exif.get_ifd(CAMERA_TAG)
    for source, tag, offset_tag in (SHOT_TAGS, DIGITIZED_TAGS, CHANGED_TAGS):
        table = exif if source is DateSource.CHANGED else camera
        text, offset = str(table.get(tag) or ""), str(camera.get(offset_tag) or "")
        if capture_time := parse_timestamp(text, offset, source):
            yield capture_time


def _parse_offset(text: str) -> timedelta | None:
    if text.strip().startswith("Z"):
        return timedelta()
    if not (found := UTC_OFFSET.match(text.strip())):
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if span > timedelta(hours=14):
        return None
    return -span if found[1] == "-" else span
