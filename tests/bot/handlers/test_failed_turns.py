"""What a failed turn was about is kept, told truly, and taken again when the fault is mended."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from bot.handlers import chat_session, dispatcher, unit_of_work
from bot.handlers.open_case import OpenCase
from bot.i18n.english.failures import FAILURES
from bot.transport.update_page import UnreadableUpdate
from bot.workers.failed_updates import RetryOutcome
from flows.engine import turn
from flows.model.events.buyer import Filed, Picked, Said
from flows.model.events.evidence import Forwarded
from storage.errors import UnavailableError
from storage.records import FailureReason
from storage.store import Store
from storage.unit_of_work import UnitOfWork
from tests.support.bot.clocks import ManualClock
from tests.support.bot.failures import failed_updates, list_failed, retry_failed
from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.updates import Buyer

TROUBLE, LOST = FAILURES["said.trouble"], FAILURES["said.lost"]


class Fault:
    """A mistake that is there until it is mended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *kinds: type) -> None:
        self.is_mended = False
        monkeypatch.setattr(chat_session, "take_turn", self.take_turn)
        self._kinds = kinds

    def take_turn(self, guide: Any, case: Any, event: Any, now: Any, preferences: Any) -> Any:
        if not self.is_mended and isinstance(event, self._kinds):
            raise ZeroDivisionError("secret")
        return turn.take_turn(guide, case, event, now, preferences)


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> Fault:
    return Fault(monkeypatch, Said, Picked, Filed, Forwarded)


async def reach(harness: ProcessorHarness, buyer: Buyer, fault: Fault) -> str:
    """The case of a buyer who is asked what went wrong, before the fault."""
    fault.is_mended = True
    case = await reach_problem(harness, buyer)
    fault.is_mended = False
    harness.clock.move(timedelta(minutes=1))
    return case


async def retry(harness: ProcessorHarness, fault: Fault) -> RetryOutcome:
    fault.is_mended = True
    harness.clock.move(timedelta(days=1))
    harness.messages.clear()
    return await retry_failed(harness)


async def test_a_text_is_kept_and_taken_when_the_fault_is_mended(
    harness: ProcessorHarness, ann: Buyer, store: Store, fault: Fault
) -> None:
    case = await reach(harness, ann, fault)
    await harness.process(ann.says("damaged"))
    (failed,) = await list_failed(store)
    assert (failed.chat_id, failed.case_id, failed.reason) == (1, case, FailureReason.TURN)
    assert "damaged" in str(orjson.loads(failed.payload))
    assert TROUBLE in harness.texts(1)[-1]
    assert await retry(harness, fault) == RetryOutcome(tried=1, failed=0)
    assert (await harness.load_values(1))["problem"] == "damaged"
    assert harness.texts(1)[0] == FAILURES["said.retried"]
    assert await list_failed(store) == []


async def test_a_photo_is_kept_and_downloaded_when_the_fault_is_mended(
    harness: ProcessorHarness, ann: Buyer, store: Store, fault: Fault
) -> None:
    case = await reach(harness, ann, fault)
    await harness.process(ann.photographs("F1"))
    assert await store.list_exhibits(case) == []
    fault.is_mended = True
    harness.clock.move(timedelta(minutes=1))
    await harness.process(ann.taps(case, "problem", "damaged"))  # evidence, whenever it comes
    await retry(harness, fault)
    (row,) = await store.list_exhibits(case)
    assert (row.file_id, row.state) == ("F1", "wanted")
    assert "wanted" in harness.woken


async def test_what_is_no_answer_any_more_is_given_back(
    harness: ProcessorHarness, ann: Buyer, store: Store, fault: Fault
) -> None:
    case = await reach(harness, ann, fault)
    await harness.process(ann.says("late"))
    harness.clock.move(timedelta(minutes=1))
    fault.is_mended = True
    await harness.process(ann.taps(case, "problem", "damaged"))
    before = await harness.load_values(1)
    await retry(harness, fault)
    assert await harness.load_values(1) == before
    (message,) = harness.messages
    told = orjson.loads(message.payload)
    assert told["text"] == FAILURES["said.given_back"]
    assert told["reply_parameters"]["message_id"] == 2  # the one that failed
    assert await list_failed(store) == []


async def test_of_several_words_the_last_is_taken_and_the_others_given_back(
    harness: ProcessorHarness, ann: Buyer, store: Store, fault: Fault
) -> None:
    await reach(harness, ann, fault)
    for said in ("what?", "hello", "damaged"):
        await harness.process(ann.says(said))
    await retry(harness, fault)
    assert (await harness.load_values(1))["problem"] == "damaged"
    assert harness.texts(1)[-1] == FAILURES["said.all_given_back"].format(count=2)
    assert await list_failed(store) == []


