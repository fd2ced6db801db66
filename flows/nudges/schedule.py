"""The nudge plan: which nudges a case has coming, derived from its snapshot and the preferences.

Each kind is a ladder of rungs. The plan holds the next rung of each kind, moved to the first
moment at which the buyer may be written to. Nothing is cancelled: when a nudge falls, the plan is
made again, and one that is not in it changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from flows.definition.deadlines import Alert, Deadline, DueDate
from flows.definition.guide import Guide
from flows.definition.kinds import End, NudgeStep, Wait
from flows.definition.machine import Walk
from flows.model.case import Case, ExhibitState
from flows.nudges import workdays
from flows.nudges.quiet_hours import MORNING, ContactPreferences, find_send_time

SUMMARY = "summary"
IDLE = "idle"
WAIT = "wait"
ELAPSED = "elapsed"
DUE = "due:"

SUMMARY_DELAY = timedelta(seconds=2)
"""How long after the last photo of a batch its one summary is due."""

INSPECTION_WAIT = timedelta(seconds=15)
"""How long after a file came the summary waits for what is seen in it."""

PENDING_STATES = (ExhibitState.WANTED, ExhibitState.STORED)
"""States in which a file is still looked into, unless it was."""

BEIJING = timezone(timedelta(hours=8))
"""China has one zone, and no summer time."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Nudge:
    """One nudge: its kind, its place in its ladder, and when it falls (UTC)."""

    kind: str
    rung: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class NudgeLadder:
    """All rungs of one kind in a case: when each is due, and the deadline they warn of.

    `mark` names what the ladder is about, so that what has fallen of it is not said again when a
    date changes and changes back.
    """

    kind: str
    mark: str
    due_times: tuple[tuple[int, datetime], ...]
    cutoff: datetime | None = None


def plan_nudges(guide: Guide, case: Case, preferences: ContactPreferences) -> frozenset[Nudge]:
    """Return the next nudge of each kind; at most one a kind, and always the same ones."""
    found = (
        _find_next_nudge(ladder, case, preferences)
        for ladder in build_ladders(guide, case, preferences)
    )
    return frozenset(nudge for nudge in found if nudge)


def find_ladder(
    guide: Guide, case: Case, preferences: ContactPreferences, kind: str
) -> NudgeLadder | None:
    """Return the ladder of one kind, if the case has one."""
    return next(
        (each for each in build_ladders(guide, case, preferences) if each.kind == kind), None
    )


def build_ladders(
    guide: Guide, case: Case, preferences: ContactPreferences
) -> Iterator[NudgeLadder]:
    """Yield the ladders of a case as it stands."""
    if case.unsummed or (case.doubts and not case.asked_apart):
        yield NudgeLadder(SUMMARY, SUMMARY, ((0, _find_summary_time(case)),))
    walk = guide.walk(case.answers)
    if preferences.stopped or not guide.can_nudge(walk.known):
        return
    spot = walk.end  # a wait goes on while the buyer looks at an earlier answer
    kind = guide.steps[spot.step].kind
    if isinstance(kind, Wait):
        yield from _build_wait_ladders(kind, f"{spot.step}.{spot.lap}", case, walk, preferences)
    elif len(walk.trail) > 1 and not isinstance(kind, End):
        yield _build_idle_ladder(guide, case, walk)
    if not isinstance(kind, End):
        yield from _build_deadline_ladders(guide, walk, preferences)


def _find_summary_time(case: Case) -> datetime:
    """Return when what came in is summed up: with the hints, where those take only seconds."""
    last = max(case.heard_at, case.doubted_at or case.heard_at)
    coming = (
        each for _, each in case.labelled_exhibits if each.state in PENDING_STATES and not each.seen
    )
    return max([last + SUMMARY_DELAY, *(each.received_at + INSPECTION_WAIT for each in coming)])


def _find_next_nudge(
    ladder: NudgeLadder, case: Case, preferences: ContactPreferences
) -> Nudge | None:
    if ladder.mark in case.muted or ladder.kind in case.muted:
        return None
    fallen = case.nudged.get(ladder.mark, 0)
    left = next(((rung, at) for rung, at in ladder.due_times if rung >= fallen), None)
    if left is None:
        return None
    rung, due_at = left
    if ladder.kind == SUMMARY:
        return Nudge(SUMMARY, rung, due_at)
    due_at = max(due_at, case.snoozed.get(ladder.mark, due_at))
    return Nudge(ladder.kind, rung, find_send_time(due_at, preferences, ladder.cutoff))


