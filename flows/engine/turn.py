"""A turn: one event applied to one case, pure, synchronous and total."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from flows.definition.guide import Guide
from flows.definition.kinds import Exhibits, Story
from flows.engine.changed_numbers import settle_numbers
from flows.engine.context import Context, Turn, build_context
from flows.engine.event_handlers import handle_event
from flows.engine.letter_texts import keep_sent_letters, note_shown_letters
from flows.model.case import Case
from flows.model.effects import Bind, Effect, Say, Show
from flows.model.events import BuyerEvent, Event
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import IDLE


def take_turn(
    guide: Guide, case: Case, event: Event, now: datetime, preferences: ContactPreferences
) -> Turn:
    """Return the case after the event, and what must leave.

    `now` is in the zone of the buyer's preferences: its date is the buyer's day. Any event is taken
    at any spot; none raises.
    """
    context = build_context(guide, case, now, preferences)
    turn = settle_numbers(context, handle_event(context, event))
    case = _update_bookkeeping(guide, context, turn.case, event)
    case = keep_sent_letters(context, case)
    case = note_shown_letters(guide, case, turn.effects)
    case = replace(case, offered=_find_offered(context, case, turn.effects))
    if guide.find_spot(case) == context.spot or not _needs_case_file(context, case):
        return Turn(case, turn.effects)
    return Turn(case, (*turn.effects, Say("said.binding"), Bind()))


def _needs_case_file(context: Context, case: Case) -> bool:
    """Whether the question that came needs a case file: the first time, or with newer files.

    Those have no number of the last case file. Who goes back and comes again with the same answer
    brings nothing newer but what was sent since that was given.
    """
    spot = context.guide.find_spot(case)
    if not context.guide.steps[spot.step].needs_case_file or spot in case.answers:
        return False
    held = case.exported.highest if case.exported else 0
    newer = [
        each for _, each in case.labelled_exhibits if each.number is None or each.number > held
    ]
    was, now = context.case.answers.get(context.spot), case.answers.get(context.spot)
    if was and now and (was.move, was.value) == (now.move, now.value):
        return any(each.received_at > was.at for each in newer)
    return spot.lap == 0 or bool(newer)


def _find_offered(before: Context, case: Case, effects: Iterable[Effect]) -> tuple[str, ...]:
    """Return the replies in doubt that stand under the question now: what was shown last counts."""
    shown = [effect for effect in effects if isinstance(effect, Show)]
    if shown:
        return shown[-1].choices
    return case.offered if before.guide.find_spot(case) == before.spot else ()


def _update_bookkeeping(guide: Guide, before: Context, case: Case, event: Event) -> Case:
    if isinstance(event, BuyerEvent):
        calmed = {kind: rung for kind, rung in case.nudged.items() if kind != IDLE}
        case = replace(case, heard_at=before.now.astimezone(UTC), nudged=calmed)
    if guide.find_spot(case) != before.spot:
        told = isinstance(before.step.kind, Story | Exhibits)  # the next question is the receipt
        unsummed = 0 if told else case.unsummed
        case = replace(case, line=None, replacing=None, unsummed=unsummed)
        case = replace(case, asked_about=(), asked_apart=False)
    return case
