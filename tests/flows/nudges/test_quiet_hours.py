"""Follow-ups are polite, and no deadline is missed for politeness: random cases, lived through."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from flows.definition.vocabulary import hours
from flows.engine.turn import take_turn
from flows.model.case import Spot
from flows.model.effects import Warn
from flows.model.events.buyer import Picked, Said
from flows.model.events.system import NudgeFell
from flows.nudges.quiet_hours import (
    FINAL_WINDOW,
    MIN_PAUSE,
    URGENT_WINDOW,
    WEEK,
    WEEKLY_LIMIT,
    ContactPreferences,
)
from flows.nudges.schedule import ELAPSED, plan_nudges
from tests.support.flows.simulated_weeks import GUIDE, Life, lives


def cutoffs(life: Life) -> list[datetime]:
    known = GUIDE.walk(life.case.answers).known
    return [due.compute_cutoff(life.preferences.zone) for due in GUIDE.find_watched_dates(known)]


@given(lives())
def test_nothing_comes_in_the_quiet_hours_unless_a_deadline_is_near(life: Life) -> None:
    for at, _, cutoff in life.sent:
        assert not life.preferences.is_quiet(at) or (
            cutoff and timedelta() < cutoff - at <= URGENT_WINDOW
        )


@given(lives())
def test_one_a_day_and_three_a_week_without_a_word(life: Life) -> None:
    counted = [at for at, _, cutoff in life.sent if cutoff is None or cutoff - at > FINAL_WINDOW]
    for n, at in enumerate(counted):
        since = max((heard for heard in life.heard if heard <= at), default=life.heard[0])
        before = [other for other in counted[:n] if other > since]
        assert len([other for other in before if other > at - WEEK]) < WEEKLY_LIMIT
        local_days = {other.astimezone(life.preferences.zone).date() for other in before}
        assert at.astimezone(life.preferences.zone).date() not in local_days


@given(lives(stops=False))
def test_every_hard_deadline_is_warned_of_in_its_last_two_days_and_last_hours(life: Life) -> None:
    for cutoff in cutoffs(life):
        if cutoff <= life.heard[-1] or not life.heard[0] < cutoff < life.now:
            continue
        warned = [cutoff - at for at, _, about in life.sent if about == cutoff]
        assert any(timedelta() < left <= FINAL_WINDOW for left in warned)
        assert any(timedelta() < left <= hours(6) for left in warned)


@given(lives(), st.sampled_from(["filed", "stop", "quiet"]))
def test_nothing_comes_once_its_reason_has_gone(life: Life, how: str) -> None:
    if how == "stop":
        life.preferences = replace(life.preferences, stopped=True)
    elif how == "filed":
        life.case = life.case.with_answer(Spot("hello"), life.case.answers[Spot("hello")])
        answered = replace(life.case.answers[Spot("hello")], value="no")
        life.case = life.case.with_answer(Spot("hello"), answered)
    else:
        life.case = replace(
            life.case, muted=frozenset({"due:claim", "idle", "wait", ELAPSED}), unsummed=0
        )

    assert plan_nudges(GUIDE, life.case, life.preferences) == frozenset()


@given(lives())
def test_a_stray_nudge_changes_nothing(life: Life) -> None:
    before = life.case
    stray = NudgeFell("due:claim", 0, life.now - timedelta(days=1, microseconds=3))

    assert not life.take(stray)
    assert life.case == before


def test_two_weeks_of_silence_of_ours_let_each_kind_fall_once() -> None:
    life = Life(ContactPreferences(zone=ZoneInfo("Europe/Berlin")))
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-04-20", 1))
    asleep_until = datetime(2026, 4, 19, 12, tzinfo=UTC)
    coming = sorted(plan_nudges(GUIDE, life.case, life.preferences))
    life.now = asleep_until
    for nudge in coming:
        life._fall(nudge)

    assert [nudge.kind for _, nudge, _ in life.sent] == ["due:claim"]
    assert all(nudge.due_at > life.now for nudge in plan_nudges(GUIDE, life.case, life.preferences))

    life.live(asleep_until + timedelta(days=9))
    kinds = [nudge.kind for _, nudge, _ in life.sent]
    assert kinds.count("idle") == 1


def test_a_day_that_was_changed_and_changed_back_does_not_warn_twice() -> None:
    life = Life(ContactPreferences())
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-04-20", 1))
    life.live(datetime(2026, 4, 14, 12, tzinfo=UTC))
    warned = len([1 for _, nudge, _ in life.sent if nudge.kind == "due:claim"])
    spot = Spot("last_day")
    there = life.case.answers[spot]

    moved = life.case.with_answer(spot, replace(there, value=date(2026, 6, 1)))
    assert any(n.kind == "due:claim" for n in plan_nudges(GUIDE, moved, life.preferences))
    life.case = moved.with_answer(spot, there)

    left = [
        n.rung for n in plan_nudges(GUIDE, life.case, life.preferences) if n.kind == "due:claim"
    ]
    assert warned == 2
    assert left == [2]


def test_a_warning_is_a_message_of_its_own() -> None:
    life = Life(ContactPreferences())
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-04-20", 1))
    due = next(n for n in plan_nudges(GUIDE, life.case, life.preferences) if n.kind == "due:claim")
    life.now = due.due_at
    turn = take_turn(
        GUIDE, life.case, NudgeFell(due.kind, due.rung, due.due_at), life.now, life.preferences
    )

    assert turn.effects == (Warn("claim", 0),)


def test_a_date_that_is_near_is_said_in_place_of_an_idle_reminder() -> None:
    life = Life(ContactPreferences())
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-04-20", 1))
    idle = next(n for n in plan_nudges(GUIDE, life.case, life.preferences) if n.kind == "idle")
    life.now = datetime(2026, 4, 19, 12, tzinfo=UTC)
    fell = NudgeFell(idle.kind, idle.rung, idle.due_at)
    turn = take_turn(GUIDE, life.case, fell, life.now, life.preferences)

    (warned,) = turn.effects  # its buttons lead to the question
    assert isinstance(warned, Warn)
    assert not any(
        n.kind == "idle" and n.rung == 0 for n in plan_nudges(GUIDE, turn.case, life.preferences)
    )


def test_days_before_a_day_are_said_on_those_days() -> None:
    life = Life(ContactPreferences(zone=ZoneInfo("Australia/Lord_Howe")))
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-04-20", 1))
    life.live(datetime(2026, 4, 22, tzinfo=UTC))
    warned = {
        (nudge.rung, at.astimezone(life.preferences.zone).date().day)
        for at, nudge, _ in life.sent
        if nudge.kind == "due:claim" and nudge.rung >= 2
    }
    assert warned >= {(3, 19), (4, 20)}
    assert warned <= {(2, 17), (3, 19), (4, 20)}


def test_what_fell_while_the_bot_stood_still_waits_for_the_morning() -> None:
    life = Life(ContactPreferences(zone=ZoneInfo("Asia/Kathmandu")))
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-05-20", 1))
    life.sleeps(datetime(2026, 3, 24, 20, tzinfo=UTC))  # a quarter to two in Kathmandu
    assert life.sent == []

    life.live(datetime(2026, 3, 26, 20, tzinfo=UTC))
    assert [at for at, _, _ in life.sent] == [datetime(2026, 3, 25, 3, 15, tzinfo=UTC)]


def test_a_last_day_that_passed_while_the_bot_stood_still_does_not_break_the_night() -> None:
    life = Life(ContactPreferences())
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-03-25", 1))
    life.sleeps(datetime(2026, 3, 27, 2, tzinfo=UTC))
    assert life.sent == []

    life.live(datetime(2026, 3, 27, 10, tzinfo=UTC))
    assert [at.hour for at, _, _ in life.sent] == [9]


def test_a_deadline_that_is_near_does_break_it_after_a_stop() -> None:
    life = Life(ContactPreferences())
    life.act(Picked(Spot("hello"), "yes"))
    life.act(Said("2026-03-25", 1))
    life.sleeps(datetime(2026, 3, 25, 22, tzinfo=UTC))
    assert [nudge.kind for _, nudge, _ in life.sent] == ["due:claim"]


@given(lives())
def test_it_waits_a_quarter_of_an_hour_after_the_last_word(life: Life) -> None:
    for at, _, _ in life.sent:
        assert at - max(heard for heard in life.heard if heard <= at) >= MIN_PAUSE
