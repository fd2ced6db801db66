"""The table of commands and that of chat actions: each row is described, shown and answered."""

import re

import pytest

from bot.handlers.chat_actions import ACTIONS
from bot.handlers.commands import COMMANDS, MENU, Command
from bot.i18n.catalog import ENGLISH, Catalog
from bot.i18n.english.command_descriptions import COMMAND_DESCRIPTIONS
from bot.i18n.english.messages import CHAT, MESSAGES
from bot.transport.bot_profile import publish_profile
from bot.transport.callback_data import ChatAction, encode_chat_action
from flows.definition.texts import find_placeholders
from flows.guides import load_guides
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.shown_chat import ShownChat

NAMES = [command.name for command in COMMANDS]
COMMAND_IN_TEXT = re.compile(r"(?<![\w/<:.])/([a-z]+)\b")


def test_a_name_stands_once_and_is_one_that_telegram_takes() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(re.fullmatch("[a-z]{1,32}", name) for name in NAMES)


def test_the_menu_has_a_description_for_each_command_and_no_other() -> None:
    assert list(COMMAND_DESCRIPTIONS) == [f"command.{name}" for name in MENU]
    assert all(1 <= len(text) <= 256 for text in COMMAND_DESCRIPTIONS.values())


async def test_the_menu_is_set_when_the_bot_starts() -> None:
    api = ScriptedApi()
    for method in ("getMyDescription", "getMyShortDescription"):
        api.answer(method, {})
    await publish_profile(api, Catalog([]), MENU)
    (menu,) = [parameters["commands"] for name, parameters in api.calls if name == "setMyCommands"]
    assert [each["command"] for each in menu] == [each.name for each in COMMANDS if each.in_menu]
    assert [each["description"] for each in menu] == [MESSAGES[f"command.{name}"] for name in MENU]


async def test_a_menu_that_is_set_is_not_set_again() -> None:
    texts = Catalog([]).find_language(ENGLISH).voice.texts
    api = ScriptedApi()
    api.answer(
        "getMyCommands",
        [{"command": name, "description": texts[f"command.{name}"]} for name in MENU],
    )
    api.answer("getMyDescription", {"description": texts["about.description"]})
    api.answer("getMyShortDescription", {"short_description": texts["about.short"]})
    await publish_profile(api, Catalog([]), MENU)
    assert [name for name, _ in api.calls if name.startswith("set")] == []


async def test_help_names_commands_of_the_menu_only(chat: ShownChat) -> None:
    await chat.says("/start")
    (answer,) = await chat.says("/help")
    named = find_placeholders(CHAT["chat.help"])
    assert named <= set(MENU)
    assert all(f"/{name}" in answer for name in named)


@pytest.mark.parametrize(
    "texts",
    [MESSAGES, *(guide.texts for guide in load_guides().values())],
    ids=["bot", *load_guides()],
)
def test_every_command_that_a_text_names_is_in_the_table(texts: dict[str, str]) -> None:
    named = {name for text in texts.values() for name in COMMAND_IN_TEXT.findall(text)}
    assert named <= set(NAMES)


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
async def test_every_command_is_answered(chat: ShownChat, command: Command) -> None:
    unknown = CHAT["chat.command"]
    for _ in ("as the very first word", "with a case on screen"):
        answers = await chat.says(f"/{command.name}")
        assert answers
        assert unknown not in "".join(answers)
    assert unknown in "".join(await chat.says(f"/{command.name}x"))


def test_every_chat_action_has_a_handler() -> None:
    assert set(ACTIONS) == set(ChatAction)


@pytest.mark.parametrize("action", ChatAction)
async def test_every_chat_action_is_answered(chat: ShownChat, action: ChatAction) -> None:
    await chat.says("/start")
    argument, before = "en" if action is ChatAction.LANGUAGE else "", chat.shown
    told = await chat.presses_data(encode_chat_action(action, argument))
    assert told or chat.shown != before  # some take the place of the message pressed
    assert chat.toasts == []
