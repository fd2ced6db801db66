"""How a proposal read from a screenshot looks, what its buttons carry, and who reads it."""

from datetime import date
from pathlib import Path

import pytest

from bot.inspection.order_page import Order, find_order
from bot.rendering import keyboards
from bot.transport import callback_data
from bot.transport.callback_data import CasePress
from bot.workers import order_ocr
from flows.model.events.buyer import Picked
from flows.model.money import Money
from tests.flows.engine.test_prefill import NUMBER, ON, PAGE, PAID, SHOP, reads, shop
from tests.support.bot.rendered_talk import buttons, calls, plain, view
from tests.support.flows.talk import Talk

SAID = order_ocr.build_roles(Order(NUMBER, PAID, ON))


def test_a_proposal_is_one_line_with_a_yes_first() -> None:
    call = calls(reads(shop("page")))[-1]
    lines = plain(call).split("\n\n")
    assert lines[-1] == f"From your screenshot (E1): {NUMBER}. Is that right?"
    assert buttons(call) == [f"Yes, {NUMBER}", "No", "Skip for now", "Back"]


@pytest.mark.parametrize(
    ("typed", "label"),
    [([NUMBER], "Yes, USD\u00a01,250.00"), ([NUMBER, "5 USD"], "Yes, 4 March 2026")],
)
def test_amounts_and_days_are_written_out(typed: list[str], label: str) -> None:
    call = calls(reads(shop("page")).says(*typed))[-1]
    assert buttons(call)[:2] == [label, "No"]
    assert f"{label.removeprefix('Yes, ')}. Is that right?" in plain(call)


@pytest.mark.parametrize("typed", [[], [NUMBER], [NUMBER, "5 USD"]])
def test_the_yes_pressed_or_typed_as_it_stands_answers(typed: list[str]) -> None:
    talk = reads(shop("page")).says(*typed)
    rows, step = keyboards.build_keyboard(view(talk), talk.spot), talk.spot.step
    said = reads(shop("page")).says(*typed).says(str(rows[0][0]["text"]))
    press = callback_data.decode_press(str(rows[0][0]["callback_data"]))
    assert isinstance(press, CasePress)
    assert isinstance(press.event, Picked)
    assert talk.take(press.event).value(step) == said.value(step) is not None


def test_without_a_proposal_there_is_no_yes() -> None:
    talk = reads(shop("page")).presses("!no")
    call = calls(talk)[-1]
    assert "screenshot" not in plain(call)
    assert buttons(call) == ["Skip for now", "Back"]


def test_what_a_page_says_becomes_roles() -> None:
    assert SAID == PAGE
    assert order_ocr.build_roles(Order(NUMBER)) == {"order_number": NUMBER}
    assert order_ocr.build_roles(None) == {}


def test_a_recognized_page_is_proposed() -> None:
    page = find_order(f"Order number: {NUMBER}\nTotal: US $1,250.00\nPlaced on 2026-03-04")
    assert order_ocr.build_roles(page) == {
        "order_number": NUMBER,
        "order_total": Money(125_000, "USD"),
        "ordered_on": date(2026, 3, 4),
    }


class Reads:
    """A machine that recognizes letters, or one that does not."""

    def __init__(self, order: Order | None) -> None:
        self.order = order
        self.paths = list[Path]()

    async def read_order(self, path: Path) -> Order | None:
        """The same page, whatever the file."""
        self.paths.append(path)
        return self.order


async def read(reader: Reads, talk: Talk) -> object:
    return await order_ocr.read_roles(reader, SHOP, talk.case, Path("page.png"))


async def test_a_page_is_read_only_while_it_helps() -> None:
    reader, talk = Reads(Order(NUMBER)), shop("page")
    assert await read(reader, talk) == {"order_number": NUMBER}
    assert await read(reader, reads(talk)) == {}
    assert reader.paths == [Path("page.png")]


async def test_a_machine_that_recognizes_no_letters_just_asks() -> None:
    assert await read(Reads(None), shop("page")) == {}
