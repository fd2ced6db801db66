"""Counts: whole numbers in digits or small words, never guessed from two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model.errors import MisreadError
from flows.reading import read_count


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("0", 0),
        ("1,000", 1000),
        ("1 000 pcs", 1000),
        ("1.000", 1000),
        ("1.000.000", 1_000_000),
        ("1,00,000", 100_000),
        ("007", 7),
        ("10.00", 10),
        ("approx. 10", 10),
        ("twelve", 12),
        ("two hundred", 200),
        ("twenty five", 25),
        ("one thousand two hundred and five", 1205),
        ("forty", 40),
        ("One", 1),
        ("none", 0),
        ("12 (twelve)", 12),
        ("this one: 5", 5),
        ("dozen", 12),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("2 dozen", 24),
        ("two dozen", 24),
        ("٥٠", 50),
        ("５０個", 50),
    ],
)
def test_count(typed: str, count: int) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize(
    ("typed", "slot", "choices"),
    [
        ("", "empty", ()),
        ("all", "no_number", ()),
        ("-5", "negative", ()),
        ("minus 5", "negative", ()),
        ("1.5", "not_whole", ()),
        (".5", "not_whole", ()),
        ("2½", "unclear", ()),
        ("12k", "unclear", ("12000",)),
        ("10%", "unclear", ()),
        ("12.03.2026", "unclear", ()),
        ("5 of 10", "several_numbers", ("5", "10")),
        ("10-12", "several_numbers", ("10", "12")),
        ("two boxes of 50", "several_numbers", ("2", "50")),
        ("none of the 50", "count_unread", ()),
        ("1.5 of 3", "several_numbers", ("3",)),
        ("1000001", "too_many", ()),
        ("9" * 9000, "too_many", ()),
    ],
)
def test_no_count(typed: str, slot: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        read_count(typed)
    assert (caught.value.slot, caught.value.choices) == (slot, choices)


def test_bounds_are_named() -> None:
    with pytest.raises(MisreadError) as few:
        read_count("0", least=1)
    with pytest.raises(MisreadError) as many:
        read_count("2 dozen", most=20)
    assert (few.value.slot, few.value.values) == ("too_few", {"least": 1})
    assert (many.value.slot, many.value.values) == ("too_many", {"most": 20})


@given(st.integers(0, 1_000_000), st.sampled_from(["{}", "{:,}", "{:,} pcs", "about {} units"]))
def test_every_count_comes_back(count: int, written: str) -> None:
    assert read_count(written.format(count)) == count
