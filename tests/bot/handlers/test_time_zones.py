"""Where the buyer is: told once, corrected by an edit, and never a zone that does not exist."""

import pytest

from bot.sandbox.world.types import Json
from storage.store import Store
from tests.support.bot.processor import ProcessorHarness
from tests.support.bot.updates import Buyer


async def placed(harness: ProcessorHarness, buyer: Buyer, words: str) -> Json:
    """Bring a buyer to the question where they are, and answer it; the message it came in."""
    await harness.process(buyer.says("/start"))
    case = (await harness.load_case(buyer.chat_id)).id
    await harness.process(buyer.taps(case, "start", "remind"))
    told = buyer.says(words)
    await harness.process(told)
    return told


def edited(buyer: Buyer, update: Json, text: str) -> Json:
    """The same message with another text."""
    return buyer._update("edited_message", {**update["message"], "text": text})


async def zone(store: Store, chat_id: int) -> str | None:
    async with store.begin() as batch:
        return (await batch.load_chats([chat_id]))[chat_id].zone


async def test_a_country_tells_the_time(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    await placed(harness, ann, "Kenya")
    assert await zone(store, 1) == "Africa/Nairobi"


async def test_an_edited_place_moves_the_clock(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    told = await placed(harness, ann, "Kenya")
    await harness.process(edited(ann, told, "Japan"))
    assert await zone(store, 1) == "Asia/Tokyo"


@pytest.mark.parametrize("text", ["AA", "Nowhere/Land", "", "Brazil"])
async def test_an_edit_that_names_no_one_zone_asks_again(
    harness: ProcessorHarness, ann: Buyer, store: Store, text: str
) -> None:
    told = await placed(harness, ann, "Kenya")
    await harness.process(edited(ann, told, text))
    assert await zone(store, 1) == "Africa/Nairobi"
    assert "I do not know that place" in harness.texts(1)[-1]


async def test_a_forged_zone_changes_nothing(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    await harness.process(ann.says("/start"))
    case = (await harness.load_case(1)).id
    await harness.process(ann.taps(case, "start", "remind"), ann.taps(case, "zone", "Nowhere_Land"))
    assert await zone(store, 1) is None
    await harness.process(ann.says("Kenya"))
    assert await zone(store, 1) == "Africa/Nairobi"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("how long does it take?", "Alibaba"), ("how long does it take in Germany?", "Alibaba")],
)
async def test_a_question_gets_its_answer(
    harness: ProcessorHarness, ann: Buyer, store: Store, asked: str, answer: str
) -> None:
    await placed(harness, ann, asked)
    assert await zone(store, 1) is None
    assert answer in harness.texts(1)[-1]
    assert not any("do not know that place" in text for text in harness.texts(1))


async def test_who_does_not_know_goes_on(harness: ProcessorHarness, ann: Buyer) -> None:
    await placed(harness, ann, "no idea")
    assert "What went wrong?" in harness.texts(1)[-1]
