"""What happened in a chat, as the lines of a transcript."""

import re
from html import unescape

from bot.sandbox.world.types import Json

_TIME = re.compile(r"<tg-time[^>]*>.*?</tg-time>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
EDITED = "*"
_SIGNS = {"message": "<", "edited": EDITED}


def format_event(event: Json, acted: frozenset[int]) -> str | None:
    """The line of one event of the chat's log, None for what transcripts leave out.

    `acted` holds the numbers of what the person sent last.
    """
    match event["kind"]:
        case "message" | "edited" if event["from"] == "bot":
            line = f"{_SIGNS[event['kind']]} {_find_headline(event)}"
            return line + (f" | {_format_labels(event)}" if event["buttons"] else "")
        case "toast":
            return f"^ {_find_first_line(event['text'])}"
        case "reaction" if event["from"] == "bot":
            emoji = " ".join(event["emoji"]) or "(none)"
            return f"+ {emoji}" + ("" if event["message_id"] in acted else " (earlier message)")
        case _:
            return None


def format_full(event: Json, line: str) -> str:
    """The same for a reader: every line of the text."""
    if event["kind"] not in _SIGNS:
        return line
    rows = _build_text(event).splitlines() or [""]
    text = "\n".join([f"{line[0]} {rows[0]}", *(f"  {row}" for row in rows[1:])])
    return text + (f"\n  {_format_labels(event)}" if event["buttons"] else "")


def list_lines(event: Json) -> list[str]:
    """Every line of a message, as read after a `?`; dates as they are written, in UTC."""
    rows = (row.strip() for row in unescape(_TAG.sub("", event["html"])).splitlines())
    return [f": {row}" for row in rows if row]


def _format_labels(event: Json) -> str:
    return " ".join(f"[{button['text']}]" for row in event["buttons"] for button in row)


def _build_text(event: Json) -> str:
    """What a reader sees, dates as a sign that stays the same, with the file named first."""
    text = unescape(_TAG.sub("", _TIME.sub("⟨date⟩", event["html"])))
    media = event["media"]
    if media is None:
        return text
    name = f" {media['name']}" if media["kind"] != "photo" else ""
    return f"({media['kind']}{name}) {text}".rstrip()


def _find_headline(event: Json) -> str:
    """The first line; where that only names the case or the phase, the next one too."""
    rows = [row.strip() for row in _build_text(event).splitlines() if row.strip()]
    return " / ".join(rows[: 2 if event["html"].startswith("<i>") else 1])


def _find_first_line(text: str) -> str:
    return next((row.strip() for row in text.splitlines() if row.strip()), "")


def is_same_line(one: str, other: str) -> bool:
    """Whether two lines differ in their blanks at most."""
    return one.split() == other.split()
