"""Effects become calls to Telegram: pure, and never more than a reader wants to see.

A tap costs at most three calls: its answer, one edit, one message. The edit is that of the
question that was tapped; a status card that has changed waits for the next message of the
buyer's, unless there is nothing to answer now: then the card is what they look at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from bot.rendering import exhibits, keyboards, nudges, questions, reviews, status_card
from bot.rendering.date_picker import month_rows
from bot.rendering.view import MESSAGE_CHARACTERS, View
from bot.transport.updates import Press
from flows.model.effects import (
    Bind,
    Calendar,
    Clear,
    Defer,
    Effect,
    Explain,
    Fetch,
    React,
    Review,
    Say,
    Settle,
    Show,
    Tell,
    Toast,
    Warn,
)

TOAST_CHARACTERS = 200
RECEIVED = "👍"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API; `role` tells the sender what it is for."""

    method: str
    parameters: dict[str, Any]
    role: str = ""


@dataclass(slots=True)
class Draft:
    """What a turn comes to, gathered effect by effect."""

    view: View
    press: Press | None
    toast: str = ""
    said: list[str] = field(default_factory=list)
    rows: keyboards.Rows = field(default_factory=list)
    asides: keyboards.Rows = field(default_factory=list)
    edits: list[Call] = field(default_factory=list)
    messages: list[Call] = field(default_factory=list)
    marks: list[Call] = field(default_factory=list)


def render(
    view: View,
    effects: Sequence[Effect],
    press: Press | None,
    card_before: str | None,
    title: str = "",
    unasked: str = "",
) -> list[Call]:
    """Return the calls of a turn in the order to be made.

    `title` names the case, where the reader could take it for another one. `unasked` is the kind
    of a follow-up that fell: what it says has its own row of buttons.

    `card_before` is the digest of the status card as the buyer sees it, None for a case that has
    none yet: its first message becomes the card and is pinned.
    """
    draft = Draft(view, press)
    for effect in effects:
        _apply(draft, effect)
    if draft.said and unasked:
        draft.rows = [*draft.rows, *nudges.row(view, nudges.lead(effects, unasked))]
    if draft.said:
        said = [f"<i>{title}</i>", *draft.said] if title else draft.said
        draft.messages += messages(view.chat_id, said, [*draft.asides, *draft.rows])
    edits = draft.edits if press else []
    if draft.messages and card_before is None:
        draft.messages = pinned(view.chat_id, draft.messages)
    elif (
        draft.messages
        and status_card.digest(view) != card_before
        and (not edits or status_card.rests(view))
    ):
        edits = [_card(view)]
    return [*_answered(draft), *edits, *draft.messages, *draft.marks]


def _apply(draft: Draft, effect: Effect) -> None:
    view = draft.view
    match effect:
        case Show(spot, choices, brief):
            draft.said += questions.rest(view, spot) if brief else questions.parts(view, spot)
            draft.rows = keyboards.rows(view, spot, choices)
        case Say(slot, values, letter, exhibit):
            text = {**view.voice.texts, **view.guide.texts}[slot]
            filling = {**view.values(view.known), **values}
            draft.said += [view.voice.filled(text, filling), *questions.named_letter(view, letter)]
            draft.asides += exhibits.ways_out(view, exhibit)
        case Toast(slot, values):
            draft.toast = view.voice.fill(slot, values)[:TOAST_CHARACTERS]
        case Settle():
            draft.edits = _settled(draft, effect)
        case Calendar(spot, month):
            rows = month_rows(view, spot, month)
            draft.edits = _edited(draft, "editMessageReplyMarkup", reply_markup=markup(rows))
        case React(message):
            draft.marks.append(_reaction(view.chat_id, message))
        case Tell(topic):
            _page(draft, reviews.topic(view, topic))
        case Review(phase):
            _page(draft, reviews.answers(view, phase))
        case Warn():
            draft.said += nudges.warning(view, effect)
        case Defer(kind, moments):
            rows = nudges.later(view, kind, moments)
            draft.edits = _edited(draft, "editMessageReplyMarkup", reply_markup=markup(rows))
        case Clear():
            draft.edits = _edited(draft, "editMessageReplyMarkup")
        case Explain(deadline):
            _page(draft, nudges.explanation(view, deadline))
        case Fetch() | Bind():
            pass  # the desk hands it on
        case _:
            assert_never(effect)


def _page(draft: Draft, page: reviews.Page) -> None:
    """Put a page before what follows; when it has buttons of its own it is a message of its own."""
    if page.rows:
        draft.messages += messages(draft.view.chat_id, [page.text], page.rows)
    else:
        draft.said.append(page.text)


def _answered(draft: Draft) -> list[Call]:
    if not draft.press:
        return []
    parameters = {"callback_query_id": draft.press.query}
    return [
        Call("answerCallbackQuery", parameters | ({"text": draft.toast} if draft.toast else {}))
    ]


def _settled(draft: Draft, effect: Settle) -> list[Call]:
    """A question with letters keeps them, so that they can be copied later."""
    step = draft.view.guide.steps[effect.spot.step]
    if step.letters or draft.view.case.answers[effect.spot].move == "skipped":
        return _edited(draft, "editMessageReplyMarkup")
    text = questions.settled(draft.view, effect.spot)
    return _edited(draft, "editMessageText", text=text, parse_mode="HTML")


def _edited(draft: Draft, method: str, **parameters: Any) -> list[Call]:
    if not draft.press or draft.press.message is None:
        return []
    target = {"chat_id": draft.view.chat_id, "message_id": draft.press.message}
    return [Call(method, {**target, **parameters})]


def _reaction(chat_id: int, message: int) -> Call:
    emoji = [{"type": "emoji", "emoji": RECEIVED}]
    parameters = {"chat_id": chat_id, "message_id": message, "reaction": emoji}
    return Call("setMessageReaction", parameters)


def _card(view: View) -> Call:
    """The sender knows which message the card is by then, and makes a new one where it is gone."""
    return Call("editMessageText", body(view.chat_id, status_card.text(view), []), role="card")


def pinned(chat_id: int, sent: list[Call]) -> list[Call]:
    """Return the first messages of a case, the first of them to be its pinned status card."""
    first = Call(sent[0].method, sent[0].parameters, role="card")
    quiet = {"chat_id": chat_id, "disable_notification": True}
    return [first, *sent[1:], Call("pinChatMessage", quiet, role="pin")]


def markup(rows: keyboards.Rows) -> dict[str, Any]:
    """Return an inline keyboard; rows without buttons are left out."""
    return {"inline_keyboard": [row for row in rows if row]}


def body(chat_id: int, text: str, rows: keyboards.Rows) -> dict[str, Any]:
    """Return the parameters of a message in HTML."""
    parameters: dict[str, Any] = {
        "chat_id": chat_id,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    return {**parameters, "reply_markup": markup(rows)} if any(rows) else parameters


def messages(chat_id: int, parts: Sequence[str], rows: keyboards.Rows) -> list[Call]:
    """Return HTML as one message, or several where it does not fit; the last has the rows."""
    pieces = list(cut(parts))
    last = len(pieces) - 1
    return [
        Call("sendMessage", body(chat_id, piece, rows if n == last else []))
        for n, piece in enumerate(pieces)
    ]


def cut(parts: Iterable[str]) -> Iterable[str]:
    """Yield texts that fit a message, made of whole parts."""
    piece = ""
    for part in parts:
        joined = f"{piece}\n\n{part}" if piece else part
        if len(joined) > MESSAGE_CHARACTERS and piece:
            yield piece
            joined = part
        piece = joined
    yield piece
