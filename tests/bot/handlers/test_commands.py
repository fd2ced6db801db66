"""What concerns the chat: commands, several cases, a language, groups; told as talks."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.i18n.catalog import Catalog
from storage.records import Changes
from tests.bot.i18n.test_catalog import GERMAN
from tests.support.bot.shown_chat import ShownChat
from tests.support.flows.guides.parcel import GUIDE as PARCEL


async def test_start_greets_and_goes_on(chat: ShownChat) -> None:
    assert "Hello." in (await chat.says("/start"))[0]
    await chat.presses("Start")
    (again,) = await chat.says("/start")
    assert again.startswith("Welcome back: step 1 of 3, question 1 of about 5.")
    assert "What went wrong?" in again


async def test_a_deep_link_picks_the_problem(chat: ShownChat) -> None:
    await chat.says("/start broken")
    assert "How many did you buy?" in (await chat.presses("Start"))[0]


@pytest.mark.parametrize("payload", ["nonsense", "<b>", "x" * 64, "parcel"])
async def test_any_deep_link_is_a_start(chat: ShownChat, payload: str) -> None:
    assert "Hello." in (await chat.says(f"/start {payload}"))[0]


@pytest.mark.parametrize(
    ("command", "told"),
    {
        "/help": "How to talk to me",
        "/contact": "IntelliChain",
        "/status": "question 1 of",
        "/nonsense": "I do not know that command",
        "/back": "Hello.",
        "/skip": "I need this answer",
    }.items(),
)
async def test_a_command_is_answered_and_the_question_stays_where_it_is(
    chat: ShownChat, command: str, told: str
) -> None:
    await chat.says("/start")
    await chat.presses("Start")
    (answer,) = await chat.says(command)
    assert told in answer
    assert "What went wrong?" not in answer


async def test_a_question_out_of_sight_is_named_and_shown_again_by_a_press(
    chat: ShownChat,
) -> None:
    await chat.says("/start")
    await chat.presses("Start")
    await chat.presses("It came broken")
    assert [len(await chat.says(words)) for words in ("/faq", "/help")] == [1, 1]
    *_, told = await chat.says("/privacy")
    assert told.endswith("Still open: How many did you buy?")
    assert chat.buttons == ["Show the question"]
    (asked,) = await chat.presses("Show the question")
    assert asked.startswith("How many did you buy?")
    (told,) = await chat.says("/privacy")
    assert "Still open" not in told


@pytest.mark.parametrize("command", ["/help", "/faq", "/cases", "/language", "/cancel", "/x"])
async def test_any_command_may_come_first(chat: ShownChat, command: str) -> None:
    assert await chat.says(command)
    assert await chat.says("/start")


async def test_cases_are_listed_and_switched(chat: ShownChat) -> None:
    await chat.says("/start")
    first = await chat.number()
    await chat.presses("Start")
    await chat.says("/cases")
    assert chat.buttons == ["Start a new case"]
    await chat.presses("Start a new case")
    assert await chat.number() != first
    (listed,) = await chat.says("/cases")
    assert "Case 2" in listed
    assert "(on screen)" in listed.splitlines()[-1]
    (opened,) = await chat.presses("Open case 1")
    assert "What went wrong?" in opened
    assert await chat.number() == first


async def test_a_press_under_an_older_case_brings_that_case(chat: ShownChat) -> None:
    await chat.says("/start")
    first = await chat.number()
    await chat.says("/cases")
    await chat.presses("Start a new case")
    await chat.presses("Start")
    post = next(post for post in chat.user._bot() if "Start" in post.labels)
    await chat.user._press(post, f"{first}:start:0:go")
    assert await chat.number() == first


async def test_a_case_is_put_away_and_comes_back(chat: ShownChat) -> None:
    await chat.says("/start")
    first = await chat.number()
    await chat.presses("Start")
    (asked,) = await chat.says("/cancel")
    assert "Put case 1 away?" in asked
    (told,) = await chat.presses("Put it away")
    assert "Case 1 is put away." in told
    assert await chat.number() == ""
    await chat.presses("Open case 1")
    assert await chat.number() == first


async def test_a_case_that_is_kept_goes_on(chat: ShownChat) -> None:
    await chat.says("/start")
    await chat.says("/cancel")
    assert "Hello." in (await chat.presses("Go on with it"))[0]


async def test_a_text_without_a_case_on_screen_asks_which_case_is_meant(chat: ShownChat) -> None:
    await chat.says("/start", "/cancel")
    await chat.presses("Put it away")
    assert "Case 1" in (await chat.says("hello?"))[0]
    assert chat.buttons == ["Open case 1", "Start a new case"]


async def test_very_many_cases_still_fit_one_message(chat: ShownChat) -> None:
    await chat.says("/start")
    for _ in range(110):
        await chat.user._press(None, "chat:new:")
    (listed,) = await chat.says("/cases")
    assert "Case 111" in listed
    latest = [f"Open case {number}" for number in range(110, 104, -1)]
    assert chat.buttons == [*latest, "Start a new case", "More"]
    await chat.presses("More")
    assert chat.buttons[0] == "Open case 104"


async def test_a_case_of_a_phase_that_is_gone_is_still_listed(chat: ShownChat) -> None:
    await chat.says("/start")
    first = await chat.number()
    async with chat.whole_bot.store.begin() as batch:
        record = (await batch.load_cases([first]))[first]
        former = replace(record, phase="gone", revision=record.revision + 1)
        await batch.save(Changes(chat.whole_bot.clock.now(), cases=(former,)))
    assert "Case 1" in (await chat.says("/cases"))[0]


async def test_a_language_is_chosen_by_its_own_name(chat: ShownChat, tmp_path: Path) -> None:
    (tmp_path / "de.po").write_text(GERMAN + DEUTSCH, "utf-8")
    chat.whole_bot.context = replace(chat.whole_bot.context, catalog=Catalog([PARCEL], tmp_path))
    await chat.says("/start", "/language")
    assert chat.buttons == ["English", "Deutsch"]
    (told,) = await chat.presses("Deutsch")
    assert "Wir sprechen jetzt Deutsch." in told


DEUTSCH = """
msgctxt "chat.language_set"
msgid "We speak English now."
msgstr "Wir sprechen jetzt Deutsch."
"""


@pytest.mark.parametrize("data", ["chat:language:xx", "chat:gone:", "x", "gone1234:a:0:b"])
async def test_a_button_that_was_never_ours_gets_a_toast(chat: ShownChat, data: str) -> None:
    await chat.says("/start")
    await chat.user._press(chat.user._mine(), data)
    assert chat.toasts[-1:] == ["This button does nothing any more."]


async def test_somebody_elses_case_cannot_be_opened(chat: ShownChat) -> None:
    await chat.says("/start")
    mine = await chat.number()
    other = ShownChat(chat.whole_bot)
    await other.says("/start")
    for data in (f"chat:open:{mine}", f"chat:shelve:{mine}", f"{mine}:start:0:go"):
        await other.user._press(other.user._mine(), data)
    assert await other.number() not in ("", mine)
    assert await chat.number() == mine
