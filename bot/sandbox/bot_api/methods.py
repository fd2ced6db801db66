"""The methods of the Bot API the sandbox knows, and the one way to call them."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.bot_api import editing, profile, sending
from bot.sandbox.bot_api.contract import ContractError
from bot.sandbox.world.errors import BotApiError
from bot.sandbox.world.types import ApiRequest, CallRecord
from bot.sandbox.world.world import World

_METHODS: dict[str, Callable[[World, ApiRequest], Any]] = {
    "getMe": profile.get_me,
    "getChat": profile.get_chat,
    "getFile": profile.get_file,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin_message,
    "unpinChatMessage": editing.unpin_message,
    "setMessageReaction": editing.set_reaction,
    "answerCallbackQuery": editing.answer_query,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": profile.set_text,
    "getMyName": profile.get_text,
    "setMyDescription": profile.set_text,
    "getMyDescription": profile.get_text,
    "setMyShortDescription": profile.set_text,
    "getMyShortDescription": profile.get_text,
    "setChatMenuButton": profile.set_menu,
    "getWebhookInfo": profile.get_webhook,
    "deleteWebhook": profile.delete_webhook,
}


def call_method(world: World, request: ApiRequest) -> Any:
    """Do what the bot asks and return the result; raises BotApiError."""
    method = _METHODS.get(request.method)
    if method is None:
        raise ContractError(f"the sandbox does not know {request.method}")
    return method(world, request)


def record_call(world: World, request: ApiRequest, error: BotApiError | None) -> None:
    """Keep a finished request and how it went."""
    code = error.code if error else 200
    said = error.description if error else ""
    world.record_call(
        CallRecord(request.method, request.params, code, said),
        error,
        violation=isinstance(error, ContractError),
    )
