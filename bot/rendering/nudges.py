"""Nudges as they are shown: the text, the row of buttons, and why a date is that date."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.i18n.voice import Values, Voice
from bot.rendering.pages import Button, Page, Rows, build_button, build_chat_button
from bot.rendering.questions import render_headline, render_letter
from bot.rendering.view import View
from bot.transport import callback_data
from bot.transport.callback_data import ChatAction
from flows.definition.deadlines import TIME_LEFT, Deadline, DueDate, Fact
from flows.definition.kinds import Wait
from flows.definition.texts import choose_wording
from flows.model.case import Spot
from flows.model.effects import Effect, Warn
from flows.nudges import workdays
from flows.nudges.schedule import BEIJING, DUE, SUMMARY, WAIT, Nudge, plan_nudges

HOUR = timedelta(hours=1)
SEND_TOLERANCE = timedelta(minutes=10)
"""A warning six hours before still says six when it leaves a little later."""

SECOND = timedelta(seconds=1)
"""A day counts to its end: its last second still lies in it."""


def render_warning(view: View, warn: Warn) -> list[str]:
    """Return the warning of a deadline: the case, the fact, the day, and its letter."""
    deadline = warn.deadline
    due = view.guide.deadline_by_id[deadline].compute_due_date(view.known)
    if due is None:
        return []
    if warn.is_passed:
        title = view.guide.texts[f"deadline.{deadline}"]
        slot = choose_wording(view.voice.texts, "follow.passed", warn.repeats)
        return [view.voice.fill_slot(slot, {"deadline": title, "day": due.day})]
    values = {
        **view.build_values(view.known),
        deadline: due.at or due.day,
        TIME_LEFT: format_time_left(view.voice, due, view.now),
    }
    slot = choose_wording(view.guide.texts, f"deadline.{deadline}.alert{warn.rung}", warn.repeats)
    text = view.voice.fill_text(view.guide.texts[slot], values)
    return [text, *render_letter(view, warn.letter)]


def format_time_left(voice: Voice, due: DueDate, now: datetime) -> str:
    """Return the time that is left, which is less than was planned when a warning comes late.

    `now` is in the buyer's own zone.
    """
    days = (due.day - now.date()).days
    if due.at is None and days > 0:
        return voice.format_duration(days, "day")
    hours = (due.compute_cutoff(now.tzinfo or UTC) - now + SEND_TOLERANCE) // HOUR
    return voice.format_duration(hours, "hour") if hours else voice.texts["follow.soon"]


def choose_kind(effects: Sequence[Effect], default: str) -> str:
    """Return the kind of nudge a message is about: the date it names, else `default`."""
    warning = next((each for each in effects if isinstance(each, Warn)), None)
    return DUE + warning.deadline if warning else default


def build_nudge_rows(view: View, kind: str) -> Rows:
    """Return the buttons of a nudge: done, later, not relevant, stop; of a deadline, why.

    Three in a row at most: a phone shows no more of "not relevant".
    """
    handled = [_build_action(view, name, kind) for name in ("later", "mute")]
    stop = build_chat_button(view.voice.texts["follow.stop"], ChatAction.STOP)
    if not kind.startswith(DUE):
        return [[*handled, stop]]
    why = _build_action(view, "why", kind.removeprefix(DUE))
    return [[_build_action(view, "done", kind), *handled], [stop, why]]


def _build_action(view: View, action: str, argument: str) -> Button:
    data = callback_data.encode_case_action(view.case.id, action, argument)
    return build_button(view.voice.texts[f"follow.{action}"], data)


def build_snooze_rows(view: View, kind: str, instants: tuple[datetime, ...]) -> Rows:
    """Return the instants at which a nudge may come back, each a button."""
    return [
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


def render_explanation(view: View, deadline_id: str) -> Page:
    """Return why a deadline is on its day: the rule, its source, its doubt, and what to correct."""
    deadline = view.guide.deadline_by_id[deadline_id]
    due = deadline.compute_due_date(view.known)
    title = view.guide.texts[f"deadline.{deadline_id}"]
    lines = [f"<b>{title}</b>"]
    rows: Rows = []
    if due:
        lines.append(_render_count(view, due))
        rows = _build_corrections(view, deadline, due)
    facts = [_render_fact(view, view.guide.facts[name]) for name in deadline.facts]
    return Page("\n\n".join([*lines, *facts]), rows)


def _render_count(view: View, due: DueDate) -> str:
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


def list_upcoming(view: View) -> list[tuple[datetime, str, str]]:
    """Return what will come in a case: the instant, what it is, and its kind, which is unique."""
    found = [
        (nudge.due_at, _describe_nudge(view, nudge), nudge.kind)
        for nudge in plan_nudges(view.guide, view.case, view.preferences)
        if nudge.kind != SUMMARY
    ]
    for due in view.guide.find_watched_dates(view.known):
        title = view.guide.texts[f"deadline.{due.deadline}"]
        end = due.at or due.compute_cutoff(view.preferences.zone) - SECOND
        found.append((end, title, f"day.{due.deadline}"))
    return sorted(found)


def _describe_nudge(view: View, nudge: Nudge) -> str:
    if nudge.kind.startswith(DUE):
        title = view.guide.texts[f"deadline.{nudge.kind.removeprefix(DUE)}"]
        return view.voice.fill_slot("upcoming.due", {"deadline": title})
    if nudge.kind == WAIT and _is_weekdays_only(view, nudge):
        return view.voice.fill_slot("upcoming.wait_weekdays", {"year": str(workdays.LAST_YEAR)})
    return view.voice.texts[f"upcoming.{nudge.kind}"]


def _is_weekdays_only(view: View, nudge: Nudge) -> bool:
    """Whether working days were counted into a year whose days off are not known."""
    wait = view.guide.steps[view.guide.walk(view.case.answers).end.step].kind
    counted = isinstance(wait, Wait) and wait.nudge_steps[nudge.rung].working_days
    return bool(counted) and not workdays.is_announced(nudge.due_at.astimezone(BEIJING).date())
