"""The buttons under a question: replies, checklist, topics, and the controls every step has."""

import re
from collections.abc import Sequence
from html import unescape

from bot.i18n.voice import Values, clip_text
from bot.rendering import exhibits
from bot.rendering.choices import render_choice
from bot.rendering.pages import Button, Rows, build_button, build_chat_button
from bot.rendering.questions import TAGS, render_headline
from bot.rendering.view import View
from bot.transport import callback_data
from bot.transport.callback_data import ChatAction
from flows.definition.kinds import ChecklistLine, Count, Day, End, Exhibits, Story
from flows.engine.context import Context
from flows.engine.evidence.hint_texts import find_doubtful
from flows.engine.handlers.answers import LINES_PREFIX
from flows.engine.handlers.prefill import NO_TOKEN, YES_PREFIX, find_proposal
from flows.engine.preflight import MAX_LISTED, run_preflight
from flows.model.case import Spot

NARROW_CHARACTERS, PAIR_SIZE = 18, 2
LABEL_CHARACTERS = 60
MAX_BUTTONS = 8
MIN_COPY_CHARACTERS, MAX_COPY_CHARACTERS = 30, 256
CODE_TAG = re.compile(r"<code>(.*?)</code>", re.DOTALL)


def build_keyboard(view: View, spot: Spot, choices: tuple[str, ...] = (), taken: int = 0) -> Rows:
    """Return the buttons of a question: what is proposed, replies, topics, then the controls.

    An answer that is asked for again can be kept by the first of them; where what was typed is in
    doubt, its likely reading stands above that. Of those of a checklist `taken` fewer are shown,
    where others stand above them.
    """
    context = view.context
    if isinstance(context.step.kind, Exhibits):
        return _build_evidence(view, context, spot, taken)
    offered = choices or context.step.kind.list_buttons(context.asking)
    replies = [_build_reply(view, context, spot, token) for token in offered]
    asides = [*_build_copy(view, spot), *_build_changes(view, spot)]
    keep, packed = _build_keep(view, context), _pack_buttons(replies)
    return [
        *([] if choices else keep),
        *_build_proposal(view, context),
        *packed,
        *(keep if choices else []),
        *asides,
        *_pack_buttons(_list_topics(view, spot)),
        *_pack_buttons(_list_controls(view, context)),
        *_build_ending(view, context),
    ]


def _build_ending(view: View, context: Context) -> Rows:
    """Return what becomes of the data of a case that has come to its end."""
    if not isinstance(context.step.kind, End):
        return []
    texts = view.voice.texts
    keep = build_chat_button(texts["retention.keep"], ChatAction.KEEP, view.case.id)
    forget = build_chat_button(texts["privacy.forget"], ChatAction.FORGET)
    return [[keep, forget], [build_chat_button(texts["privacy.export"], ChatAction.EXPORT)]]


def _build_keep(view: View, context: Context) -> Rows:
    """Return the button that keeps the answer a question has; it comes first."""
    if view.case.focus != context.spot:
        return []
    return [[_build_control(view, context, "keep", "!keep")]]


def _build_proposal(view: View, context: Context) -> Rows:
    """Return the yes and the no to what was read from a file."""
    proposal = find_proposal(context)
    if proposal is None:
        return []
    yes = view.voice.fill_label(view.voice.texts["screen.yes"], {"answer": proposal.value})
    data = callback_data.encode_reply(view.case.id, context.spot, f"{YES_PREFIX}{proposal.token}")
    button = build_button(clip_text(yes, LABEL_CHARACTERS), data)
    return _pack_buttons([button, _build_control(view, context, "no", NO_TOKEN)])


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


def _pack_buttons(buttons: list[Button]) -> Rows:
    """Return the buttons in order, two in a row where both labels are short."""
    rows: Rows = []
    for button in buttons:
        pair = [*rows[-1], button] if rows else []
        if len(pair) == PAIR_SIZE and all(
            len(str(each["text"])) <= NARROW_CHARACTERS for each in pair
        ):
            rows[-1] = pair
        else:
            rows.append([button])
    return rows


