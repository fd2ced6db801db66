"""What a follow-up looks like: its text, its one row of buttons, and why a date is that date."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.i18n.voice import Values, Voice
from bot.rendering.keyboards import Button, Rows
from bot.rendering.questions import headline, named_letter
from bot.rendering.reviews import Page
from bot.rendering.view import View
from bot.transport import callback_data
from flows.definition.deadlines import LEFT, Deadline, Due, Fact
from flows.definition.kinds import Wait
from flows.definition.texts import wording
from flows.model.case import Spot
from flows.model.effects import Effect, Warn
from flows.nudges import workdays
from flows.nudges.schedule import BEIJING, DUE, SUMMARY, WAIT, Nudge, plan

HOUR = timedelta(hours=1)
SLACK = timedelta(minutes=10)
"""A warning six hours before still says six when it leaves a little later."""

SECOND = timedelta(seconds=1)
"""A day counts to its end: its last second still lies in it."""


def warning(view: View, warn: Warn) -> list[str]:
    """Return the warning of a deadline: the case, the fact, the day, and its letter."""
    deadline, due = warn.deadline, _due(view, warn.deadline)
    if due is None:
        return []
    if warn.passed:
        title = view.guide.texts[f"deadline.{deadline}"]
        slot = wording(view.voice.texts, "follow.passed", warn.told)
        return [view.voice.fill(slot, {"deadline": title, "day": due.on})]
    values = {
        **view.values(view.known),
        deadline: due.at or due.on,
        LEFT: left(view.voice, due, view.now),
    }
    slot = wording(view.guide.texts, f"deadline.{deadline}.alert{warn.rung}", warn.told)
    text = view.voice.filled(view.guide.texts[slot], values)
    return [text, *named_letter(view, warn.letter)]


def left(voice: Voice, due: Due, now: datetime) -> str:
    """Return the time that is left, which is less than was planned when a warning comes late.

    `now` is in the buyer's own zone.
    """
    days = (due.on - now.date()).days
    if due.at is None and days > 0:
        return voice.counted(days, "day")
    hours = (due.cutoff(now.tzinfo or UTC) - now + SLACK) // HOUR
    return voice.counted(hours, "hour") if hours else voice.texts["follow.soon"]


def lead(effects: Sequence[Effect], fell: str) -> str:
    """Return the kind a message unasked is about: a date that it names, before what `fell`."""
    warned = next((each for each in effects if isinstance(each, Warn)), None)
    return DUE + warned.deadline if warned else fell


def row(view: View, kind: str) -> Rows:
    """Return the row of a follow-up: done, later, not relevant, stop; of a deadline, why.

    Three in a row at most: a phone shows no more of "not relevant".
    """
    handled = [_button(view, name, kind) for name in ("later", "mute")]
    text = view.voice.texts["follow.stop"]
    stop: Button = {"text": text, "callback_data": callback_data.of_chat("stop")}
    if not kind.startswith(DUE):
        return [[*handled, stop]]
    why = _button(view, "why", kind.removeprefix(DUE))
    return [[_button(view, "done", kind), *handled], [stop, why]]


def _button(view: View, action: str, argument: str) -> Button:
    data = callback_data.of_case(view.case.id, action, argument)
    return {"text": view.voice.texts[f"follow.{action}"], "callback_data": data}


def later(view: View, kind: str, moments: tuple[datetime, ...]) -> Rows:
    """Return the moments at which a follow-up may come back, each a button."""
    return [
        [
            {
                "text": view.voice.local(at, view.habits.zone),
                "callback_data": callback_data.of_case(
                    view.case.id, "later", callback_data.moment(kind, at)
                ),
            }
        ]
        for at in moments
    ]


def explanation(view: View, deadline_id: str) -> Page:
    """Return why a deadline is on its day: the rule, its source, its doubt, and what to correct."""
    deadline = next(each for each in view.guide.deadlines if each.id == deadline_id)
    due = _due(view, deadline_id)
    title = view.guide.texts[f"deadline.{deadline_id}"]
    lines = [f"<b>{title}</b>"]
    rows: Rows = []
    if due:
        lines.append(_counted(view, due))
        rows = _corrections(view, deadline, due)
    facts = [_fact(view, view.guide.facts[name]) for name in deadline.facts]
    return Page("\n\n".join([*lines, *facts]), rows)


def _counted(view: View, due: Due) -> str:
    slot = "follow.by_page" if due.by_page else "follow.by_rule"
    spot = _spot(view, due.anchor)
    asked = headline(view, spot) if spot else ""
    values: Values = {"day": due.at or due.on, "given": view.known.day(due.anchor)}
    return f"{view.voice.fill(slot, values)}\n<i>{asked}</i>"


def _fact(view: View, fact: Fact) -> str:
    says, doubt = view.guide.texts[f"fact.{fact.id}"], view.guide.texts.get(f"fact.{fact.id}.doubt")
    shown = f"• {says}"
    if doubt:
        shown += f" {view.voice.fill('follow.doubt')} {doubt}"
    if fact.source.startswith("http"):
        address = view.voice.attribute(fact.source)
        shown += f' <a href="{address}">{view.voice.fill("follow.source")}</a>'
    return shown


def _corrections(view: View, deadline: Deadline, due: Due) -> Rows:
    """Return the ways to argue: what the page shows, and the day it was counted from."""
    spots = {"follow.page": _asking(view, deadline.page), "follow.anchor": _spot(view, due.anchor)}
    return [
        [
            {
                "text": view.voice.texts[slot],
                "callback_data": callback_data.reopening(view.case.id, spot),
            }
        ]
        for slot, spot in spots.items()
        if spot
    ]


def _asking(view: View, page: str | None) -> Spot | None:
    """Return the question in which the buyer can say what the page shows."""
    if page is None:
        return None
    found = _spot(view, page)
    trail = view.guide.walk(view.case.answers).trail[:-1]
    steps = view.guide.steps
    leading = [s for s in trail if page in {path.to for path in view.guide.paths(steps[s.step])}]
    return found or next(reversed(leading), None)


def _spot(view: View, step: str) -> Spot | None:
    trail = view.guide.walk(view.case.answers).trail[:-1]
    return next((spot for spot in reversed(trail) if spot.step == step), None)


def _due(view: View, deadline: str) -> Due | None:
    return next((due for due in view.guide.dues(view.known) if due.deadline == deadline), None)


def coming(view: View) -> list[tuple[datetime, str, str]]:
    """Return what will come in a case: the instant, what it is, and its kind, which is unique."""
    found = [
        (nudge.due_at, _what(view, nudge), nudge.kind)
        for nudge in plan(view.guide, view.case, view.habits)
        if nudge.kind != SUMMARY
    ]
    for due in view.guide.watched(view.known):
        title = view.guide.texts[f"deadline.{due.deadline}"]
        end = due.at or due.cutoff(view.habits.zone) - SECOND
        found.append((end, title, f"day.{due.deadline}"))
    return sorted(found)


def _what(view: View, nudge: Nudge) -> str:
    if nudge.kind.startswith(DUE):
        title = view.guide.texts[f"deadline.{nudge.kind.removeprefix(DUE)}"]
        return view.voice.fill("upcoming.due", {"deadline": title})
    if nudge.kind == WAIT and _by_weekdays(view, nudge):
        return view.voice.fill("upcoming.wait_weekdays", {"year": str(workdays.LAST_YEAR)})
    return view.voice.texts[f"upcoming.{nudge.kind}"]


def _by_weekdays(view: View, nudge: Nudge) -> bool:
    """Whether working days were counted into a year whose days off are not known."""
    wait = view.guide.steps[view.guide.walk(view.case.answers).end.step].kind
    counted = isinstance(wait, Wait) and wait.rungs[nudge.rung].working_days
    return bool(counted) and not workdays.known(nudge.due_at.astimezone(BEIJING).date())
