"""Why a follow-up that falls is not sent: the plan has moved on since it was written down."""

from datetime import datetime

from flows.engine.context import Context
from flows.model.effects import SuppressionReason
from flows.nudges.schedule import SUMMARY, Nudge, find_ladder, plan_nudges


def find_reason(context: Context, nudge: Nudge, now: datetime) -> SuppressionReason | None:
    """Return the first reason why a nudge is not sent now, None for one planned and due."""
    guide, case, preferences = context.guide, context.case, context.preferences
    plan = {each.kind: each for each in plan_nudges(guide, case, preferences)}
    planned = plan.get(nudge.kind)
    if planned == nudge and nudge.due_at <= now:
        return None
    if nudge.kind != SUMMARY and preferences.stopped:
        return SuppressionReason.STOPPED
    if nudge.kind != SUMMARY and not guide.can_nudge(context.walk.known):
        return SuppressionReason.NOT_ALLOWED
    ladder = find_ladder(guide, case, preferences, nudge.kind)
    if ladder is None:
        return SuppressionReason.OBSOLETE
    if case.muted & {ladder.mark, ladder.kind}:
        return SuppressionReason.MUTED
    if nudge.rung < case.nudged.get(ladder.mark, 0):
        return SuppressionReason.ALREADY_TOLD
    if planned and planned.due_at > now:
        snoozed = case.snoozed.get(ladder.mark, now) > now
        return SuppressionReason.SNOOZED if snoozed else SuppressionReason.RESCHEDULED
    return SuppressionReason.OBSOLETE
