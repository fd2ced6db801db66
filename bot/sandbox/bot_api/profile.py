"""What the bot tells about itself and asks about others: names, commands, menus, files."""

import re

from bot.sandbox.bot_api.errors import bad
from bot.sandbox.bot_api.sending import spoken_of
from bot.sandbox.world.types import Ask, Json
from bot.sandbox.world.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_COMMAND_LIMIT = 100
_DOWNLOAD_LIMIT = 20 * 1024 * 1024
_CAN = {
    "can_join_groups": False,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


def get_me(world: World, _ask: Ask) -> Json:
    """The bot itself."""
    return world.bot | _CAN


def get_chat(world: World, ask: Ask) -> Json:
    """A chat, with the message pinned last."""
    talk = spoken_of(world, ask)
    pinned = [post.body for post in talk.posts.values() if post.pinned]
    return talk.person.chat() | ({"pinned_message": pinned[-1]} if pinned else {})


def get_file(world: World, ask: Ask) -> Json:
    """Where a file can be downloaded."""
    stored = world.shelf.find(ask.params["file_id"])
    if stored is None:
        raise bad("invalid file_id")
    if world.faults.of_file("file_gone"):
        raise bad("wrong file_id or the file is temporarily unavailable")
    if stored.size > _DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return stored.described() | {"file_path": stored.path}


def _key(ask: Ask) -> tuple[str, str]:
    scope = ask.params.get("scope", {})
    who = ":".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)
    return who or "default", ask.params.get("language_code", "")


def set_commands(world: World, ask: Ask) -> bool:
    """The menu of commands for a scope and a language."""
    commands = [
        command | {"command": command["command"].removeprefix("/")}
        for command in ask.params["commands"]
    ]
    for command in commands:
        if not command["description"].strip():
            raise bad("command description must be non-empty")
        if not _COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
    if len(commands) > _COMMAND_LIMIT:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_key(ask)] = commands
    return True


def get_commands(world: World, ask: Ask) -> list[Json]:
    """The commands of exactly this scope and language."""
    return world.profile.commands.get(_key(ask), [])


def delete_commands(world: World, ask: Ask) -> bool:
    """Forget the commands of this scope and language."""
    world.profile.commands.pop(_key(ask), None)
    return True


def _told(world: World, field: str) -> dict[str, str]:
    return {
        "name": world.profile.names,
        "description": world.profile.descriptions,
        "short_description": world.profile.short_descriptions,
    }[field]


def set_text(world: World, ask: Ask) -> bool:
    """A name or description in one language; an empty one is taken away."""
    field = _field(ask)
    language, text = ask.params.get("language_code", ""), ask.params.get(field, "")
    _told(world, field).pop(language, None)
    if text:
        _told(world, field)[language] = text
    return True


def get_text(world: World, ask: Ask) -> Json:
    """A name or description in one language, or everybody's."""
    field = _field(ask)
    told = _told(world, field)
    spare = world.bot["first_name"] if field == "name" else ""
    return {field: told.get(ask.params.get("language_code", ""), told.get("", spare))}


def _field(ask: Ask) -> str:
    """`setMyShortDescription` is about `short_description`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", ask.method[len("setMy") :]).lower()


def set_menu(world: World, ask: Ask) -> bool:
    """The button beside the input field."""
    world.profile.menus[ask.params.get("chat_id", 0)] = ask.params.get(
        "menu_button", {"type": "default"}
    )
    return True


def get_webhook(world: World, _ask: Ask) -> Json:
    """No webhook: updates wait for getUpdates."""
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.mailbox),
    }


def delete_webhook(world: World, ask: Ask) -> bool:
    """There is none; the waiting updates may be dropped."""
    if ask.params.get("drop_pending_updates"):
        world.mailbox.drop()
    return True
