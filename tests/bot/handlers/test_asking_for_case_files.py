"""Who asks for a case file gets that of the case on screen, and is told which one came."""

from collections.abc import AsyncIterator
from pathlib import Path

import orjson
import pytest

from bot.isolation.scratch_dir import ScratchDir
from bot.transport.callback_data import ChatAction, encode_case_action, encode_chat_action
from storage.records import OutboxMessage
from tests.support.bot.case_file_worker import (
    CaseFileHarness,
    collect_digests,
    count_case_files,
    list_methods,
)
from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

PROBLEM = "What went wrong?"
NEW_CASE = encode_chat_action(ChatAction.NEW)


@pytest.fixture
async def bench(
    harness: ProcessorHarness, api: ScriptedApi, tmp_path: Path
) -> AsyncIterator[CaseFileHarness]:
    with ScratchDir(tmp_path) as scratch:
        yield CaseFileHarness(harness, api, tmp_path / "files", scratch)


def captions(messages: list[OutboxMessage]) -> list[str]:
    told = [orjson.loads(each.payload) for each in messages]
    files = [each for one in told for each in (one, *one.get("media", ()))]
    return [each["caption"] for each in files if "caption" in each]


async def test_as_the_very_first_word_it_opens_a_case(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    await harness.process(ann.says("/casefile"))
    assert [each.role for each in harness.messages] == ["card", "pin"]
    messages = await bench.make()
    assert count_case_files(messages) == 1
    assert list_methods(messages)[-1] == "sendMessage"
    assert "I guide you through a dispute" in harness.texts(1)[-1]


async def test_after_it_came_the_live_question_is_asked_once(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.says("/casefile"))
    await bench.make()
    asked = [text for text in harness.texts(1) if PROBLEM in text]
    assert len(asked) == 2  # when the case came to it, and now
    assert harness.texts(1)[-1].startswith("That is the whole case file")


async def test_what_was_answered_meanwhile_is_not_asked_again(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    case = await reach_problem(harness, ann)
    await harness.process(ann.says("/casefile"))
    (export,) = await bench.claim()
    await harness.process(ann.taps(case, "problem", "damaged"))
    await bench.worker.process(export)
    assert PROBLEM not in harness.texts(1)[-1]


async def test_of_several_cases_each_letter_says_whose_it_is(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.says("/casefile"))
    await harness.process(ann.presses(NEW_CASE))
    assert (await harness.load_record(1)).number == 2
    messages = await bench.make()
    assert len(captions(messages)) == 4
    assert all("Case 1" in caption for caption in captions(messages))
    assert "<i>Case 1" in harness.texts(1)[-1]


async def test_the_copy_to_show_comes_alone_and_names_nobody(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    case = await reach_problem(harness, ann)
    await harness.process(ann.says("/casefile"))
    wish = encode_case_action(case, "papers", "redacted")
    (below,) = (each for each in await bench.make() if wish in each.payload.decode())
    assert orjson.loads(below.payload)["document"]["@stored"]["name"] == "case-file-v1.pdf"
    await harness.process(ann.presses(wish))
    document, told = await bench.make()
    assert (document.method, told.method) == ("sendDocument", "sendMessage")
    payload = orjson.loads(document.payload)
    assert payload["document"]["@stored"]["name"] == "copy-to-show.pdf"
    assert "Case 1" not in payload["caption"]
    assert harness.texts(1)[-1].startswith("Read the copy before you share it")
    assert collect_digests([document]) <= bench.list_stored(case)
    await harness.process(ann.says("/casefile"))
    assert "copy-to-show" not in "".join(
        each.payload.decode() for each in await bench.make() if each.method != "sendMessage"
    )


async def test_two_cases_are_made_side_by_side(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.says("/casefile"))
    await harness.process(ann.presses(NEW_CASE), ann.says("/casefile"))
    exports = await bench.claim()
    assert len({each.case_id for each in exports}) == 2
    for export in exports:
        await bench.worker.process(export)
    assert count_case_files(harness.messages) == 2


async def test_one_who_blocked_the_bot_meanwhile_costs_nothing(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.says("/casefile"))
    await harness.process(ann.blocks())
    assert count_case_files(await bench.make()) == 1
    assert await bench.claim() == []
