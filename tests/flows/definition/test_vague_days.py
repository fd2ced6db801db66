"""A day told as a part of a month is asked about, the earliest first."""

from datetime import UTC, date, datetime

import pytest

from flows.definition.kinds import Day, StepContext
from flows.model.answers import Known
from flows.model.errors import MisreadError

ASKING = StepContext(Known(), datetime(2026, 3, 2, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("about mid January", ("about 2026-01-11", "about 2026-01-15", "about 2026-01-19")),
        ("mid-january 2026", ("about 2026-01-11", "about 2026-01-15", "about 2026-01-19")),
        ("In the middle of December", ("about 2025-12-11", "about 2025-12-15", "about 2025-12-19")),
        ("early Feb", ("about 2026-02-01", "about 2026-02-04", "about 2026-02-07")),
        ("end of February", ("about 2026-02-21", "about 2026-02-25", "about 2026-02-28")),
    ],
)
def test_a_part_of_a_month_offers_its_days(text: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        Day().parse_text(text, ASKING)
    assert (caught.value.slot, caught.value.choices) == ("about_day", choices)
    assert Day().parse_text(choices[0], ASKING) == date.fromisoformat(
        choices[0].removeprefix("about ")
    )


@pytest.mark.parametrize("text", ["midnight", "the end", "in the end it came late", "mid", "?"])
def test_what_names_no_month_is_no_day(text: str) -> None:
    with pytest.raises(MisreadError) as caught:
        Day().parse_text(text, ASKING)
    assert caught.value.slot == "no_day"
