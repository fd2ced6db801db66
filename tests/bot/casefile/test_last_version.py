"""What is kept of a version comes back as it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.casefile.last_version import LastVersion, decode_last_version, encode_last_version
from bot.casefile.packs import VersionSnapshot
from flows.model.case_file import BuildInfo, FileMetadata, Phrase
from tests.support.casefile import case_files

CAMERA = datetime(2026, 5, 9, 9, 14, 3, 123456)  # noqa: DTZ001  # a camera knows no zone
WHOLE = LastVersion(
    VersionSnapshot(
        case_files.case(case_files.told(), *case_files.exhibits()),
        BuildInfo(
            datetime(2026, 5, 20, 14, 5, 1, 5, tzinfo=UTC),
            version=7,
            buyer="Gulf Office Supplies FZE",
            origins={
                "x0": FileMetadata(CAMERA, "camera", "compressed"),
                "x1": FileMetadata(CAMERA.replace(tzinfo=timezone(timedelta(hours=5, minutes=45)))),
                "x2": FileMetadata(CAMERA.replace(tzinfo=UTC), "file", seconds=83),
                "x3": FileMetadata(pages=12),
            },
        ),
        (Phrase("Added: E6", "新增：E6"), Phrase("Paid: from 1 to 2 “€”")),
    ),
    ("ab" * 32, "cd" * 32),
)


def test_it_comes_back_whole() -> None:
    assert decode_last_version(encode_last_version(WHOLE)) == WHOLE


def test_what_was_kept_before_the_first_version_is_nothing() -> None:
    assert decode_last_version(b"") is None


@pytest.mark.parametrize("zone", [None, UTC, timezone(timedelta(hours=-3, minutes=-30))])
def test_an_instant_keeps_its_zone_or_has_none(zone: timezone | None) -> None:
    origins = {"x0": FileMetadata(CAMERA.replace(tzinfo=zone))}
    former = replace(WHOLE.snapshot, making=replace(WHOLE.snapshot.making, origins=origins))
    found = decode_last_version(encode_last_version(replace(WHOLE, snapshot=former)))
    assert found is not None
    taken_at = found.snapshot.making.origins["x0"].taken_at
    assert taken_at is not None
    assert taken_at == origins["x0"].taken_at
    assert taken_at.utcoffset() == CAMERA.replace(tzinfo=zone).utcoffset()
