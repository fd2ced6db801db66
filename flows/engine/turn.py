"""A turn: one event applied to one case, pure, synchronous and total."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from flows.definition.guide import Guide
from flows.definition.kinds import Exhibits, Story
from flows.engine.asides import count_asides
from flows.engine.changed_numbers import settle_numbers
from flows.engine.context import Context, Turn, build_context
from flows.engine.event_handlers import handle_event
from flows.engine.letter_texts import keep_sent_letters, note_shown_letters
from flows.model.case import Case, Spot
from flows.model.effects import Bind, Effect, Recall, Say, Show
from flows.model.events import BuyerEvent, Event
from flows.model.events.buyer import Reviewed
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
    effects = turn.effects
    if guide.find_spot(case) != context.spot and isinstance(event, BuyerEvent):
        effects = _ask_live(guide.find_spot(case), effects)
    case = note_shown_letters(guide, case, effects)
    case = replace(case, offered=_find_offered(context, case, effects))
    case, is_hidden = count_asides(case, effects)
    if is_hidden and isinstance(event, BuyerEvent):
        effects = (*effects, Recall(guide.find_spot(case)))
        case = replace(case, asides=0)
    if guide.find_spot(case) == context.spot or not _needs_case_file(context, case):
        return Turn(case, effects)
    return Turn(case, (*effects, Say("said.binding"), Bind()))


def _ask_live(spot: Spot, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects with the question that has become the live one, where none asks it."""
    is_asked = any(isinstance(each, Show) for each in effects)
    return effects if is_asked else (*effects, Show(spot))


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
        case = replace(case, is_reviewing=case.is_reviewing and isinstance(event, Reviewed))
        calmed = {kind: rung for kind, rung in case.nudged.items() if kind != IDLE}
        case = replace(case, heard_at=before.now.astimezone(UTC), nudged=calmed)
    if guide.find_spot(case) != before.spot:
        told = isinstance(before.step.kind, Story | Exhibits)  # the next question is the receipt
        unsummed = 0 if told else case.unsummed
        case = replace(case, line=None, replacing=None, unsummed=unsummed)
        case = replace(case, asked_about=(), asked_apart=False)
    return case
