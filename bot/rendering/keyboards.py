"""The buttons under a question: replies, checklist, topics, and the controls every step has."""

import re
from html import unescape

from bot.i18n.voice import Values, clip_text
from bot.rendering.buttons.choices import render_choice
from bot.rendering.buttons.controls import (
    LABEL_CHARACTERS,
    MAX_BUTTONS,
    build_control,
    build_keep,
    count_buttons,
    list_controls,
    list_topics,
    pack_buttons,
)
from bot.rendering.buttons.evidence import build_evidence_rows, build_line_rows
from bot.rendering.pages import Button, Rows, build_button, build_chat_button
from bot.rendering.questions import TAGS, render_headline
from bot.rendering.view import View
from bot.transport import callback_data
from bot.transport.callback_data import ChatAction
from flows.definition.kinds import Count, Day, End, Exhibits
from flows.engine.context import Context
from flows.engine.handlers.answers import MORE_PREFIX
from flows.engine.handlers.prefill import NO_TOKEN, YES_PREFIX, find_proposal
from flows.engine.preflight import MAX_LISTED, run_preflight
from flows.model.case import Spot

MIN_COPY_CHARACTERS, MAX_COPY_CHARACTERS = 30, 256
CODE_TAG = re.compile(r"<code>(.*?)</code>", re.DOTALL)


def build_keyboard(view: View, spot: Spot, choices: tuple[str, ...] = (), taken: int = 0) -> Rows:
    """Return the buttons of a question: what is proposed, replies, topics, then the controls.

    An answer that is asked for again can be kept by the first of them; where what was typed is in
    doubt, its likely reading stands above that. They are at most eight, and `taken` fewer where
    others stand above them: the rest is behind one more.
    """
    context = view.context
    if isinstance(context.step.kind, Exhibits):
        return build_evidence_rows(view, context, spot, taken)
    keep = build_keep(view, context)
    lead = [*([] if choices else keep), *_build_proposal(view, context)]
    rows = [*_list_reply_rows(view, context, spot, choices), *(keep if choices else [])]
    controls = [*pack_buttons(list_controls(view, context)), *_build_ending(view, context)]
    room = MAX_BUTTONS - taken - count_buttons([*lead, *controls])
    if count_buttons(rows) <= room:
        return [*lead, *rows, *controls]
    return [*lead, *_build_page(view, context, rows, 0, room), *controls]


def build_other_rows(view: View, spot: Spot, first: int) -> Rows:
    """Return the replies from a place on, then the first again."""
    context = view.context
    if isinstance(context.step.kind, Exhibits):
        return build_line_rows(view, spot, first)
    rows = _list_reply_rows(view, context, spot, view.case.offered)
    if not 0 < first < count_buttons(rows):
        return build_keyboard(view, spot, view.case.offered)
    controls = pack_buttons(list_controls(view, context))
    room = MAX_BUTTONS - count_buttons(controls)
    return [*_build_page(view, context, rows, first, room), *controls]


def _list_reply_rows(view: View, context: Context, spot: Spot, choices: tuple[str, ...]) -> Rows:
    offered = choices or context.step.kind.list_buttons(context.asking)
    replies = [_build_reply(view, context, spot, token) for token in offered]
    asides = [*_build_copy(view, spot), *_build_changes(view, spot)]
    return [*pack_buttons(replies), *asides, *pack_buttons(list_topics(view, spot))]


def _build_page(view: View, context: Context, rows: Rows, first: int, room: int) -> Rows:
    """Return the buttons from a place on, as many as fit, and the one that leads to the rest."""
    buttons = [button for row in rows for button in row]
    shown = buttons[first : first + room - 1]
    following = first + len(shown) if first + len(shown) < len(buttons) else 0
    more = build_control(view, context, "others", f"{MORE_PREFIX}{following}")
    return [*pack_buttons(shown), [more]]


def _build_ending(view: View, context: Context) -> Rows:
    """Return what becomes of the data of a case that has come to its end."""
    if not isinstance(context.step.kind, End):
        return []
    texts = view.voice.texts
    keep = build_chat_button(texts["retention.keep"], ChatAction.KEEP, view.case.id)
    forget = build_chat_button(texts["privacy.forget"], ChatAction.FORGET)
    return [[keep, forget], [build_chat_button(texts["privacy.export"], ChatAction.EXPORT)]]


def _build_proposal(view: View, context: Context) -> Rows:
    """Return the yes and the no to what was read from a file."""
    proposal = find_proposal(context)
    if proposal is None:
        return []
    yes = view.voice.fill_label(view.voice.texts["screen.yes"], {"answer": proposal.value})
    data = callback_data.encode_reply(view.case.id, context.spot, f"{YES_PREFIX}{proposal.token}")
    button = build_button(clip_text(yes, LABEL_CHARACTERS), data)
    return pack_buttons([button, build_control(view, context, "no", NO_TOKEN)])


def _build_copy(view: View, spot: Spot) -> Rows:
    """Return the button that copies the short text a question gives to paste."""
    found = CODE_TAG.search(view.guide.texts[f"{spot.step}.ask"])
    text = (
        view.voice.fill_label(TAGS.sub("", found[1]), view.build_values(view.known))
        if found
        else ""
    )
    if not text or len(text) < MIN_COPY_CHARACTERS or len(text) > MAX_COPY_CHARACTERS:
        return []
    return [[{"text": view.voice.texts["screen.copy"], "copy_text": {"text": text}}]]


def _build_reply(view: View, context: Context, spot: Spot, token: str) -> Button:
    label = clip_text(_find_label(view, context, token), LABEL_CHARACTERS)
    return build_button(label, callback_data.encode_reply(view.case.id, spot, token))


def _find_label(view: View, context: Context, token: str) -> str:
    template = context.asking.labels.get(token)
    if template:
        return view.voice.fill_label(template, view.build_values(view.known))
    kind = context.step.kind
    if f"control.{token}" in view.guide.texts and isinstance(kind, Day | Count):
        return view.guide.texts[f"control.{token}"]
    return render_choice(view, context, token)


def _build_changes(view: View, spot: Spot) -> Rows:
    """Return a button for each answer that disagrees with another, where a step looks for them."""
    if not view.guide.steps[spot.step].shows_preflight:
        return []
    changes = run_preflight(view.guide, view.case).changes[:MAX_LISTED]
    return [[_build_change(view, n, each)] for n, each in enumerate(changes, start=1)]


def _build_change(view: View, n: int, spot: Spot) -> Button:
    values: Values = {"n": n, "title": unescape(render_headline(view, spot))}
    label = clip_text(
        view.voice.fill_label(view.voice.texts["check.change"], values), LABEL_CHARACTERS
    )
    return build_button(label, callback_data.encode_reopen(view.case.id, spot))
