"""Each text to paste has the button that says it was sent, and the day on which it went out."""

from datetime import UTC, date, datetime

import pytest

from flows.definition.kinds import Choose, Wait
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.letters.content.sent_letters import DAY_STEPS, find_sent_day
from flows.model.answers import Known
from flows.model.case import Answer, Spot
from flows.model.letter_texts import LetterText, SentLetter

ONLY_OFFERED = {"promise_late"}
"""Shown beside a decision; nothing there says whether it was sent, so it is never quoted."""

AT = datetime(2026, 5, 14, 9, tzinfo=UTC)


def test_every_text_that_is_shown_can_be_said_to_be_sent() -> None:
    shown = {letter for step in GUIDE.steps.values() for letter in step.letters}
    kinds = [step.kind for step in GUIDE.steps.values()]
    options = [o for kind in kinds if isinstance(kind, Choose | Wait) for o in kind.options]
    assert shown - {letter for option in options for letter in option.sends} == ONLY_OFFERED


def test_the_day_of_what_was_filed_is_asked_where_it_is_said_to_be() -> None:
    assert {*DAY_STEPS, *DAY_STEPS.values()} <= {*GUIDE.steps}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ((), date(2026, 5, 14)),
        ((("filed_on", 0, date(2026, 5, 12)),), date(2026, 5, 12)),
        ((("escalated_on", 0, date(2026, 5, 12)),), date(2026, 5, 14)),
    ],
)
def test_the_typed_day_counts_and_else_the_day_it_was_told(
    told: tuple[tuple[str, int, date], ...], found: date
) -> None:
    """Somebody who filed on Monday and says so on Wednesday filed on Monday."""
    sent = SentLetter("refund_request", "filing", 0, AT.date(), AT, LetterText("I ask."))
    given = [(Spot("filing"), Answer("answered", AT, "filed"))]
    given += [(Spot(step, lap), Answer("answered", AT, day)) for step, lap, day in told]
    assert find_sent_day(Known(given), sent) == found
