"""What files show: said by the buyer for all at once or one by one, never taken from the list."""

from collections.abc import Mapping
from datetime import date

import pytest

from flows.definition.vocabulary import Ask, Exhibits, Step, line
from flows.engine.evidence.labels import join_labels
from flows.model.case import LineSource, Value
from flows.model.events.buyer import Withdrawn
from flows.model.events.evidence import Browsed, Dated, Lined, Parted, Shown
from flows.model.events.system import Inspected
from flows.model.money import Money
from tests.flows.engine.test_files import listed, proof
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

READ: Mapping[str, Value] = {"order_number": "20261111222233334", "order_total": Money(5, "USD")}


def album(*captions: str) -> Talk:
    """Three photos of one album, and the question what they show."""
    return proof().files(*(captions or ("", "", ""))).waits(seconds=2)


def test_all_files_of_a_batch_show_what_the_buyer_tapped() -> None:
    talk = album().take(Shown("1.103", 2, "label"))
    assert (talk.told, listed(talk)) == (["said.lined"], ["label"] * 3)
    assert talk.values == {"labels": "E1–E3", "line": "The shipping label"}


def test_a_tap_says_nothing_of_files_that_came_later() -> None:
    talk = album().files("").waits(seconds=2).take(Shown("1.103", 2, "label"))
    assert listed(talk) == ["label", "label", "label", None]


def test_a_double_tap_changes_nothing() -> None:
    talk = album().take(Shown("1.103", 2, "label"))
    assert talk.take(Shown("1.103", 2, "carton")).told == ["toast.noted"]
    assert listed(talk) == ["label"] * 3
    talk = album().take(Parted("1.103", 2), Lined("1.101", "label", 2))
    assert talk.asked_shown == ("E2",)
    assert talk.take(Lined("1.101", "label", 2)).told == ["toast.noted"]


def test_a_file_taken_out_is_not_named_with_the_others() -> None:
    talk = album().take(Withdrawn("1.102"), Shown("1.103", 2, "inside"))
    assert talk.values["labels"] == "E1, E2"
    assert [each.shown_line for each in talk.case.exhibits] == ["inside", None, "inside"]


def test_different_things_are_asked_about_one_by_one() -> None:
    talk = album().take(Parted("1.103", 2))
    for label, name in (("E1", "carton"), ("E2", None), ("E3", "inside")):
        assert talk.asked_shown == (label,)
        talk.take(Lined(f"1.10{label[1]}", name, 3 - int(label[1])))
    assert (talk.asked, listed(talk)) == ("proof", ["carton", None, "inside"])
    assert talk.exhibits[1][1].line_from is LineSource.BUYER, "it is nothing of the list"
    assert talk.take(Parted("1.103", 2)).told == ["toast.noted"]


@pytest.mark.parametrize("text", ["the shipping label", "2", "label"])
def test_what_all_show_can_be_typed(text: str) -> None:
    assert listed(album().says(text)) == ["label"] * 3


@pytest.mark.parametrize("text", ["Different things", "different", "4"])
def test_that_they_differ_can_be_typed(text: str) -> None:
    talk = album().says(text)
    assert talk.asked_shown == ("E1",)
    assert talk.says("The inside").asked_shown == ("E2",)
    assert talk.says("something else", "the carton").asked == "proof"
    assert listed(talk) == ["inside", None, "carton"]


def test_a_line_typed_after_the_answer_is_for_the_next_file() -> None:
    talk = album().says("the inside").says("the carton")
    assert (talk.case.line, listed(talk)) == ("carton", ["inside"] * 3)


def test_a_caption_proposes_a_line_and_does_not_say_it() -> None:
    talk = proof().files("the shipping label of carton 3").waits(seconds=2)
    assert listed(talk) == [None]
    assert talk.exhibits[0][1].line == "label", "two of its words are in that name"
    assert listed(talk.says("1")) == ["label"], "what is proposed is offered first"


def test_a_caption_that_fits_two_lines_proposes_none() -> None:
    assert proof().files("label inside").exhibits[0][1].line is None


@pytest.mark.parametrize(
    "event", [Shown("x", 2, "label"), Shown("1.103", 2, "x"), Parted("x", 1), Browsed("x", 1)]
)
def test_what_is_not_there_is_an_old_button(event: Shown | Parted | Browsed) -> None:
    assert album().take(event).told == ["toast.old"]


def test_done_leaves_the_files_without_a_name() -> None:
    talk = album().presses("!done")
    assert (listed(talk), talk.case.asked_about) == ([None] * 3, ())


def test_no_date_is_asked_about_before_it_was_told() -> None:
    assert album().take(Dated("no")).told == ["toast.noted"]


def ordered() -> Talk:
    """A guide with the order page on its list, at the question for the order number."""
    lines = (line("carton", "The carton", "So."), line("page", "The page", "So.", shows_order=True))
    number = Step("number", Ask(), "Number?", order_field="order_number")
    return Talk(small(number, Step("proof", Exhibits(lines), "Photos."))).opens().files("")


def test_a_screenshot_that_was_read_is_known_as_the_order_page() -> None:
    talk = ordered().take(Inspected("1.101", read={**READ, "ordered_on": date(2026, 3, 1)}))
    assert (listed(talk), talk.exhibits[0][1].line_from) == (["page"], LineSource.READ)
    talk.take(Lined("1.101", "carton"), Inspected("1.101", read=READ))
    assert listed(talk) == ["carton"], "the buyer knows better"


def test_an_order_number_alone_only_proposes_the_order_page() -> None:
    talk = ordered().take(Inspected("1.101", read={"order_number": READ["order_number"]}))
    assert (listed(talk), talk.exhibits[0][1].line) == ([None], "page")


@pytest.mark.parametrize(
    ("labels", "named"),
    [
        ((), ""),
        (("E2",), "E2"),
        (("E1", "E2"), "E1, E2"),
        (("E1", "E2", "E3", "E4"), "E1–E4"),
        (("E1", "E3", "E4", "E5", "E9"), "E1, E3–E5, E9"),
    ],
)
def test_labels_are_named_together(labels: tuple[str, ...], named: str) -> None:
    assert join_labels(labels) == named
