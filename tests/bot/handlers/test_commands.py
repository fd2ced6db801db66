"""What concerns the chat: commands, several cases, a language, groups; told as talks."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.i18n.catalog import Catalog
from storage.records import Changes
from storage.store import Store
from tests.bot.i18n.test_catalog import GERMAN
from tests.support.bot.clocks import HandClock
from tests.support.bot.random_inputs import Types
from tests.support.bot.random_user import Visitor
from tests.support.bot.whole_bot import House
from tests.support.flows.guides.parcel import GUIDE as PARCEL


class Chat:
    """Somebody's chat, read as it is shown."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.visitor = Visitor(house, house.join())

    async def says(self, *texts: str) -> list[str]:
        """Type texts; what the bot wrote in answer to the last one."""
        before = 0
        for text in texts:
            before = max(self.visitor.talk.messages, default=0)
            await self.visitor.act(Types(text))
        return self._since(before)

    async def presses(self, label: str) -> list[str]:
        """Press the newest button that says this."""
        before = max(self.visitor.talk.messages)
        posts = [post for post in reversed(self.visitor._bot()) if label in post.labels]
        await self.visitor._press(posts[0], posts[0].labels[label])
        return self._since(before)

    def _since(self, number: int) -> list[str]:
        posts = [post for post in self.visitor._bot() if post.id > number]
        return [post.body["text"] for post in posts]

    @property
    def buttons(self) -> list[str]:
        """Every button of the newest message."""
        return list(self.visitor._bot()[-1].labels)

    @property
    def toasts(self) -> list[str]:
        events = self.visitor.talk.events
        return [str(event["text"]) for event in events if event["kind"] == "toast"]

    async def number(self) -> str:
        """The id of the case on screen."""
        case = await self.house.on_screen(self.visitor.talk.person.id)
        return case.id if case else ""


@pytest.fixture
async def chat(store: Store, clock: HandClock) -> AsyncIterator[Chat]:
    """A chat with the guide of the parcel."""
    found = Chat(House(store, clock, {PARCEL.id: PARCEL}))
    yield found
    assert found.visitor.costs == []


async def test_start_greets_and_goes_on(chat: Chat) -> None:
    assert "Hello." in (await chat.says("/start"))[0]
    await chat.presses("Start")
    (again,) = await chat.says("/start")
    assert again.startswith("Welcome back: step 1 of 3, question 2 of about 6.")
    assert "What went wrong?" in again


async def test_a_deep_link_picks_the_problem(chat: Chat) -> None:
    await chat.says("/start broken")
    assert "How many did you buy?" in (await chat.presses("Start"))[0]


@pytest.mark.parametrize("payload", ["nonsense", "<b>", "x" * 64, "parcel"])
async def test_any_deep_link_is_a_start(chat: Chat, payload: str) -> None:
    assert "Hello." in (await chat.says(f"/start {payload}"))[0]


@pytest.mark.parametrize(
    ("command", "told"),
    {
        "/help": "How to talk to me",
        "/contact": "IntelliChain",
        "/status": "question 2 of",
        "/nonsense": "I do not know that command",
        "/privacy": "All is sealed.",
        "/back": "Hello.",
        "/skip": "I need this answer",
    }.items(),
)
async def test_a_command_is_answered_with_the_question_once(
    chat: Chat, command: str, told: str
) -> None:
    await chat.says("/start")
    await chat.presses("Start")
    (answer,) = await chat.says(command)
    assert told in answer
    assert answer.count("What went wrong?") == (command != "/back")


async def test_a_page_with_buttons_is_followed_by_the_question(chat: Chat) -> None:
    await chat.says("/start")
    await chat.presses("Start")
    await chat.presses("It came broken")
    _page, question = await chat.says("/faq")
    assert "How many did you buy?" in question


@pytest.mark.parametrize("command", ["/help", "/faq", "/cases", "/language", "/cancel", "/x"])
async def test_any_command_may_come_first(chat: Chat, command: str) -> None:
    assert await chat.says(command)
    assert await chat.says("/start")


async def test_cases_are_listed_and_switched(chat: Chat) -> None:
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


async def test_a_press_under_an_older_case_brings_that_case(chat: Chat) -> None:
    await chat.says("/start")
    first = await chat.number()
    await chat.says("/cases")
    await chat.presses("Start a new case")
    await chat.presses("Start")
    post = next(post for post in chat.visitor._bot() if "Start" in post.labels)
    await chat.visitor._press(post, f"{first}:start:0:go")
    assert await chat.number() == first


async def test_a_case_is_put_away_and_comes_back(chat: Chat) -> None:
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


async def test_a_case_that_is_kept_goes_on(chat: Chat) -> None:
    await chat.says("/start")
    await chat.says("/cancel")
    assert "Hello." in (await chat.presses("Go on with it"))[0]


async def test_a_text_without_a_case_on_screen_asks_which_case_is_meant(chat: Chat) -> None:
    await chat.says("/start", "/cancel")
    await chat.presses("Put it away")
    assert "Case 1" in (await chat.says("hello?"))[0]
    assert chat.buttons == ["Open case 1", "Start a new case"]


async def test_very_many_cases_still_fit_one_message(chat: Chat) -> None:
    await chat.says("/start")
    for _ in range(110):
        await chat.visitor._press(None, "chat:new:")
    (listed,) = await chat.says("/cases")
    assert "Case 111" in listed
    assert len(chat.buttons) <= 100
    assert chat.buttons[-1] == "Start a new case"


async def test_a_case_of_a_phase_that_is_gone_is_still_listed(chat: Chat) -> None:
    await chat.says("/start")
    first = await chat.number()
    async with chat.house.store.begin() as batch:
        record = (await batch.load_cases([first]))[first]
        former = replace(record, phase="gone", revision=record.revision + 1)
        await batch.save(Changes(chat.house.clock.now(), cases=(former,)))
    assert "Case 1" in (await chat.says("/cases"))[0]


async def test_a_language_is_chosen_by_its_own_name(chat: Chat, tmp_path: Path) -> None:
    (tmp_path / "de.po").write_text(GERMAN + DEUTSCH, "utf-8")
    chat.house.writing = replace(chat.house.writing, catalog=Catalog([PARCEL], tmp_path))
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
async def test_a_button_that_was_never_ours_gets_a_toast(chat: Chat, data: str) -> None:
    await chat.says("/start")
    await chat.visitor._press(chat.visitor._mine(), data)
    assert chat.toasts[-1:] == ["This button does nothing any more."]


async def test_somebody_elses_case_cannot_be_opened(chat: Chat) -> None:
    await chat.says("/start")
    mine = await chat.number()
    other = Chat(chat.house)
    await other.says("/start")
    for data in (f"chat:open:{mine}", f"chat:shelve:{mine}", f"{mine}:start:0:go"):
        await other.visitor._press(other.visitor._mine(), data)
    assert await other.number() not in ("", mine)
    assert await chat.number() == mine
