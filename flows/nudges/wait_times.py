"""When the nudges of a wait fall: so long after its anchor, working days in China first."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from flows.definition.kinds import NudgeStep, Wait
from flows.definition.machine import Walk
from flows.nudges import workdays
from flows.nudges.quiet_hours import MORNING, ContactPreferences

BEIJING = timezone(timedelta(hours=8))
"""China has one zone, and no summer time."""

DAY = timedelta(days=1)
DAILY_LIMIT = timedelta(days=60)
"""How long after its first time a daily nudge goes on, where no other one takes its place."""


def list_wait_times(
    wait: Wait, anchor: datetime, began: datetime, preferences: ContactPreferences
) -> Iterator[tuple[int, int, datetime]]:
    """Yield the rungs of a wait that fall after it began: rung, place of its nudge, instant.

    One after working days that a holiday moves behind a later one is left out.
    """
    falls = [_compute_step_time(anchor, step, preferences) for step in wait.nudge_steps]
    once = [at for step, at in zip(wait.nudge_steps, falls, strict=True) if not step.is_daily]
    rungs = list(enumerate(falls))
    if len(once) < len(falls):
        rungs = sorted(_fill_days(wait, falls, once), key=lambda rung: rung[1])
    for rung, (place, at) in enumerate(rungs):
        later = [falls[n] for n in range(place, len(falls)) if not wait.nudge_steps[n].is_daily]
        if began < at and (wait.nudge_steps[place].is_daily or at <= min(later)):
            yield rung, place, at


def _fill_days(
    wait: Wait, falls: list[datetime], once: list[datetime]
) -> Iterator[tuple[int, datetime]]:
    """Yield each nudge as often as it falls: a daily one until the next, but not beside another."""
    for place, (step, first) in enumerate(zip(wait.nudge_steps, falls, strict=True)):
        if not step.is_daily:
            yield place, first
            continue
        others = [at for n, at in enumerate(falls) if n > place and wait.nudge_steps[n].is_daily]
        until = min(others, default=first + DAILY_LIMIT)
        for days in range((until - first) // DAY or 1):
            at = first + days * DAY
            if all(abs(at - other) > DAY / 2 for other in once):
                yield place, at


def _compute_step_time(
    anchor: datetime, step: NudgeStep, preferences: ContactPreferences
) -> datetime:
    """Working days are those of China, where the seller and the platform sit."""
    if not step.working_days:
        return anchor + step.offset
    day = workdays.add_workdays(anchor.astimezone(BEIJING).date(), step.working_days)
    return datetime.combine(day, MORNING, preferences.zone).astimezone(UTC) + step.offset


def find_wait_anchor(wait: Wait, walk: Walk, preferences: ContactPreferences) -> datetime | None:
    """Return the instant a wait is counted from, the morning of a day; None where none is known."""
    value = walk.known.value(wait.anchor) if wait.anchor else None
    if isinstance(value, datetime):
        return value
    if not isinstance(value, date):
        return None
    return datetime.combine(value, MORNING, preferences.zone).astimezone(UTC)
