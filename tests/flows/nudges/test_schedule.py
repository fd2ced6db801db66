"""Follow-ups: planned from the case alone, falling once, and never out of turn."""

from datetime import UTC, date, datetime, timedelta

import pytest

from flows.definition.vocabulary import (
    Ask,
    Day,
    DueTime,
    NudgeStep,
    Step,
    Wait,
    days,
    hours,
    option,
)
from flows.model.case import Spot
from flows.model.effects import Suppressed, SuppressionReason
from flows.model.events.buyer import Kept, Reopened, WentBack
from flows.model.events.system import NudgeFell
from flows.nudges.schedule import Nudge
from tests.support.flows.guides import small
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import START, Talk

NAME = Step("name", Ask(), "Your name?")
TOWN = Step("town", Ask(), "Your town?")
REPLIES = (option("yes", "Yes"), option("no", "No"))
RUNGS = (
    NudgeStep(days(1), "One day."),
    NudgeStep(days(2), "Two days."),
    NudgeStep(days(4), "Four days."),
)
SELLER = Step("seller", Wait(REPLIES, RUNGS, timeout=days(9)), "Waiting.")
DRAFT = small(
    NAME, TOWN, idle_texts=("Still there?", "It is kept.", "Last word."), idle_days=(1, 3, 7)
)
QUEUE = small(NAME, SELLER)
DUE = Step("due", DueTime(), "By when?")
COURT = Step(
    "court",
    Wait(
        REPLIES,
        (NudgeStep(-hours(24), "A day left."), NudgeStep(-hours(2), "Two hours.")),
        anchor="due",
    ),
    "Waiting for the decision.",
)
MEDIATION = small(NAME, DUE, COURT)
FILED = Step("filed_on", Day(), "Filed when?")
PLATFORM = Step("platform", Wait(REPLIES, RUNGS, anchor="filed_on"), "Waiting.")


def waiting() -> Talk:
    return Talk(QUEUE).says("Sam")


def due_in(talk: Talk) -> dict[str, timedelta]:
    """How long until each kind falls."""
    return {nudge.kind: nudge.due_at - talk.now for nudge in talk.planned}


# Quiet drafts


def test_a_case_nobody_has_answered_is_left_alone() -> None:
    assert Talk(DRAFT).opens().planned == frozenset()


def test_a_quiet_draft_is_followed_up_a_few_times_and_then_sleeps() -> None:
    talk = Talk(DRAFT).says("Sam")
    assert due_in(talk) == {"idle": days(1)}
    assert talk.waits(days=1).told == ["idle.0"]
    assert talk.asked == "town"
    assert talk.waits(days=30).told == ["idle.1", "idle.2"]
    assert talk.planned == frozenset()


def test_any_word_of_the_buyer_starts_the_ladder_again() -> None:
    talk = Talk(DRAFT).says("Sam").waits(days=4).opens()
    assert due_in(talk) == {"idle": days(1)}
    assert talk.waits(days=1).told == ["idle.0"]


def test_a_guide_without_idle_texts_follows_up_no_draft() -> None:
    assert Talk(small(NAME, TOWN)).says("Sam").planned == frozenset()


def test_a_closed_case_is_left_alone() -> None:
    assert Talk(DRAFT).says("Sam", "Rome").planned == frozenset()


# Waits


def test_a_wait_has_its_own_ladder() -> None:
    talk = waiting()
    assert due_in(talk) == {"wait": days(1), "elapsed": days(9)}
    assert talk.waits(days=2).told == ["seller.rung0", "seller.rung1"]
    assert due_in(talk) == {"wait": days(2), "elapsed": days(7)}


def test_a_wait_that_elapses_goes_on_by_itself() -> None:
    talk = waiting().waits(days=9)
    assert talk.told[-1:] == ["said.elapsed"]
    assert talk.asked == "end"
    assert talk.case.answers[Spot("seller")].move == "elapsed"


def test_late_rungs_fall_as_one() -> None:
    talk = waiting()
    first = next(nudge for nudge in talk.planned if nudge.kind == "wait")
    talk.sleeps(days=3).falls(first)
    assert talk.told == ["seller.rung1"]
    assert due_in(talk) == {"wait": days(1), "elapsed": days(6)}


def test_a_rung_that_fell_does_not_fall_again() -> None:
    talk = waiting()
    first = next(nudge for nudge in talk.planned if nudge.kind == "wait")
    talk.sleeps(days=1).falls(first)
    before = talk.case
    assert talk.falls(first).effects == (Suppressed("wait", 0, SuppressionReason.ALREADY_TOLD),)
    assert talk.case == before


def test_looking_back_does_not_wake_rungs_that_fell() -> None:
    talk = waiting().waits(days=2).take(WentBack(), Kept())
    assert talk.asked == "seller"
    assert due_in(talk) == {"wait": days(2), "elapsed": days(7)}


