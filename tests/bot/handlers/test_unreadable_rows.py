"""A row that cannot be read costs its own chat only, whose buyer is told once and loses nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import orjson
import pytest
from sqlalchemy import text

from bot.i18n.english.failures import FAILURES
from bot.i18n.english.messages import TOASTS
from bot.transport.updates import parse_update
from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.records import FailureReason
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.failures import list_failed, retry_failed
from tests.support.bot.processor import ProcessorHarness, reach_problem, run_processor
from tests.support.bot.updates import Buyer

TOLD = FAILURES["said.unreadable"]

BREAKS = {
    "a snapshot that is text": "UPDATE cases SET snapshot = CAST(x'c3' AS TEXT) WHERE id = :case",
    "a snapshot that became a number": "UPDATE cases SET snapshot = 7 WHERE id = :case",
    "a snapshot of zeros": "UPDATE cases SET snapshot = x'0000' WHERE id = :case",
    "a key of zeros": "UPDATE cases SET wrapped_key = x'0000' WHERE id = :case",
    "a step that is no text": "UPDATE cases SET step = CAST(x'c328' AS TEXT) WHERE id = :case",
    "an instant that is none": "UPDATE cases SET opened_at = 'x' WHERE id = :case",
    "a zone that is no text": "UPDATE chats SET zone = CAST(x'c328' AS TEXT) WHERE chat_id = 1",
    "habits that are no JSON": "UPDATE chats SET habits = '{' WHERE chat_id = 1",
    "a day that is none": "UPDATE chats SET seen_at = 'x' WHERE chat_id = 1",
}


async def change(store: Store, statement: str, **values: object) -> None:
    async with begin_transaction(store._engine) as connection:
        await connection.execute(text(statement), values)


async def cut_snapshot(store: Store, case: str) -> bytes:
    """Break a case; returns its snapshot as it was."""
    async with begin_transaction(store._engine) as connection:
        query = text("SELECT snapshot FROM cases WHERE id = :case")
        snapshot: bytes = await connection.scalar(query, {"case": case})
    await write_snapshot(store, case, snapshot[:-1])
    return snapshot


async def write_snapshot(store: Store, case: str, snapshot: bytes) -> None:
    statement = "UPDATE cases SET snapshot = :bytes WHERE id = :case"
    await change(store, statement, case=case, bytes=snapshot)


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS)
async def test_its_buyer_is_told_once_and_others_go_on_in_the_same_batch(
    harness: ProcessorHarness,
    ann: Buyer,
    ben: Buyer,
    store: Store,
    broken: str,
    caplog: pytest.LogCaptureFixture,
    commits: list[str],
) -> None:
    of_ann, of_ben = await reach_problem(harness, ann), await reach_problem(harness, ben)
    await change(store, broken, **({"case": of_ann} if ":case" in broken else {}))
    harness.messages.clear()
    commits.clear()
    await harness.process(
        ann.says("hello"), ben.taps(of_ben, "problem", "damaged"), ann.photographs("F1")
    )
    assert commits == ["batch"]
    await harness.process(ann.says("are you there?"))
    assert (await harness.load_values(2))["problem"] == "damaged"
    (told,) = harness.texts(1)
    assert told.startswith(TOLD)
    assert [row.reason for row in await list_failed(store)] == [FailureReason.CASE] * 3
    (line,) = [each.getMessage() for each in caplog.records if each.levelname == "ERROR"]
    assert "cannot be read" in line
    assert of_ann in line or "chat" in line


async def test_what_was_sent_meanwhile_is_taken_when_the_case_can_be_read_again(
    harness: ProcessorHarness, ann: Buyer, store: Store, clock: ManualClock
) -> None:
    case = await reach_problem(harness, ann)
    clock.move(timedelta(minutes=1))
    snapshot = await cut_snapshot(store, case)
    await harness.process(ann.photographs("F1"), ann.says("damaged"))
    assert (await retry_failed(harness)).failed == 2
    await write_snapshot(store, case, snapshot)
    assert (await retry_failed(harness)).failed == 0
    assert (await harness.load_values(1))["problem"] == "damaged"
    assert [row.file_id for row in await store.list_exhibits(case)] == ["F1"]


async def test_a_press_and_a_command_are_answered_each_time(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    case = await reach_problem(harness, ann)
    await cut_snapshot(store, case)
    harness.messages.clear()
    await harness.process(ann.taps(case, "problem", "late"), ann.taps(case, "problem", "damaged"))
    toasts = [
        orjson.loads(each.payload)["text"]
        for each in harness.messages
        if each.method == "answerCallbackQuery"
    ]
    assert toasts == [TOASTS["toast.unreadable"]] * 2
    await harness.process(ann.says("/help"), ann.says("/status"))
    assert len([told for told in harness.texts(1) if told.startswith(TOLD)]) == 3
    assert len(await list_failed(store)) == 2  # the presses


async def test_a_new_case_can_be_begun_and_the_broken_one_is_not_written_over(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    broken = await reach_problem(harness, ann)
    await cut_snapshot(store, broken)
    await harness.process(ann.says("/start"), ann.blocks("member"))
    fresh = await harness.load_case(1)
    assert fresh.id != broken
    assert (await harness.load_record(1)).number == 2
    await harness.process(ann.presses(f"chat:open:{broken}"))
    assert (await harness.load_case(1)).id == fresh.id


async def test_what_the_bot_brings_to_it_comes_again(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    case = await reach_problem(harness, ann)
    await harness.process(ann.photographs("F1"))
    (wanted,) = await store.list_exhibits(case)
    snapshot = await cut_snapshot(store, case)
    await harness.processor.report_download(wanted, "0" * 64, 9)
    assert await store.list_exhibits(case) == [wanted]
    await write_snapshot(store, case, snapshot)
    await harness.processor.report_download(wanted, "0" * 64, 9)
    assert [row.state for row in await store.list_exhibits(case)] == ["stored"]


@pytest.fixture
async def either(url: str, clock: ManualClock) -> AsyncIterator[ProcessorHarness]:
    """A processor on each kind of database."""
    store = await Store.open(url, KeyRing.parse(KeyRing.generate()))
    async with run_processor(store, clock) as opened:
        yield opened
    await store.close()


async def test_a_page_of_a_hundred_with_poison_in_the_middle(
    either: ProcessorHarness, ann: Buyer, ben: Buyer
) -> None:
    of_ann, of_ben = await reach_problem(either, ann), await reach_problem(either, ben)
    await cut_snapshot(either.store, of_ann)
    people = [Buyer(100 + n, ben._numbers) for n in range(98)]
    page = [each.says("/start") for each in people]
    page[49:49] = [ann.says("poison"), ben.taps(of_ben, "problem", "damaged")]
    await either.process(*page)
    assert (await either.load_values(2))["problem"] == "damaged"
    for each in people:
        assert either.texts(each.chat_id)
    assert len(await list_failed(either.store)) == 1


async def test_values_that_no_row_can_hold_cost_their_own_act(
    either: ProcessorHarness, ann: Buyer, ben: Buyer
) -> None:
    of_ben = await reach_problem(either, ben)
    good = parse_update(ben.taps(of_ben, "problem", "damaged"))
    poison = parse_update(ann.says("hello"))
    assert poison
    assert good
    huge, half = replace(poison, chat_id=2**70), replace(poison, key="u:x", language="\ud83e")
    await either.processor.process_updates([huge, good, half])
    assert (await either.load_values(2))["problem"] == "damaged"
    (row,) = await list_failed(either.store)
    assert row.key == "u:x"
