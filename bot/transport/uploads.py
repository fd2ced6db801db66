"""What a message with a file means: the file, who sent it first, and a film that comes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.transport.json_values import clean_text, read_number, read_size, read_token
from flows.model.events.buyer import Filed

Json = Mapping[str, Any]

_DEFAULT_NAMES = {
    "photo": "photo.jpg",
    "voice": "voice.ogg",
    "video_note": "video.mp4",
    "live_photo": "live-photo.mp4",
}
_DEFAULT_MIMES = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "video_note": "video/mp4",
    "live_photo": "video/mp4",
}
FILE_KINDS = ("photo", "animation", "document", "video", "voice", "audio", "video_note")
LIVE = "live_photo"

_SUFFIX_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SUFFIX_LENGTH = 4
"""So many letters tell one edit of a message from another: no two of about three weeks."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for the case on screen; `file_id` is how Telegram names it, `mime` what it says.

    `film` is that of a live photo, which is a file of its own.
    """

    event: Filed
    file_id: str
    mime: str
    film: "Upload | None" = None


def has_file(message: Json) -> bool:
    """Whether a message brings a file that can be kept."""
    return LIVE in message or any(kind in message for kind in FILE_KINDS)


def parse_upload(message: Json, *, edited: bool = False) -> Upload | None:
    """Return the file of a message; of one that was edited it is under a name of its own."""
    live = message.get(LIVE)
    shown = {"photo": live["photo"], **message} if live and live.get("photo") else message
    for kind in FILE_KINDS:
        if found := shown.get(kind):
            film = _build_upload(message, LIVE, live) if live and not edited else None
            return _build_upload(message, kind, found, film, edited=edited)
    return _build_upload(message, LIVE, live, edited=edited) if live else None


def _build_upload(
    message: Json, kind: str, found: Any, film: Upload | None = None, *, edited: bool = False
) -> Upload:
    file = found[-1] if isinstance(found, list) else found  # of a photo, the largest size
    number, is_film = read_number(message["message_id"]), kind == LIVE
    replied = None if is_film else message.get("reply_to_message")
    ending = ".f" if is_film else ""
    if edited:
        ending += f".{_encode_instant(read_number(message.get('edit_date') or 0))}"
    author, written_at = parse_origin(message)
    filed = Filed(
        exhibit=f"{read_number(message['chat']['id'])}.{number}{ending}",
        kind="video" if is_film else kind,
        name=clean_text(file.get("file_name") or _DEFAULT_NAMES.get(kind, kind)),
        size=read_size(file.get("file_size")),
        message=number,
        caption="" if is_film else clean_text(message.get("caption") or ""),
        target=read_number(replied["message_id"]) if replied else None,
        source_id=clean_text(file.get("file_unique_id") or ""),
        edited=edited,
        author=author,
        written_at=written_at,
    )
    mime = clean_text(file.get("mime_type") or _DEFAULT_MIMES.get(kind, "application/octet-stream"))
    return Upload(filed, read_token(file["file_id"]), mime, film)


def _encode_instant(seconds: int) -> str:
    """Return a few letters that stand for an instant."""
    letters = ""
    for _ in range(_SUFFIX_LENGTH):
        seconds, rest = divmod(seconds, len(_SUFFIX_LETTERS))
        letters += _SUFFIX_LETTERS[rest]
    return letters


def parse_origin(message: Json) -> tuple[str, datetime | None]:
    """Return who wrote a forwarded message and when; "" and None for one that is not forwarded."""
    origin = message.get("forward_origin")
    if not isinstance(origin, Mapping):
        return "", None
    user = origin.get("sender_user") or {}
    chat = origin.get("sender_chat") or origin.get("chat") or {}
    names = (user.get("first_name"), user.get("last_name"), chat.get("title"))
    full = " ".join(clean_text(name) for name in names if name)
    author = full or clean_text(
        origin.get("sender_user_name") or user.get("username") or chat.get("username") or "?"
    )
    return author, _read_instant(origin.get("date"))


def _read_instant(seconds: Any) -> datetime | None:
    """The instant of a Unix time; None for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None
    except (ValueError, OverflowError, OSError):
        return None
