"""The day on which receipt confirms itself: for whom it counts, at every question, and its end."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from flows.engine.urgency import list_open_dates
from flows.guides.alibaba import GUIDE as WHOLE
from flows.guides.alibaba.rules.near_deadlines import confirm_near
from flows.model.answers import Known
from flows.model.case import Value, open_case
from flows.model.events.buyer import Handled, Picked
from flows.nudges.schedule import DUE
from tests.support.flows.alibaba_walks import GUIDE, ORDER, Told, days_ago, walked
from tests.support.flows.talk import Talk

CAME: Told = {**ORDER, "shipped_on": days_ago(40), "ship_method": "sea"}


def watched(told: Told) -> list[str]:
    """At each question, as it is asked, the day that is shown for receipt."""
    walk, found = walked({**told, "first_message": "file_now"}), list[str]()
    for number in range(1, len(walk.trail)):
        before = Known(walk.known.trail[:number])
        shown = {due.deadline: due.day for due in GUIDE.find_watched_dates(before)}
        if "confirm" in shown:
            found.append(f"{walk.trail[number].step} {shown['confirm']}")
    return found


@pytest.mark.parametrize("problem", ["damaged", "wrong_item", "missing", "quality", "late"])
def test_goods_that_came_have_no_such_day_at_any_question(problem: str) -> None:
    assert watched({**CAME, "problem": problem}) == []


@pytest.mark.parametrize(
    ("method", "days"), [("unknown", 15), ("express", 15), ("land", 30), ("sea", 45)]
)
def test_it_is_never_counted_before_it_is_known_how_the_goods_travel(
    method: str, days: int
) -> None:
    shown = watched({**CAME, "problem": "never_arrived", "ship_method": method})
    safe = days_ago(40) + timedelta(days=days - 1)
    assert shown[0] == f"tracking_state {safe}"
    assert {each.split()[1] for each in shown} == {str(safe)}


def test_a_page_that_counts_down_to_it_is_believed_once_it_named_the_day() -> None:
    page: Mapping[str, Value] = {"countdown": "receipt", "countdown_on": days_ago(-9)}
    shown = watched({**CAME, "problem": "damaged", **page})
    assert {each.split()[1] for each in shown} == {str(days_ago(-8))}
    assert "countdown_on" not in {each.split()[0] for each in shown}


@pytest.mark.parametrize("problem", ["damaged", "never_arrived", "late"])
def test_what_is_watched_and_what_stops_a_wait_are_one_rule(problem: str) -> None:
    for countdown in ("no", "receipt", "refund"):
        page: Mapping[str, Value] = {"countdown": countdown, "countdown_on": days_ago(-1)}
        known = walked({**CAME, "ship_method": "air", "problem": problem, **page}).known
        shown = {due.deadline for due in GUIDE.find_watched_dates(known)}
        assert confirm_near("first_message").holds(known) == ("confirm" in shown)


def waits_for_goods(**told: Value) -> Talk:
    lost = {**CAME, "problem": "never_arrived", "first_message": "sent", **told}
    walk = walked(lost)
    answers = dict(walk.known.trail)
    case = replace(open_case("c1", "alibaba", min(a.at for a in answers.values())), answers=answers)
    return Talk(WHOLE, now=datetime(2026, 3, 20, 13, tzinfo=UTC), case=case)


def test_who_has_extended_it_is_asked_for_the_new_day_and_the_old_one_is_gone() -> None:
    talk = waits_for_goods(countdown="receipt", countdown_on=days_ago(-9))
    talk.take(Handled(f"{DUE}confirm", "done"))
    assert (talk.asked, talk.told) == ("countdown_on", ["toast.done_moved", "follow.moved"])
    known = WHOLE.walk(talk.case.answers).known
    assert "confirm" not in [d.deadline for d in list_open_dates(WHOLE, known, talk.case.muted)]
    talk.says("12 April 2026")
    known = WHOLE.walk(talk.case.answers).known
    dates = {d.deadline: d.day for d in list_open_dates(WHOLE, known, talk.case.muted)}
    assert dates["confirm"] == date(2026, 4, 11)
    assert talk.spot.step == "seller_wait"


def test_who_saw_no_countdown_before_is_asked_whether_there_is_one_now() -> None:
    talk = waits_for_goods()
    talk.take(Handled(f"{DUE}confirm", "done"))
    assert talk.asked == "countdown"
    talk.take(Picked(talk.spot, "receipt"))
    assert talk.asked == "countdown_on"
    talk.says("in 20 days")
    assert talk.spot.step == "seller_wait"