def _build_idle_ladder(guide: Guide, case: Case, walk: Walk) -> NudgeLadder:
    quiet_since = max(case.heard_at, find_wait_start(case, walk))
    texts_and_days = zip(guide.idle_texts, guide.idle_days, strict=False)
    dues = ((n, quiet_since + timedelta(days=days)) for n, (_, days) in enumerate(texts_and_days))
    return NudgeLadder(IDLE, IDLE, tuple(dues))


def _build_wait_ladders(
    wait: Wait, spot: str, case: Case, walk: Walk, preferences: ContactPreferences
) -> Iterator[NudgeLadder]:
    began = find_wait_start(case, walk)
    anchor = _find_anchor(wait, walk, preferences) or began
    about = f"{spot}@{anchor.isoformat()}"
    yield NudgeLadder(
        WAIT, f"{WAIT}@{about}", tuple(_list_due_times(wait, anchor, began, preferences))
    )
    if wait.timeout is not None:
        over = max(anchor + wait.timeout, began + SUMMARY_DELAY)
        yield NudgeLadder(ELAPSED, f"{ELAPSED}@{about}", ((0, over),))


def _list_due_times(
    wait: Wait, anchor: datetime, began: datetime, preferences: ContactPreferences
) -> Iterator[tuple[int, datetime]]:
    """A rung after working days that a holiday moves behind a later one is left out."""
    falls = [_compute_step_time(anchor, rung, preferences) for rung in wait.nudge_steps]
    for n, at in enumerate(falls):
        if began < at <= min(falls[n:]):
            yield n, at


def _compute_step_time(
    anchor: datetime, rung: NudgeStep, preferences: ContactPreferences
) -> datetime:
    """Working days are those of China, where the seller and the platform sit."""
    if not rung.working_days:
        return anchor + rung.offset
    day = workdays.add_workdays(anchor.astimezone(BEIJING).date(), rung.working_days)
    return datetime.combine(day, MORNING, preferences.zone).astimezone(UTC) + rung.offset


def find_wait_start(case: Case, walk: Walk) -> datetime:
    """Return the instant of the answer that led to where the case stands."""
    if len(walk.trail) == 1:
        return case.opened_at
    return case.answers[walk.trail[-2]].at


def _find_anchor(wait: Wait, walk: Walk, preferences: ContactPreferences) -> datetime | None:
    value = walk.known.value(wait.anchor) if wait.anchor else None
    if isinstance(value, datetime):
        return value
    if not isinstance(value, date):
        return None
    return datetime.combine(value, MORNING, preferences.zone).astimezone(UTC)


def _build_deadline_ladders(
    guide: Guide, walk: Walk, preferences: ContactPreferences
) -> Iterator[NudgeLadder]:
    for due in guide.find_watched_dates(walk.known):
        deadline = guide.deadline_by_id[due.deadline]
        if deadline.alerts:
            yield _build_deadline_ladder(deadline, due, walk, preferences)


def _build_deadline_ladder(
    deadline: Deadline, due: DueDate, walk: Walk, preferences: ContactPreferences
) -> NudgeLadder:
    """The alerts after the day became known; the last one always, however late that was.

    One that lapses has no cutoff: nothing of the buyer's is lost while it waits for the morning.
    """
    cutoff = due.compute_cutoff(preferences.zone)
    answer = walk.known.answer(due.anchor)
    known_since = answer.at if answer else cutoff
    dues = [
        (n, _compute_alert_time(due, alert, preferences)) for n, alert in enumerate(deadline.alerts)
    ]
    coming = [(n, at) for n, at in dues if at > known_since]
    mark = f"{DUE}{due.deadline}@{(due.at or due.day).isoformat()}"
    last = (len(dues) - 1, known_since)
    hard = None if deadline.is_others_deadline else cutoff
    return NudgeLadder(f"{DUE}{due.deadline}", mark, tuple(coming) or (last,), hard)


def _compute_alert_time(due: DueDate, alert: Alert, preferences: ContactPreferences) -> datetime:
    """Days before a day are counted to the morning, so that "tomorrow" is said the day before."""
    if due.at or alert.before < DAY:
        return due.compute_cutoff(preferences.zone) - alert.before
    day = due.day - timedelta(days=alert.before.days)
    return datetime.combine(day, MORNING, preferences.zone).astimezone(UTC)
