"""Telegram's HTML read into plain text and entities, with the real server's errors.

Offsets of entities are UTF-16 units, offsets in errors are bytes of UTF-8; the rules follow
the published source of Telegram's library, quirks included (`a & b` is fine, `a < b` is not).
"""

import re
from dataclasses import dataclass, field

from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.types import Json

_ENTITY_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-time": "date_time",
    "tg-emoji": "custom_emoji",
}
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_NAMED_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TEXT_RUN = re.compile(r"[^<&]+")
_START_TAG = re.compile(r"<([^\s>]*)")
_END_TAG = re.compile(r"</([^\s>]*)\s*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']*)\s*(=?)\s*""")
_TAG_CLOSE = re.compile(r"\s*>")
_TOKEN = re.compile(r"[a-zA-Z0-9.\-]*")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


def count_units(text: str) -> int:
    """The length of `text` in UTF-16 units, as Telegram counts entities."""
    return len(text) + sum(char > "\uffff" for char in text)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text of HTML `source` and its entities, outermost first, untrimmed."""
    reader = _HtmlParser(source)
    reader.run()
    for entity in reader.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    reader.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(reader.pieces), reader.entities


@dataclass(slots=True)
class _OpenTag:
    """A tag that waits for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int
    first_piece: int


@dataclass(slots=True)
class _HtmlParser:
    source: str
    position: int = 0
    offset: int = 0
    pieces: list[str] = field(default_factory=list)
    tags: list[_OpenTag] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def run(self) -> None:
        while self.position < len(self.source):
            if self.source.startswith("</", self.position):
                self._read_end()
            elif self.source[self.position] == "<":
                self._read_start()
            else:
                self._read_text()
        if self.tags:
            tag = self.tags[-1].tag
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\""
            )

    def _build_error(self, reason: str, at: int, rest: str = "") -> Exception:
        offset = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {reason} at byte offset {offset}{rest}")

    def _emit_text(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += count_units(text)

    def _read_text(self) -> None:
        run = _TEXT_RUN.match(self.source, self.position)
        if run:
            self.position = run.end()
            self._emit_text(run.group())
            return
        char, self.position = _resolve_reference(self.source, self.position)
        self._emit_text(char)

    def _read_start(self) -> None:
        begin = self.position
        match = _START_TAG.match(self.source, begin)
        tag = match.group(1).lower() if match else ""
        if not match or match.end() == len(self.source):
            raise self._build_error("Unclosed start tag", begin)
        if tag not in _ENTITY_TYPES:
            raise self._build_error(f'Unsupported start tag "{tag}"', begin)
        self.position = match.end()
        attributes = self._read_attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._build_error('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-time" and not _is_time(attributes):
            raise self._build_error('Tag "tg-time" must have a valid "unix" and "format"', begin)
        self.tags.append(_OpenTag(tag, attributes, self.offset, len(self.pieces)))

    def _read_attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while not _TAG_CLOSE.match(self.source, self.position):
            match = _ATTRIBUTE.match(self.source, self.position)
            if match is None or match.end() == len(self.source):
                raise self._build_error("Unclosed start tag", begin)
            if not match.group(1):
                raise self._build_error(f'Empty attribute name in the tag "{tag}"', begin)
            self.position = match.end()
            found[match.group(1)] = self._read_value(begin) if match.group(2) else ""
        self.position = self.source.index(">", self.position) + 1
        return found

    def _read_value(self, begin: int) -> str:
        quote = self.source[self.position]
        if quote in "\"'":
            close = self.source.find(quote, self.position + 1)
            if close < 0 or close + 1 == len(self.source):
                raise self._build_error("Unclosed start tag", begin)
            value, self.position = self.source[self.position + 1 : close], close + 1
            return _REFERENCE.sub(lambda match: _resolve_reference(match.group(), 0)[0], value)
        token = _TOKEN.match(self.source, self.position)
        end = token.end() if token else self.position
        if end == len(self.source):
            raise self._build_error("Unclosed start tag", begin)
        if not self.source[end].isspace() and self.source[end] != ">":
            raise self._build_error("Unexpected end of name token", self.position)
        value, self.position = self.source[self.position : end].lower(), end
        return value

    def _read_end(self) -> None:
        begin = self.position
        match = _END_TAG.match(self.source, begin)
        if not self.tags:
            raise self._build_error("Unexpected end tag", begin)
        if not match or not self.source.startswith(">", match.end()):
            raise self._build_error("Unclosed end tag", begin)
        opened, found = self.tags[-1], match.group(1)
        if found and found != opened.tag:
            rest = f', expected "</{opened.tag}>", found "</{found}>"'
            raise self._build_error("Unmatched end tag", begin, rest)
        self.position = match.end() + 1
        self.tags.pop()
        if self.offset > opened.offset:
            self._close_tag(opened)

    def _close_tag(self, opened: _OpenTag) -> None:
        span = {"offset": opened.offset, "length": self.offset - opened.offset}
        last = self.entities[-1] if self.entities else {}
        same = all(last.get(key) == value for key, value in span.items())
        language = opened.attributes.get("class", "").removeprefix("language-")
        if opened.tag == "pre" and same and last["type"] == "code":
            last["type"] = "pre"
        elif opened.tag == "code" and same and last["type"] == "pre":
            last |= {"language": language} if language else {}
        else:
            self.entities += _build_entity(
                opened, span, "".join(self.pieces[opened.first_piece :]), language
            )


def _resolve_reference(source: str, at: int) -> tuple[str, int]:
    """The character a reference at `at` stands for (or the lone `&`) and where reading goes on."""
    match = _REFERENCE.match(source, at)
    if match is None:
        return "&", at + 1
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED_REFERENCES[name], match.end()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return (chr(code), match.end()) if 0 < code < 0x10FFFF else ("&", at + 1)


def _is_time(attributes: dict[str, str]) -> bool:
    unix, form = attributes.get("unix", ""), attributes.get("format", "")
    return unix.isascii() and unix.isdigit() and _TIME_FORMAT.fullmatch(form) is not None


def _build_entity(opened: _OpenTag, span: Json, inside: str, language: str) -> list[Json]:
    entity: Json = {**span, "type": _ENTITY_TYPES[opened.tag]}
    match opened.tag:
        case "a":
            url = opened.attributes.get("href") or inside
            return [entity | {"url": url}] if "." in url or "://" in url else []
        case "blockquote" if "expandable" in opened.attributes:
            return [entity | {"type": "expandable_blockquote"}]
        case "tg-time":
            form = opened.attributes.get("format", "")
            when = {"unix_time": int(opened.attributes["unix"])}
            return [entity | when | ({"date_time_format": form} if form else {})]
        case "code" if language:
            # Kept only until the `pre` round it closes; a lone code carries no language.
            return [entity | {"language": language}]
        case _:
            return [entity]