def test_an_earlier_wait_asked_again_does_not_elapse_anew() -> None:
    talk = waiting().presses("yes").take(Reopened(Spot("seller")))
    assert talk.waits(days=30).told == []
    assert talk.value("seller") == "yes"


def test_a_deadline_is_heard_while_an_answer_is_looked_at() -> None:
    talk = waiting().take(WentBack())
    assert talk.asked == "name"
    assert talk.waits(days=1).told == ["seller.rung0"]
    assert (talk.asked, talk.value("name")) == ("seller", "Sam")
    assert talk.take(WentBack()).waits(days=8).told[-1] == "said.elapsed"
    assert talk.value("name") == "Sam"


def test_a_new_round_waits_anew() -> None:
    talk = Talk(GUIDE).opens().presses("go", "lost").says("USD 9", "12 March 2026")
    talk.skips().says("It never came.").presses("!done").skips().waits(days=2)
    assert talk.told[-1] == "seller.rung1"
    talk.presses("offer").says("USD 5")
    assert talk.spot == Spot("seller", 1)
    assert due_in(talk) == {"wait": days(1), "elapsed": days(5)}


def test_after_a_wait_elapsed_the_next_question_is_given_time() -> None:
    talk = Talk(GUIDE).opens().presses("go", "lost").says("USD 9", "12 March 2026")
    talk.skips().says("It never came.").presses("!done").skips().waits(days=5)
    assert talk.asked == "due_at"
    assert due_in(talk) == {"idle": days(1)}


# Anchors


def test_alerts_come_before_a_moment() -> None:
    talk = Talk(MEDIATION).says("Sam", "14 May 2026 18:00 my time")
    assert due_in(talk) == {"wait": timedelta(days=2, hours=8)}
    assert talk.waits(days=4).told == ["court.rung0", "court.rung1"]
    assert talk.planned == frozenset()


def test_alerts_that_are_past_already_do_not_fall() -> None:
    talk = Talk(MEDIATION).says("Sam", "today 18:00")
    assert due_in(talk) == {"wait": hours(6)}
    assert talk.waits(hours=6).told == ["court.rung1"]


def test_a_date_that_moved_moves_the_alerts() -> None:
    talk = Talk(MEDIATION).says("Sam", "14 May 2026 18:00 my time").waits(days=3.3)
    assert talk.told == ["court.rung0", "court.rung1"]
    talk.take(Reopened(Spot("due"))).says("20 May 2026 18:00 my time")
    assert talk.waits(days=9).told == ["court.rung0", "court.rung1"]


def test_a_moment_edited_in_its_message_moves_the_alerts() -> None:
    talk = Talk(MEDIATION).says("Sam", "14 May 2026 18:00 my time").waits(days=3.3)
    talk.edits("20 May 2026 18:00 my time")
    assert talk.waits(days=9).told == ["court.rung0", "court.rung1"]


def test_a_day_counts_from_its_morning() -> None:
    talk = Talk(small(FILED, PLATFORM)).says("today")
    assert min(talk.planned).due_at == datetime(2026, 5, 12, 9, tzinfo=UTC)
    assert talk.value("filed_on") == date(2026, 5, 11)


def test_of_a_day_long_past_only_what_is_to_come_falls() -> None:
    talk = Talk(small(FILED, PLATFORM)).says("9 May 2026")
    assert talk.waits(days=9).told == ["platform.rung2"]


# What is not planned


@pytest.mark.parametrize(
    "nudge",
    [
        Nudge("idle", 0, START + days(1)),
        Nudge("wait", 1, START + days(2)),
        Nudge("wait", 0, START + days(1) + timedelta(microseconds=1)),
        Nudge("elapsed", 1, START + days(9)),
        Nudge("summary", 0, START),
        Nudge("unheard", 0, START),
    ],
)
def test_a_follow_up_that_is_not_planned_changes_nothing(nudge: Nudge) -> None:
    talk = waiting()
    before = talk.case
    talk.sleeps(days=20).falls(nudge)
    suppressed = Suppressed(nudge.kind, nudge.rung, SuppressionReason.OBSOLETE)
    assert (talk.case, talk.effects) == (before, (suppressed,))


def test_a_follow_up_before_its_time_changes_nothing() -> None:
    talk = waiting()
    before = talk.case
    talk.take(NudgeFell("wait", 0, START + days(1)))
    suppressed = Suppressed("wait", 0, SuppressionReason.RESCHEDULED)
    assert (talk.case, talk.effects) == (before, (suppressed,))


def test_the_plan_of_a_case_is_always_the_same() -> None:
    assert waiting().planned == waiting().planned == waiting().opens().planned
