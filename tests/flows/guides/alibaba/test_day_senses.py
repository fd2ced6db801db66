"""A day without its year, by the sense of its question: an end lies ahead, a payment behind."""

from datetime import UTC, date, datetime

import pytest

from flows.definition.kinds import StepContext
from flows.guides.alibaba import GUIDE
from flows.model.errors import MisreadError
from tests.support.flows.alibaba_walks import known

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TOLD = {"paid_on": date(2026, 1, 20)}


def read(step: str, text: str) -> date:
    found = GUIDE.steps[step].kind.parse_text(text, StepContext(known(**TOLD), NOW))
    assert isinstance(found, date)
    return found


@pytest.mark.parametrize(
    ("step", "text", "day"),
    [
        ("countdown_on", "12 May", date(2026, 5, 12)),
        ("countdown_on", "1 March", date(2026, 3, 1)),  # over since yesterday
        ("countdown_on", "12/05", date(2026, 5, 12)),
        ("countdown_on", "3 August", date(2026, 8, 3)),
        ("ship_by", "12 May", date(2026, 5, 12)),
        ("ship_by", "10 February", date(2026, 2, 10)),
        ("ship_by", "30 January", date(2026, 1, 30)),
        ("promise_on", "12 May", date(2026, 5, 12)),
        ("paid_on", "12 May", date(2025, 5, 12)),
        ("paid_on", "12 January", date(2026, 1, 12)),
        ("delivered_on", "20 February", date(2026, 2, 20)),
    ],
)
def test_the_sense_of_the_question_says_the_year(step: str, text: str, day: date) -> None:
    assert read(step, text) == day


@pytest.mark.parametrize(
    ("step", "text", "choices"),
    [
        ("paid_on", "5 March", ("2025-03-05",)),  # a slip, or a year ago
        ("promise_on", "28 February", ("2027-02-28",)),
        ("stall_by", "20 February", ("2027-02-20",)),
    ],
)
def test_a_day_that_was_only_just_is_not_put_into_another_year_unasked(
    step: str, text: str, choices: tuple[str, ...]
) -> None:
    with pytest.raises(MisreadError) as caught:
        read(step, text)
    assert (caught.value.slot, caught.value.choices) == ("which_day", choices)


def test_a_year_that_is_written_is_taken_as_it_is() -> None:
    assert read("ship_by", "12 May 2025") == date(2025, 5, 12)
    assert read("promise_on", "28 February 2027") == date(2027, 2, 28)
