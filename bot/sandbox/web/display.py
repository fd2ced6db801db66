"""Text and entities turned into safe HTML for the chat page."""

from html import escape
from itertools import pairwise

from bot.sandbox.world.types import Json

_PLAIN = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "spoiler": "tg-spoiler",
    "blockquote": "blockquote",
}
_SCHEMES = ("http://", "https://", "tg://", "mailto:", "tel:")


def sliced(text: str, offset: int, length: int) -> str:
    """A part of `text` by UTF-16 units, as entities measure it."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def shown(text: str, entities: list[Json]) -> str:
    """HTML of `text`: everything escaped, entities as tags, line breaks left to CSS."""
    spans = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    end = len(text.encode("utf-16-le")) // 2
    cuts = {0, end}
    for span in spans:
        cuts |= {span["offset"], min(end, span["offset"] + span["length"])}
    out: list[str] = []
    stack: list[Json] = []
    for here, after in pairwise(sorted(cuts)):
        out += _leave(stack, here, text)
        for span in (span for span in spans if span["offset"] == here and span["length"]):
            stack.append(span)
            out.append(_tags(span, text)[0])
        out.append(escape(sliced(text, here, after - here)))
    return "".join([*out, *_leave(stack, end, text)])


def _leave(stack: list[Json], here: int, text: str) -> list[str]:
    """Close what ends at `here`; what it had inside and goes on is opened anew."""
    out: list[str] = []
    over: list[Json] = []
    while any(span["offset"] + span["length"] <= here for span in stack):
        span = stack.pop()
        out.append(_tags(span, text)[1])
        if span["offset"] + span["length"] > here:
            over.append(span)
    for span in reversed(over):
        stack.append(span)
        out.append(_tags(span, text)[0])
    return out


def _tags(span: Json, text: str) -> tuple[str, str]:
    kind = span["type"]
    if kind in _PLAIN:
        return f"<{_PLAIN[kind]}>", f"</{_PLAIN[kind]}>"
    match kind:
        case "expandable_blockquote":
            return "<blockquote expandable>", "</blockquote>"
        case "pre":
            language = escape(span.get("language", ""))
            return f'<pre data-language="{language}">', "</pre>"
        case "date_time":
            form = escape(span.get("date_time_format", ""))
            return f'<tg-time unix="{span["unix_time"]}" format="{form}">', "</tg-time>"
        case "text_link" | "url":
            return _link(span.get("url") or sliced(text, span["offset"], span["length"]))
        case _:
            return "", ""


def _link(url: str) -> tuple[str, str]:
    """A link that opens apart from the page; a scheme nobody knows cannot run anything."""
    url = url if url.startswith(_SCHEMES) else f"https://{url}"
    return f'<a href="{escape(url)}" target="_blank" rel="noreferrer noopener">', "</a>"
