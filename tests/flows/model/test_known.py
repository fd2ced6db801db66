"""What is known on a trail, and what is made of it once."""

from datetime import UTC, datetime

from flows.model.answers import Known
from flows.model.case import Answer, Spot

AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def test_what_is_derived_is_made_once_and_anew_after_an_answer() -> None:
    made = list[int]()

    def count_units(known: Known) -> int | None:
        made.append(1)
        return known.count("units")

    known = Known()
    assert (known.derive(count_units), known.derive(count_units), len(made)) == (None, None, 1)
    known.add(Spot("units"), Answer("answered", AT, 60))
    assert (known.derive(count_units), len(made)) == (60, 2)
    assert known.with_answer(Spot("units", 1), Answer("answered", AT, 50)).derive(count_units) == 50
    assert (known.derive(count_units), len(made)) == (60, 3)
