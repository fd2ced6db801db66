"""Turns that answer a follow-up: done, not relevant, later, why this date, where I am."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from flows.definition.kinds import Zone
from flows.engine.context import Context, Turn, explain_misread
from flows.model.case import Case
from flows.model.effects import Clear, Defer, Explain, Toast
from flows.model.errors import MisreadError
from flows.model.events.buyer import Explained, Handled, Placed, Snoozed
from flows.nudges.schedule import NudgeLadder, find_ladder

NudgeReplyEvent = Handled | Snoozed | Explained | Placed

SHORT_SNOOZE = timedelta(hours=3)
EVENING_HOUR, MORNING_HOUR = 18, 9
FEW_DAYS, A_WEEK = 3, 7
DEADLINE_MARGIN = timedelta(hours=1)
"""A follow-up comes back at the latest so long before its deadline."""


def handle(context: Context, event: NudgeReplyEvent) -> Turn:
    """Return the turn of an event about a follow-up, a deadline or a place."""
    match event:
        case Handled():
            return _dismiss_nudge(context, event)
        case Snoozed():
            return _snooze_nudge(context, event)
        case Explained(deadline):
            known = deadline in context.guide.deadline_by_id
            return Turn(context.case, (Explain(deadline) if known else Toast("toast.old"),))
        case Placed():
            return _answer_place(context, event)
        case _:
            assert_never(event)


def _dismiss_nudge(context: Context, handled: Handled) -> Turn:
    """Done is for this date; not relevant is for good."""
    found = find_ladder(context.guide, context.case, context.preferences, handled.kind)
    marks = {handled.kind} if handled.how == "mute" else {found.mark} if found else set[str]()
    case = replace(context.case, muted=context.case.muted | marks)
    return Turn(case, (Toast(f"toast.{'muted' if handled.how == 'mute' else 'done'}"), Clear()))


def _snooze_nudge(context: Context, snoozed: Snoozed) -> Turn:
    found = find_ladder(context.guide, context.case, context.preferences, snoozed.kind)
    if found is None:
        return Turn(context.case, (Toast("toast.old"), Clear()))
    offered = list_snooze_times(context, found)
    if snoozed.until is None and offered:
        return Turn(context.case, (Defer(snoozed.kind, offered),))
    if snoozed.until is None or not _is_possible(context, found, snoozed.until):
        return Turn(context.case, (Toast("toast.too_late"),))
    case = _reschedule_nudge(context.case, found, snoozed.until)
    return Turn(case, (Toast("toast.snoozed", {"moment": snoozed.until}), Clear()))


def _reschedule_nudge(case: Case, found: NudgeLadder, until: datetime) -> Case:
    """The rung that was put off falls once more, not before the moment chosen."""
    fallen = max(case.nudged.get(found.mark, 0) - 1, 0)
    nudged = {**case.nudged, found.mark: min(fallen, found.due_times[-1][0])}
    return replace(case, nudged=nudged, snoozed={**case.snoozed, found.mark: until})


def list_snooze_times(context: Context, found: NudgeLadder) -> tuple[datetime, ...]:
    """Return sensible moments to be reminded again, none too late for the deadline."""
    now = context.now
    wall = now.replace(minute=0, second=0, microsecond=0)
    evening = wall.replace(hour=EVENING_HOUR)
    days = [(wall + timedelta(days=n)).replace(hour=MORNING_HOUR) for n in (1, FEW_DAYS, A_WEEK)]
    offered = [now + SHORT_SNOOZE, *([evening] if evening > now + SHORT_SNOOZE else []), *days]
    return tuple(at.astimezone(UTC) for at in offered if _is_possible(context, found, at))


def _is_possible(context: Context, found: NudgeLadder, until: datetime) -> bool:
    in_time = found.cutoff is None or until <= found.cutoff - DEADLINE_MARGIN
    return context.now < until <= context.now + timedelta(days=60) and in_time


def _answer_place(context: Context, placed: Placed) -> Turn:
    """A place answers the question for it; anywhere else it is kindly left alone."""
    if not isinstance(context.step.kind, Zone):
        return explain_misread(context, MisreadError("sent_location"))
    if not placed.zones:
        return explain_misread(context, MisreadError("no_zone"))
    if len(placed.zones) > 1 or not placed.sure:
        return explain_misread(context, MisreadError("which_zone", choices=placed.zones))
    return context.record_answer(context.build_answer(placed.zones[0], placed.message))
