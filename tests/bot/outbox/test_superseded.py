"""A chat that is owed a lot gets the newest of each, and all that says something of its own."""

from typing import Any

import orjson
import pytest

from bot.outbox.superseded import MAX_OWED, find_superseded
from storage.records import MessageRole, OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, commit, make_message, run_sender

QUESTION, CARD = MessageRole.QUESTION, MessageRole.CARD


def question(key: str, **fields: Any) -> OutboxMessage:
    return make_message(key, role=QUESTION, **fields)


def edit(key: str, message_id: int, method: str = "editMessageText") -> OutboxMessage:
    return make_message(key, method=method, more={"message_id": message_id})


def find_keys(*waiting: OutboxMessage) -> list[str]:
    return sorted(each.key for each in find_superseded(waiting))


def test_of_questions_the_newest_is_asked() -> None:
    assert find_keys(*(question(f"q{n}") for n in range(8))) == [f"q{n}" for n in range(7)]


def test_few_messages_are_all_sent() -> None:
    assert find_keys(*(question(f"q{n}") for n in range(MAX_OWED))) == []


def test_what_says_something_of_its_own_is_sent() -> None:
    assert find_keys(*(make_message(f"letter {n}") for n in range(20))) == []
    nudges = (make_message(f"n{n}", role=MessageRole.NUDGE) for n in range(8))
    assert find_keys(*nudges) == []
    cards = (make_message(f"c{n}", role=CARD, more={"text": "card"}) for n in range(8))
    assert find_keys(*cards) == []


def test_the_same_words_are_said_once() -> None:
    same = [make_message(f"m{n}", more={"text": "status"}) for n in range(8)]
    assert find_keys(*same) == [f"m{n}" for n in range(7)]


def test_questions_of_two_cases_do_not_stand_for_each_other() -> None:
    waiting = [question(f"q{n}", case_id=f"case{n % 2}") for n in range(8)]
    assert find_keys(*waiting) == [f"q{n}" for n in range(6)]


def test_of_edits_of_one_message_the_newest_is_made() -> None:
    swapped = [edit(f"k{n}", 7, "editMessageReplyMarkup") for n in range(3)]
    other = [edit("o", 8), edit("t0", 7), edit("t1", 7)]
    assert find_keys(*swapped, *other) == ["k0", "k1", "t0"]


def test_of_edits_of_the_card_the_newest_is_made() -> None:
    cards = [make_message(f"c{n}", role=CARD, method="editMessageText") for n in range(7)]
    assert find_keys(*cards) == [f"c{n}" for n in range(6)]


@pytest.mark.parametrize("total", [2, 40])
async def test_who_is_owed_a_lot_soon_gets_the_last_answer(
    sending: SenderHarness, api: ScriptedApi, total: int
) -> None:
    gate = api.hang(1)
    await sending.enqueue(question("first"))
    await api.hung.wait()
    for n in range(total):
        await sending.enqueue(question(f"q{n}"))
    await sending.enqueue(make_message("letter"), question("last"))
    gate.set()
    assert await sending.wait_until_sent() == 0
    asked = [f"q{n}" for n in range(total)] if total < MAX_OWED - 2 else []
    assert api.texts(1) == ["first", *asked, "letter", "last"]


async def test_what_a_former_process_left_is_thinned_out_too(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    await commit(store, *(question(f"q{n}") for n in range(20)))
    async with run_sender(store, api, clock, watch) as sending:
        assert await sending.wait_until_sent() == 0
    assert api.texts(1) == ["q19"]


async def test_roles_are_kept(store: Store, clock: ManualClock) -> None:
    await commit(store, question("q"))
    now = clock.now()
    (found,) = await store.claim_messages(now, now, 9, ())
    assert (found.role, orjson.loads(found.payload)["text"]) == (QUESTION, "q")
