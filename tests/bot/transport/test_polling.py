"""Updates are confirmed only when they are kept, and nothing stops the loop that takes them."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from storage.errors import UnavailableError
from tests.support.bot.clocks import ManualClock, settle
from tests.support.bot.poller import PollerHarness, rested, taking, text


async def test_nothing_is_confirmed_before_it_is_kept(clock: ManualClock) -> None:
    harness = PollerHarness([text(7), text(8)])
    harness.gate = asyncio.Event()
    async with taking(harness, clock):
        await settle()
        assert harness.asked == [(None, 0)]
        harness.gate.set()
        await harness.silent.wait()
    assert harness.taken == [["u:7", "u:8"]]
    assert harness.asked == [(None, 0), (9, 0)]


async def test_what_the_store_refuses_is_not_confirmed(clock: ManualClock) -> None:
    harness = PollerHarness([text(7)], [text(7)], [text(7)])
    harness.failures.extend([UnavailableError("away")] * 2)
    async with taking(harness, clock):
        assert [await rested(clock), await rested(clock)] == [1.0, 2.0]
        await harness.silent.wait()
    assert [offset for offset, _ in harness.asked] == [None, None, None, 8]
    assert harness.taken == [["u:7"]]


async def test_pauses_grow_to_half_a_minute_and_begin_anew(clock: ManualClock) -> None:
    harness = PollerHarness(*[NetworkError("no way there")] * 7, [text(1)], NetworkError("again"))
    async with taking(harness, clock):
        pauses = [await rested(clock) for _ in range(8)]
        await harness.silent.wait()
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 1.0]


async def test_the_backlog_is_read_to_its_end_before_anything_is_sent(clock: ManualClock) -> None:
    full = [text(number, chat_id=number % 3) for number in range(100)]
    harness = PollerHarness(full, [text(100, chat_id=9)], [])
    async with taking(harness, clock):
        await harness.silent.wait()
    assert [wait for _, wait in harness.asked] == [0, 0, 0, 50]
    assert harness.backlog == [frozenset({0, 1, 2, 9})]


async def test_an_outbox_that_cannot_be_read_at_the_start_is_read_later(clock: ManualClock) -> None:
    harness = PollerHarness([text(1, chat_id=5)], [], [], [])
    harness.unreadable.append(UnavailableError("away"))
    async with taking(harness, clock):
        assert await rested(clock) == 1.0
        await harness.silent.wait()
    assert harness.backlog == [frozenset({5})]


async def test_the_wait_telegram_asks_for_is_kept(clock: ManualClock) -> None:
    harness = PollerHarness(RetryAfter(timedelta(seconds=7)), [])
    async with taking(harness, clock):
        assert await rested(clock) == 7.0
        await harness.silent.wait()


async def test_a_second_process_is_named(
    clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    harness = PollerHarness(Conflict("terminated by other getUpdates request"), [])
    async with taking(harness, clock):
        await rested(clock)
        await harness.silent.wait()
    assert "another process asks for this bot's updates" in caplog.text


async def test_a_refused_token_ends_the_loop(clock: ManualClock) -> None:
    async with taking(PollerHarness(InvalidToken()), clock) as task:
        with pytest.raises(InvalidToken):
            await task


async def test_why_telegram_cannot_be_reached_is_logged(
    clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    quoted = NetworkError("Bad Gateway (502). Parsing the server response b'secret' failed")
    harness = PollerHarness(NetworkError("connection refused, nothing listens there"), quoted, [])
    async with taking(harness, clock):
        await rested(clock)
        await rested(clock)
        await harness.silent.wait()
    assert "(NetworkError: connection refused, nothing listens there); asking" in caplog.text
    assert "Bad Gateway (502)" in caplog.text
    assert "secret" not in caplog.text


STRANGE: list[dict[str, Any]] = [
    {"update_id": 1},
    {"update_id": 2, "message": "a text"},
    {"update_id": 3, "message": {"chat": {"type": "private"}, "text": "secret"}},
    {"update_id": 4, "callback_query": {"id": "q", "data": "secret"}},
    {"update_id": 5, "message": {"chat": {"id": 1, "type": "private"}, "photo": [{}]}},
    {"update_id": 6, "my_chat_member": {}},
    {"update_id": 7, "brand_new": {"secret": True}},
]


async def test_updates_of_a_strange_shape_are_left_out_and_confirmed(
    clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    harness = PollerHarness([*STRANGE, text(8)])
    async with taking(harness, clock):
        await harness.silent.wait()
    assert harness.taken == [["u:8"]]
    assert harness.asked[-1] == (9, 0)
    assert "unknown shape" in caplog.text
    assert "secret" not in caplog.text


async def test_every_answer_is_a_sign_of_life(clock: ManualClock) -> None:
    harness = PollerHarness([], NetworkError("no way there"), [text(1)])
    async with taking(harness, clock):
        await rested(clock)
        await harness.silent.wait()
    assert harness.heard == 2


WORDS = """
    message edited_message callback_query my_chat_member new_chat_member chat from id type text
    caption data photo document file_id file_size message_id reply_to_message status sticker
    language_code is_bot
"""
KEYS = st.sampled_from(WORDS.split())
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.sampled_from(["private", "/start", "a:b:0:c"])
)
SHAPES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=5)
)


@given(update=st.dictionaries(KEYS, SHAPES, max_size=3))
async def test_no_shape_at_all_stops_it(update: dict[str, Any]) -> None:
    harness = PollerHarness([{"update_id": 1, **update}])
    async with taking(harness, ManualClock()) as task:
        waiting = asyncio.ensure_future(harness.silent.wait())
        await asyncio.wait((task, waiting), return_when=asyncio.FIRST_COMPLETED)
        assert not task.done()
