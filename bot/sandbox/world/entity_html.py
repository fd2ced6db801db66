"""Text and entities turned into safe HTML for the chat page."""

from html import escape
from itertools import pairwise

from bot.sandbox.world.types import Json

_SIMPLE_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "spoiler": "tg-spoiler",
    "blockquote": "blockquote",
}
_SCHEMES = ("http://", "https://", "tg://", "mailto:", "tel:")


def slice_units(text: str, offset: int, length: int) -> str:
    """A part of `text` by UTF-16 units, as entities measure it."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def render_html(text: str, entities: list[Json]) -> str:
    """HTML of `text`: everything escaped, entities as tags, line breaks left to CSS."""
    spans = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    end = len(text.encode("utf-16-le")) // 2
    cuts = {0, end}
    for span in spans:
        cuts |= {span["offset"], min(end, span["offset"] + span["length"])}
    out: list[str] = []
    stack: list[Json] = []
    for here, after in pairwise(sorted(cuts)):
        out += _close_tags(stack, here, text)
        for span in (span for span in spans if span["offset"] == here and span["length"]):
            stack.append(span)
            out.append(_build_tags(span, text)[0])
        out.append(escape(slice_units(text, here, after - here)))
    return "".join([*out, *_close_tags(stack, end, text)])


def _close_tags(stack: list[Json], here: int, text: str) -> list[str]:
    """Close what ends at `here`; what it had inside and goes on is opened anew."""
    out: list[str] = []
    over: list[Json] = []
    while any(span["offset"] + span["length"] <= here for span in stack):
        span = stack.pop()
        out.append(_build_tags(span, text)[1])
        if span["offset"] + span["length"] > here:
            over.append(span)
    for span in reversed(over):
        stack.append(span)
        out.append(_build_tags(span, text)[0])
    return out


def _build_tags(span: Json, text: str) -> tuple[str, str]:
    kind = span["type"]
    if kind in _SIMPLE_TAGS:
        return f"<{_SIMPLE_TAGS[kind]}>", f"</{_SIMPLE_TAGS[kind]}>"
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
            return _build_link(span.get("url") or slice_units(text, span["offset"], span["length"]))
        case _:
            return "", ""


def _build_link(url: str) -> tuple[str, str]:
    """A link that opens apart from the page; a scheme nobody knows cannot run anything."""
    url = url if url.startswith(_SCHEMES) else f"https://{url}"
    return f'<a href="{escape(url)}" target="_blank" rel="noreferrer noopener">', "</a>"
