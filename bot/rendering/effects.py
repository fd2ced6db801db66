"""Effects become calls to Telegram: pure, and never more than a reader wants to see.

A tap costs at most three calls: its answer, one edit, one message. The edit is that of the
question that was tapped; a status card that has changed waits for the next message of the
buyer's, unless there is nothing to answer now: then the card is what they look at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from bot.rendering import exhibits, keyboards, nudges, questions, reviews, status_card, topics
from bot.rendering.date_picker import build_month_rows
from bot.rendering.pages import Page, Rows
from bot.rendering.view import MESSAGE_CHARACTERS, View
from bot.transport.updates import Press
from flows.model.effects import (
    Bind,
    Calendar,
    Clear,
    Defer,
    Effect,
    Explain,
    React,
    Review,
    Say,
    Settle,
    Show,
    Suppressed,
    Tell,
    Toast,
    Warn,
)
from storage.records import MessageRole

TOAST_CHARACTERS = 200
RECEIVED_EMOJI = "👍"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API; `role` tells the sender what it is for."""

    method: str
    parameters: dict[str, Any]
    role: MessageRole = MessageRole.PLAIN

    @property
    def edits_card(self) -> bool:
        """Whether it writes the status card anew."""
        return self.role is MessageRole.CARD and self.method == "editMessageText"


@dataclass(slots=True)
class CallBuilder:
    """What a turn comes to, gathered effect by effect."""

    view: View
    press: Press | None
    toast: str = ""
    texts: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    asides: Rows = field(default_factory=list)
    edits: list[Call] = field(default_factory=list)
    messages: list[Call] = field(default_factory=list)
    reactions: list[Call] = field(default_factory=list)