async def test_a_press_whose_question_is_answered_is_dropped_in_silence(
    harness: ProcessorHarness, ann: Buyer, store: Store, fault: Fault
) -> None:
    case = await reach(harness, ann, fault)
    await harness.process(ann.taps(case, "problem", "late"))
    harness.clock.move(timedelta(minutes=1))
    fault.is_mended = True
    await harness.process(ann.taps(case, "problem", "damaged"))
    await retry(harness, fault)
    assert (await harness.load_values(1))["problem"] == "damaged"
    assert harness.messages == []
    assert await list_failed(store) == []


async def test_what_fails_again_stays_and_nobody_is_told_twice(
    harness: ProcessorHarness, ann: Buyer, store: Store, fault: Fault
) -> None:
    await reach(harness, ann, fault)
    await harness.process(ann.says("damaged"))
    harness.messages.clear()
    for tries in (2, 3):
        outcome = await retry_failed(harness, 3)
        assert outcome == RetryOutcome(tried=1, failed=1)
        assert [row.attempts for row in await list_failed(store)] == [tries]
    assert (await retry_failed(harness, 3)).tried == 0
    assert harness.messages == []


async def test_a_turn_that_fails_half_way_leaves_nothing_in_the_case(
    harness: ProcessorHarness, ann: Buyer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await reach_problem(harness, ann)
    journal = await store.load_journal(case)
    build_entry = OpenCase.build_entry

    def raising(*given: Any) -> Any:
        build_entry(*given)
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(OpenCase, "build_entry", raising)
        await harness.process(ann.taps(case, "problem", "damaged"))
    assert "problem" not in await harness.load_values(1)
    assert await store.load_journal(case) == journal
    assert len(await list_failed(store)) == 1


async def test_where_keeping_fails_it_is_not_said_to_be_kept(
    harness: ProcessorHarness,
    ann: Buyer,
    ben: Buyer,
    store: Store,
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await reach(harness, ann, fault)
    of_ben = await reach(harness, ben, fault)
    monkeypatch.setattr(dispatcher, "build_failure", lambda *_: 1 / 0)
    fault.is_mended = True
    page = [ann.says("damaged"), ben.taps(of_ben, "problem", "late")]
    monkeypatch.setattr(unit_of_work, "dispatch_input", failing_for(1))
    await harness.process(*page)
    assert harness.texts(1)[-1] == LOST
    assert (await harness.load_values(2))["problem"] == "late"
    assert await list_failed(store) == []


def failing_for(chat_id: int) -> Any:
    def dispatch(session: Any, item: Any) -> Any:
        if item.chat_id == chat_id:
            raise ZeroDivisionError
        return dispatcher.dispatch_input(session, item)

    return dispatch


async def test_what_cannot_be_noted_at_all_stops_nobody(
    harness: ProcessorHarness, ann: Buyer, ben: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = UnitOfWork.save

    async def refusing(self: UnitOfWork, changes: Any) -> None:
        await save(self, changes)
        if any(key == "u:1" for key in changes.receipts):
            raise OverflowError

    monkeypatch.setattr(UnitOfWork, "save", refusing)
    await harness.process(ann.says("/start"), ben.says("/start"))
    assert harness.texts(1) == []
    assert "dispute" in " ".join(harness.texts(2))


async def test_while_the_database_is_away_nothing_is_said_and_nothing_confirmed(
    harness: ProcessorHarness, ann: Buyer, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reach(harness, ann, fault)
    told = len(harness.messages)

    async def away(*_arguments: Any) -> None:
        raise UnavailableError("away")

    monkeypatch.setattr(UnitOfWork, "save", away)
    with pytest.raises(UnavailableError):
        await harness.process(ann.says("damaged"))
    assert len(harness.messages) == told


async def test_what_could_not_be_read_is_kept_until_a_version_reads_it(
    harness: ProcessorHarness, ann: Buyer, store: Store, clock: ManualClock
) -> None:
    readable = orjson.dumps(ann.says("/start"))
    await failed_updates(harness).keep_unreadable(
        [
            UnreadableUpdate("u:8", 1, b"\xff{", "no JSON"),
            UnreadableUpdate("u:1", 1, readable, "ValueError"),
            UnreadableUpdate("u:9", 2**70, b"{}", "ValueError"),  # no row holds such a chat
        ]
    )
    assert [row.key for row in await list_failed(store)] == ["u:1", "u:8"]
    clock.move(timedelta(days=1))
    assert (await retry_failed(harness)).failed == 1
    assert [(row.key, row.attempts) for row in await list_failed(store)] == [("u:8", 2)]
    assert (await harness.load_case(1)).id
