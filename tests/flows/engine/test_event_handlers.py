"""Every event has exactly one handler, and every typed text an interpreter that takes it."""

from typing import get_args

import pytest

from flows.engine.event_handlers import HANDLERS
from flows.engine.handlers.text_interpreters import ANSWER_INTERPRETERS, INTERPRETERS
from flows.engine.typed_text import Typed
from flows.model.events import BuyerEvent, Event, SystemEvent


def test_the_table_covers_exactly_the_events() -> None:
    assert set(HANDLERS) == set(get_args(Event))


def test_no_handler_serves_two_events() -> None:
    assert len(set(HANDLERS.values())) == len(HANDLERS)


def test_an_event_is_the_buyers_or_the_systems() -> None:
    buyer, system = set(get_args(BuyerEvent)), set(get_args(SystemEvent))
    assert not buyer & system
    assert buyer | system == set(get_args(Event))


def test_every_interpreter_and_handler_says_what_it_does() -> None:
    assert all(each.__doc__ for each in (*HANDLERS.values(), *INTERPRETERS))


def test_a_retry_is_read_as_an_answer_alone() -> None:
    assert INTERPRETERS[-len(ANSWER_INTERPRETERS) :] == ANSWER_INTERPRETERS
    assert len(set(INTERPRETERS)) == len(INTERPRETERS)


@pytest.mark.parametrize(
    ("raw", "clean", "folded", "word"),
    [
        ("Done", "Done", "done", "done"),
        (" Keep\u202e anyway! ", "Keep anyway!", "keep anyway!", "keep anyway"),
        ("E3:\tthe Seal.", "E3: the Seal.", "e3: the seal.", "e3: the seal"),
        ("\x00", "", "", ""),
    ],
)
def test_a_typed_text_is_cleaned_for_all(raw: str, clean: str, folded: str, word: str) -> None:
    typed = Typed.from_text(raw, 7)
    assert (typed.raw, typed.clean, typed.folded, typed.message) == (raw, clean, folded, 7)
    assert typed.word == word
