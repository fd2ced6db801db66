"""No update holds up others, whatever it holds, and no answer ends the loop or loses an update."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import EndPointNotFound, Forbidden, InvalidToken, NetworkError

from bot.runtime.counters import UNREADABLE_UPDATES
from bot.transport.http import PyreqwestRequest, UnreadableAnswerError
from bot.transport.update_page import parse_page
from bot.transport.updates import UnknownPress
from tests.support.bot.clocks import ManualClock
from tests.support.bot.poller import PollerHarness, rested, taking, text
from tests.support.bot.raw_updates import CHAT, ME
from tests.support.storage.records import NOW

DEEP: Any = json.loads('{"a":' * 400 + "1" + "}" * 400)


def answer(*updates: Any) -> bytes:
    return json.dumps({"ok": True, "result": updates}).encode()


def pressing(number: int, data: str) -> dict[str, Any]:
    message = {"message_id": 9, "chat": CHAT}
    query = {"id": "q", "from": ME, "data": data, "message": message}
    return {"update_id": number, "callback_query": query}


@pytest.mark.parametrize("spoilt", [b"\xc3", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud83e", b"\\udc00x"])
def test_one_press_of_any_bytes_does_not_spoil_the_page(spoilt: bytes) -> None:
    payload = answer(text(1), pressing(2, "MARK"), text(3)).replace(b"MARK", spoilt)
    page = parse_page(PyreqwestRequest.parse_json_payload(payload)["result"])
    assert [each.key for each in page.updates] == ["u:1", "u:2", "u:3"]
    assert page.updates[1].content == UnknownPress()
    assert page.next_offset == 4


@pytest.mark.parametrize(
    "payload", [b"null", b"[]", b'"hello"', b"7", b'{"ok":true}', b'{"ok":false,"result":[]}']
)
def test_an_answer_without_a_result_is_a_failure_of_the_way(payload: bytes) -> None:
    with pytest.raises(NetworkError, match="an answer"):
        PyreqwestRequest.parse_json_payload(payload)["result"]


def test_an_odd_explanation_does_not_hide_a_failure() -> None:
    payload = b'{"ok":false,"description":{"a":1},"parameters":[7]}'
    assert PyreqwestRequest.parse_json_payload(payload) == {}
    payload = b'{"ok":false,"description":"no","parameters":{"retry_after":7,"more":"x"}}'
    sound = {"description": "no", "parameters": {"retry_after": 7}}
    assert PyreqwestRequest.parse_json_payload(payload) == sound


@pytest.mark.parametrize("payload", [b"", b"<html>", b'{"ok":tr', b'{"ok":' * 9000, b"1" * 5000])
def test_an_answer_that_is_no_json_keeps_its_bytes(payload: bytes) -> None:
    with pytest.raises(UnreadableAnswerError) as caught:
        PyreqwestRequest.parse_json_payload(payload)
    assert caught.value.payload == payload
    assert str(caught.value) == "Invalid server response"


ODD: list[Any] = [
    None,
    "hello",
    {"update_id": 1},
    [1, None, "x", []],
    [{"message": {}}],
    [{"update_id": "7"}, {"update_id": True}, {"update_id": 2**40}, {"update_id": -1}],
]


@pytest.mark.parametrize("result", ODD)
async def test_an_odd_result_is_asked_for_again_and_confirms_nothing(
    clock: ManualClock, result: Any
) -> None:
    harness = PollerHarness(result, result, [text(7)])
    async with taking(harness, clock):
        assert [await rested(clock), await rested(clock)] == [1.0, 2.0]
        await harness.silent.wait()
    assert [offset for offset, _ in harness.asked] == [None, None, None, 8]
    assert harness.taken[-1] == ["u:7"]


async def test_updates_without_a_number_wait_a_moment_and_hold_up_nothing(
    clock: ManualClock,
) -> None:
    harness = PollerHarness(*[[{"message": {}}]] * 5, [{"message": {}}, text(7)])
    async with taking(harness, clock):
        assert [await rested(clock) for _ in range(5)] == [1.0, 2.0, 4.0, 4.0, 4.0]
        await harness.silent.wait()
    assert harness.backlog == [frozenset()]  # what waits to be sent does not wait for them
    assert harness.taken[-1] == ["u:7"]
    assert harness.asked[-1][0] == 8


@pytest.mark.parametrize("status", [Forbidden("Forbidden"), EndPointNotFound("a proxy")])
async def test_a_refusal_that_may_be_a_proxys_ends_nothing(
    clock: ManualClock, status: Exception
) -> None:
    harness = PollerHarness([text(1)], *[status] * 9, [text(2)])
    async with taking(harness, clock):
        for _ in range(9):
            await rested(clock)
        await harness.silent.wait()
    assert harness.taken[-1] == ["u:2"]


async def test_a_server_that_starts_is_waited_for_and_a_wrong_token_told(
    clock: ManualClock,
) -> None:
    starting = PollerHarness(*[EndPointNotFound("Not Found")] * 4, [text(1)])
    async with taking(starting, clock):
        for _ in range(4):
            await rested(clock)
        await starting.silent.wait()
    assert starting.taken == [["u:1"]]
    async with taking(PollerHarness(*[EndPointNotFound("Not Found")] * 5), clock) as task:
        for _ in range(4):
            await rested(clock)
        with pytest.raises(InvalidToken):
            await task


POISON: list[Any] = [
    {"message": {"chat": {"id": 2**70, "type": "private"}, "message_id": 1, "text": "a"}},
    {"message": {"chat": {"id": "7", "type": "private"}, "message_id": 1, "text": "a"}},
    {"message": {"chat": {"id": True, "type": "private"}, "message_id": 1, "text": "a"}},
    {"message": {"chat": CHAT, "message_id": 1e30, "text": "a"}},
    {"message": {"chat": CHAT, "message_id": [], "photo": [{"file_id": "a"}]}},
    {"message": {"chat": CHAT, "message_id": 1, "photo": [{"file_id": None}]}},
    {"message": {"chat": CHAT, "message_id": 1, "document": DEEP}},
    {"message": {"chat": CHAT, "message_id": 1, "location": {"latitude": "x"}}},
    {"message": {"chat": CHAT, "message_id": 1, "text": "a", "reply_to_message": 7}},
    {"message": {"chat": None, "message_id": 1, "text": "a"}},
    {"callback_query": {"id": 7, "from": ME, "data": "a:b:0:c"}},
    {"callback_query": {"id": "q", "from": None, "data": "a:b:0:c"}},
    {"callback_query": None, "message": 7},
    {"my_chat_member": {"chat": CHAT, "new_chat_member": []}, "message": DEEP},
    {"channel_post": {"chat": {"id": -1, "type": "channel"}, "text": "a"}},
    {"business_message": {"chat": CHAT, "message_id": 1, "text": "a"}},
    {"message": {"message_id": 1, "text": "a"}},
    {"message": DEEP, "poll_answer": {}, "purchased_paid_media": 10**40},
]


@pytest.mark.parametrize("poison", POISON)
async def test_the_poison_in_the_middle_of_a_page_costs_itself(
    clock: ManualClock, poison: dict[str, Any]
) -> None:
    page = [text(number) for number in range(1, 101)]
    page[49] = {"update_id": 50} | poison
    harness = PollerHarness(page)
    async with taking(harness, clock):
        await harness.silent.wait()
    (taken,) = [keys for keys in harness.taken if keys]
    assert [key for key in taken if key != "u:50"] == [f"u:{n}" for n in range(1, 101) if n != 50]
    assert harness.asked[-1][0] == 101


async def test_what_is_set_aside_is_counted_and_told_in_one_line(
    clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    before = UNREADABLE_UPDATES.total()
    secret = {"message": {"chat": CHAT, "message_id": "secret", "text": "secret"}}
    harness = PollerHarness([text(1), {"update_id": 2} | secret, {"update_id": 3} | secret])
    async with taking(harness, clock):
        await harness.silent.wait()
    assert UNREADABLE_UPDATES.total() - before == 2
    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert line == "updates of an unknown shape were set aside: 2 (ValueError)"


def test_a_number_that_would_confirm_all_there_will_ever_be_counts_for_nothing() -> None:
    assert parse_page([text(5), {"update_id": 10**18}]).next_offset == 6
    assert parse_page([text(5), text(2**31 - 2), text(7)]).next_offset == 8


class BrokenServer(PollerHarness):
    """A server that honours offset and limit, and whose answers with a certain update are broken.

    Nobody can tell its number when `is_numbered` is false.
    """

    def __init__(self, count: int, broken: int, *, is_numbered: bool = True) -> None:
        super().__init__()
        self.updates = {number: json.dumps(text(number)).encode() for number in range(1, count + 1)}
        name = b'{"update_id": %d, ' % broken if is_numbered else b"{"
        self.updates[broken] = name + b'"message": {{{'

    async def get_updates(self, offset: int | None, wait: int, _kinds: Any, _limit: int) -> Any:
        self.asked.append((offset, wait))
        found = [each for n, each in self.updates.items() if n >= (offset or 0)][:_limit]
        if not found and wait:
            self.silent.set()
            await asyncio.Event().wait()
        payload = b'{"ok":true,"result":[' + b",".join(found) + b"]}"
        return PyreqwestRequest.parse_json_payload(payload)["result"]


@pytest.mark.parametrize("is_numbered", [True, False])
@pytest.mark.parametrize("broken", [1, 50, 99])
async def test_a_page_that_cannot_be_read_is_read_piece_by_piece(
    clock: ManualClock, broken: int, is_numbered: bool
) -> None:
    server = BrokenServer(100, broken, is_numbered=is_numbered)
    async with taking(server, clock):
        waiting = asyncio.ensure_future(server.silent.wait())
        while not waiting.done():
            if clock.sleeps_until(timedelta(minutes=1)):
                await rested(clock)
            await asyncio.sleep(0)
    taken = [key for keys in server.taken for key in keys]
    assert taken == [f"u:{number}" for number in range(1, 101) if number != broken]
    assert (clock.now() - NOW).total_seconds() < 20
