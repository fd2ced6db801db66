"""How far a case file is stands in one message, which is gone in the end; nothing waits for it."""

import asyncio

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.workers.progress import Progress
from tests.support.bot.clocks import PATIENCE_SECONDS, ManualStopwatch
from tests.support.bot.processor import load_catalog
from tests.support.bot.scripted_api import ScriptedApi

ACTION, SEND, EDIT, DELETE = "sendChatAction", "sendMessage", "editMessageText", "deleteMessage"


def progress(api: ScriptedApi, watch: ManualStopwatch, longest: float = 5.0) -> Progress:
    return Progress(api, load_catalog().find_language(None).voice, watch, 2.0, longest)


def called(api: ScriptedApi) -> list[str]:
    return [method for method, _ in api.calls]


async def test_a_quick_one_is_not_told_of(api: ScriptedApi) -> None:
    async with progress(api, ManualStopwatch()).show(7) as tell:
        await tell(1, 3)
    assert api.calls == [(ACTION, {"chat_id": 7, "action": "upload_document"})]


async def test_one_message_is_edited_and_gone_in_the_end(api: ScriptedApi) -> None:
    watch = ManualStopwatch()
    async with progress(api, watch).show(7) as tell:
        for done in range(1, 9):
            watch.now += 1.0
            await tell(done, 8)
    assert called(api) == [ACTION, SEND, *[ACTION, EDIT] * 3, ACTION, DELETE]
    assert api.texts(7) == [f"Case file: step {n} of 8 …" for n in (2, 4, 6, 8)]
    assert {told["message_id"] for method, told in api.calls if method in (EDIT, DELETE)} == {102}


async def test_it_is_gone_when_the_work_failed(api: ScriptedApi) -> None:
    watch = ManualStopwatch()

    async def failing() -> None:
        async with progress(api, watch).show(7) as tell:
            watch.now += 2.0
            await tell(1, 2)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        await failing()
    assert called(api)[-1] == DELETE


@pytest.mark.parametrize(
    "error", [NetworkError("down"), RetryAfter(9), BadRequest("message is not modified")]
)
async def test_what_fails_is_left(api: ScriptedApi, error: TelegramError) -> None:
    api.answer(ACTION, *[error] * 9)
    api.answer(EDIT, *[error] * 9)
    api.answer(DELETE, error)
    watch = ManualStopwatch()
    async with progress(api, watch).show(7) as tell:
        for done in range(1, 4):
            watch.now += 2.0
            await tell(done, 3)
    assert called(api)[-1] == DELETE


async def test_one_that_may_be_there_unknown_is_not_sent_twice(api: ScriptedApi) -> None:
    api.answer(SEND, NetworkError("down"))
    watch = ManualStopwatch()
    async with progress(api, watch).show(7) as tell:
        for done in range(1, 4):
            watch.now += 2.0
            await tell(done, 3)
    assert called(api).count(SEND) == 1
    assert not {EDIT, DELETE} & set(called(api))


async def test_a_call_that_hangs_does_not_hold_up_the_work(api: ScriptedApi) -> None:
    api.hang(7)
    watch = ManualStopwatch()
    async with asyncio.timeout(PATIENCE_SECONDS), progress(api, watch, longest=0.0).show(7) as tell:
        watch.now += 2.0
        await tell(1, 3)
    assert called(api)[0] == ACTION


@pytest.mark.parametrize("result", [True, [1], {}, "sent", {"message_id": None}])
async def test_an_odd_answer_is_no_message(api: ScriptedApi, result: object) -> None:
    watch = ManualStopwatch()
    api.answer(SEND, result)
    async with progress(api, watch).show(7) as tell:
        for done in range(1, 5):
            watch.now += 2.0
            await tell(done, 5)
    assert set(called(api)) == {ACTION, SEND}
    assert called(api).count(SEND) == 1
