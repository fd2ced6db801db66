"""The nudge plan: which nudges a case has coming, derived from its snapshot and the preferences.

Each kind is a ladder of rungs. The plan holds the next rung of each kind, moved to the first
moment at which the buyer may be written to. Nothing is cancelled: when a nudge falls, the plan is
made again, and one that is not in it changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flows.definition.deadlines import Alert, Deadline, DueDate
from flows.definition.guide import Guide
from flows.definition.kinds import End, Wait
from flows.definition.machine import Walk
from flows.model.case import Case, ExhibitState
from flows.nudges.quiet_hours import MORNING, ContactPreferences, find_send_time
from flows.nudges.wait_times import find_wait_anchor, list_wait_times

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
    date changes and changes back. `places` says by rung which nudge of a wait it is. After the
    instant in `over` a rung is not worth saying any more. One that is `daily` comes every second
    day while the buyer does not react.
    """

    kind: str
    mark: str
    due_times: tuple[tuple[int, datetime], ...]
    cutoff: datetime | None = None
    places: Mapping[int, int] = field(default_factory=dict)
    over: Mapping[int, datetime] = field(default_factory=dict)
    is_daily: bool = False


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
    for rung, due_at in ladder.due_times:
        if rung < fallen:
            continue
        if ladder.kind == SUMMARY:
            return Nudge(SUMMARY, rung, due_at)
        at = max(due_at, case.snoozed.get(ladder.mark, due_at))
        if ladder.is_daily and preferences.sent_at:
            at = max(
                at, preferences.find_next_day(preferences.find_next_day(preferences.sent_at[-1]))
            )
        at = find_send_time(at, preferences, ladder.cutoff)
        if at < ladder.over.get(rung, at + DAY):
            return Nudge(ladder.kind, rung, at)
    return None


def _build_idle_ladder(guide: Guide, case: Case, walk: Walk) -> NudgeLadder:
    quiet_since = max(case.heard_at, find_wait_start(case, walk))
    texts_and_days = zip(guide.idle_texts, guide.idle_days, strict=False)
    dues = ((n, quiet_since + timedelta(days=days)) for n, (_, days) in enumerate(texts_and_days))
    return NudgeLadder(IDLE, IDLE, tuple(dues))


def _build_wait_ladders(
    wait: Wait, spot: str, case: Case, walk: Walk, preferences: ContactPreferences
) -> Iterator[NudgeLadder]:
    began = find_wait_start(case, walk)
    anchor = find_wait_anchor(wait, walk, preferences) or began
    about = f"{spot}@{anchor.isoformat()}"
    rungs = list(list_wait_times(wait, anchor, began, preferences))
    yield NudgeLadder(
        WAIT,
        f"{WAIT}@{about}",
        tuple((rung, at) for rung, _, at in rungs),
        places={rung: place for rung, place, _ in rungs},
        is_daily=any(step.is_daily for step in wait.nudge_steps),
    )
    if wait.timeout is not None:
        over = max(anchor + wait.timeout, began + SUMMARY_DELAY)
        yield NudgeLadder(ELAPSED, f"{ELAPSED}@{about}", ((0, over),))


def find_wait_start(case: Case, walk: Walk) -> datetime:
    """Return the instant of the answer that led to where the case stands."""
    if len(walk.trail) == 1:
        return case.opened_at
    return case.answers[walk.trail[-2]].at


def _build_deadline_ladders(
    guide: Guide, walk: Walk, preferences: ContactPreferences
) -> Iterator[NudgeLadder]:
    for due in guide.find_watched_dates(walk.known):
        deadline = guide.deadline_by_id[due.deadline]
        if deadline.alerts and not _was_past(deadline, due, walk, preferences):
            yield _build_deadline_ladder(deadline, due, walk, preferences)


def _was_past(
    deadline: Deadline, due: DueDate, walk: Walk, preferences: ContactPreferences
) -> bool:
    """Whether a day of the buyer's was over when it became known: then it is no news."""
    answer = walk.known.answer(due.anchor)
    past = answer is not None and due.compute_cutoff(preferences.zone) <= answer.at
    return past and not deadline.is_others_deadline


def mark_date(due: DueDate) -> str:
    """Return the mark of the ladder of a computed date."""
    return f"{DUE}{due.deadline}@{(due.at or due.day).isoformat()}"


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
    mark = mark_date(due)
    last = (len(dues) - 1, known_since)
    hard = None if deadline.is_others_deadline else cutoff
    over = {
        n: cutoff - alert.until
        for n, alert in enumerate(deadline.alerts)
        if alert.until is not None
    }
    return NudgeLadder(f"{DUE}{due.deadline}", mark, tuple(coming) or (last,), hard, over=over)


def _compute_alert_time(due: DueDate, alert: Alert, preferences: ContactPreferences) -> datetime:
    """Days before a day are counted to the morning, so that "tomorrow" is said the day before."""
    if due.at or alert.before < DAY:
        return due.compute_cutoff(preferences.zone) - alert.before
    day = due.day - timedelta(days=alert.before.days)
    return datetime.combine(day, MORNING, preferences.zone).astimezone(UTC)
