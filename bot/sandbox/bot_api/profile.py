"""What the bot tells about itself and asks about others: names, commands, menus, files."""

import re

from bot.sandbox.bot_api.sending import resolve_chat
from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.faults import FaultKind
from bot.sandbox.world.types import ApiRequest, Json
from bot.sandbox.world.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_COMMAND_LIMIT = 100
_DOWNLOAD_LIMIT = 20 * 1024 * 1024
_CAPABILITIES = {
    "can_join_groups": False,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


def get_me(world: World, _ask: ApiRequest) -> Json:
    """The bot itself."""
    return world.bot | _CAPABILITIES


def get_chat(world: World, request: ApiRequest) -> Json:
    """A chat, with the message pinned last."""
    chat = resolve_chat(world, request)
    pinned = [message.body for message in chat.messages.values() if message.pinned]
    return chat.person.build_chat() | ({"pinned_message": pinned[-1]} if pinned else {})


def get_file(world: World, request: ApiRequest) -> Json:
    """Where a file can be downloaded."""
    stored = world.files.find_by_id(request.params["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    if world.faults.take_for_file(FaultKind.FILE_GONE):
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if stored.size > _DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.describe() | {"file_path": stored.path}


def _build_key(request: ApiRequest) -> tuple[str, str]:
    scope = request.params.get("scope", {})
    who = ":".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)
    return who or "default", request.params.get("language_code", "")


def set_commands(world: World, request: ApiRequest) -> bool:
    """The menu of commands for a scope and a language."""
    commands = [
        command | {"command": command["command"].removeprefix("/")}
        for command in request.params["commands"]
    ]
    for command in commands:
        if not command["description"].strip():
            raise bad_request("command description must be non-empty")
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
    if len(commands) > _COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_build_key(request)] = commands
    return True


def get_commands(world: World, request: ApiRequest) -> list[Json]:
    """The commands of exactly this scope and language."""
    return world.profile.commands.get(_build_key(request), [])


def delete_commands(world: World, request: ApiRequest) -> bool:
    """Forget the commands of this scope and language."""
    world.profile.commands.pop(_build_key(request), None)
    return True


def _find_texts(world: World, field: str) -> dict[str, str]:
    return {
        "name": world.profile.names,
        "description": world.profile.descriptions,
        "short_description": world.profile.short_descriptions,
    }[field]


def set_text(world: World, request: ApiRequest) -> bool:
    """A name or description in one language; an empty one is taken away."""
    field = _find_field(request)
    language, text = request.params.get("language_code", ""), request.params.get(field, "")
    _find_texts(world, field).pop(language, None)
    if text:
        _find_texts(world, field)[language] = text
    return True


def get_text(world: World, request: ApiRequest) -> Json:
    """A name or description in one language, or everybody's."""
    field = _find_field(request)
    texts = _find_texts(world, field)
    spare = world.bot["first_name"] if field == "name" else ""
    return {field: texts.get(request.params.get("language_code", ""), texts.get("", spare))}


def _find_field(request: ApiRequest) -> str:
    """`setMyShortDescription` is about `short_description`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", request.method[len("setMy") :]).lower()


def set_menu(world: World, request: ApiRequest) -> bool:
    """The button beside the input field."""
    world.profile.menus[request.params.get("chat_id", 0)] = request.params.get(
        "menu_button", {"type": "default"}
    )
    return True


def get_webhook(world: World, _ask: ApiRequest) -> Json:
    """No webhook: updates wait for getUpdates."""
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }


def delete_webhook(world: World, request: ApiRequest) -> bool:
    """There is none; the waiting updates may be dropped."""
    if request.params.get("drop_pending_updates"):
        world.updates.clear()
    return True
