"""Dates are read as they are written, and what is no date is none."""

from datetime import datetime, timedelta

import pytest
from PIL import Image

from bot.inspection.capture_date import find_capture_time, parse_timestamp
from bot.inspection.findings import CaptureTime, DateSource

AT = datetime(2026, 11, 2, 9, 15, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "offset", "hours"),
    [
        ("2026:11:02 09:15:30", "", None),
        ("2026:11:02 09:15:30", "+08:00", 8),
        ("2026-11-02T09:15:30Z", "", 0),
        ("2026-11-02T09:15:30.250-05:00", "", -5),
        ("2026-11-02T09:15:30+0530", "", 5.5),
        ("D:20261102091530+08'00'", "", 8),
        ("D:20261102091530", "", None),
        ("2026:11:02 09:15:30", "+99:00", None),
        ("2026:11:02 09:15:30\0", "", None),
    ],
)
def test_a_date(text: str, offset: str, hours: float | None) -> None:
    span = None if hours is None else timedelta(hours=hours)
    assert parse_timestamp(text, offset, DateSource.SHOT) == CaptureTime(AT, span, DateSource.SHOT)


@pytest.mark.parametrize(
    "text", ["", "0000:00:00 00:00:00", "2026:13:02 09:15:30", "1980:01:01 00:00:00", "yesterday"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_timestamp(text, "", DateSource.SHOT) is None


def test_the_best_date_there_is() -> None:
    exif = Image.Exif()
    assert find_capture_time(exif) is None
    exif[0x0132] = "2026:11:04 10:00:00"
    changed = datetime(2026, 11, 4, 10)  # noqa: DTZ001
    assert find_capture_time(exif) == CaptureTime(changed, None, DateSource.CHANGED)
    exif.get_ifd(0x8769)[0x9004] = "2026:11:03 10:00:00"
    digitized = datetime(2026, 11, 3, 10)  # noqa: DTZ001
    assert find_capture_time(exif) == CaptureTime(digitized, None, DateSource.DIGITIZED)
    exif.get_ifd(0x8769)[0x9003] = "2026:11:02 09:15:30"
    assert find_capture_time(exif) == CaptureTime(AT, None, DateSource.SHOT)
