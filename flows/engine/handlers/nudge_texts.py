"""What a follow-up says, worked out as it leaves: from the case as it is then, and from the day."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from flows.definition.deadlines import Deadline
from flows.definition.kinds import TIME_WAITED, Wait
from flows.definition.texts import choose_wording
from flows.engine.acts import count_missing_questions, find_written_letter
from flows.engine.context import Context
from flows.engine.urgency import list_open_dates
from flows.model.case import Value
from flows.model.effects import Say, Suppressed, SuppressionReason, Warn
from flows.nudges import workdays
from flows.nudges.schedule import DUE, WAIT, NudgeLadder, find_wait_start
from flows.nudges.wait_times import BEIJING, find_wait_anchor

TOLD_PREFIX = "told:"
"""Marks how often a follow-up was said in a case, so that it is not worded the same again."""

NEWS_WINDOW = timedelta(days=30)
"""How long after a day it is told that it is over, where the bot stood still meanwhile."""

NEAR_DAYS = 10
"""A last day so near is named in a follow-up about something else."""


def tell_kind(
    context: Context, found: NudgeLadder, rung: int, nudged: dict[str, int]
) -> Sequence[Say | Warn | Suppressed]:
    """Return what a follow-up of any kind says; `nudged` then counts it as told."""
    wait = context.step.kind
    if found.kind.startswith(DUE):
        return (_tell_deadline(context, found, rung, nudged),)
    if found.kind == WAIT and isinstance(wait, Wait):
        return _tell_wait(context, wait, found.places.get(rung, rung), nudged)
    return _tell_idle(context, rung, nudged)


def _tell_deadline(
    context: Context, found: NudgeLadder, rung: int, nudged: dict[str, int]
) -> Warn | Suppressed:
    """Return the warning of a deadline; none of one that is over for longer than it is news."""
    now = context.now.astimezone(UTC)
    passed = found.cutoff is not None and found.cutoff <= now
    if passed:
        nudged[found.mark] = len(found.due_times) + rung + 1
    stale = passed and found.cutoff is not None and now - found.cutoff > NEWS_WINDOW
    if stale or found.over.get(rung, now + NEWS_WINDOW) <= now:
        return Suppressed(found.kind, rung, SuppressionReason.OBSOLETE)
    deadline = context.guide.deadline_by_id[found.kind.removeprefix(DUE)]
    if passed:
        return Warn(deadline.id, rung, is_passed=True, repeats=_count_telling(nudged, "passed"))
    slot = f"deadline.{deadline.id}.alert{rung}"
    return _build_warning(context, deadline, rung, _count_telling(nudged, slot))


def _build_warning(context: Context, deadline: Deadline, rung: int, repeats: int) -> Warn:
    guide, case, act = context.guide, context.case, deadline.act
    written = find_written_letter(guide, case, act) if act else ""
    needed = act if act and act.needs_text and not written else None
    missing = count_missing_questions(guide, case, needed) if needed else None
    letter = deadline.alerts[rung].letter
    return Warn(deadline.id, rung, repeats=repeats, letter=letter, written=written, missing=missing)


def _tell_wait(context: Context, wait: Wait, place: int, nudged: dict[str, int]) -> list[Say]:
    """Return what a nudge of the wait at hand says, and the holiday that explains the silence."""
    step, slot = wait.nudge_steps[place], f"{context.spot.step}.rung{place}"
    anchor = find_wait_anchor(wait, context.walk, context.preferences)
    since = anchor or find_wait_start(context.case, context.walk)
    worded = choose_wording(context.guide.texts, slot, _count_telling(nudged, slot))
    told = Say(worded, {TIME_WAITED: _measure_since(context, since)}, step.letter)
    return [*_tell_holiday(context, wait, place, nudged), told]


def _tell_idle(context: Context, rung: int, nudged: dict[str, int]) -> list[Say]:
    """Return what a nudge to a quiet case says, and the last day where one is near."""
    slot = f"idle.{rung}"
    worded = choose_wording(context.guide.texts, slot, _count_telling(nudged, slot))
    since = max(context.case.heard_at, find_wait_start(context.case, context.walk))
    return [Say(worded, {TIME_WAITED: _measure_since(context, since)}), *_tell_near_day(context)]


def _tell_near_day(context: Context) -> list[Say]:
    """Return the last day that is next, where it is near; nothing of a day that is somebody's."""
    today, guide = context.now.date(), context.guide
    for due in list_open_dates(guide, context.walk.known, context.case.muted):
        deadline = guide.deadline_by_id[due.deadline]
        left = (due.day - today).days
        if deadline.alerts and not deadline.is_others_deadline and 0 <= left <= NEAR_DAYS:
            values: dict[str, Value] = {
                "deadline": guide.texts[f"deadline.{due.deadline}"],
                "day": due.at or due.day,
            }
            if left:
                return [Say("follow.near", {**values, "left": timedelta(days=left)})]
            return [Say("follow.near_today", values)]
    return []


def tell_claim(context: Context, kinds: list[str]) -> list[Say]:
    """Return the amount that is asked for, where it is known and the follow-up is about it."""
    wait = context.step.kind
    named = any(kind.startswith(DUE) for kind in kinds) or (
        WAIT in kinds and isinstance(wait, Wait) and wait.names_claim
    )
    amount = context.guide.compute_claim(context.walk.known) if named else None
    return [] if amount is None else [Say("follow.claim", {"amount": amount})]


def _measure_since(context: Context, since: datetime) -> timedelta:
    """Return the days since an instant as a calendar counts them, hours on the same day."""
    days = (context.now.date() - since.astimezone(context.preferences.zone).date()).days
    return timedelta(days=days) if days > 0 else context.now - since


def _tell_holiday(context: Context, wait: Wait, place: int, nudged: dict[str, int]) -> list[Say]:
    """Say when it is a holiday that keeps the seller or the platform silent, or may be one.

    That a year is not known is said once a wait, and each time working days were counted into it.
    """
    today = context.now.astimezone(BEIJING).date()
    if not wait.china:
        return []
    if found := workdays.find_holiday(today):
        return [Say("said.holiday", {"holiday": found.name, "until": found.last})]
    if workdays.is_announced(today):
        return []
    year = {"year": str(workdays.LAST_YEAR)}
    first = _count_telling(nudged, f"{context.spot.step}.days_off") == 0
    if wait.nudge_steps[place].working_days:
        return [Say("said.weekdays", year)]
    return [Say("said.days_off", year)] if first else []


def _count_telling(nudged: dict[str, int], slot: str) -> int:
    """Return how often a slot was told before, and count this time."""
    told = nudged.get(TOLD_PREFIX + slot, 0)
    nudged[TOLD_PREFIX + slot] = told + 1
    return told
