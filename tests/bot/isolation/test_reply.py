"""A reply brings back what a task found, and nothing that is not of ours."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.isolation.process_pool import ProcessPool, TaskError
from bot.isolation.reply import TaskFault, decode_reply, encode_reply
from tests.support.bot import pool_tasks
from tests.support.bot.pool_tasks import Colour

KINSHASA = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        2**256,
        0.1,
        "订单 \ud800 \x00",
        b"\x00\xff",
        [1, (2, [3]), ()],
        {"a": (1,), (1, 2): {"b": 3}},
        {1, 2},
        frozenset({Colour.RED}),
        date(2026, 2, 28),
        datetime(2026, 2, 28, 9, 30, 0, 5),  # noqa: DTZ001  # a camera knows no zone
        datetime(2026, 2, 28, 9, 30, tzinfo=UTC),
        datetime(2026, 2, 28, 9, 30, tzinfo=KINSHASA),
        timedelta(hours=-3, microseconds=1),
        pool_tasks.FOUND,
    ],
)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    fault, found = decode_reply(encode_reply(None, value))

    assert fault is None
    assert found == value
    assert type(found) is type(value)


def test_a_fault_comes_back_with_its_detail() -> None:
    fault, detail = decode_reply(encode_reply(TaskFault.RAISED, "ValueError at pdf.py:3"))

    assert fault is TaskFault.RAISED
    assert detail == "ValueError at pdf.py:3"


@pytest.mark.parametrize("value", [Path("a"), 1j, bytearray(b"a"), len, Colour, object()])
def test_a_task_cannot_return_what_no_reply_may_hold(value: object) -> None:
    with pytest.raises(TypeError):
        encode_reply(None, value)


HOSTILE = [
    {"dataclass": ["os", "mkdir", {"path": "x"}]},
    {"dataclass": ["pathlib", "Path", {}]},
    {"dataclass": ["bot.isolation.process_pool", "ProcessPool", {"size": 1}]},  # no dataclass
    {"dataclass": ["bot.isolation.reply", "decode_reply", {"reply": "x"}]},
    {"dataclass": ["bot.isolation.reply", "json.loads", {"s": "1"}]},
    {"dataclass": ["tests.support.bot.pool_tasks", "RejectedFile", {"reason": "x"}]},  # imported
    {"dataclass": ["bot.inspection.nowhere", "FileType", {}]},
    {"dataclass": ["tests.support.bot.pool_tasks", "Findings", {"colour": "red", "more": 1}]},
    {"dataclass": ["tests.support.bot.pool_tasks", "Findings", [1, 2]]},
    {"enum": ["bot.isolation.reply", "StrEnum", "X"]},
    {"enum": ["tests.support.bot.pool_tasks", "Findings", "red"]},
    {"enum": ["tests.support.bot.pool_tasks", "Colour", "blue"]},
    {"bytes": "%%%"},
    {"datetime": 3},
    {"timedelta": [1, 2]},
    {"call": ["os", "mkdir"]},
    {"tuple": [], "list": []},
    {},
]


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\xff",
        b"[null]",
        b'["no_fault", null]',
        b"[null, " + b"9" * 5000 + b"]",
        b"[" * 100_000,
        *(json.dumps([None, value]).encode() for value in HOSTILE),
    ],
)
def test_what_is_no_reply_is_not_read(reply: bytes) -> None:
    with pytest.raises(ValueError, match="not readable"):
        decode_reply(reply)


async def test_a_process_that_lies_is_taken_for_dead() -> None:
    reply = json.dumps([None, HOSTILE[0]]).encode()
    async with ProcessPool() as pool:
        with pytest.raises(TaskError) as caught:
            await pool.run(pool_tasks.reply_as_is, reply)

    assert caught.value.fault is TaskFault.DIED
