"""Who asks for a case file gets that of the case on screen, and is told which one came."""

from collections.abc import AsyncIterator
from pathlib import Path

import orjson
import pytest

from bot.isolation.scratch_dir import ScratchDir
from bot.transport.callback_data import ChatAction, encode_chat_action
from storage.records import OutboxMessage
from tests.support.bot.case_file_worker import Bench, brought, methods
from tests.support.bot.processor import Office, opened
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

PROBLEM = "What went wrong?"
NEW_CASE = encode_chat_action(ChatAction.NEW)


@pytest.fixture
async def bench(office: Office, api: ScriptedApi, tmp_path: Path) -> AsyncIterator[Bench]:
    with ScratchDir(tmp_path) as tray:
        yield Bench(office, api, tmp_path / "files", tray)


def captions(letters: list[OutboxMessage]) -> list[str]:
    told = [orjson.loads(each.payload) for each in letters]
    files = [each for one in told for each in (one, *one.get("media", ()))]
    return [each["caption"] for each in files if "caption" in each]


async def test_as_the_very_first_word_it_opens_a_case(
    bench: Bench, office: Office, ann: Buyer
) -> None:
    await office.take(ann.says("/casefile"))
    assert [each.role for each in office.letters] == ["card", "pin"]
    letters = await bench.make()
    assert brought(letters) == 1
    assert methods(letters)[-1] == "sendMessage"
    assert "I guide you through a dispute" in office.texts(1)[-1]


async def test_after_it_came_the_live_question_is_asked_once(
    bench: Bench, office: Office, ann: Buyer
) -> None:
    await opened(office, ann)
    await office.take(ann.says("/casefile"))
    await bench.make()
    asked = [text for text in office.texts(1) if PROBLEM in text]
    assert len(asked) == 2  # when the case came to it, and now
    assert office.texts(1)[-1].startswith("That is the whole case file")


async def test_what_was_answered_meanwhile_is_not_asked_again(
    bench: Bench, office: Office, ann: Buyer
) -> None:
    case = await opened(office, ann)
    await office.take(ann.says("/casefile"))
    (export,) = await bench.claim()
    await office.take(ann.taps(case, "problem", "damaged"))
    await bench.exporter.process(export)
    assert PROBLEM not in office.texts(1)[-1]


async def test_of_several_cases_each_letter_says_whose_it_is(
    bench: Bench, office: Office, ann: Buyer
) -> None:
    await opened(office, ann)
    await office.take(ann.says("/casefile"))
    await office.take(ann.presses(NEW_CASE))
    assert (await office.record(1)).number == 2
    letters = await bench.make()
    assert len(captions(letters)) == 4
    assert all("Case 1" in caption for caption in captions(letters))
    assert "<i>Case 1" in office.texts(1)[-1]


async def test_two_cases_are_made_side_by_side(bench: Bench, office: Office, ann: Buyer) -> None:
    await opened(office, ann)
    await office.take(ann.says("/casefile"))
    await office.take(ann.presses(NEW_CASE), ann.says("/casefile"))
    exports = await bench.claim()
    assert len({each.case_id for each in exports}) == 2
    for export in exports:
        await bench.exporter.process(export)
    assert brought(office.letters) == 2


async def test_one_who_blocked_the_bot_meanwhile_costs_nothing(
    bench: Bench, office: Office, ann: Buyer
) -> None:
    await opened(office, ann)
    await office.take(ann.says("/casefile"))
    await office.take(ann.blocks())
    assert brought(await bench.make()) == 1
    assert await bench.claim() == []
