"""Whatever people do, they get an answer that Telegram accepts, and nothing is our fault."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.definition.kinds import (
    Amount,
    Choose,
    Count,
    Day,
    DueTime,
    End,
    Exhibits,
    Notice,
    Story,
    Wait,
)
from flows.model.case import Spot
from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.hostile_inputs import GARBAGE, NASTY
from tests.support.bot.random_inputs import Forges, Goes, Types, UserInput, user_inputs
from tests.support.bot.random_user import RandomUser
from tests.support.bot.whole_bot import WholeBot
from tests.support.flows.guides.parcel import GUIDE as PARCEL

RING = KeyRing.parse(KeyRing.generate())


def visiting(whole_bot: WholeBot, language: str | None = "en") -> RandomUser:
    """Somebody new who uses the whole bot."""
    return RandomUser(whole_bot, whole_bot.add_buyer(language))


async def visit(folder: Path, language: str | None, acts: list[UserInput]) -> None:
    """Let one person do all this on a bot of their own."""
    store = await Store.open(f"sqlite:///{folder}/bot.db", RING)
    try:
        user = visiting(WholeBot(store, ManualClock()), language)
        for act in acts:
            await user.act(act)
    finally:
        await store.close()
    assert user.costs == []


@settings(max_examples=15, deadline=None)  # each is a chat with a store of its own
@given(st.sampled_from(["en", "de", None, "zh-hans"]), st.lists(user_inputs, max_size=25))
def test_everybody_is_answered(language: str | None, acts: list[UserInput]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(visit(Path(folder), language, acts))


async def stand(user: RandomUser, spot: Spot) -> bool:
    """Bring the first case back to a question, whatever was opened or answered meanwhile."""
    place = f"k0000000:{spot.step}:{spot.lap}"
    for data in ("chat:open:k0000000", f"{place}:@edit", "{here}:!keep"):
        case = await user.whole_bot.load_current_case(user.history.person.id)
        if case and case.id == "k0000000" and PARCEL.find_spot(case) == spot:
            return True
        await user.act(Forges(data))
    return False


async def bear(user: RandomUser, spot: Spot) -> None:
    """Type and press everything nasty at one question."""
    nasty: list[UserInput] = [*map(Types, NASTY), *map(Forges, GARBAGE)]
    for act in nasty:
        if await stand(user, spot):
            await user.act(act)


async def test_each_kind_of_question_bears_anything(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path}/bot.db", RING)
    user = visiting(WholeBot(store, ManualClock(), {PARCEL.id: PARCEL}))
    borne = set[type]()
    await user.act(Types("/start"))
    while End not in borne:
        case = await user.whole_bot.load_current_case(user.history.person.id)
        for spot in PARCEL.walk(case.answers).trail if case else ():
            kind = type(PARCEL.steps[spot.step].kind)
            if kind not in borne and await stand(user, spot):
                borne.add(kind)
                await bear(user, spot)
        await user.act(Forges("chat:open:k0000000"))
        await user.act(Goes(1, 0 if DueTime in borne else 1))
    await store.close()
    assert user.costs == []
    assert borne == {Notice, Choose, Count, Amount, Day, Story, Exhibits, Wait, DueTime, End}
