"""Nudges as they are shown: the text, the buttons, and why a date is that date."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.i18n.voice import Values, Voice
from bot.rendering.pages import Button, Page, Rows, build_button, build_chat_button
from bot.rendering.questions import render_headline, render_letter
from bot.rendering.view import View
from bot.transport import callback_data
from bot.transport.callback_data import ChatAction
from flows.definition.deadlines import TIME_LEFT, Deadline, DueDate, Fact
from flows.definition.texts import choose_wording
from flows.model.case import Spot
from flows.model.effects import Effect, Warn
from flows.nudges.schedule import DUE

HOUR = timedelta(hours=1)
MAX_BUTTONS = 8
SEND_TOLERANCE = timedelta(minutes=10)
"""A warning six hours before still says six when it leaves a little later."""


def render_warning(view: View, warn: Warn) -> list[str]:
    """Return the warning of a deadline: the case, the fact, the day, and its letter."""
    deadline = warn.deadline
    due = view.guide.deadline_by_id[deadline].compute_due_date(view.known)
    if due is None:
        return []
    if warn.is_passed:
        return [_render_passed(view, warn, due)]
    values = {
        **view.build_values(view.known),
        deadline: due.at or due.day,
        TIME_LEFT: format_time_left(view.voice, due, view.now),
    }
    slot = choose_wording(view.guide.texts, f"deadline.{deadline}.alert{warn.rung}", warn.repeats)
    text = view.voice.fill_text(view.guide.texts[slot], values)
    return [text, *_render_text_state(view, warn), *render_letter(view, warn.letter)]


def _render_passed(view: View, warn: Warn, due: DueDate) -> str:
    slot = choose_wording(view.voice.texts, "follow.passed", warn.repeats)
    title = view.guide.texts[f"deadline.{warn.deadline}"]
    told = view.voice.fill_slot(slot, {"deadline": title, "day": due.at or due.day})
    after = view.guide.texts.get(f"deadline.{warn.deadline}.after")
    return f"{told} {after or view.voice.fill_slot('follow.after')}"


def _render_text_state(view: View, warn: Warn) -> list[str]:
    """Return whether the text for the act is written, nothing where it needs none."""
    act = view.guide.deadline_by_id[warn.deadline].act
    if act is None or not act.needs_text:
        return []
    if warn.written:
        return [view.voice.fill_slot("follow.text_ready")]
    if warn.missing is None or warn.missing < 1:
        return [view.voice.fill_slot("follow.text_open")]
    slot = "follow.text_missing" if warn.missing > 1 else "follow.text_missing_one"
    return [view.voice.fill_slot(slot, {"count": warn.missing})]


def format_time_left(voice: Voice, due: DueDate, now: datetime) -> str:
    """Return the time that is left, which is less than was planned when a warning comes late.

    `now` is in the buyer's own zone.
    """
    days = (due.day - now.date()).days
    if due.at is None and days > 0:
        return voice.format_duration(days, "day")
    hours = (due.compute_cutoff(now.tzinfo or UTC) - now + SEND_TOLERANCE) // HOUR
    return voice.format_duration(hours, "hour") if hours else voice.texts["follow.soon"]


def add_nudge_rows(view: View, kind: str, effects: Sequence[Effect], asked: Rows) -> Rows:
    """Return the buttons of a nudge below those of the question in its message.

    All together are no more than a reader takes in: Back is left out first.
    """
    rows = _build_nudge_rows(view, kind, effects, sum(map(len, asked)))
    if sum(map(len, [*asked, *rows])) > MAX_BUTTONS:
        asked = [[each for each in row if not _is_back(each)] for row in asked]
    return [*asked, *rows]


def _is_back(button: Button) -> bool:
    return str(button.get("callback_data")).endswith(":!back")


def _build_nudge_rows(view: View, kind: str, effects: Sequence[Effect], asked: int) -> Rows:
    """Return the buttons of a nudge: the act, later, not relevant, stop; of a deadline, why.

    `asked` is how many buttons the question in the message has: where these leave no room, those
    of the nudge are behind one.
    """
    warned = next((each for each in effects if isinstance(each, Warn)), None)
    if warned is None:
        later, *others = _build_putting_off(view, kind)
        if asked + len(others) < MAX_BUTTONS:
            return [[later, *others]]
        return [[_build_action(view, "later", kind, "follow.not_now")]]
    named = f"{DUE}{warned.deadline}"
    later, mute, stop = _build_putting_off(view, named)
    why = _build_action(view, "why", warned.deadline)
    return [*_build_acts(view, warned), [later, mute], [stop, why]]


def _build_acts(view: View, warn: Warn) -> Rows:
    """Return the buttons of the act itself: its text, or the question that leads there, and done.

    The question is asked below no date: one of the buttons leads to it.
    """
    act = view.guide.deadline_by_id[warn.deadline].act
    shown = _build_action(view, "text", warn.written)
    opened = "follow.finish" if act and act.needs_text else "follow.open"
    first = shown if warn.written else _build_action(view, "open", "", opened)
    done = _build_action(view, "done", f"{DUE}{warn.deadline}")
    if act:
        done = {**done, "text": view.guide.texts[f"deadline.{warn.deadline}.done"]}
    return [[first, done]]


def _build_putting_off(view: View, kind: str) -> tuple[Button, Button, Button]:
    """Return the three buttons that every nudge has: later, not relevant, stop."""
    stop = build_chat_button(view.voice.texts["follow.stop"], ChatAction.STOP)
    return _build_action(view, "later", kind), _build_action(view, "mute", kind), stop


def _build_action(view: View, action: str, argument: str, slot: str = "") -> Button:
    data = callback_data.encode_case_action(view.case.id, action, argument)
    return build_button(view.voice.texts[slot or f"follow.{action}"], data)


def build_snooze_rows(view: View, kind: str, instants: tuple[datetime, ...]) -> Rows:
    """Return the instants at which a nudge may come back, each a button, and the ways to end it."""
    rows: Rows = [
        [
            build_button(
                view.voice.format_local(at, view.preferences.zone),
                callback_data.encode_case_action(
                    view.case.id, "later", callback_data.encode_snooze(kind, at)
                ),
            )
        ]
        for at in instants
    ]
    _, *ends = _build_putting_off(view, kind)
    return [*rows, ends]


def render_explanation(view: View, deadline_id: str) -> Page:
    """Return why a deadline is on its day: the rule, its source, its doubt, and what to correct."""
    deadline = view.guide.deadline_by_id[deadline_id]
    due = deadline.compute_due_date(view.known)
    title = view.guide.texts[f"deadline.{deadline_id}"]
    lines = [f"<b>{title}</b>"]
    rows: Rows = []
    if due:
        lines.append(render_count(view, due))
        rows = _build_corrections(view, deadline, due)
    facts = [_render_fact(view, view.guide.facts[name]) for name in deadline.facts]
    return Page("\n\n".join([*lines, *facts]), rows)


def render_count(view: View, due: DueDate) -> str:
    """Return what a day was counted from, as HTML."""
    slot = "follow.by_page" if due.is_from_page else "follow.by_rule"
    spot = _find_spot(view, due.anchor)
    asked = render_headline(view, spot) if spot else ""
    values: Values = {"day": due.at or due.day, "given": view.known.day(due.anchor)}
    return f"{view.voice.fill_slot(slot, values)}\n<i>{asked}</i>"


def _render_fact(view: View, fact: Fact) -> str:
    says, doubt = view.guide.texts[f"fact.{fact.id}"], view.guide.texts.get(f"fact.{fact.id}.doubt")
    shown = f"• {says}"
    if doubt:
        shown += f" {view.voice.fill_slot('follow.doubt')} {doubt}"
    if fact.source.startswith("http"):
        address = view.voice.escape_attribute(fact.source)
        shown += f' <a href="{address}">{view.voice.fill_slot("follow.source")}</a>'
    return shown


def _build_corrections(view: View, deadline: Deadline, due: DueDate) -> Rows:
    """Return the ways to argue: what the page shows, and the day it was counted from."""
    spots = {
        "follow.page": _find_question(view, deadline.page),
        "follow.anchor": _find_spot(view, due.anchor),
    }
    return [
        [build_button(view.voice.texts[slot], callback_data.encode_reopen(view.case.id, spot))]
        for slot, spot in spots.items()
        if spot
    ]


def _find_question(view: View, page: str | None) -> Spot | None:
    """Return the question in which the buyer can say what the page shows."""
    if page is None:
        return None
    found = _find_spot(view, page)
    answered = view.guide.walk(view.case.answers).answered
    leading = [s for s in answered if page in {path.target for path in view.guide.paths[s.step]}]
    return found or next(reversed(leading), None)


def _find_spot(view: View, step: str) -> Spot | None:
    return view.guide.walk(view.case.answers).find_last(step)