def _build_evidence(view: View, context: Context, spot: Spot, taken: int) -> Rows:
    """Return the buttons of a checklist: at most eight, the next line's own and the lines first.

    What does not fit is on other pages, or can be typed.
    """
    following = context.find_next_line()
    own = [
        _build_control(view, context, name, f"!{name}-{following.id}")
        for name in ("none", "later")
        if following
    ]
    naming = exhibits.build_naming_row(view)
    asides = [*naming, *_build_doubts(view, most=2 if naming else 3)]
    controls, topics = _list_controls(view, context), _list_topics(view, spot)
    taken += len(_build_keep(view, context))
    room = MAX_BUTTONS - taken - len(own) - len(asides) - len(controls)
    others = _list_other_lines(context)
    topics = topics if room > len(topics) else []
    lines = _list_lines_shown(view, context, others, room - len(topics))
    return [
        *_build_keep(view, context),
        own,
        *_pack_buttons([*asides, *lines, *topics]),
        *_pack_buttons(controls),
    ]


def _list_other_lines(context: Context) -> list[ChecklistLine]:
    following = context.find_next_line()
    lines = [line for line in context.list_lines() if context.is_line_open(line)]
    return [line for line in lines if line != following]


def _list_lines_shown(
    view: View, context: Context, others: Sequence[ChecklistLine], room: int
) -> list[Button]:
    """Return the buttons that choose another line: all, or the first and one for the rest."""
    fitting = len(others) if len(others) <= room else max(room - 1, 0)
    shown = [_build_line(view, context, line) for line in others[:fitting]]
    if fitting < len(others):
        shown.append(_build_control(view, context, "more", f"{LINES_PREFIX}{fitting}"))
    return shown


def build_line_rows(view: View, spot: Spot, page: int) -> Rows:
    """Return a page of the lines of a checklist, from the `page`-th on; then the first again."""
    context = view.context
    others = _list_other_lines(context)[page : page + MAX_BUTTONS - 1]
    if not others:
        return build_keyboard(view, spot)
    more = _build_control(view, context, "more", f"{LINES_PREFIX}{page + len(others)}")
    return _pack_buttons([*(_build_line(view, context, line) for line in others), more])


def _build_line(view: View, context: Context, line: ChecklistLine) -> Button:
    label = view.guide.texts[f"{context.spot.step}.{line.id}"]
    data = callback_data.encode_reply(view.case.id, context.spot, f"!line-{line.id}")
    return build_button(label, data)


def _build_doubts(view: View, most: int) -> list[Button]:
    """Return the buttons for files with hints already told: send one again, or keep them all."""
    doubted = [pair for pair in find_doubtful(view.case) if pair[1].id not in view.case.doubts]
    if not doubted:
        return []
    again = view.voice.texts["exhibit.again"]
    buttons: list[Button] = [
        build_button(
            view.voice.fill_label(again, {"label": label}),
            callback_data.encode_case_action(view.case.id, "again", each.id),
        )
        for label, each in doubted[1 - most :]
    ]
    keep = callback_data.encode_case_action(view.case.id, "keep", "")
    return [*buttons, build_button(view.guide.texts["control.vouch"], keep)]


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


def _list_topics(view: View, spot: Spot) -> list[Button]:
    topics = view.guide.steps[spot.step].topics
    return [build_topic_button(view, topic) for topic in topics]


def build_topic_button(view: View, topic: str) -> Button:
    """Return the button that tells a topic."""
    label = view.guide.texts[f"topic.{topic}.title"]
    return build_button(
        clip_text(label, LABEL_CHARACTERS),
        callback_data.encode_case_action(view.case.id, "topic", topic),
    )


def _list_controls(view: View, context: Context) -> list[Button]:
    kind, names = context.step.kind, list[str]()
    if isinstance(kind, Story | Exhibits):
        names.append("done")
    if context.can_skip and not isinstance(kind, Exhibits):  # there it is the same as done
        names.append("skip")
    if len(context.walk.trail) > 1 and not isinstance(kind, End):
        names.append("back")
    buttons = [_build_control(view, context, name, f"!{name}") for name in names]
    if isinstance(kind, Day):
        month = context.asking.today.strftime("%Y-%m")
        buttons.insert(0, _build_control(view, context, "calendar", f"cal-{month}"))
    return buttons


def _build_control(view: View, context: Context, name: str, option: str) -> Button:
    data = callback_data.encode_reply(view.case.id, context.spot, option)
    return build_button(view.guide.texts[f"control.{name}"], data)
