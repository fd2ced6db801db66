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
from tests.support.bot.clocks import HandClock
from tests.support.bot.hostile_inputs import GARBAGE, NASTY
from tests.support.bot.random_inputs import Act, Forges, Goes, Types, acts
from tests.support.bot.random_user import Visitor
from tests.support.bot.whole_bot import House
from tests.support.flows.guides.parcel import GUIDE as PARCEL

RING = KeyRing.parse(KeyRing.generate())


def visiting(house: House, language: str | None = "en") -> Visitor:
    """Somebody new in the house."""
    return Visitor(house, house.join(language))


async def visit(folder: Path, language: str | None, acts: list[Act]) -> None:
    """Let one person do all this in a house of their own."""
    store = await Store.open(f"sqlite:///{folder}/bot.db", RING)
    try:
        visitor = visiting(House(store, HandClock()), language)
        for act in acts:
            await visitor.act(act)
    finally:
        await store.close()
    assert visitor.costs == []


@settings(max_examples=15, deadline=None)  # each is a chat with a store of its own
@given(st.sampled_from(["en", "de", None, "zh-hans"]), st.lists(acts, max_size=25))
def test_everybody_is_answered(language: str | None, acts: list[Act]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(visit(Path(folder), language, acts))


async def stand(visitor: Visitor, spot: Spot) -> bool:
    """Bring the first case back to a question, whatever was opened or answered meanwhile."""
    place = f"k0000000:{spot.step}:{spot.lap}"
    for data in ("chat:open:k0000000", f"{place}:@edit", "{here}:!keep"):
        case = await visitor.house.on_screen(visitor.talk.person.id)
        if case and case.id == "k0000000" and PARCEL.find_spot(case) == spot:
            return True
        await visitor.act(Forges(data))
    return False


async def bear(visitor: Visitor, spot: Spot) -> None:
    """Type and press everything nasty at one question."""
    nasty: list[Act] = [*map(Types, NASTY), *map(Forges, GARBAGE)]
    for act in nasty:
        if await stand(visitor, spot):
            await visitor.act(act)


async def test_each_kind_of_question_bears_anything(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path}/bot.db", RING)
    visitor = visiting(House(store, HandClock(), {PARCEL.id: PARCEL}))
    borne = set[type]()
    await visitor.act(Types("/start"))
    while End not in borne:
        case = await visitor.house.on_screen(visitor.talk.person.id)
        for spot in PARCEL.walk(case.answers).trail if case else ():
            kind = type(PARCEL.steps[spot.step].kind)
            if kind not in borne and await stand(visitor, spot):
                borne.add(kind)
                await bear(visitor, spot)
        await visitor.act(Forges("chat:open:k0000000"))
        await visitor.act(Goes(1, 0 if DueTime in borne else 1))
    await store.close()
    assert visitor.costs == []
    assert borne == {Notice, Choose, Count, Amount, Day, Story, Exhibits, Wait, DueTime, End}
