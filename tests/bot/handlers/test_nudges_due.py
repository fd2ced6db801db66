"""Follow-ups at the processor: each is said once, and only while it still makes sense."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.english.messages import MESSAGES
from bot.i18n.voice import Voice
from bot.rendering import nudges
from bot.runtime.counters import SUPPRESSED_NUDGES
from flows.definition.deadlines import DueDate
from flows.nudges.schedule import INSPECTION_WAIT
from storage.errors import StaleRevisionError
from storage.records import Changes, MessageRole, NudgeRecord
from storage.store import Store
from storage.unit_of_work import UnitOfWork
from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.updates import Buyer

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


async def fallen(harness: ProcessorHarness, store: Store, after: timedelta) -> list[NudgeRecord]:
    """Let time pass; the follow-ups that fall, claimed."""
    harness.clock.move(after)
    now = harness.clock.now()
    return await store.claim_nudges(now, now + timedelta(minutes=2), 10)


async def test_a_follow_up_handed_in_twice_is_said_once(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    await reach_problem(harness, ann)
    rows = await fallen(harness, store, DAY)
    assert [row.kind for row in rows] == ["card", "idle"]
    await harness.processor.process_nudges(rows)
    await harness.processor.process_nudges(rows)
    assert [message.role for message in harness.messages].count(MessageRole.NUDGE) == 1
    assert await store.find_next_due() == harness.clock.now() + 2 * DAY


async def test_a_buyer_who_comes_back_just_now_is_not_followed_up(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    case = await reach_problem(harness, ann)
    rows = await fallen(harness, store, DAY)
    await harness.process(ann.taps(case, "problem", "late"))
    await harness.processor.process_nudges(rows)
    assert MessageRole.NUDGE not in [message.role for message in harness.messages]


async def test_one_that_is_not_sent_is_logged_and_counted(
    harness: ProcessorHarness, ann: Buyer, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    case = await reach_problem(harness, ann)
    rows = await fallen(harness, store, DAY)
    await harness.process(ann.taps(case, "problem", "late"))
    before = SUPPRESSED_NUDGES["idle", "rescheduled"]
    with caplog.at_level("INFO", "bot.runtime.suppressed_nudges"):
        await harness.processor.process_nudges(rows)
    assert SUPPRESSED_NUDGES["idle", "rescheduled"] == before + 1
    [line] = [each.getMessage() for each in caplog.records if "not sent" in each.getMessage()]
    assert line == "nudge idle (rung 0) is not sent: rescheduled"


async def test_one_that_is_not_sent_is_counted_once_though_its_batch_is_taken_again(
    harness: ProcessorHarness, ann: Buyer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await reach_problem(harness, ann)
    rows = await fallen(harness, store, DAY)
    await harness.process(ann.taps(case, "problem", "late"))
    before = SUPPRESSED_NUDGES["idle", "rescheduled"]
    save, failures = UnitOfWork.save, [StaleRevisionError("another was faster")] * 2

    async def save_late(unit: UnitOfWork, changes: Changes) -> None:
        if failures:
            raise failures.pop()
        await save(unit, changes)

    monkeypatch.setattr(UnitOfWork, "save", save_late)
    await harness.processor.process_nudges(rows)
    assert SUPPRESSED_NUDGES["idle", "rescheduled"] == before + 1


async def test_one_of_a_case_put_away_is_counted_as_such(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    case = await reach_problem(harness, ann)
    rows = await fallen(harness, store, DAY)
    await harness.process(ann.presses(f"chat:shelve:{case}"))
    before = SUPPRESSED_NUDGES["idle", "archived"]
    await harness.processor.process_nudges(rows)
    assert SUPPRESSED_NUDGES["idle", "archived"] == before + 1


async def test_a_follow_up_that_fell_when_it_was_not_planned_falls_again(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.photographs("F1"))
    told = harness.texts(1)
    early = await fallen(harness, store, INSPECTION_WAIT)
    harness.clock.move(-SECOND)  # the machine's clock is set back
    await harness.processor.process_nudges(early)
    assert harness.texts(1) == told
    harness.clock.move(SECOND)
    await harness.processor.process_nudges(early)
    assert "Saved as <b>E1</b>" in harness.texts(1)[-1]


async def test_a_case_put_away_is_not_followed_up(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    case = await reach_problem(harness, ann)
    rows = await fallen(harness, store, DAY)
    await harness.process(ann.presses(f"chat:shelve:{case}"))
    told = len(harness.messages)
    await harness.processor.process_nudges(rows)
    assert len(harness.messages) == told
    assert await store.find_next_due() is None


async def test_a_follow_up_of_a_chat_that_sleeps_waits(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.blocks())
    assert await fallen(harness, store, DAY) == []
    await harness.process(ann.blocks("member"))
    assert [row.kind for row in await fallen(harness, store, SECOND)] == ["card", "idle"]


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2026-03-28T09:00", "1 day"),
        ("2026-03-18T21:30", "11 days"),
        ("2026-03-29T00:30", "22 hours"),  # the clocks go forward in this night
        ("2026-03-29T18:02", "6 hours"),
        ("2026-03-29T22:40", "1 hour"),
        ("2026-03-29T23:20", "less than an hour"),
    ],
)
def test_a_warning_says_what_is_left_when_it_leaves(now: str, says: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    due = DueDate("claim", date(2026, 3, 29), "delivered_on", is_from_page=False)
    assert nudges.format_time_left(Voice("en", MESSAGES), due, at) == says


def test_an_hour_counts_to_the_instant_that_the_buyer_gave() -> None:
    due_at = datetime(2026, 3, 29, 12, tzinfo=UTC)
    due = DueDate("evidence", due_at.date(), "due_at", is_from_page=True, at=due_at)
    told = nudges.format_time_left(Voice("en", MESSAGES), due, due_at - timedelta(hours=32))
    assert told == "32 hours"
