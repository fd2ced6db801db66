"""What was seen in a file becomes an event in the words of the guides."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from bot.inspection.findings import (
    CaptureTime,
    DateSource,
    FileType,
    Inspection,
    QualityHint,
    RejectedFile,
    RejectionReason,
)
from bot.inspection.perceptual_hash import PerceptualHash
from bot.workers.inspection_events import REASON_CODES, build_event, build_missing_event
from flows.engine.evidence.hint_texts import HINTS
from flows.engine.handlers.inspections import REJECTIONS
from flows.model.case import CaptureSource
from flows.model.events.system import Inspected
from storage.records import InspectionRecord
from tests.support.storage.records import NOW, exhibit

PHOTO = exhibit("1.10", state="stored", digest="ab")
FOUND = Inspection(FileType.JPEG, 9)
LIGHT = PerceptualHash(0, bytes(range(256)))
NEARLY = PerceptualHash(3, bytes(range(256)))
LOCAL = datetime(2026, 3, 1, 23, 30)  # noqa: DTZ001


def event(found: Inspection | RejectedFile, *others: InspectionRecord) -> Inspected:
    return build_event(PHOTO, found, others, NOW)[0]


def test_every_reason_and_every_hint_has_its_text() -> None:
    assert set(REASON_CODES) == set(RejectionReason)
    assert {*REASON_CODES.values(), build_missing_event(PHOTO).refused} == set(REJECTIONS)
    assert {str(hint) for hint in QualityHint} <= set(HINTS)


@pytest.mark.parametrize("reason", RejectionReason)
def test_a_refused_file_is_recognised_by_nothing(reason: RejectionReason) -> None:
    assert build_event(PHOTO, RejectedFile(reason), [InspectionRecord("1.9", "ab", None)], NOW) == (
        Inspected("1.10", refused=REASON_CODES[reason]),
        None,
    )


def test_a_picture_is_noted_with_what_it_is_recognised_by() -> None:
    found = replace(
        FOUND, hints=frozenset({QualityHint.TINY, QualityHint.BLURRED}), perceptual_hash=LIGHT
    )
    told = Inspected("1.10", ("blurred", "tiny"))
    assert build_event(PHOTO, found, [], NOW) == (told, LIGHT.to_bytes())


def test_the_same_file_is_told_before_the_same_picture_and_the_first_before_the_second() -> None:
    found = replace(FOUND, perceptual_hash=LIGHT)
    own = InspectionRecord("1.10", "ab", LIGHT.to_bytes())
    alike = InspectionRecord("1.3", "cd", NEARLY.to_bytes())
    same = (InspectionRecord("1.11", "ab", None), InspectionRecord("1.9", "ab", None))
    assert event(found, own) == Inspected("1.10")
    assert event(found, own, alike) == Inspected("1.10", ("same_picture",), match="1.3")
    assert event(found, alike, *same) == Inspected("1.10", ("same_file",), match="1.9")


def test_another_picture_is_none() -> None:
    other = PerceptualHash((1 << 40) - 1, bytes(range(256)))
    found = replace(FOUND, perceptual_hash=LIGHT)
    assert (
        event(
            found,
            InspectionRecord("1.3", "cd", other.to_bytes()),
            InspectionRecord("1.4", "ef", None),
        ).hints
        == ()
    )
    assert event(FOUND, InspectionRecord("1.3", "cd", other.to_bytes())).hints == ()


@pytest.mark.parametrize(
    ("taken", "at", "by"),
    [
        (CaptureTime(LOCAL, timedelta(hours=8), DateSource.SHOT), "2026-03-01T15:30", "camera"),
        (CaptureTime(LOCAL, None, DateSource.DIGITIZED), "2026-03-01T23:30", "camera"),
        (CaptureTime(LOCAL, timedelta(), DateSource.FILMED), "2026-03-01T23:30", "camera"),
        (CaptureTime(LOCAL, None, DateSource.CHANGED), "2026-03-01T23:30", "upload"),
        (CaptureTime(LOCAL, None, DateSource.WRITTEN), "2026-03-01T23:30", "upload"),
    ],
)
def test_the_date_comes_with_who_told_it(taken: CaptureTime, at: str, by: CaptureSource) -> None:
    told = event(replace(FOUND, capture_time=taken))
    assert (told.taken_at, told.taken_from) == (datetime.fromisoformat(at).replace(tzinfo=UTC), by)
    assert by in get_args(CaptureSource)


@pytest.mark.parametrize("offset", [None, timedelta(hours=-14)])
def test_a_date_that_is_yet_to_come_is_left_out(offset: timedelta | None) -> None:
    taken = CaptureTime(LOCAL.replace(year=9999, month=12, day=31), offset, DateSource.SHOT)
    told = event(replace(FOUND, capture_time=taken))
    assert (told.taken_at, told.taken_from) == (None, None)
