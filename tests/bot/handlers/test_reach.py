"""Who reaches what: cases of other chats, groups, blocked chats, and files."""

import pytest

from storage.store import Store
from tests.support.bot.processor import Office, opened
from tests.support.bot.updates import Buyer, in_a_group

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    "data", ["{case}:problem:0:late", "chat:open:{case}", "chat:shelve:{case}"]
)
async def test_a_case_is_not_reached_from_another_chat(
    office: Office, ann: Buyer, ben: Buyer, data: str
) -> None:
    case = await opened(office, ann)
    await opened(office, ben)
    before = await office.record(1)
    await office.take(ben.presses(data.format(case=case)))
    await office.take(ann.says("/status"), ben.presses(data.format(case=case)))
    after = await office.record(1)
    assert (after.snapshot, after.archived_at) == (before.snapshot, None)
    assert (await office.record(2)).id != case
    assert not [
        letter for letter in office.letters if letter.case_id == case and letter.chat_id == 2
    ]


async def test_a_group_is_refused_and_leaves_no_row(office: Office) -> None:
    for _ in range(2):  # also when it is delivered again
        await office.take(in_a_group(1, "/start"))
        async with office.store.begin() as batch:
            assert await batch.load_chats([-100]) == {}
    assert len(office.texts(-100)) == 1


async def test_a_chat_sleeps_while_the_bot_is_blocked(office: Office, ann: Buyer) -> None:
    await opened(office, ann)
    await office.take(ann.blocks())
    assert (await office.chat(1)).asleep_at == office.clock.now()
    await office.take(ann.blocks("member"))
    assert (await office.chat(1)).asleep_at is None
    await office.take(ann.blocks(), ann.says("hello again"))
    assert (await office.chat(1)).asleep_at is None


async def test_files_become_exhibits(office: Office, ann: Buyer, store: Store) -> None:
    case = await opened(office, ann)
    await office.take(ann.photographs("F1"), ann.photographs("F2", 21 * MEGABYTE))
    rows = await store.list_exhibits(case)
    assert [(row.file_id, row.state) for row in rows] == [("F1", "wanted"), ("F2", "kept")]
    assert [each.state for each in (await office.case(1)).exhibits] == ["wanted", "kept"]
    assert "wanted" in office.told


async def test_a_file_that_is_too_big_is_not_fetched(
    office: Office, ann: Buyer, store: Store
) -> None:
    await opened(office, ann)
    await office.take(ann.photographs("F2", 21 * MEGABYTE))
    now = office.clock.now()
    assert await store.claim_downloads(now, now, 10) == []
    assert "wanted" not in office.told
    assert "larger than 20 MB" in office.texts(1)[-1]


async def test_a_fetched_file_is_noted_once(office: Office, ann: Buyer, store: Store) -> None:
    case = await opened(office, ann)
    await office.take(ann.photographs("F1"))
    (wanted,) = await store.list_exhibits(case)
    for _ in range(2):
        await office.desk.report_download(wanted, "0" * 64, 80_000)
    (stored,) = await store.list_exhibits(case)
    assert (stored.state, stored.digest, stored.size) == ("stored", "0" * 64, 80_000)
    assert (await office.case(1)).exhibits[0].state == "stored"
    assert [letter.method for letter in office.letters].count("setMessageReaction") == 1
