"""A small file inside a letter: as JSON in the outbox, as an upload on its way to Telegram.

In the payload it stands where Telegram expects the file:
`{"chat_id": 7, "document": {"@file": {"name": …, "type": …, "base64": …}}}`.
"""

import base64
from typing import Any

import orjson
from telegram import InputFile

LARGEST = 200_000  # the outbox is read many letters at a time
_MARK = "@file"


def enclosed(name: str, mime: str, content: bytes) -> dict[str, Any]:
    """Return a file as a parameter of a call; ValueError above LARGEST bytes, or when empty."""
    if not 0 < len(content) <= LARGEST:
        raise ValueError(f"a letter cannot hold a file of {len(content)} bytes")
    return {_MARK: {"name": name, "type": mime, "base64": base64.b64encode(content).decode()}}


def unfolded(payload: bytes) -> dict[str, Any]:
    """Return the parameters of a letter, each file in them ready to be uploaded."""
    return {name: _read(value) for name, value in orjson.loads(payload).items()}


def _read(value: Any) -> Any:
    if not isinstance(value, dict) or _MARK not in value:
        return value
    told = value[_MARK]
    upload = InputFile(base64.b64decode(told["base64"], validate=True), told["name"])
    upload.mimetype = told["type"]  # the library guesses by the name, and each machine differently
    return upload
