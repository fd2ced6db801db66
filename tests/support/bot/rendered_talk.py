"""What a talk looks like to its buyer: the view, and the calls its last turn comes to."""

from typing import Any

from bot.i18n.catalog import Catalog
from bot.rendering.calls import Call
from bot.rendering.effects import render_turn
from bot.rendering.view import View
from bot.sandbox.bot_api.contract import check_request
from bot.sandbox.bot_api.markup import parse_html
from bot.transport.updates import Press
from storage.records import MessageRole
from tests.support.flows.talk import Talk

CHAT = 1001
PRESS = Press("q1", 50)


def view(talk: Talk) -> View:
    """The case of a talk, in English."""
    speech = Catalog([talk.guide]).find_language("en")
    guide = speech.guides[talk.guide.id]
    return View(guide, speech.voice, talk.case, 1, CHAT, talk.now, talk.preferences)


def calls(talk: Talk, press: Press | None = None, card: str | None = "") -> list[Call]:
    """The calls of the last turn; each is one that Telegram would take."""
    found = render_turn(view(talk), talk.effects, press, card)
    for call in found:
        aimed = {"message_id": 7} if call.role in (MessageRole.CARD, MessageRole.PIN) else {}
        lacks = aimed if call.method != "sendMessage" else {}
        check_request(call.method, {**lacks, **call.parameters}, {})
        assert len(plain(call)) <= 4096
    return found


def plain(call: Call) -> str:
    """The text of a call as it is read."""
    return parse_html(call.parameters.get("text", ""))[0]


def buttons(call: Call) -> list[str]:
    """What the buttons of a call say."""
    rows: list[list[dict[str, Any]]] = call.parameters.get("reply_markup", {}).get(
        "inline_keyboard", []
    )
    return [button["text"] for row in rows for button in row]
