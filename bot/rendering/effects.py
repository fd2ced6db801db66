"""Effects become calls to Telegram: pure, and never more than a reader wants to see.

A tap costs at most three calls: its answer, one edit, one message. The edit is that of the
question that was tapped; a status card that has changed waits for the next message of the
buyer's, unless there is nothing to answer now: then the card is what they look at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from bot.rendering import (
    exhibits,
    keyboards,
    nudges,
    questions,
    recalls,
    reviews,
    status_card,
    topics,
)
from bot.rendering.calls import (
    Call,
    answer_press,
    build_body,
    build_markup,
    build_messages,
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
    if builder.texts and nudge:
        builder.rows = nudges.add_nudge_rows(view, nudge, effects, builder.rows)
    if builder.texts:
        parts = [f"<i>{title}</i>", *builder.texts] if title else builder.texts
        rows = [*builder.asides, *builder.rows]
        builder.messages += build_messages(view.chat_id, parts, rows, builder.reply_to)
    edits = builder.edits if press else []
    if builder.messages and card_before is None:
        builder.messages = pin_first(view.chat_id, builder.messages)
    elif (
        builder.messages
        and status_card.digest_card(view) != card_before
        and (not edits or status_card.is_resting(view))
    ):
        edits = [_edit_card(view)]
    return [*_build_answer(builder), *edits, *builder.messages, *builder.reactions]


def _apply_effect(builder: CallBuilder, effect: Effect) -> None:
    view = builder.view
    match effect:
        case Show(spot, choices, brief, short):
            builder.texts += questions.render_shown(view, effect)
            taken = sum(map(len, builder.asides))
            builder.rows = keyboards.build_keyboard(view, spot, choices, taken)
            builder.rows += recalls.build_text_rows(view, spot) if brief or short else []
        case Say(slot, values, letter, exhibit):
            text = {**view.voice.texts, **view.guide.texts}[slot]
            filling = {**view.build_values(view.known), **values}
            builder.texts += [
                view.voice.fill_text(text, filling),
                *questions.render_letter(view, letter),
            ]
            builder.asides += exhibits.build_aside_rows(view, exhibit)
        case AskShown():
            _ask_shown(builder, effect)
        case Browse(spot, page):
            _swap_buttons(builder, keyboards.build_line_rows(view, spot, page))
        case Fold(slot, values):
            _fold_pressed(builder, view.voice.fill_slot(slot, values))
        case Toast(slot, values):
            builder.toast = view.voice.fill_slot(slot, values)[:TOAST_CHARACTERS]
        case Settle():
            builder.edits = _settle_question(builder, effect)
        case Calendar(spot, month):
            _swap_buttons(builder, build_month_rows(view, spot, month))
        case React(message):
            builder.reactions.append(_build_reaction(view.chat_id, message))
        case Tell(topic):
            _add_page(builder, topics.render_topic(view, topic))
        case Review(phase):
            _add_page(builder, reviews.render_answers(view, phase))
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
    """Write the answer below its question; one with letters keeps them, to be copied later."""
    step = builder.view.guide.steps[effect.spot.step]
    if step.letters or builder.view.case.answers[effect.spot].move == "skipped":
        return _edit_pressed(builder, "editMessageReplyMarkup")
    text = questions.render_settled(builder.view, effect.spot)
    return _edit_pressed(builder, "editMessageText", text=text, parse_mode="HTML")


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


def _edit_card(view: View) -> Call:
    """The sender knows which message the card is by then, and makes a new one where it is gone."""
    return Call(
        "editMessageText",
        build_body(view.chat_id, status_card.render_card(view), []),
        role=MessageRole.CARD,
    )
