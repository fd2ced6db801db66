"""Text, captions and keyboards of the bot's messages, checked as the real server checks them."""

from typing import Any

from bot.sandbox.bot_api.contract import ContractError
from bot.sandbox.bot_api.markup import count_units, parse_html
from bot.sandbox.bot_api.text_cleaning import clean_text, is_blank, normalize_url
from bot.sandbox.world.errors import BotApiError, bad_request
from bot.sandbox.world.types import Json

_TEXT_LIMIT = 4096
_CAPTION_LIMIT = 1024
_ENTITY_LIMIT = 100
_ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "disabled", "pay")
_ENTITY_NAMES = """
    mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough
    spoiler blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time
"""
_ENTITY_TYPES = frozenset(_ENTITY_NAMES.split())
_SWITCHES = ("switch_inline_query", "switch_inline_query_current_chat")


def parse_text(params: Json) -> tuple[str, list[Json]]:
    """The `text` of a message and its entities."""
    source = params.get("text", "")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _parse_source(source, params.get("entities"), params.get("parse_mode"))
    if is_blank(text):
        raise bad_request("text must be non-empty")
    if len(text) > _TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, entities


def parse_caption(params: Json) -> Json:
    """The caption's fields of a message body; none when there is no caption."""
    entities = params.get("caption_entities")
    text, entities = _parse_source(params.get("caption", ""), entities, params.get("parse_mode"))
    if len(text) > _CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    body: Json = {"caption": text} if text else {}
    return body | ({"caption_entities": entities} if entities else {})


def _parse_source(
    source: str, entities: list[Json] | None, parse_mode: str | None
) -> tuple[str, list[Json]]:
    """Plain text and entities, trimmed; Telegram keeps the first hundred entities only."""
    mode = (parse_mode or "").lower()
    if mode in ("markdown", "markdownv2"):
        raise ContractError(f"the sandbox reads HTML only, not {parse_mode}")
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    text, found = parse_html(source) if mode else (source, _check_entities(source, entities or []))
    text, found = clean_text(
        text, [_normalize_link(entity, from_html=bool(mode)) for entity in found]
    )
    # What is marked is not trimmed at the front.
    first = min((entity["offset"] for entity in found if entity["length"] > 0), default=len(text))
    lead = min(len(text) - len(text.lstrip()), first)
    bare = text[lead:].rstrip()
    end = count_units(bare)
    moved = [_clip_entity(entity, lead, end) for entity in found]
    if not bare.strip():
        return "", []
    return bare, [entity for entity in moved if entity["length"] > 0][:_ENTITY_LIMIT]


def _check_entities(text: str, entities: list[Json]) -> list[Json]:
    """Entities that come beside the text; those of HTML are right by themselves."""
    end = count_units(text)
    for entity in entities:
        start, length = entity["offset"], entity["length"]
        if entity["type"] not in _ENTITY_TYPES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if start < 0 or length < 0:
            kind, value = ("offset", start) if start < 0 else ("length", length)
            raise bad_request(f"receive an entity with incorrect {kind} {value}")
        if start + length > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at "
                f"UTF-16 offset {start + length}"
            )
    return entities


def _normalize_link(entity: Json, *, from_html: bool) -> Json:
    """A link as it is kept; one in HTML that is none is passed over, as the server does."""
    if entity["type"] != "text_link":
        return entity
    try:
        return entity | {"url": normalize_url(entity["url"], "entity")}
    except BotApiError:
        if from_html:
            return entity | {"length": 0}
        raise


def _clip_entity(entity: Json, before: int, end: int) -> Json:
    start = max(0, entity["offset"] - before)
    stop = min(end, entity["offset"] + entity["length"] - before)
    return entity | {"offset": start, "length": stop - start}


def parse_markup(params: Json) -> Json:
    """The `reply_markup` field of a message body, or nothing; only inline keyboards stay on it."""
    markup = params.get("reply_markup")
    if not markup or "inline_keyboard" not in markup:
        return {}
    checked = [[_check_button(button) for button in row] for row in markup["inline_keyboard"]]
    # A button without a text is left out, and so is a row of such.
    rows = [shown for row in checked if (shown := [button for button in row if button["text"]])]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _check_button(button: Json) -> Json:
    if not any(action in button for action in (*_ACTIONS, *_SWITCHES)):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    actions = [action for action in (*_ACTIONS, *_SWITCHES) if action in button]
    if len(actions) > 1:
        raise ContractError(f"a button does one thing, not {' and '.join(actions)}")
    label, _ = clean_text(button["text"], [])
    if label and is_blank(label):
        raise ContractError("the text of a button shows nothing")
    kept = button | {"text": label}
    if "url" in button:
        kept["url"] = normalize_url(button["url"], "inline keyboard button")
    return kept


def build_reply(messages: dict[int, Any], parameters: Json | None) -> Json:
    """The `reply_to_message` field of a message body, or nothing."""
    if not parameters or "message_id" not in parameters:
        return {}
    message = messages.get(parameters["message_id"])
    if message is not None:
        return {"reply_to_message": strip_reply(message.body)} | _build_quote(message, parameters)
    if parameters.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _build_quote(message: Any, parameters: Json) -> Json:
    """The `quote` field of a reply that quotes a part of what it answers, or nothing."""
    quote = parameters.get("quote")
    if not quote:
        return {}
    said = message.body.get("text") or message.body.get("caption") or ""
    if quote not in said:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = count_units(said[: said.index(quote)])
    return {"quote": {"text": quote, "position": position, "is_manual": True}}


def strip_reply(body: Json) -> Json:
    """A message as another one quotes it: one level deep."""
    return {key: value for key, value in body.items() if key != "reply_to_message"}
