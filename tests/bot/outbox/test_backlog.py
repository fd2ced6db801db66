"""What a killed process left is sent after the restart, in order, and hardly anything twice."""

import asyncio
from datetime import timedelta

from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, commit, make_message, run_sender
from tests.support.storage import records

EDIT = "editMessageText"


async def restart(sending: SenderHarness, waiting: tuple[int, ...] = ()) -> int:
    """Run the sender until all is sent; how many messages are left."""
    running = asyncio.create_task(sending.sender.run())
    await sending.sender.drain_backlog(waiting)
    left = await sending.wait_until_sent()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return left


async def test_what_was_left_goes_out_in_order(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    await commit(store, make_message("a", 1), make_message("b", 2), make_message("c", 1))
    assert await restart(SenderHarness(store, api, clock, watch)) == 0
    assert api.texts(1) == ["a", "c"]
    assert api.texts(2) == ["b"]


async def test_nothing_leaves_before_the_backlog_is_known(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    await commit(store, make_message("older"))
    sending = SenderHarness(store, api, clock, watch)
    await sending.enqueue(make_message("newer"))
    assert api.calls == []
    assert await restart(sending) == 0
    assert api.texts() == ["older", "newer"]


async def test_a_question_that_was_answered_is_not_asked_again(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    edit = make_message("edit", 1, method=EDIT, more={"message_id": 5})
    await commit(store, edit, make_message("text to paste", 1), make_message("question 4", 1))
    await commit(store, make_message("question 2", 2))
    sending = SenderHarness(store, api, clock, watch)
    await sending.enqueue(make_message("question 5", 1))
    assert await restart(sending, waiting=(1,)) == 0
    assert api.texts(1) == ["edit", "text to paste", "question 5"]
    assert api.texts(2) == ["question 2"]


async def test_a_question_that_no_other_follows_is_asked(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    await commit(store, make_message("question 4", 1))
    sending = SenderHarness(store, api, clock, watch)
    await sending.enqueue(make_message("card", 1, role="card"))
    assert await restart(sending, waiting=(1,)) == 0
    assert api.texts(1) == ["question 4", "card"]


async def test_a_lease_of_a_dead_process_ends(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    await commit(store, make_message("a"))
    now = clock.now()
    assert await store.claim_messages(now, now + timedelta(seconds=60), 10)
    async with run_sender(store, api, clock, watch) as sending:
        await clock.next_wake()
        clock.move(timedelta(seconds=61))
        await api.heard(1)
        assert await sending.wait_until_sent() == 0


async def test_a_kill_between_send_and_mark_repeats_one_letter(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    sending = SenderHarness(store, api, clock, watch)
    await sending.sender.drain_backlog()
    await sending.enqueue(make_message("a"))  # nobody marks: `run` is not running
    await api.heard(1)
    assert await restart(SenderHarness(store, api, clock, watch)) == 0
    assert api.texts() == ["a", "a"]
    await sending.sender._chat_queues.close()


async def test_the_letters_of_a_case_open_again(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    await records.begin(store, messages=(make_message("sealed", 1, case_id="c1"),))
    assert await restart(SenderHarness(store, api, clock, watch)) == 0
    assert api.texts() == ["sealed"]
