"""/forget: asked twice, then nothing of the case is left, and what comes late is harmless."""

from datetime import timedelta

import pytest

from bot.handlers.inputs import Input
from bot.handlers.privacy.forgetting import CONFIRM_TIME
from bot.sandbox.user_actions import press_button, send_text
from flows.model.events.system import Exported, Inspected, Stored
from storage.db.tables import metadata
from storage.errors import KeyMissingError
from storage.records import CaseFileJob, NudgeRecord
from tests.support.bot.random_inputs import Types
from tests.support.bot.shown_chat import ShownChat
from tests.support.storage.contents import raw
from tests.support.storage.records import exhibit

LEFT = {"erasures", "receipts"}
"""Tables in which something stays: the mark, and that an update is done."""


async def begin(chat: ShownChat) -> str:
    """A case that is under way; its id."""
    await chat.says("/start")
    return await chat.number()


async def forget(chat: ShownChat, target: str) -> None:
    """Ask for it, and say yes twice."""
    await chat.says(f"/forget {target}")
    await chat.presses("Yes, delete it")
    await chat.presses("Delete for good")


async def tables_with(chat: ShownChat, *marks: str) -> set[str]:
    """The tables in which a mark stands."""
    stored = await raw(chat.whole_bot.store)
    assert set(stored) == set(metadata.tables)
    return {name for name, rows in stored.items() if any(mark in repr(rows) for mark in marks)}


async def test_it_is_asked_twice_and_says_what_will_go(chat: ShownChat) -> None:
    await begin(chat)
    await chat.says("/forget")
    assert chat.buttons == ["Case 1", "Everything", "No, keep it"]
    await chat.presses("Case 1")
    assert "Delete Case 1?" in chat.shown
    assert "goes from this chat too" in chat.shown
    await chat.presses("Yes, delete it")
    assert "Nobody can bring it back" in chat.shown
    assert await chat.number()
    await chat.presses("No, keep it")
    assert "Nothing was deleted." in chat.shown
    assert await chat.number()


@pytest.mark.parametrize("target", ["1", "all", "Everything"])
async def test_nothing_is_left_of_a_case_in_any_table(chat: ShownChat, target: str) -> None:
    case = await begin(chat)
    chat_id = str(chat.user.history.person.id)
    await chat.says("My address is 5 Rose Street")
    await forget(chat, target)
    assert await tables_with(chat, case) == {"erasures"}
    if target != "1":
        assert await tables_with(chat, chat_id) == {"erasures"}
    assert await chat.whole_bot.store.find_next_due() is None


async def test_another_chat_loses_nothing(chat: ShownChat) -> None:
    other = ShownChat(chat.whole_bot)
    kept = await begin(other)
    before = await tables_with(chat, kept)
    await begin(chat)
    await forget(chat, "all")
    assert await tables_with(chat, kept) == before
    assert await other.number() == kept


async def test_of_two_cases_one_is_kept(chat: ShownChat) -> None:
    first = await begin(chat)
    await chat.says("/cases")
    await chat.presses("Start a new case")
    second = await chat.number()
    await forget(chat, "1")
    assert await chat.number() == second
    assert await tables_with(chat, first) == {"erasures"}


async def test_a_case_that_is_put_away_goes_too(chat: ShownChat) -> None:
    case = await begin(chat)
    await chat.says("/cancel")
    await chat.presses("Put it away")
    await forget(chat, "all")
    assert await tables_with(chat, case) == {"erasures"}


async def test_afterwards_the_chat_starts_as_new(chat: ShownChat) -> None:
    case = await begin(chat)
    await forget(chat, "all")
    (welcome,) = await chat.says("hello")
    assert "Hello." in welcome
    assert await chat.number() not in ("", case)


async def test_the_last_button_deletes_for_half_an_hour_only(chat: ShownChat) -> None:
    await begin(chat)
    await chat.says("/forget all")
    await chat.presses("Yes, delete it")
    chat.whole_bot.clock.move(CONFIRM_TIME + timedelta(minutes=2))
    await chat.presses("Delete for good")
    assert "Delete everything?" in chat.shown
    assert await chat.number()


async def test_a_last_button_of_before_cannot_delete_what_came_after(chat: ShownChat) -> None:
    first = await begin(chat)
    await chat.says("/forget 1")
    await chat.presses("Yes, delete it")
    old = chat.user._mine()
    assert old
    data = old.labels["Delete for good"]
    await chat.presses("Delete for good")
    await chat.says("hello")
    second = await chat.number()
    await chat.user._press(old, data)
    assert await chat.number() == second != first


@pytest.mark.parametrize("late", ["{case}:start:0:go", "chat:open:{case}", "chat:forget:{case}"])
async def test_an_old_button_leaves_no_row(chat: ShownChat, late: str) -> None:
    case = await begin(chat)
    old = chat.user._mine()
    await forget(chat, "all")
    await chat.user._press(old, late.format(case=case))
    assert chat.toasts[-1:] == ["This button does nothing any more."]
    assert {name for name, rows in (await raw(chat.whole_bot.store)).items() if rows} == LEFT


async def test_what_the_workers_bring_late_leaves_no_row(chat: ShownChat) -> None:
    case = await begin(chat)
    await chat.user.act(Types("a text"))
    chat_id = chat.user.history.person.id
    await forget(chat, "all")
    now = chat.whole_bot.clock.now()
    late = exhibit("e", case_id=case, chat_id=chat_id)
    row = NudgeRecord(case, chat_id, "idle", 0, now)
    await chat.whole_bot.process_inputs(
        [
            Input.from_nudge(row),
            Input.from_check(case, chat_id),
            Input.from_download(late, Stored(late.id, "ab" * 32, 9)),
            Input.from_inspection(late, Inspected(late.id), None),
        ]
    )
    assert {name for name, rows in (await raw(chat.whole_bot.store)).items() if rows} == LEFT
    job = CaseFileJob(case, chat_id, 1)
    with pytest.raises(KeyMissingError):
        await chat.whole_bot.process_inputs([Input.from_build(job, None, Exported(1, "", ()))])


async def test_what_was_sent_with_the_last_press_begins_anew(chat: ShownChat) -> None:
    """One batch: the last press, and a word after it."""
    case = await begin(chat)
    await chat.says("/forget all")
    await chat.presses("Yes, delete it")
    old = chat.user._mine()
    assert old
    world, person = chat.whole_bot.world, chat.user.history.person.id
    press_button(world, person, old.id, old.labels["Delete for good"])
    send_text(world, person, "hello")
    await chat.whole_bot.process(chat.whole_bot.take_updates())
    assert await chat.number() not in ("", case)
    assert await tables_with(chat, case) == {"erasures"}
