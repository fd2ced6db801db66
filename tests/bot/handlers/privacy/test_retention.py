"""How long a case is kept: warned of a week before, put off, deleted, never with a living date."""

from dataclasses import replace
from datetime import timedelta

from bot.handlers.inputs import Input
from bot.runtime.settings import DataPolicy
from tests.support.bot.random_inputs import Types
from tests.support.bot.shown_chat import ShownChat

DAY = timedelta(days=1)


async def pass_days(chat: ShownChat, days: int) -> list[str]:
    """Let days go by; what comes of looking at the age of what is due to be looked at."""
    bot = chat.whole_bot
    before = max(chat.user.history.messages)
    bot.clock.move(days * DAY)
    now = bot.clock.now()
    due = await bot.store.personal_data.list_cases_to_check(now, 99)
    await bot.process_inputs([Input.from_check(*each) for each in due])
    return chat._since(before)


async def test_a_draft_is_warned_of_and_then_deleted(chat: ShownChat) -> None:
    await chat.says("/start")
    assert await pass_days(chat, 82) == []
    (warning,) = await pass_days(chat, 1)
    assert "nothing new for 83 days" in warning
    assert chat.buttons == ["Keep it", "Delete now", "Get my data"]
    assert await pass_days(chat, 6) == []
    assert await chat.number()
    assert await pass_days(chat, 1) == []
    assert await chat.number() == ""


async def test_keep_it_puts_it_off(chat: ShownChat) -> None:
    await chat.says("/start")
    await pass_days(chat, 84)
    await chat.presses("Keep it")
    assert "Case 1 is kept. I'll ask again in 90 days." in chat.shown
    assert await pass_days(chat, 60) == []
    assert await chat.number()


async def test_a_word_from_the_buyer_puts_it_off(chat: ShownChat) -> None:
    await chat.says("/start")
    await pass_days(chat, 84)
    await chat.user.act(Types("here I am"))
    assert await pass_days(chat, 30) == []
    assert await chat.number()


async def test_delete_now_asks_as_forget_does(chat: ShownChat) -> None:
    await chat.says("/start")
    await pass_days(chat, 84)
    await chat.presses("Delete now")
    assert "Delete Case 1?" in chat.shown


async def test_after_a_long_stop_there_is_still_a_week(chat: ShownChat) -> None:
    await chat.says("/start")
    (warning,) = await pass_days(chat, 400)
    assert "I'll delete it on" in warning
    await pass_days(chat, 6)
    assert await chat.number()
    await pass_days(chat, 1)
    assert await chat.number() == ""


async def test_nothing_ends_where_the_setting_is_zero(chat: ShownChat) -> None:
    policy = DataPolicy(draft_days=0, closed_days=0)
    chat.whole_bot.context = replace(chat.whole_bot.context, policy=policy)
    await chat.says("/start")
    assert await pass_days(chat, 4000) == []
    assert await chat.number()


async def test_a_blocked_chat_is_not_warned_and_ends_too(chat: ShownChat) -> None:
    await chat.says("/start")
    await chat.whole_bot.store.sleep_chat(chat.user.history.person.id, chat.whole_bot.clock.now())
    assert await pass_days(chat, 84) == []
    assert await pass_days(chat, 7) == []
    assert (
        await chat.whole_bot.store.personal_data.list_cases_to_check(
            chat.whole_bot.clock.now() + 999 * DAY, 9
        )
        == []
    )


async def test_a_case_that_is_put_away_ends_too(chat: ShownChat) -> None:
    await chat.says("/start", "/cancel")
    await chat.presses("Put it away")
    assert len(await pass_days(chat, 84)) == 1
