"""The reply of a child process as JSON: plain values, dates, and our own dataclasses and enums.

The bot trusts nothing in it. Reading calls the constructors of dataclasses and enums that one of
our modules defines and the bot has loaded, and no other code.
"""

import json
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum
from typing import Any

OUR_PACKAGES = ("bot.", "flows.", "storage.", "tests.")

Json = Any


class TaskFault(StrEnum):
    """Why a task has no result."""

    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"  # for the memory it may have, or its result for the way back
    DIED = "died"
    RAISED = "raised"


def encode_reply(fault: TaskFault | None, value: object) -> bytes:
    """Return the reply as JSON; raises TypeError for a value no reply may hold."""
    return json.dumps([fault, _encode_value(value)]).encode("ascii")


def decode_reply(reply: bytes) -> tuple[TaskFault | None, Any]:
    """Return the fault with its detail, or None with the result; raises ValueError if it is none.

    A value has the types it was encoded with.
    """
    try:
        fault, value = json.loads(reply)
        return (None if fault is None else TaskFault(fault)), _decode_value(value)
    except Exception as error:  # the bytes may lead a constructor to raise anything
        raise ValueError("the reply of a child process is not readable") from error


def _encode_value(value: object) -> Json:
    """Return plain values and lists as they are, others as an object of one key, their kind."""
    match value:
        case Enum():
            return {"enum": [*_name_class(value), _encode_value(value.value)]}
        case None | bool() | int() | float() | str():
            return value
        case list():
            return _encode_items(value)
        case tuple():
            return {"tuple": _encode_items(value)}
        case set():
            return {"set": _encode_items(value)}
        case frozenset():
            return {"frozenset": _encode_items(value)}
        case dict():
            return {"dict": _encode_items(value.items())}
        case _:
            return _encode_object(value)


def _encode_items(items: Iterable[object]) -> list[Json]:
    return [_encode_value(item) for item in items]


def _encode_object(value: object) -> Json:
    match value:
        case bytes():
            return {"bytes": b64encode(value).decode("ascii")}
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case timedelta():
            return {"timedelta": [value.days, value.seconds, value.microseconds]}
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"a reply may not hold {type(value).__qualname__}")
    content = {each.name: _encode_value(getattr(value, each.name)) for each in fields(value)}
    return {"dataclass": [*_name_class(value), content]}


def _name_class(value: object) -> tuple[str, str]:
    return type(value).__module__, type(value).__qualname__


def _decode_value(known: Json) -> Any:
    if isinstance(known, list):
        return [_decode_value(item) for item in known]
    if not isinstance(known, dict):
        return known
    ((kind, content),) = known.items()
    match kind:
        case "tuple":
            return tuple(_decode_value(content))
        case "set":
            return set(_decode_value(content))
        case "frozenset":
            return frozenset(_decode_value(content))
        case "dict":
            return dict(_decode_value(content))
        case _:
            return _decode_object(kind, content)


def _decode_object(kind: str, content: Json) -> object:
    match kind, content:
        case "bytes", str():
            return b64decode(content, validate=True)
        case "datetime", str():
            return datetime.fromisoformat(content)
        case "date", str():
            return date.fromisoformat(content)
        case "timedelta", [int(), int(), int()]:
            return timedelta(*content)
        case "enum", [str(module), str(name), value]:
            found = _find_class(module, name)
            if issubclass(found, Enum):
                return found(_decode_value(value))
        case "dataclass", [str(module), str(name), dict(values)]:
            found = _find_class(module, name)
            if is_dataclass(found):
                return found(**{each: _decode_value(value) for each, value in values.items()})
    raise ValueError(f"a reply may not hold {kind}")


def _find_class(module: str, name: str) -> type[Any]:
    """Return the class of ours that a loaded module defines; what it imports is not its own."""
    found = vars(sys.modules[module]).get(name) if module.startswith(OUR_PACKAGES) else None
    if isinstance(found, type) and found.__module__ == module:
        return found
    raise ValueError(f"a reply may not hold {module}.{name}")
