"""A follow-up that falls and is not sent says why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from flows.definition.vocabulary import picked
from flows.model.effects import Suppressed, SuppressionReason
from flows.model.events.buyer import Handled, Snoozed
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import Nudge
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import ANYTIME, Talk


def silent(preferences: ContactPreferences = ANYTIME) -> tuple[Talk, Nudge]:
    """A talk in which nothing was said for a day, and the follow-up that falls now."""
    talk = Talk(GUIDE, preferences=preferences).opens().presses("go")
    nudge = next(each for each in talk.planned if each.kind == "idle")
    return talk.sleeps(days=1), nudge


def stops(talk: Talk) -> None:
    talk.preferences = replace(ANYTIME, stopped=True)


def never_agreed(talk: Talk) -> None:
    talk.guide = replace(GUIDE, consent=picked("problem", "broken"))


def mutes(talk: Talk) -> None:
    talk.take(Handled("idle", "mute"))


def puts_off(talk: Talk) -> None:
    talk.take(Snoozed("idle", talk.now + timedelta(hours=3)))


def answers(talk: Talk) -> None:
    talk.presses("lost")


def is_told_already(talk: Talk) -> None:
    talk.falls(silent()[1])


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        (stops, SuppressionReason.STOPPED),
        (never_agreed, SuppressionReason.NOT_ALLOWED),
        (mutes, SuppressionReason.MUTED),
        (puts_off, SuppressionReason.SNOOZED),
        (answers, SuppressionReason.RESCHEDULED),
        (is_told_already, SuppressionReason.ALREADY_TOLD),
    ],
)
def test_what_happened_meanwhile_is_the_reason(
    what: Callable[[Talk], None], reason: SuppressionReason
) -> None:
    talk, nudge = silent()
    what(talk)
    before = talk.case
    assert talk.falls(nudge).effects == (Suppressed("idle", 0, reason),)
    assert talk.case == before


def test_a_kind_that_the_case_has_not_is_obsolete() -> None:
    talk, nudge = silent()
    talk.falls(replace(nudge, kind="wait"))
    assert talk.effects == (Suppressed("wait", 0, SuppressionReason.OBSOLETE),)


def test_one_that_is_late_waits_for_the_end_of_the_quiet_hours() -> None:
    talk, nudge = silent(ContactPreferences())
    talk.sleeps(hours=12).falls(nudge)
    assert talk.effects == (Suppressed("idle", 0, SuppressionReason.QUIET),)
    assert "idle" in {each.kind for each in talk.planned if each.due_at > talk.now}
