"""What was seen in a file becomes an event in the words of the guides."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from bot.inspection.findings import Hint, Inspection, Kind, Reason, Refusal, Source, Taken
from bot.inspection.perceptual_hash import Likeness
from bot.workers.inspection_events import REFUSED, missing, noted
from flows.engine.handlers.inspections import HINTS, REFUSALS
from flows.model.case import TakenFrom
from flows.model.events.exhibits import Inspected
from storage.records import Look
from tests.support.storage.records import NOW, exhibit

PHOTO = exhibit("1.10", state="stored", digest="ab")
FOUND = Inspection(Kind.JPEG, 9)
LIGHT = Likeness(0, bytes(range(256)))
NEARLY = Likeness(3, bytes(range(256)))
LOCAL = datetime(2026, 3, 1, 23, 30)  # noqa: DTZ001


def event(found: Inspection | Refusal, *others: Look) -> Inspected:
    return noted(PHOTO, found, others, NOW)[0]


def test_every_reason_and_every_hint_has_its_text() -> None:
    assert set(REFUSED) == set(Reason)
    assert {*REFUSED.values(), missing(PHOTO).refused} == set(REFUSALS)
    assert {str(hint) for hint in Hint} <= set(HINTS)


@pytest.mark.parametrize("reason", Reason)
def test_a_refused_file_is_recognised_by_nothing(reason: Reason) -> None:
    assert noted(PHOTO, Refusal(reason), [Look("1.9", "ab", None)], NOW) == (
        Inspected("1.10", refused=REFUSED[reason]),
        None,
    )


def test_a_picture_is_noted_with_what_it_is_recognised_by() -> None:
    found = replace(FOUND, hints=frozenset({Hint.TINY, Hint.BLURRED}), likeness=LIGHT)
    told = Inspected("1.10", ("blurred", "tiny"))
    assert noted(PHOTO, found, [], NOW) == (told, LIGHT.packed())


def test_the_same_file_is_told_before_the_same_picture_and_the_first_before_the_second() -> None:
    found = replace(FOUND, likeness=LIGHT)
    own = Look("1.10", "ab", LIGHT.packed())
    alike = Look("1.3", "cd", NEARLY.packed())
    same = (Look("1.11", "ab", None), Look("1.9", "ab", None))
    assert event(found, own) == Inspected("1.10")
    assert event(found, own, alike) == Inspected("1.10", ("same_picture",), match="1.3")
    assert event(found, alike, *same) == Inspected("1.10", ("same_file",), match="1.9")


def test_another_picture_is_none() -> None:
    other = Likeness((1 << 40) - 1, bytes(range(256)))
    found = replace(FOUND, likeness=LIGHT)
    assert event(found, Look("1.3", "cd", other.packed()), Look("1.4", "ef", None)).hints == ()
    assert event(FOUND, Look("1.3", "cd", other.packed())).hints == ()


@pytest.mark.parametrize(
    ("taken", "at", "by"),
    [
        (Taken(LOCAL, timedelta(hours=8), Source.SHOT), "2026-03-01T15:30", "camera"),
        (Taken(LOCAL, None, Source.DIGITIZED), "2026-03-01T23:30", "camera"),
        (Taken(LOCAL, timedelta(), Source.FILMED), "2026-03-01T23:30", "camera"),
        (Taken(LOCAL, None, Source.CHANGED), "2026-03-01T23:30", "upload"),
        (Taken(LOCAL, None, Source.WRITTEN), "2026-03-01T23:30", "upload"),
    ],
)
def test_the_date_comes_with_who_told_it(taken: Taken, at: str, by: TakenFrom) -> None:
    told = event(replace(FOUND, taken=taken))
    assert (told.taken_at, told.taken_from) == (datetime.fromisoformat(at).replace(tzinfo=UTC), by)
    assert by in get_args(TakenFrom)


@pytest.mark.parametrize("offset", [None, timedelta(hours=-14)])
def test_a_date_that_is_yet_to_come_is_left_out(offset: timedelta | None) -> None:
    taken = Taken(LOCAL.replace(year=9999, month=12, day=31), offset, Source.SHOT)
    told = event(replace(FOUND, taken=taken))
    assert (told.taken_at, told.taken_from) == (None, None)
