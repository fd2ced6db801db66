"""While nothing can be stored each chat that waits is told once, and never without need."""

from collections.abc import Sequence
from contextlib import nullcontext
from itertools import count

import pytest
from telegram.error import Forbidden

from bot.handlers.overload.outage_notices import SHORT_OUTAGE, OutageNotices
from bot.transport.updates import Update, parse_update
from storage.errors import UnavailableError
from tests.support.bot.clocks import ManualStopwatch
from tests.support.bot.processor import load_catalog
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer, in_a_group

WAITS = "Your message has come"


class Outage:
    """A database that is away as long as it is said, and the notices around it."""

    def __init__(self, api: ScriptedApi) -> None:
        self.is_away, self.watch = True, ManualStopwatch()
        self.notices = OutageNotices(self._process, api, load_catalog(), self.watch)

    async def _process(self, _updates: Sequence[Update]) -> None:
        if self.is_away:
            raise UnavailableError("away")

    async def poll(self, after: float, *updates: dict[str, object]) -> None:
        """Hand in updates, so many seconds after the last time."""
        self.watch.now += after
        read = [found for each in updates if (found := parse_update(each))]
        with pytest.raises(UnavailableError) if self.is_away else nullcontext():
            await self.notices.process_updates(read)


@pytest.fixture
def outage(api: ScriptedApi) -> Outage:
    return Outage(api)


async def test_each_chat_is_told_once_an_outage(
    outage: Outage, api: ScriptedApi, ann: Buyer, ben: Buyer
) -> None:
    first = ann.says("hello")
    await outage.poll(0, first)
    assert api.calls == []
    await outage.poll(SHORT_OUTAGE, first, ann.says("are you there?"))
    await outage.poll(30, first, ben.says("hello"))
    assert [(told["chat_id"], WAITS in told["text"]) for _, told in api.calls] == [
        (ann.chat_id, True),
        (ben.chat_id, True),
    ]
    outage.is_away = False
    await outage.poll(30, first)
    outage.is_away = True
    await outage.poll(30, ann.says("hello again"))
    assert len(api.calls) == 2
    await outage.poll(SHORT_OUTAGE, ann.says("hello again"))
    assert len(api.calls) == 3


async def test_a_press_is_answered_with_a_toast(
    outage: Outage, api: ScriptedApi, ann: Buyer
) -> None:
    press = ann.presses("chat:new:")
    await outage.poll(0, press)
    await outage.poll(SHORT_OUTAGE, press)
    ((method, told),) = api.calls
    assert (method, len(told["text"]) <= 200) == ("answerCallbackQuery", True)


async def test_who_has_blocked_the_bot_and_groups_are_left_alone(
    outage: Outage, api: ScriptedApi, ann: Buyer, numbers: "count[int]"
) -> None:
    page = [in_a_group(next(numbers), "/start"), ann.blocks()]
    await outage.poll(0, *page)
    await outage.poll(SHORT_OUTAGE, *page)
    assert api.calls == []


async def test_a_refusal_of_one_holds_up_nobody(
    outage: Outage, api: ScriptedApi, ann: Buyer, ben: Buyer
) -> None:
    api.answer("sendMessage", Forbidden("bot was blocked by the user"))
    page = [ann.says("hello"), ben.says("hello")]
    await outage.poll(0, *page)
    await outage.poll(SHORT_OUTAGE, *page)
    assert len(api.calls) == 2


async def test_telling_that_hangs_ends_soon(
    outage: Outage, api: ScriptedApi, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.handlers.overload.outage_notices.MAX_SECONDS", 0.0)
    api.hang(ann.chat_id)
    page = [ann.says("hello")]
    await outage.poll(0, *page)
    await outage.poll(SHORT_OUTAGE, *page)
