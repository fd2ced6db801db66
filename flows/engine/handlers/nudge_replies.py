"""Turns that answer a follow-up: done, not relevant, later, why this date, where I am."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.definition.deadlines import Deadline
from flows.definition.kinds import Zone
from flows.engine.acts import find_settling_option
from flows.engine.context import Context, Turn
from flows.model.case import Case, Spot
from flows.model.effects import Clear, Defer, Explain, Say, Toast
from flows.model.errors import MisreadError
from flows.model.events.buyer import Explained, Handled, Placed, Snoozed
from flows.nudges.quiet_hours import MORNING
from flows.nudges.schedule import DUE, NudgeLadder, find_ladder

SHORT_SNOOZE = timedelta(hours=3)
EVENING_HOUR = 18
FEW_DAYS, A_WEEK = 3, 7
DEADLINE_MARGIN = timedelta(hours=1)
"""A follow-up comes back at the latest so long before its deadline."""


def dismiss_nudge(context: Context, handled: Handled) -> Turn:
    """Return the turn that ends a follow-up: done is for this date, not relevant is for good.

    Where the case waits for just that, done is the answer too. What was done may have moved the
    day: then it is asked for anew, so that the former one counts nowhere any more.
    """
    deadline = context.guide.deadline_by_id.get(handled.kind.removeprefix(DUE))
    is_done = handled.how == "done"
    option = find_settling_option(context, deadline) if is_done and deadline else ""
    if option:
        there = context.with_case(replace(context.case, focus=None))
        return there.record_answer(there.build_answer(option), Toast("toast.done"), Clear())
    found = find_ladder(context.guide, context.case, context.preferences, handled.kind)
    marks = {handled.kind} if not is_done else {found.mark} if found else set[str]()
    case = replace(context.case, muted=context.case.muted | marks)
    if is_done and deadline and (moved := _find_moved(context, deadline)):
        there = context.with_case(replace(case, focus=moved))
        return there.ask_again(Toast("toast.done_moved"), Clear(), Say("follow.moved"))
    is_early = deadline and deadline.act and deadline.act.answers
    slot = "muted" if not is_done else "done_early" if is_early else "done"
    return Turn(case, (Toast(f"toast.{slot}"), Clear()))


def _find_moved(context: Context, deadline: Deadline) -> Spot | None:
    """Return where the day was told that the act of a deadline moves, None where it was not."""
    steps = deadline.act.asks if deadline.act else ()
    return next((spot for step in steps if (spot := context.walk.find_last(step))), None)


def snooze_nudge(context: Context, snoozed: Snoozed) -> Turn:
    """Return the turn that puts a follow-up off, or offers moments to put it off to."""
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
    """Return sensible moments to be reminded again, by day, none too late for the deadline."""
    now = context.now
    wall = now.replace(minute=0, second=0, microsecond=0)
    evening = wall.replace(hour=EVENING_HOUR)
    days = [(wall + timedelta(days=n)).replace(hour=MORNING.hour) for n in (1, FEW_DAYS, A_WEEK)]
    offered = [now + SHORT_SNOOZE, *([evening] if evening > now + SHORT_SNOOZE else []), *days]
    awake = {context.preferences.skip_quiet_hours(at.astimezone(UTC)) for at in offered}
    return tuple(at for at in sorted(awake) if _is_possible(context, found, at))


def _is_possible(context: Context, found: NudgeLadder, until: datetime) -> bool:
    in_time = found.cutoff is None or until <= found.cutoff - DEADLINE_MARGIN
    return context.now < until <= context.now + timedelta(days=60) and in_time


def explain_deadline(context: Context, explained: Explained) -> Turn:
    """Return the turn that says why a deadline is on its day."""
    known = explained.deadline in context.guide.deadline_by_id
    effect = Explain(explained.deadline) if known else Toast("toast.old")
    return Turn(context.case, (effect,))


def answer_place(context: Context, placed: Placed) -> Turn:
    """Return the turn of a place: it answers the question for one, and is no answer elsewhere."""
    if not isinstance(context.step.kind, Zone):
        raise MisreadError("sent_location")
    if not placed.zones:
        raise MisreadError("no_zone")
    if len(placed.zones) > 1 or not placed.sure:
        raise MisreadError("which_zone", choices=placed.zones)
    return context.record_answer(context.build_answer(placed.zones[0], placed.message))
