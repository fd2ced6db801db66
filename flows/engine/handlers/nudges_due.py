"""Turns in which a planned follow-up falls due; one that is not planned is suppressed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.definition.kinds import Exhibits, Story
from flows.engine.context import Context, Turn
from flows.engine.evidence.asking import ask_shown, describe_lines
from flows.engine.evidence.forwarded import KIND as FORWARDED
from flows.engine.evidence.hint_texts import tell_hints
from flows.engine.evidence.labels import name_exhibits
from flows.engine.evidence.lines import list_latest
from flows.engine.handlers import nudge_texts
from flows.engine.handlers.suppression import find_reason
from flows.model.case import Answer, Exhibit, ExhibitState
from flows.model.effects import Effect, Say, Suppressed, SuppressionReason
from flows.model.events.system import NudgeFell
from flows.nudges.quiet_hours import find_send_time
from flows.nudges.schedule import (
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
    """Return the turn of one message: what is due of each kind, the amount asked, the question.

    A date that is near is said in place of an idle nudge. The question is not asked below a date:
    the buttons are those of the date, and one that leads to the question.
    """
    nudged, effects, told = dict(context.case.nudged), list[Effect](), list[str]()
    for kind in kinds:
        found = find_ladder(context.guide, context.case, context.preferences, kind)
        if found is None:
            continue
        rung = find_latest_due(found, now, nudged.get(found.mark, 0))
        nudged[found.mark] = rung + 1
        if kind == IDLE and told:
            continue
        said = nudge_texts.tell_kind(context, found, rung, nudged)
        if not isinstance(said[-1], Suppressed):
            told.append(kind)
        effects += said
    after = context.with_case(replace(context.case, nudged=nudged))
    effects += nudge_texts.tell_claim(context, told)
    if not told or told[0].startswith(DUE):
        return Turn(after.case, tuple(effects))
    return after.ask_again(*effects) if IDLE in told else after.ask_briefly(*effects)


def find_latest_due(found: NudgeLadder, now: datetime, least: int) -> int:
    """Return the highest rung that is due by now: after a long stop only it falls."""
    return max((rung for rung, due_at in found.due_times if due_at <= now), default=least)


def _tell_summary(context: Context) -> Turn:
    """One summary for a batch; where files are wanted it asks what they show."""
    told = tell_hints(context.case)
    count = context.case.unsummed
    there = context.with_case(replace(context.case, unsummed=0, doubts=()))
    if not count:
        return there.keep_asking(*told)
    parts = [entry.message for entry in context.case.entries.get(context.spot, ())]
    batch = list_latest(context.case, count, beside=parts)
    usable = [each for each in batch if each.state is not ExhibitState.LOST]
    if isinstance(context.step.kind, Story):
        return _sum_up_story(there, count - len(batch), usable, told)
    return _sum_up_files(there, usable, told) if usable else there.keep_asking(*told)


def _sum_up_story(
    there: Context, parts: int, files: Sequence[Exhibit], hints: Sequence[Say]
) -> Turn:
    """Say how much of a story came in, and which files between its parts."""
    noted = [Say("said.noted", {"count": parts})] if parts else []
    return there.ask_briefly(*noted, *(_name_aside(there, files) if files else ()), *hints)


def _name_aside(there: Context, files: Sequence[Exhibit]) -> list[Say]:
    """Say how files are named that came where none are asked for."""
    notes = [Say("said.forwarded")] if any(each.kind == FORWARDED for each in files) else []
    return [Say("said.saved_aside", {"labels": name_exhibits(there.case, files)}), *notes]


def _sum_up_files(there: Context, batch: Sequence[Exhibit], hints: Sequence[Say]) -> Turn:
    """Say how the files are named and what is known of them; a line chosen for them is used up."""
    if any(each.line_from and each.line == there.case.line for each in batch):
        there = there.with_case(replace(there.case, line=None))
    if not isinstance(there.step.kind, Exhibits):
        return there.keep_asking(*_name_aside(there, batch), *hints)
    labels = {"labels": name_exhibits(there.case, batch)}
    lined = [each for each in batch if each.line_from]
    untold = [each for each in batch if each.line_from is None]
    told = (Say("said.saved", labels), *describe_lines(there, there.case, lined), *hints)
    return ask_shown(there, untold, *told) if untold else there.ask_briefly(*told)