def render_turn(
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
    draft = CallBuilder(view, press)
    for effect in effects:
        _apply_effect(draft, effect)
    if draft.texts and unasked:
        draft.rows = [
            *draft.rows,
            *nudges.build_nudge_rows(view, nudges.choose_kind(effects, unasked)),
        ]
    if draft.texts:
        said = [f"<i>{title}</i>", *draft.texts] if title else draft.texts
        draft.messages += build_messages(view.chat_id, said, [*draft.asides, *draft.rows])
    edits = draft.edits if press else []
    if draft.messages and card_before is None:
        draft.messages = pin_first(view.chat_id, draft.messages)
    elif (
        draft.messages
        and status_card.digest_card(view) != card_before
        and (not edits or status_card.is_resting(view))
    ):
        edits = [_edit_card(view)]
    return [*_build_answer(draft), *edits, *draft.messages, *draft.reactions]


def _apply_effect(draft: CallBuilder, effect: Effect) -> None:
    view = draft.view
    match effect:
        case Show(spot, choices, brief):
            draft.texts += (
                questions.render_brief(view, spot)
                if brief
                else questions.render_question(view, spot)
            )
            draft.rows = keyboards.build_keyboard(view, spot, choices)
        case Say(slot, values, letter, exhibit):
            text = {**view.voice.texts, **view.guide.texts}[slot]
            filling = {**view.build_values(view.known), **values}
            draft.texts += [
                view.voice.fill_text(text, filling),
                *questions.render_letter(view, letter),
            ]
            draft.asides += exhibits.build_oversize_rows(view, exhibit)
        case Toast(slot, values):
            draft.toast = view.voice.fill_slot(slot, values)[:TOAST_CHARACTERS]
        case Settle():
            draft.edits = _settle_question(draft, effect)
        case Calendar(spot, month):
            rows = build_month_rows(view, spot, month)
            draft.edits = _edit_pressed(
                draft, "editMessageReplyMarkup", reply_markup=build_markup(rows)
            )
        case React(message):
            draft.reactions.append(_build_reaction(view.chat_id, message))
        case Tell(topic):
            _add_page(draft, topics.render_topic(view, topic))
        case Review(phase):
            _add_page(draft, reviews.render_answers(view, phase))
        case Warn():
            draft.texts += nudges.render_warning(view, effect)
        case Defer(kind, moments):
            rows = nudges.build_snooze_rows(view, kind, moments)
            draft.edits = _edit_pressed(
                draft, "editMessageReplyMarkup", reply_markup=build_markup(rows)
            )
        case Clear():
            draft.edits = _edit_pressed(draft, "editMessageReplyMarkup")
        case Explain(deadline):
            _add_page(draft, nudges.render_explanation(view, deadline))
        case Bind() | Suppressed():
            pass  # the chat session sees to it
        case _:
            assert_never(effect)


def _add_page(draft: CallBuilder, page: Page) -> None:
    """Put a page before what follows; when it has buttons of its own it is a message of its own."""
    if page.rows:
        draft.messages += build_messages(draft.view.chat_id, [page.text], page.rows)
    else:
        draft.texts.append(page.text)


def _build_answer(draft: CallBuilder) -> list[Call]:
    return [answer_press(draft.press, draft.toast)] if draft.press else []


def _settle_question(draft: CallBuilder, effect: Settle) -> list[Call]:
    """A question with letters keeps them, so that they can be copied later."""
    step = draft.view.guide.steps[effect.spot.step]
    if step.letters or draft.view.case.answers[effect.spot].move == "skipped":
        return _edit_pressed(draft, "editMessageReplyMarkup")
    text = questions.render_settled(draft.view, effect.spot)
    return _edit_pressed(draft, "editMessageText", text=text, parse_mode="HTML")


def _edit_pressed(draft: CallBuilder, method: str, **parameters: Any) -> list[Call]:
    if not draft.press or draft.press.message is None:
        return []
    target = {"chat_id": draft.view.chat_id, "message_id": draft.press.message}
    return [Call(method, {**target, **parameters})]


def _build_reaction(chat_id: int, message: int) -> Call:
    emoji = [{"type": "emoji", "emoji": RECEIVED_EMOJI}]
    parameters = {"chat_id": chat_id, "message_id": message, "reaction": emoji}
    return Call("setMessageReaction", parameters)


def _edit_card(view: View) -> Call:
    """The sender knows which message the card is by then, and makes a new one where it is gone."""
    return Call(
        "editMessageText",
        build_body(view.chat_id, status_card.render_card(view), []),
        role=MessageRole.CARD,
    )


def answer_press(press: Press, toast: str = "") -> Call:
    """Return the call that answers a press, with a text that is shown for a moment or without."""
    text = {"text": toast} if toast else {}
    return Call("answerCallbackQuery", {"callback_query_id": press.query_id, **text})


def pin_first(chat_id: int, sent: list[Call]) -> list[Call]:
    """Return the first messages of a case, the first of them to be its pinned status card."""
    first = Call(sent[0].method, sent[0].parameters, role=MessageRole.CARD)
    quiet = {"chat_id": chat_id, "disable_notification": True}
    return [first, *sent[1:], Call("pinChatMessage", quiet, role=MessageRole.PIN)]


def build_markup(rows: Rows) -> dict[str, Any]:
    """Return an inline keyboard; rows without buttons are left out."""
    return {"inline_keyboard": [row for row in rows if row]}


def build_body(chat_id: int, text: str, rows: Rows) -> dict[str, Any]:
    """Return the parameters of a message in HTML."""
    parameters: dict[str, Any] = {
        "chat_id": chat_id,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    return {**parameters, "reply_markup": build_markup(rows)} if any(rows) else parameters


def build_messages(chat_id: int, parts: Sequence[str], rows: Rows) -> list[Call]:
    """Return HTML as one message, or several where it does not fit; the last has the rows."""
    pieces = list(split_parts(parts))
    last = len(pieces) - 1
    return [
        Call("sendMessage", build_body(chat_id, piece, rows if n == last else []))
        for n, piece in enumerate(pieces)
    ]


def split_parts(parts: Iterable[str]) -> Iterable[str]:
    """Yield texts that fit a message, made of whole parts."""
    piece = ""
    for part in parts:
        joined = f"{piece}\n\n{part}" if piece else part
        if len(joined) > MESSAGE_CHARACTERS and piece:
            yield piece
            joined = part
        piece = joined
    yield piece
