"""Silence from China: working days are counted, a holiday is named, and what is unknown is said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.rendering.dates.upcoming import list_upcoming
from flows.definition.kinds import Wait
from flows.engine.turn import take_turn
from flows.guides.alibaba import GUIDE
from flows.model.case import Case, open_case
from flows.model.effects import Say
from flows.model.events.system import NudgeFell
from flows.nudges import workdays
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import WAIT, Nudge, find_ladder, plan_nudges
from tests.support.bot.rendered_talk import view
from tests.support.flows.alibaba_buyer import Chat, filed
from tests.support.flows.talk import Talk

BERLIN = ContactPreferences(zone=ZoneInfo("Europe/Berlin"))
UNSURE = date(workdays.LAST_YEAR + 1, 3, 1)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def case(chat: Chat) -> Case:
    return replace(open_case("c1", "alibaba", chat.at), answers=chat.answers)


def escalated(day: date) -> Case:
    chat = filed()
    chat.at = noon(day - timedelta(days=3))  # each answer comes a day later
    return case(chat.say(case_wait="escalate", escalation="escalated", escalated_on=day))


def paid_out(day: date) -> Case:
    chat = filed()
    chat.at = noon(day - timedelta(days=2))
    chat.say(case_wait="agreed")
    chat.drive("payout_wait", decided_on=day)
    return case(chat)


def place(rung: int, told: Case) -> int:
    """Which nudge of the wait a rung is."""
    found = find_ladder(GUIDE, told, BERLIN, WAIT)
    assert found
    return found.places[rung]


def falls_after_working_days(told: Case) -> list[date]:
    """The days of the rungs that count working days, in Berlin."""
    wait = GUIDE.steps[GUIDE.walk(told.answers).end.step].kind
    assert isinstance(wait, Wait)
    return [on for rung, on in falls(told) if wait.nudge_steps[place(rung, told)].working_days]


def before(told: Case, nudge: int) -> Case:
    """The case when all that comes before a nudge of its wait has fallen."""
    found = find_ladder(GUIDE, told, BERLIN, WAIT)
    assert found
    first = next(rung for rung, which in found.places.items() if which == nudge)
    return replace(told, nudged={**told.nudged, found.mark: first})


def falls(told: Case) -> list[tuple[int, date]]:
    """The rungs of the wait, each with its day in Berlin."""
    found = find_ladder(GUIDE, told, BERLIN, WAIT)
    assert found
    return [(rung, at.astimezone(BERLIN.zone).date()) for rung, at in found.due_times]


def next_wait(told: Case) -> Nudge:
    return next(nudge for nudge in plan_nudges(GUIDE, told, BERLIN) if nudge.kind == WAIT)


def said(told: Case) -> list[str]:
    """What is said with the next follow-up of the wait."""
    nudge = next_wait(told)
    now = nudge.due_at.astimezone(BERLIN.zone)
    fell = NudgeFell(nudge.kind, nudge.rung, nudge.due_at)
    turn = take_turn(GUIDE, told, fell, now, BERLIN)
    return [effect.slot for effect in turn.effects if isinstance(effect, Say)]


@pytest.mark.parametrize(
    ("day", "falls_on"),
    [
        (date(2026, 6, 1), date(2026, 6, 3)),
        (date(2026, 6, 4), date(2026, 6, 8)),
        (date(2026, 6, 5), date(2026, 6, 9)),
    ],
)
def test_two_working_days_after_the_case_went_to_alibaba(day: date, falls_on: date) -> None:
    told = escalated(day)
    assert falls_after_working_days(told) == [falls_on]
    assert said(before(told, 1)) == ["mediator_wait.rung1", "follow.claim"]


def test_seven_working_days_after_an_agreement_and_ten_more_for_a_card() -> None:
    days = [on for _, on in falls(paid_out(date(2026, 6, 1)))]
    assert days == [date(2026, 6, 10), date(2026, 6, 17), date(2026, 6, 25), date(2026, 7, 9)]


def test_golden_week_is_not_counted_and_is_named_while_it_lasts() -> None:
    told = escalated(date(2026, 9, 30))
    assert falls_after_working_days(told) == []  # others have come by then
    assert said(told) == ["said.holiday", "mediator_wait.rung0", "follow.claim"]
    dragon_boat = escalated(date(2026, 6, 17))
    assert falls_after_working_days(dragon_boat) == [date(2026, 6, 22)]
    assert falls_after_working_days(paid_out(date(2026, 9, 30)))[0] == date(2026, 10, 15)


def test_a_year_whose_days_off_are_unknown_is_told_where_working_days_count() -> None:
    told = before(escalated(UNSURE), 1)
    assert said(told) == ["said.weekdays", "mediator_wait.rung1", "follow.claim"]


def test_a_holiday_that_cannot_be_known_is_said_once_a_wait() -> None:
    told = escalated(UNSURE)
    assert said(told) == ["said.days_off", "mediator_wait.rung0", "follow.claim"]
    again = replace(told, nudged={"told:mediator_wait.days_off": 1})
    assert said(again) == ["mediator_wait.rung0", "follow.claim"]
    assert said(escalated(date(2026, 6, 1))) == ["mediator_wait.rung0", "follow.claim"]


def test_after_escalating_every_day_has_its_look() -> None:
    days = [on for _, on in falls(escalated(date(2026, 6, 1)))]
    assert days[0] == date(2026, 6, 2)
    assert {(after - before).days for before, after in pairwise(days)} == {1}
    assert len(days) > 60


def test_whoever_waits_for_china_hears_of_its_holidays_and_banks_have_their_own() -> None:
    waits = {step.id: step.kind for step in GUIDE.steps.values() if isinstance(step.kind, Wait)}
    assert {name for name, wait in waits.items() if wait.china} == {
        "seller_wait",
        "promise_wait",
        "cancelled_wait",
        "case_wait",
        "direct_wait",
        "mediator_wait",
        "goods_wait",
        "direct_payout",
        "payout_wait",
        "offline_wait",
    }


def test_the_buyers_own_days_know_no_holiday() -> None:
    chat = Chat().drive("first_message", countdown_on=date(2026, 10, 4))
    found = {due.deadline: due.day for due in GUIDE.find_watched_dates(chat.walk.known)}
    assert found["claim"] == date(2026, 10, 3)


def test_the_list_of_what_is_coming_says_so_too() -> None:
    for day, unsure in ((date(2026, 6, 1), False), (UNSURE, True)):
        talk = Talk(GUIDE, now=noon(day), preferences=BERLIN, case=before(escalated(day), 1))
        coming = {each.kind: each.title for each in list_upcoming(view(talk))}
        assert (f"days off up to {workdays.LAST_YEAR}" in coming[WAIT]) is unsure
