"""Turns in which a planned follow-up falls due; one that is not planned is suppressed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.definition.kinds import Exhibits, Story, Wait
from flows.definition.texts import choose_wording
from flows.engine.context import Context, Turn
from flows.engine.evidence.asking import ask_shown, describe_lines
from flows.engine.evidence.hint_texts import tell_hints
from flows.engine.evidence.labels import name_exhibits
from flows.engine.evidence.lines import list_latest
from flows.engine.handlers.suppression import find_reason
from flows.model.case import Answer, Exhibit, ExhibitState
from flows.model.effects import Effect, Say, Suppressed, SuppressionReason, Warn
from flows.model.events.system import NudgeFell
from flows.nudges import workdays
from flows.nudges.quiet_hours import find_send_time
from flows.nudges.schedule import (
    BEIJING,
    DUE,
    ELAPSED,
    IDLE,
    SUMMARY,
    WAIT,
    Nudge,
    NudgeLadder,
    find_ladder,
    plan_nudges,
)

TOLD_PREFIX = "told:"
"""Marks how often a follow-up was said in a case, so that it is not worded the same again."""

MERGE_WINDOW = timedelta(hours=3)
"""A question that would come so soon is asked at once, in the message that comes now."""


def tell_nudge(context: Context, fell: NudgeFell) -> Turn:
    """Return the turn of a follow-up; one that is not planned any more changes nothing.

    What else is due on the same day falls with it, in the same message.
    """
    now = context.now.astimezone(UTC)
    nudge = Nudge(fell.kind, fell.rung, fell.due_at)
    if reason := find_reason(context, nudge, now):
        return Turn(context.case, (Suppressed(fell.kind, fell.rung, reason),))
    if fell.kind == SUMMARY:
        return _tell_summary(context)
    if late := _defer_nudge(context, fell, now):
        return late
    if fell.kind != IDLE and context.case.focus:  # the wait goes on while an answer is looked at
        context = context.with_case(replace(context.case, focus=None))
    if fell.kind == ELAPSED:
        return context.record_answer(Answer("elapsed", now), Say("said.elapsed"))
    kinds = [fell.kind, *_list_same_day(context, fell.kind)]
    return _tell_nudges(context, sorted(kinds, key=lambda kind: not kind.startswith(DUE)), now)


def _defer_nudge(context: Context, fell: NudgeFell, now: datetime) -> Turn | None:
    """After a stop we may be back in the quiet hours: then it falls again when they are over."""
    found = find_ladder(context.guide, context.case, context.preferences, fell.kind)
    until = find_send_time(now, context.preferences, found.cutoff) if found else now
    if found is None or until <= now:
        return None
    case = replace(context.case, snoozed={**context.case.snoozed, found.mark: until})
    return Turn(case, (Suppressed(fell.kind, fell.rung, SuppressionReason.QUIET),))


def _list_same_day(context: Context, kind: str) -> list[str]:
    """Return what else is due today: other deadlines, and a wait that would ask soon anyway."""
    zone, now = context.preferences.zone, context.now
    return [
        nudge.kind
        for nudge in sorted(plan_nudges(context.guide, context.case, context.preferences))
        if nudge.kind != kind
        and nudge.due_at.astimezone(zone).date() <= now.date()
        and (
            nudge.kind.startswith(DUE)
            or (nudge.kind == WAIT and nudge.due_at <= now + MERGE_WINDOW)
        )
    ]


def _tell_nudges(context: Context, kinds: list[str], now: datetime) -> Turn:
    nudged, effects = dict(context.case.nudged), list[Effect]()
    asks = False
    for kind in kinds:
        found = find_ladder(context.guide, context.case, context.preferences, kind)
        if found is None:
            continue
        rung = find_latest_due(found, now, nudged.get(found.mark, 0))
        nudged[found.mark] = rung + 1
        if kind.startswith(DUE):
            passed = found.cutoff is not None and found.cutoff <= now
            effects.append(
                _build_warning(context, kind.removeprefix(DUE), rung, nudged, passed=passed)
            )
            if passed:
                nudged[found.mark] = len(found.due_times) + rung + 1
        else:
            asks = True
            if kind != IDLE or not effects:  # a date that is near brings the buyer back by itself
                effects += [
                    *_tell_holiday(context, kind, rung, nudged),
                    _build_nudge(context, kind, rung, nudged),
                ]
    told = context.with_case(replace(context.case, nudged=nudged))
    if not asks:
        return Turn(told.case, tuple(effects))
    return told.ask_again(*effects) if IDLE in kinds else told.ask_briefly(*effects)


def find_latest_due(found: NudgeLadder, now: datetime, least: int) -> int:
    """Return the highest rung that is due by now: after a long stop only it falls."""
    return max((rung for rung, due_at in found.due_times if due_at <= now), default=least)


def _tell_holiday(context: Context, kind: str, rung: int, nudged: dict[str, int]) -> list[Say]:
    """Say when it is a holiday that keeps the seller or the platform silent, or may be one.

    That a year is not known is said once a wait, and each time working days were counted into it.
    """
    wait, today = context.step.kind, context.now.astimezone(BEIJING).date()
    if not (isinstance(wait, Wait) and wait.china):
        return []
    if found := workdays.find_holiday(today):
        return [Say("said.holiday", {"holiday": found.name, "until": found.last})]
    if workdays.is_announced(today):
        return []
    year = {"year": str(workdays.LAST_YEAR)}
    first = _count_telling(nudged, f"{context.spot.step}.days_off") == 0
    if kind == WAIT and wait.nudge_steps[rung].working_days:
        return [Say("said.weekdays", year)]
    return [Say("said.days_off", year)] if first else []


def _build_warning(
    context: Context, deadline: str, rung: int, nudged: dict[str, int], *, passed: bool
) -> Warn:
    declared = context.guide.deadline_by_id[deadline]
    slot = "passed" if passed else f"deadline.{deadline}.alert{rung}"
    letter = "" if passed else declared.alerts[rung].letter
    return Warn(deadline, rung, passed, _count_telling(nudged, slot), letter)


def _build_nudge(context: Context, kind: str, rung: int, nudged: dict[str, int]) -> Say:
    wait = context.step.kind
    slot = f"idle.{rung}" if kind == IDLE else f"{context.spot.step}.rung{rung}"
    letter = wait.nudge_steps[rung].letter if kind == WAIT and isinstance(wait, Wait) else ""
    return Say(
        choose_wording(context.guide.texts, slot, _count_telling(nudged, slot)), letter=letter
    )


def _count_telling(nudged: dict[str, int], slot: str) -> int:
    """Return how often a slot was told before, and count this time."""
    told = nudged.get(TOLD_PREFIX + slot, 0)
    nudged[TOLD_PREFIX + slot] = told + 1
    return told


def _tell_summary(context: Context) -> Turn:
    """One summary for a batch; where files are wanted it asks what they show."""
    told = tell_hints(context.case)
    count = context.case.unsummed
    there = context.with_case(replace(context.case, unsummed=0, doubts=()))
    if not count:
        return there.keep_asking(*told)
    if isinstance(context.step.kind, Story):
        return there.ask_briefly(Say("said.noted", {"count": count}), *told)
    batch = list_latest(context.case, count)
    usable = [each for each in batch if each.state is not ExhibitState.LOST]
    return _sum_up_files(there, usable, told) if usable else there.keep_asking(*told)


def _sum_up_files(there: Context, batch: Sequence[Exhibit], hints: Sequence[Say]) -> Turn:
    """Say how the files are named and what is known of them; a line chosen for them is used up."""
    if any(each.line_from and each.line == there.case.line for each in batch):
        there = there.with_case(replace(there.case, line=None))
    labels = {"labels": name_exhibits(there.case, batch)}
    if not isinstance(there.step.kind, Exhibits):
        return there.keep_asking(Say("said.saved_aside", labels), *hints)
    lined = [each for each in batch if each.line_from]
    untold = [each for each in batch if each.line_from is None]
    told = (Say("said.saved", labels), *describe_lines(there, there.case, lined), *hints)
    return ask_shown(there, untold, *told) if untold else there.ask_briefly(*told)
