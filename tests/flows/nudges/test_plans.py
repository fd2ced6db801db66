"""What is planned at all: nothing for who wants no word, and a deadline to its very end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.definition.vocabulary import Alert, Anchor, Deadline, days, hours
from flows.model.effects import Warn
from flows.nudges.schedule import find_ladder
from tests.flows.nudges.test_schedule import FILED, NAME, due_in, waiting
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk


def test_who_wants_no_word_gets_none_but_the_summary_of_what_they_sent() -> None:
    talk = waiting().files("a")
    assert set(due_in(talk)) == {"summary", "wait", "elapsed"}
    talk.preferences = replace(talk.preferences, stopped=True)
    assert set(due_in(talk)) == {"summary"}


@pytest.mark.parametrize("muted", ["wait", "mark"])
def test_what_was_put_to_rest_stays_silent(muted: str) -> None:
    talk = waiting()
    found = find_ladder(talk.guide, talk.case, talk.preferences, "wait")
    assert found
    name = {"wait": "wait", "mark": found.mark}[muted]
    talk.case = replace(talk.case, muted=frozenset({name}))
    assert set(due_in(talk)) == {"elapsed"}


CLAIM = Deadline(
    "claim",
    "Last safe day",
    (Anchor("filed_on", 10),),
    (),
    margin=0,
    alerts=(Alert(days(3), "Three days."), Alert(days(1), "A day."), Alert(hours(6), "Hours.")),
)
CLAIMED = small(FILED, NAME, deadlines=(CLAIM,))


def warned(talk: Talk, at: datetime) -> Warn:
    """The warning of the deadline that falls at an instant."""
    nudge = next(each for each in talk.planned if each.kind == "due:claim")
    talk.now = at
    (warning,) = talk.falls(nudge).effects
    assert isinstance(warning, Warn)
    return warning


def test_a_deadline_is_passed_from_its_very_instant() -> None:
    over = datetime(2026, 5, 22, tzinfo=UTC)  # eleven days after the filing has begun
    at_the_end = warned(Talk(CLAIMED).says("today"), over)
    assert (at_the_end.is_passed, at_the_end.rung) == (True, 2)
    just_before = warned(Talk(CLAIMED).says("today"), over - timedelta(microseconds=1))
    assert (just_before.is_passed, just_before.rung) == (False, 2)


def test_a_deadline_told_late_is_warned_of_once_with_its_last_words() -> None:
    talk = Talk(CLAIMED, now=datetime(2026, 5, 21, 20, tzinfo=UTC)).says("11 May 2026")
    found = find_ladder(talk.guide, talk.case, talk.preferences, "due:claim")
    assert found
    assert found.due_times == ((2, talk.now),)
