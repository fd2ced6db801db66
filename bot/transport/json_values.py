"""Values out of Telegram's JSON, refused where neither a row nor a call could hold them."""

from typing import Any

MAX_NUMBER = 2**63 - 1
MAX_UPDATE_ID = 2**31 - 1


def clean_text(text: Any) -> str:
    """A text that can be kept: no store takes a NUL, no encoding half of a surrogate pair."""
    return str(text).replace("\x00", "").encode("utf-8", "replace").decode()


def read_number(value: Any) -> int:
    """An id of a chat or a message; raises ValueError for what is no integer of 64 bits."""
    if type(value) is not int or abs(value) > MAX_NUMBER:
        raise ValueError("no id")
    return value


def read_update_id(value: Any) -> int:
    """The number of an update; raises ValueError for one that Telegram cannot have given.

    One that is too large, taken for true, would confirm every update there will ever be.
    """
    if type(value) is not int or not 0 <= value <= MAX_UPDATE_ID:
        raise ValueError("no number of an update")
    return value


def read_token(value: Any) -> str:
    """The id of a file or of a press; raises ValueError for what is no text."""
    if not isinstance(value, str) or not (token := clean_text(value)):
        raise ValueError("no token")
    return token


def read_size(value: Any) -> int | None:
    """A number of bytes; None for what cannot be one."""
    return value if type(value) is int and 0 <= value <= MAX_NUMBER else None
