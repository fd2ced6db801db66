"""The buttons under a question: replies, checklist, topics, and the controls every step has."""

import re
from html import unescape

from bot.i18n.voice import Values, clip_text
from bot.rendering.pages import Button, Rows, build_button
from bot.rendering.questions import TAGS, render_headline
from bot.rendering.view import View
from bot.timezones import lookup
from bot.transport import callback_data
from flows.definition.kinds import ChecklistLine, Count, Day, DueTime, End, Exhibits, Story, Zone
from flows.definition.kinds.clocks import find_clock
from flows.engine.context import Context
from flows.engine.handlers.inspections import find_doubtful
from flows.engine.handlers.prefill import NO_TOKEN, YES_PREFIX, find_proposal
from flows.engine.preflight import MAX_LISTED, run_preflight
from flows.model.case import Spot
from flows.model.errors import MisreadError

NARROW_CHARACTERS, PAIR_SIZE = 18, 2
LABEL_CHARACTERS = 60
MAX_OTHER_LINES = 5
MIN_COPY_CHARACTERS, MAX_COPY_CHARACTERS = 30, 256
CODE_TAG = re.compile(r"<code>(.*?)</code>", re.DOTALL)


def build_keyboard(view: View, spot: Spot, choices: tuple[str, ...] = ()) -> Rows:
    """Return the buttons of a question: what is proposed, replies, topics, then the controls."""
    context = view.context
    offered = choices or context.step.kind.list_buttons(context.asking)
    replies = [_build_reply(view, context, spot, token) for token in offered]
    asides = [*_build_copy(view, spot), *_build_shots(view, context), *_build_doubts(view, context)]
    asides += [*_build_changes(view, spot), *_build_topics(view, spot)]
    return [
        *_build_proposal(view, context),
        *_pack_buttons(replies),
        *asides,
        *_build_controls(view, context),
    ]


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
    return _render_token(view, context, token)


def _render_token(view: View, context: Context, token: str) -> str:
    """Return a reply offered in doubt as what it would be read as."""
    if isinstance(context.step.kind, Zone):
        return lookup.format_zone(token, view.now, view.voice.language)
    if isinstance(context.step.kind, DueTime) and (clock := find_clock(token)):
        return view.voice.fill_label(view.voice.texts[f"clock.{clock.name}"], {"time": clock.time})
    try:
        return view.voice.format_plain(context.step.kind.parse_text(token, context.asking))
    except MisreadError:
        return token


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


def _build_shots(view: View, context: Context) -> Rows:
    """Return the buttons of the checklist: the next line's own, and those to choose another."""
    if not isinstance(context.step.kind, Exhibits):
        return []
    following = context.find_next_line()
    lines = [line for line in context.list_lines() if context.is_line_open(line)]
    others = [line for line in lines if line != following][:MAX_OTHER_LINES]
    own = [
        _build_control(view, context, name, f"!{name}-{following.id}")
        for name in ("none", "later")
        if following
    ]
    return [own, *_pack_buttons([_build_line(view, context, line) for line in others])]


def _build_line(view: View, context: Context, line: ChecklistLine) -> Button:
    label = view.guide.texts[f"{context.spot.step}.{line.id}"]
    data = callback_data.encode_reply(view.case.id, context.spot, f"!line-{line.id}")
    return build_button(label, data)


def _build_doubts(view: View, context: Context) -> Rows:
    """Return the buttons for files with hints already told: send one again, or keep them all."""
    doubted = [pair for pair in find_doubtful(view.case) if pair[1].id not in view.case.doubts]
    if not doubted or not isinstance(context.step.kind, Exhibits):
        return []
    again = view.voice.texts["exhibit.again"]
    buttons: list[Button] = [
        build_button(
            view.voice.fill_label(again, {"label": label}),
            callback_data.encode_case_action(view.case.id, "again", each.id),
        )
        for label, each in doubted[-MAX_LISTED:]
    ]
    keep = callback_data.encode_case_action(view.case.id, "keep", "")
    keep_all = build_button(view.guide.texts["control.vouch"], keep)
    return _pack_buttons([*buttons, keep_all])


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


def _build_topics(view: View, spot: Spot) -> Rows:
    topics = view.guide.steps[spot.step].topics
    return _pack_buttons([build_topic_button(view, topic) for topic in topics])


def build_topic_button(view: View, topic: str) -> Button:
    """Return the button that tells a topic."""
    label = view.guide.texts[f"topic.{topic}.title"]
    return build_button(
        clip_text(label, LABEL_CHARACTERS),
        callback_data.encode_case_action(view.case.id, "topic", topic),
    )


def _build_controls(view: View, context: Context) -> Rows:
    kind, names = context.step.kind, list[str]()
    if isinstance(kind, Story | Exhibits):
        names.append("done")
    if view.case.focus == context.spot:
        names.append("keep")
    if context.step.skip:
        names.append("skip")
    if len(context.walk.trail) > 1 and not isinstance(kind, End):
        names.append("back")
    buttons = [_build_control(view, context, name, f"!{name}") for name in names]
    if isinstance(kind, Day):
        month = context.asking.today.strftime("%Y-%m")
        buttons.insert(0, _build_control(view, context, "calendar", f"cal-{month}"))
    return _pack_buttons(buttons)


def _build_control(view: View, context: Context, name: str, option: str) -> Button:
    data = callback_data.encode_reply(view.case.id, context.spot, option)
    return build_button(view.guide.texts[f"control.{name}"], data)
