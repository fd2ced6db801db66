"""Checks a request against the Bot API's schema: names, types, lengths, required fields.

Telegram ignores a field it does not know. Here that is a `ContractError`, so that a misspelt
parameter fails a test instead of doing nothing for years.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from bot.sandbox.world.errors import BotApiError, bad_request
from bot.sandbox.world.types import ApiRequest, Json, Upload


class ContractError(BotApiError):
    """A request the real server would have let pass although it cannot have been meant."""

    def __init__(self, reason: str) -> None:
        super().__init__(400, f"Bad Request: {reason}")


# What the real server says of a required field that is not there.
_MISSING_REASONS = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "file_id": "file_id not specified",
    "message_id": "message identifier is not specified",
    "callback_query_id": ("query is too old and response timeout expired or query ID is invalid"),
    "action": "wrong parameter action in request",
}
# What it says of a value that is too long or too short.
_LENGTH_REASONS = {
    ("InlineKeyboardButton", "callback_data"): "BUTTON_DATA_INVALID",
    ("CopyTextButton", "text"): "BUTTON_COPY_TEXT_INVALID",
    ("BotCommand", "command"): "BOT_COMMAND_INVALID",
    ("BotCommand", "description"): "BOT_COMMAND_DESCRIPTION_INVALID",
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
}
_PARSED_LATER = frozenset({"text", "caption"})
_JSON_LABELS = {"reply_markup": "reply keyboard markup", "commands": "commands"}
_JSON_NAMES = {"Integer": "Number", "Float": "Number", "True": "Boolean"}
_PYTHON_TYPES: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    "True": bool,
}


@cache
def _load_schema() -> Json:
    text = files("bot.sandbox.bot_api").joinpath("schema/botapi-10.3.json").read_text("utf-8")
    loaded: Json = json.loads(text)
    return loaded


@cache
def _load_spellings() -> dict[str, str]:
    return {name.lower(): name for name in _load_schema()["methods"]}


def normalize_method(method: str) -> str:
    """The method as the documents spell it: Telegram does not mind the case."""
    try:
        return _load_spellings()[method.lower()]
    except KeyError:
        raise BotApiError(404, "Not Found: method not found") from None


def check_request(method: str, raw: Json, uploads: dict[str, Upload]) -> ApiRequest:
    """The request with every parameter in its own type."""
    fields = _load_schema()["methods"][method]
    params: Json = {}
    for name, value in (raw | {key: uploads[key] for key in uploads if key in fields}).items():
        if name not in fields:
            raise ContractError(f'the method {method} has no parameter "{name}"')
        if value is not None:
            params[name] = _parse_parameter(method, name, fields[name], value)
    for name, rule in fields.items():
        if rule["required"] and params.get(name) in (None, ""):
            raise bad_request(_MISSING_REASONS.get(name, f'parameter "{name}" is required'))
    return ApiRequest(method, params, uploads)


def _parse_parameter(method: str, name: str, rule: Json, value: Any) -> Any:
    kind = rule["type"]
    if isinstance(value, Upload):
        return value
    if kind == "Integer":
        return _parse_integer(name, value)
    if kind in ("Boolean", "True"):
        return value if isinstance(value, bool) else str(value).lower() in ("true", "1", "yes")
    if kind in ("String", "Integer or String", "InputFile or String", "Float"):
        text = str(value)
        _check_length(method, name, rule, text)
        return text
    found = _parse_json(name, value)
    if found is not None:
        _check_value(name, kind, found)
    return found


def _parse_integer(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise ContractError(f'parameter "{name}" must be an Integer') from None


def _parse_json(name: str, value: Any) -> Any:
    """A JSON value that may come as the text of one, as forms send it."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        if name == "allowed_updates":
            return None  # the real server shrugs, and so old settings stay
        raise bad_request(f"can't parse {_JSON_LABELS.get(name, name)} JSON object") from None


def _check_value(name: str, kind: str, value: Any) -> None:
    """Check a value inside a parameter; `kind` is written as in the schema."""
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise bad_request(f'field "{name}" must be of type Array')
        for item in value:
            _check_value(name, kind.removeprefix("Array of "), item)
    elif kind in _PYTHON_TYPES:
        right = isinstance(value, _PYTHON_TYPES[kind])
        if not right or (isinstance(value, bool) and kind in ("Integer", "Float")):
            raise bad_request(f'field "{name}" must be of type {_JSON_NAMES.get(kind, kind)}')
    elif kind != "Integer or String":
        _check_object(name, kind, value)


def _check_object(name: str, kind: str, value: Any) -> None:
    if not isinstance(value, dict):
        raise bad_request(f'field "{name}" must be of type Object')
    chosen = _find_variant(kind, value)
    fields = _load_schema()["types"][chosen]
    for key, item in value.items():
        if key not in fields:
            raise ContractError(f'the object {chosen} has no field "{key}"')
        _check_value(key, fields[key]["type"], item)
        if isinstance(item, str):
            _check_length(chosen, key, fields[key], item)
    for key, rule in fields.items():
        if rule["required"] and key not in value:
            raise bad_request(f'can\'t find field "{key}"')


def _find_variant(kind: str, value: Json) -> str:
    """The one type meant where the schema offers several."""
    types = _load_schema()["types"]
    names = kind.replace(" or ", ", ").replace(" and ", ", ").split(", ")
    if len(names) == 1 and not types[kind]:
        ending = "".join(part.title() for part in str(value.get("type", "")).split("_"))
        names = [kind + ending] if kind + ending in types else []
    for name in names:
        required = {key for key, rule in types[name].items() if rule["required"]}
        if required <= value.keys() and _is_variant(name, value):
            return name
    if len(names) == 1:
        return names[0]
    raise bad_request(f"can't parse {kind} JSON object")


def _is_variant(name: str, value: Json) -> bool:
    """Whether an `InputMedia…` is of the kind its `type` says; other types go by their fields."""
    said = str(value.get("type", "")).title().replace("_", "")
    return not name.startswith("InputMedia") or name == f"InputMedia{said}"


def _check_length(owner: str, name: str, rule: Json, text: str) -> None:
    if "len" not in rule:
        return
    low, high, unit, _ = rule["len"]
    if name in _PARSED_LATER and (owner, name) not in _LENGTH_REASONS:
        return
    if owner == "BotCommand" and not text:
        return  # an empty command or description has an error of its own
    size = len(text.encode()) if unit == "bytes" else len(text)
    if not low <= size <= high:
        raise bad_request(
            _LENGTH_REASONS.get((owner, name), f'"{name}" must have {low} to {high} {unit}')
        )
