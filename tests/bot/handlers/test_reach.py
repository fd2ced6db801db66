"""Who reaches what: cases of other chats, groups, blocked chats, and files."""

import pytest

from flows.model import codec
from storage.store import Store
from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.updates import Buyer, in_a_group

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    "data", ["{case}:problem:0:late", "chat:open:{case}", "chat:shelve:{case}"]
)
async def test_a_case_is_not_reached_from_another_chat(
    harness: ProcessorHarness, ann: Buyer, ben: Buyer, data: str
) -> None:
    case = await reach_problem(harness, ann)
    await reach_problem(harness, ben)
    before = await harness.load_record(1)
    await harness.process(ben.presses(data.format(case=case)))
    await harness.process(ann.says("/status"), ben.presses(data.format(case=case)))
    after = await harness.load_record(1)
    assert (codec.decode_case(after.snapshot).answers, after.archived_at) == (
        codec.decode_case(before.snapshot).answers,
        None,
    )
    assert (await harness.load_record(2)).id != case
    assert not [
        message for message in harness.messages if message.case_id == case and message.chat_id == 2
    ]


async def test_a_group_is_refused_and_leaves_no_row(harness: ProcessorHarness) -> None:
    for _ in range(2):  # also when it is delivered again
        await harness.process(in_a_group(1, "/start"))
        async with harness.store.begin() as batch:
            assert await batch.load_chats([-100]) == {}
    assert len(harness.texts(-100)) == 1


async def test_a_chat_sleeps_while_the_bot_is_blocked(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.blocks())
    assert (await harness.load_chat(1)).asleep_at == harness.clock.now()
    await harness.process(ann.blocks("member"))
    assert (await harness.load_chat(1)).asleep_at is None
    await harness.process(ann.blocks(), ann.says("hello again"))
    assert (await harness.load_chat(1)).asleep_at is None


async def test_files_become_exhibits(harness: ProcessorHarness, ann: Buyer, store: Store) -> None:
    case = await reach_problem(harness, ann)
    await harness.process(ann.photographs("F1"), ann.photographs("F2", 21 * MEGABYTE))
    rows = await store.list_exhibits(case)
    assert [(row.file_id, row.state) for row in rows] == [("F1", "wanted"), ("F2", "kept")]
    assert [each.state for each in (await harness.load_case(1)).exhibits] == ["wanted", "kept"]
    assert "wanted" in harness.woken


async def test_a_file_that_is_too_big_is_not_fetched(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.photographs("F2", 21 * MEGABYTE))
    now = harness.clock.now()
    assert await store.claim_downloads(now, now, 10) == []
    assert "wanted" not in harness.woken
    assert "larger than 20 MB" in harness.texts(1)[-1]


async def test_a_fetched_file_is_noted_once(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    case = await reach_problem(harness, ann)
    await harness.process(ann.photographs("F1"))
    (wanted,) = await store.list_exhibits(case)
    for _ in range(2):
        await harness.processor.report_download(wanted, "0" * 64, 80_000)
    (stored,) = await store.list_exhibits(case)
    assert (stored.state, stored.digest, stored.size) == ("stored", "0" * 64, 80_000)
    assert (await harness.load_case(1)).exhibits[0].state == "stored"
    assert [message.method for message in harness.messages].count("setMessageReaction") == 1
