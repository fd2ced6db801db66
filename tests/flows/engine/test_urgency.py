"""Which deadline is told first: the near, then the passed until it is settled, then the far."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from flows.definition.vocabulary import (
    Act,
    Alert,
    Anchor,
    Answer,
    Day,
    Deadline,
    DueTime,
    End,
    Guide,
    Known,
    Phase,
    Step,
    has,
    not_,
)
from flows.engine.urgency import Urgency, rank_due_dates
from flows.model.case import Spot, Value
from flows.nudges.schedule import mark_date

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
STEPS = (
    *(Step(name, Day(), "...", skip=True) for name in ("window", "bank", "begin", "filed")),
    Step("proof", DueTime(), "...", skip=True),
    Step("end", End(), "..."),
)


def deadline(name: str, *, urgent: int = -1, opens: bool = False) -> Deadline:
    when = not_(has("filed")) if name == "window" else None
    return Deadline(
        name, name, (Anchor(name, 0),), (), margin=0, when=when, urgent_days=urgent, opens=opens
    )


GUIDE = Guide(
    id="ranked",
    title="Ranked",
    phases=(Phase("one", "One", STEPS),),
    deadlines=(
        deadline("window", urgent=10),
        deadline("proof", urgent=30),
        deadline("bank", urgent=14),
        deadline("begin", opens=True),
    ),
)


def ranked(days: Mapping[str, int | datetime], now: datetime = NOW) -> list[tuple[str, Urgency]]:
    """Rank deadlines that fall so many days from now, or at an instant."""
    values: dict[str, Value] = {
        name: at if isinstance(at, datetime) else NOW.date() + timedelta(days=at)
        for name, at in days.items()
    }
    known = Known((Spot(name), Answer("answered", NOW, value)) for name, value in values.items())
    return [(each.due.deadline, each.urgency) for each in rank_due_dates(GUIDE, known, now)]


@pytest.mark.parametrize(
    ("days", "first"),
    [
        ({"window": 20, "bank": 128}, ("window", Urgency.COMING)),
        ({"window": -2, "bank": 128}, ("window", Urgency.PASSED)),
        ({"window": -2, "bank": -40}, ("window", Urgency.PASSED)),
        ({"window": -2, "bank": 9}, ("bank", Urgency.NEAR)),
        ({"window": 0, "bank": -40}, ("window", Urgency.NEAR)),
        ({"window": -2, "filed": -1, "bank": 128}, ("bank", Urgency.COMING)),
        ({"begin": -1, "bank": 60}, ("begin", Urgency.OPEN)),
        ({"begin": 0, "bank": 60}, ("begin", Urgency.OPEN)),
        ({"begin": 2, "bank": 60}, ("begin", Urgency.COMING)),
        ({"begin": -1, "bank": 3}, ("bank", Urgency.NEAR)),
    ],
)
def test_what_matters_most_comes_first(
    days: Mapping[str, int | datetime], first: tuple[str, Urgency]
) -> None:
    assert ranked(days)[0] == first


def test_a_moment_has_passed_within_its_day() -> None:
    at = datetime(2026, 3, 2, 11, 30, tzinfo=UTC)
    assert ranked({"proof": at}) == [("proof", Urgency.PASSED)]
    assert ranked({"proof": at + timedelta(hours=1)}) == [("proof", Urgency.NEAR)]


def test_a_day_ends_when_it_ends_for_the_buyer() -> None:
    last = date(2026, 3, 1)
    still = datetime(2026, 3, 2, 4, tzinfo=UTC).astimezone(ZoneInfo("America/New_York"))
    over = datetime(2026, 3, 1, 20, tzinfo=UTC).astimezone(ZoneInfo("Asia/Tokyo"))
    away = (last - NOW.date()).days
    assert ranked({"window": away}, still) == [("window", Urgency.NEAR)]
    assert ranked({"window": away}, over) == [("window", Urgency.PASSED)]


def test_a_date_that_no_answer_settles_is_over_once_it_is_said_to_be_done() -> None:
    act = Act("Extend it.", "I extended it")
    extended = replace(GUIDE.deadlines[0], id="extended", act=act)
    filed = replace(extended, id="filed", act=replace(act, answers=(("filed", "yes"),)))
    guide = replace(GUIDE, deadlines=(extended, filed))
    known = Known([(Spot("window"), Answer("answered", NOW, NOW.date()))])
    marks = [mark_date(each) for each in guide.compute_due_dates(known)]
    left = rank_due_dates(guide, known, NOW, marks)
    assert [each.due.deadline for each in left] == ["filed"]
    assert len(rank_due_dates(guide, known, NOW)) == 2


def test_a_day_of_somebody_else_does_not_hide_a_last_day_of_the_buyer() -> None:
    over = (Alert(-timedelta(days=1), "Over."),)
    promise = replace(GUIDE.deadlines[0], id="promise", alerts=over, urgent_days=-1)
    guide = replace(GUIDE, deadlines=(promise, GUIDE.deadlines[2]))
    days = {"window": NOW.date() + timedelta(days=5), "bank": NOW.date() + timedelta(days=30)}
    known = Known((Spot(name), Answer("answered", NOW, day)) for name, day in days.items())
    ranked = rank_due_dates(guide, known, NOW)
    assert [each.due.deadline for each in ranked] == ["bank", "promise"]
