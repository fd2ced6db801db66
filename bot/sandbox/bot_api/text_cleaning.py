"""Texts as the real server keeps them: control characters gone, links whole, file names plain.

The rules are those of Telegram's own library.
"""

import re
from urllib.parse import urlsplit

from bot.sandbox.bot_api.markup import count_units
from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.types import Json

# A carriage return, what turns the direction of writing, and lines through or over letters.
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
# What shows nothing, alone or together; joiners matter only between letters.
_BLANK = re.compile(
    r"[\s\x00-\x20\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffc]*"
)
_NAME_MARKS = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")


def is_blank(text: str) -> bool:
    """Whether a text shows nothing."""
    return _BLANK.fullmatch(text) is not None


def clean_text(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without what the server takes out of it, and its entities where they are then."""
    kept = _CONTROL.sub(" ", text)
    gone = [count_units(kept[: match.start()]) for match in _REMOVED.finditer(kept)]

    def move(position: int) -> int:
        return position - sum(place < position for place in gone)

    moved = []
    for entity in entities:
        start = move(entity["offset"])
        end = move(entity["offset"] + entity["length"])
        moved.append(entity | {"offset": start, "length": end - start})
    return _REMOVED.sub("", kept), moved


def clean_file_name(name: str) -> str:
    """A file's name as others see it: without folders, and without marks that some forbid."""
    bare = re.split(r"[/\\]", name.replace("%22", '"'))[-1]  # so a form writes a quotation mark
    stem, dot, ending = _NAME_MARKS.sub(" ", bare).rpartition(".")
    return f"{stem.strip()}{dot}{ending.strip()}" or "file"


def normalize_url(url: str, what: str) -> str:
    """A link as the server keeps it; refused, as that of a `what`, when it is none."""
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() in ("tg", "ton"):
        return url
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise bad_request(f"{what} URL '{url}' is invalid: Unsupported URL protocol")
    whole = url if scheme else f"http://{url}"
    parts = urlsplit(whole)
    if set(parts.netloc) & set(" <>\"'"):
        raise bad_request(f"{what} URL '{url}' is invalid: Disallowed character in URL host")
    if not ("." in parts.netloc or ":" in parts.netloc):
        raise bad_request(f"{what} URL '{url}' is invalid: Wrong HTTP URL")
    return whole if parts.path or parts.query or parts.fragment else f"{whole}/"
