"""A chat with the whole bot, for what concerns the chat."""

from collections.abc import AsyncIterator

import pytest

from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.shown_chat import ShownChat
from tests.support.bot.whole_bot import WholeBot
from tests.support.flows.guides.parcel import GUIDE as PARCEL


@pytest.fixture
async def chat(store: Store, clock: ManualClock) -> AsyncIterator[ShownChat]:
    """A chat with the guide of the parcel."""
    found = ShownChat(WholeBot(store, clock, {PARCEL.id: PARCEL}))
    yield found
    assert found.user.costs == []
