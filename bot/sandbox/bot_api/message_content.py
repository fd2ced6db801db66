"""Text, captions and keyboards of the bot's messages, checked as the real server checks them."""

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.bot_api.contract import ContractError
from bot.sandbox.bot_api.markup import count_units, parse_html
from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.types import Json

_TEXT_LIMIT = 4096
_CAPTION_LIMIT = 1024
_ENTITY_LIMIT = 100
_ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "disabled", "pay")
_SWITCHES = ("switch_inline_query", "switch_inline_query_current_chat")


def parse_text(params: Json) -> tuple[str, list[Json]]:
    """The `text` of a message and its entities."""
    source = params.get("text", "")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _parse_source(source, params.get("entities"), params.get("parse_mode"))
    if not text:
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
    text, found = parse_html(source) if mode else (source, entities or [])
    bare = text.strip()
    before = count_units(text[: len(text) - len(text.lstrip())])
    end = count_units(bare)
    moved = [_clip_entity(entity, before, end) for entity in found]
    return bare, [entity for entity in moved if entity["length"] > 0][:_ENTITY_LIMIT]


def _clip_entity(entity: Json, before: int, end: int) -> Json:
    start = max(0, entity["offset"] - before)
    stop = min(end, entity["offset"] + entity["length"] - before)
    return entity | {"offset": start, "length": stop - start}


def parse_markup(params: Json) -> Json:
    """The `reply_markup` field of a message body, or nothing; only inline keyboards stay on it."""
    markup = params.get("reply_markup")
    if not markup or "inline_keyboard" not in markup:
        return {}
    rows = [[_check_button(button) for button in row] for row in markup["inline_keyboard"] if row]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _check_button(button: Json) -> Json:
    if not any(action in button for action in (*_ACTIONS, *_SWITCHES)):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "url" in button:
        _check_url(button["url"])
    return button


def _check_url(url: str) -> None:
    host = urlsplit(url if "://" in url else f"http://{url}").netloc
    if url.startswith("tg://"):
        return
    problem = "Disallowed character in URL host" if set(host) & set(" <>\"'") else ""
    problem = problem or ("" if "." in host or ":" in host else "Wrong HTTP URL")
    if problem:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {problem}")


def build_reply(messages: dict[int, Any], parameters: Json | None) -> Json:
    """The `reply_to_message` field of a message body, or nothing."""
    if not parameters or "message_id" not in parameters:
        return {}
    message = messages.get(parameters["message_id"])
    if message is not None:
        return {"reply_to_message": strip_reply(message.body)}
    if parameters.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def strip_reply(body: Json) -> Json:
    """A message as another one quotes it: one level deep."""
    return {key: value for key, value in body.items() if key != "reply_to_message"}
