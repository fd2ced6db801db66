"""A typed reply picks an option by number, label, the start of it, or a keyword."""

import pytest

from flows.model.errors import MisreadError
from flows.reading import OptionWords, read_choice

OPTIONS: list[OptionWords] = [
    ("damaged", "📦 Arrived damaged", ("broken", "damaged")),
    ("never", "Never arrived", ("not arrived", "missing parcel")),
    ("wrong", "Wrong item", ("wrong", "arrived")),
    ("none", "Другое / 其他", ("其他", "other")),
]


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("2", "never"),
        ("2.", "never"),
        ("(2)", "never"),
        ("#3", "wrong"),
        ("option 4", "none"),
        ("٢", "never"),
        ("2️⃣", "never"),
        ("arrived damaged!", "damaged"),
        ("ARRIVED  DAMAGED", "damaged"),
        ("arr", "damaged"),
        ("never", "never"),
        ("it is broken", "damaged"),
        ("it has not arrived", "never"),
        ("друг", "none"),
        ("是其他问题", "none"),
        ("wrong", "wrong"),
    ],
)
def test_option(typed: str, option: str) -> None:
    assert read_choice(typed, OPTIONS) == option


@pytest.mark.parametrize(
    ("typed", "slot", "choices"),
    [
        ("", "empty", ()),
        ("🙂", "not_an_option", ()),
        ("0", "not_an_option", ()),
        ("5", "not_an_option", ()),
        ("wr", "not_an_option", ()),
        ("heartbroken", "not_an_option", ()),
        ("wrong and broken", "which_option", ("damaged", "wrong")),
        ("it is not damaged", "which_option", ()),
    ],
)
def test_no_option(typed: str, slot: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        read_choice(typed, OPTIONS)
    assert (caught.value.slot, caught.value.choices) == (slot, choices)


def test_a_keyword_of_two_options_is_asked_about() -> None:
    options: list[OptionWords] = [
        ("a", "Full refund", ("refund",)),
        ("b", "Part refund", ("refund",)),
    ]
    with pytest.raises(MisreadError) as caught:
        read_choice("a refund please", options)
    assert caught.value.choices == ("a", "b")
    assert read_choice("b", options) == "b"


def test_without_options_nothing_fits() -> None:
    with pytest.raises(MisreadError, match="not_an_option"):
        read_choice("1", [])


def test_a_keyword_on_its_own_wins_over_labels_that_begin_with_it() -> None:
    options: list[OptionWords] = [
        ("remind", "Start, with reminders", ("start",)),
        ("silent", "Start, no reminders", ()),
    ]
    assert read_choice("start", options) == "remind"
    assert read_choice("start, no", options) == "silent"


REFUSALS: list[OptionWords] = [
    ("yes", "Yes, I still want them", ("yes",)),
    ("no", "No, it is too late", ("no", "too late", "no longer", "any more")),
]


@pytest.mark.parametrize(
    "typed",
    [
        *("no, too late", "No - too late!", "nope", "nah, too late", "no thanks", "no it isn't"),
        *("no, not any more", "too late", "no longer", "no, they did not"),
    ],
)
def test_a_short_refusal_is_understood(typed: str) -> None:
    assert read_choice(typed, REFUSALS) == "no"


@pytest.mark.parametrize("typed", ["not too late", "yes, too late", "no problem", "no, but yes"])
def test_what_says_more_than_no_is_asked_about(typed: str) -> None:
    with pytest.raises(MisreadError):
        read_choice(typed, REFUSALS)
