"""The nudge plan: which follow-ups a case has coming, derived from its snapshot alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from flows.case import Case, Spot
from flows.guide import Guide, Walk
from flows.kinds import End, Wait

SUMMARY = "summary"
IDLE = "idle"
WAIT = "wait"
ELAPSED = "elapsed"

BATCH = timedelta(seconds=2)
"""How long after the last photo of a batch its one summary is due."""

MORNING = time(9, tzinfo=UTC)
"""When a rung anchored on a day falls; days carry no zone."""


@dataclass(frozen=True, slots=True, order=True)
class Nudge:
    """One follow-up: its kind, its place in its ladder, and when it falls (UTC)."""

    kind: str
    rung: int
    due_at: datetime


def plan(guide: Guide, case: Case) -> frozenset[Nudge]:
    """Return the next nudge of each kind; at most one a kind, and always the same ones."""
    walk = guide.walk(case.answers)
    return frozenset(filter(None, (_summary(case), *_ladders(guide, case, walk))))


def latest(guide: Guide, case: Case, kind: str, now: datetime) -> int:
    """Return the highest rung of a kind that is due by now: after a long stop only it falls."""
    walk = guide.walk(case.answers)
    due = [nudge.rung for nudge in _rungs(guide, case, walk, kind) if nudge.due_at <= now]
    return max(due, default=0)


def _summary(case: Case) -> Nudge | None:
    if not case.unsummed and not case.doubts:
        return None
    return Nudge(SUMMARY, 0, max(case.heard_at, case.doubted_at or case.heard_at) + BATCH)


def _ladders(guide: Guide, case: Case, walk: Walk) -> Iterator[Nudge | None]:
    for kind in (IDLE, WAIT, ELAPSED):
        fallen = case.nudged.get(kind, 0)
        left = (nudge for nudge in _rungs(guide, case, walk, kind) if nudge.rung >= fallen)
        yield next(left, None)


def _rungs(guide: Guide, case: Case, walk: Walk, kind: str) -> Iterator[Nudge]:
    step = guide.steps[walk.end.step].kind
    if kind == SUMMARY:
        yield from filter(None, (_summary(case),))
    elif isinstance(step, Wait):
        yield from (nudge for nudge in _of_wait(step, case, walk) if nudge.kind == kind)
    elif kind == IDLE and len(walk.trail) > 1 and not isinstance(step, End):
        quiet_since = max(case.heard_at, waiting_since(case, walk))
        for rung, (_, days) in enumerate(zip(guide.idle, guide.idle_days, strict=False)):
            yield Nudge(IDLE, rung, quiet_since + timedelta(days=days))


def _of_wait(wait: Wait, case: Case, walk: Walk) -> Iterator[Nudge]:
    began = waiting_since(case, walk)
    anchor = _anchor(wait, walk) or began
    for rung, each in enumerate(wait.rungs):
        if anchor + each.after > began:
            yield Nudge(WAIT, rung, anchor + each.after)
    if wait.elapses is not None:
        yield Nudge(ELAPSED, 0, max(anchor + wait.elapses, began + BATCH))


def waiting_since(case: Case, walk: Walk) -> datetime:
    """Return the instant of the answer that led to where the case stands."""
    if len(walk.trail) < 2:
        return case.opened_at
    return case.answers[walk.trail[-2]].at


def footing(guide: Guide, case: Case) -> tuple[Spot, datetime | None]:
    """Return what the ladders of a wait stand on: the end of the walk, and the date counted from.

    While it stays the same, a rung that has fallen does not fall again.
    """
    walk = guide.walk(case.answers)
    kind = guide.steps[walk.end.step].kind
    return walk.end, _anchor(kind, walk) if isinstance(kind, Wait) else None


def _anchor(wait: Wait, walk: Walk) -> datetime | None:
    value = walk.known.value(wait.anchor) if wait.anchor else None
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, MORNING) if isinstance(value, date) else None


def planned(guide: Guide, case: Case, nudge: Nudge, now: datetime) -> bool:
    """Whether this very nudge is planned and due; one that is not must change nothing."""
    return nudge.due_at <= now and nudge in plan(guide, case)
