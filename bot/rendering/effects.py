"""Effects become calls to Telegram: pure, and never more than a reader wants to see.

A tap costs at most three calls: its answer, one edit, one message; a text costs two. The edit is
that of the question: folded where it was answered, without its buttons where others take their
place. A status card that has changed is edited where a call is left, else a moment later.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from bot.rendering import (
    exhibits,
    keyboards,
    nudges,
    questions,
    reviews,
    status_card,
    topics,
)
from bot.rendering.buttons import recalls
from bot.rendering.buttons.controls import count_buttons
from bot.rendering.calls import (
    Call,
    answer_press,
    ask_last,
    build_markup,
    build_messages,
    close_question,
    pin_first,
)
from bot.rendering.dates.date_picker import build_month_rows
from bot.rendering.pages import Page, Rows
from bot.rendering.view import View
from bot.transport.updates import Press
from flows.model.effects import (
    AskShown,
    Bind,
    Browse,
    Calendar,
    Clear,
    Defer,
    Effect,
    Explain,
    Fold,
    React,
    Recall,
    Refer,
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
MOST_CALLS = 2
"""An edit and a message; a tap is answered besides."""


@dataclass(slots=True)
class CallBuilder:
    """What a turn comes to, gathered effect by effect."""

    view: View
    press: Press | None
    toast: str = ""
    texts: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    asides: Rows = field(default_factory=list)
    reply_to: int | None = None
    edits: list[Call] = field(default_factory=list)
    messages: list[Call] = field(default_factory=list)
    is_asking: bool = False
    reactions: list[Call] = field(default_factory=list)


def render_turn(
    view: View,
    effects: Sequence[Effect],
    press: Press | None,
    card_before: str | None,
    title: str = "",
    nudge: str = "",
) -> list[Call]:
    """Return the calls of a turn in the order to be made.

    `title` names the case, where the reader could take it for another one. `nudge` is the kind of
    a nudge that is due, whose message has a row of buttons of its own; "" for any other event.

    `card_before` is the digest of the status card as the buyer sees it, None for a case that has
    none yet: its first message becomes the card and is pinned.
    """
    builder = CallBuilder(view, press)
    for effect in effects:
        _apply_effect(builder, effect)
    if builder.toast and not press:
        builder.texts.append(builder.toast)
    if builder.texts and nudge:
        builder.rows = nudges.add_nudge_rows(view, nudge, effects, builder.rows)
    if builder.texts:
        parts = [f"<i>{title}</i>", *builder.texts] if title else builder.texts
        rows = [*builder.asides, *builder.rows]
        sent = build_messages(view.chat_id, parts, rows, builder.reply_to)
        builder.messages += ask_last(sent) if builder.is_asking and not nudge else sent
    return _order_calls(builder, card_before, most=MOST_CALLS if not nudge else MOST_CALLS + 1)


def _order_calls(builder: CallBuilder, card_before: str | None, most: int) -> list[Call]:
    """Return the calls in order, with the status card where it is new, or has changed."""
    view, edits = builder.view, builder.edits
    if card_before is None and not builder.messages:
        return [*_build_answer(builder), *edits, *builder.reactions]
    if card_before is None:
        sent = pin_first(view.chat_id, builder.messages)
        return [*_build_answer(builder), *edits, *sent, *builder.reactions]
    if builder.is_asking and not edits:
        edits = [close_question(view.chat_id)]
    if builder.messages and len(edits) + len(builder.messages) < most:
        edits = [*edits, *status_card.edit_changed_card(view, card_before)]
    return [*_build_answer(builder), *edits, *builder.messages, *builder.reactions]


def _apply_effect(builder: CallBuilder, effect: Effect) -> None:
    view = builder.view
    match effect:
        case Show():
            _show_question(builder, effect)
        case Say():
            builder.texts += questions.render_said(view, effect)
            builder.asides += exhibits.build_aside_rows(view, effect.exhibit)
        case AskShown():
            _ask_shown(builder, effect)
        case Browse(spot, first):
            _swap_buttons(builder, keyboards.build_other_rows(view, spot, first))
        case Fold(slot, values):
            _fold_pressed(builder, view.voice.fill_slot(slot, values))
        case Toast(slot, values):
            builder.toast = view.voice.fill_slot(slot, values)[:TOAST_CHARACTERS]
        case Settle():
            builder.edits = _settle_question(builder, effect)
        case Recall(spot):
            builder.texts.append(recalls.render_recall(view, spot))
            builder.rows = recalls.build_question_rows(view)
        case Calendar(spot, month):
            _swap_buttons(builder, build_month_rows(view, spot, month))
        case React(message):
            builder.reactions.append(_build_reaction(view.chat_id, message))
        case Tell(topic, first) if first:
            _swap_buttons(builder, topics.build_question_rows(view, first))
        case Tell(topic):
            _add_page(builder, topics.render_topic(view, topic))
        case Review(exhibit, first) if first:
            _swap_buttons(builder, reviews.build_change_rows(view, first))
        case Review(exhibit):
            _add_page(builder, reviews.render_review(view, exhibit))
        case Warn():
            builder.texts += nudges.render_warning(view, effect)
        case Defer(kind, instants):
            _swap_buttons(builder, nudges.build_snooze_rows(view, kind, instants))
        case Clear():
            builder.edits = _edit_pressed(builder, "editMessageReplyMarkup")
        case Explain(deadline):
            _add_page(builder, nudges.render_explanation(view, deadline))
        case Refer(version):
            builder.texts.append(view.voice.fill_slot("papers.unchanged", {"version": version}))
            builder.asides += recalls.build_papers_rows(view)
        case Bind() | Suppressed():
            pass  # the chat session sees to it
        case _:
            assert_never(effect)


def _show_question(builder: CallBuilder, shown: Show) -> None:
    view, is_partial = builder.view, shown.is_brief or shown.is_short
    builder.is_asking = True
    builder.texts += questions.render_shown(view, shown)
    again = recalls.build_text_rows(view, shown.spot) if is_partial else []
    taken = count_buttons([*builder.asides, *again])
    builder.rows = [*keyboards.build_keyboard(view, shown.spot, shown.choices, taken), *again]


def _ask_shown(builder: CallBuilder, asked: AskShown) -> None:
    """Ask what files show in reply to the one that is asked about, or offer other lines for it."""
    view, rows = builder.view, exhibits.build_shown_rows(builder.view, asked)
    if asked.is_browsed:
        _swap_buttons(builder, rows)
        return
    builder.texts.append(exhibits.render_shown_question(view, asked))
    builder.rows = rows
    only = view.case.exhibit(asked.exhibits[0]) if len(asked.exhibits) == 1 else None
    builder.reply_to = only.message if only else None


def _fold_pressed(builder: CallBuilder, text: str) -> None:
    """Write a text in place of the message pressed; where none was pressed it is said."""
    edits = _edit_pressed(builder, "editMessageText", text=text, parse_mode="HTML")
    builder.edits = edits
    builder.texts += [] if edits else [text]


def _add_page(builder: CallBuilder, page: Page) -> None:
    """Put a page before what follows; when it has buttons of its own it is a message of its own."""
    if page.rows:
        builder.messages += build_messages(builder.view.chat_id, [page.text], page.rows)
    else:
        builder.texts.append(page.text)


def _build_answer(builder: CallBuilder) -> list[Call]:
    return [answer_press(builder.press, builder.toast)] if builder.press else []


def _settle_question(builder: CallBuilder, effect: Settle) -> list[Call]:
    """Fold a question to its answer; one with letters keeps them, to be copied later."""
    view = builder.view
    if view.guide.steps[effect.spot.step].letters:
        edits = _edit_pressed(builder, "editMessageReplyMarkup")
        return edits or [close_question(view.chat_id)]
    told = {"text": questions.render_settled(view, effect.spot), "parse_mode": "HTML"}
    aimed = Call("editMessageText", {"chat_id": view.chat_id, **told}, role=MessageRole.ASK)
    return _edit_pressed(builder, "editMessageText", **told) or [aimed]


def _swap_buttons(builder: CallBuilder, rows: Rows) -> None:
    """Put other buttons under the message pressed."""
    markup = build_markup(rows)
    builder.edits = _edit_pressed(builder, "editMessageReplyMarkup", reply_markup=markup)


def _edit_pressed(builder: CallBuilder, method: str, **parameters: Any) -> list[Call]:
    if not builder.press or builder.press.message is None:
        return []
    target = {"chat_id": builder.view.chat_id, "message_id": builder.press.message}
    return [Call(method, {**target, **parameters})]


def _build_reaction(chat_id: int, message: int) -> Call:
    emoji = [{"type": "emoji", "emoji": RECEIVED_EMOJI}]
    parameters = {"chat_id": chat_id, "message_id": message, "reaction": emoji}
    return Call("setMessageReaction", parameters)
