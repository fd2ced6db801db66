"""Whatever is typed, every reader returns a value or a MisreadError, and without much work."""

import ast
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows.reading
from flows.model.errors import MisreadError
from flows.model.money import Money
from flows.reading import (
    MISREADS,
    OptionWords,
    read_choice,
    read_count,
    read_day,
    read_money,
    read_order_number,
    read_text,
    read_wall_time,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 15, 30, tzinfo=ZoneInfo("America/Bogota"))
OPTIONS: list[OptionWords] = [
    ("a", "Full refund", ("money back",)),
    ("b", "Resend", ("again", "new")),
]
READERS: dict[str, Callable[[str], object]] = {
    "text": read_text,
    "money": lambda text: read_money(text, currency=None),
    "known money": lambda text: read_money(text, currency="JPY"),
    "count": lambda text: read_count(text, least=1, most=500),
    "day": lambda text: read_day(text, today=TODAY, earliest=None, latest=None),
    "past day": lambda text: read_day(text, today=TODAY, earliest=date(2026, 1, 1), latest=TODAY),
    "moment": lambda text: read_wall_time(text, now_local=NOW),
    "choice": lambda text: read_choice(text, OPTIONS),
    "order": read_order_number,
}
# Fragments that mean something to one of the readers, so that chance hits the deep places.
WORDS = (
    "0 1 3 12 31 99 2026 1,000 1.234 ½ ٣ ３ - . , : / ' $ ¥ € USD KWD kr k % 年 月 日 万 dozen "
    "half one twenty minus may março ago in days hours h m pm noon last monday yesterday 29 feb "
    "not refund new 9999 99999999 T Z +08:00 \ud800 \u202e \n"
)
PIECES = st.sampled_from(WORDS.split(" "))
TYPED = st.one_of(
    st.text(st.characters()),
    st.lists(PIECES, max_size=8).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)

LONG_PIECES = (
    "1", "1 ", "1,", "1.", "1,234,", "1 234 ", "1'234'", " ", ".", "-", "- ", "$", "a", "a ",
    "12/", "12.12.", "12 mar ", "mar 12", "1 day ", "in 1 ", "1h", "18:00 ", "18:00+", "1-",
    "dozen ", "half ", "new again ", "not ", "年1月", "ﷺ", "e\u0301", "\u0301", "\n ", "½",
    "\ud800", "٣", "３，", "İ",
)  # fmt: skip
"""What a long text is made of."""

MOST_GROWTH = 24
"""Times the work for eight times the text; a reader that goes back over it takes 64 times."""

TICK = 1e-4
"""Seconds below which nothing is measured."""

every_reader = pytest.mark.parametrize("name", READERS)


def misread(name: str, typed: str) -> MisreadError | None:
    try:
        READERS[name](typed)
    except MisreadError as caught:
        return caught
    return None


@every_reader
@given(typed=TYPED)
def test_any_text_is_a_value_or_a_misread(name: str, typed: str) -> None:
    caught = misread(name, typed)
    if caught is None:
        return
    assert MISREADS[caught.slot].format(**caught.values)
    assert all(isinstance(one, int | str | date | Money) for one in caught.values.values())
    for choice in caught.choices:
        again = misread(name, choice)
        assert again is None or again.slot != caught.slot, f"{choice!r} is no way out"


@every_reader
@pytest.mark.parametrize("piece", LONG_PIECES)
def test_long_texts_are_read_in_proportion(name: str, piece: str) -> None:
    long, short = (piece * 10_000)[:10_000], (piece * 1250)[:1250]
    assert any(seconds_for(name, long) < MOST_GROWTH * seconds_for(name, short) for _ in range(20))


def seconds_for(name: str, typed: str) -> float:
    """The processor's seconds for a reading, which others on the machine add to now and then."""
    started = time.process_time()
    with suppress(MisreadError):
        READERS[name](typed)
    return time.process_time() - started + TICK


@every_reader
def test_past_the_limit_nothing_is_tried(name: str) -> None:
    caught = misread(name, "1" * 10_001)
    assert caught is not None
    assert caught.slot == "too_long"


@pytest.mark.parametrize("name", [name for name in READERS if name != "text"])
@pytest.mark.parametrize("sign", ["\ufdfa", "\ufdfb", "\u3316", "\u33af", "\U0001d160"])
def test_what_is_written_out_too_long_is_not_tried(name: str, sign: str) -> None:
    caught = misread(name, sign * 4096)
    assert caught is not None
    assert caught.slot == "too_long"


def test_every_slot_has_one_sentence_and_is_used() -> None:
    raised: set[str] = set()
    stated: list[str] = []
    for path in Path(flows.reading.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "MisreadError":
                raised |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
            if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "MISREADS":
                keys = node.value.keys if isinstance(node.value, ast.Dict) else []
                stated += [str(key.value) for key in keys if isinstance(key, ast.Constant)]
    assert len(stated) == len(set(stated))
    assert set(MISREADS) == raised | {"which_moment"}
