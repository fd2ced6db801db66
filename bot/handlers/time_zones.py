"""The buyer's time zone in a case: what a typed place means, and which zone the case knows."""

from dataclasses import replace
from datetime import datetime

from bot.timezones import lookup
from flows.definition.controls import parse_control_text
from flows.definition.guide import Guide
from flows.definition.kinds import Zone
from flows.engine.handlers import topics
from flows.engine.typed_text import Typed
from flows.model.case import Answer, Case, Spot
from flows.model.events import Event
from flows.model.events.buyer import Amended, Placed, Said


def resolve_place(guide: Guide, case: Case, event: Event, now: datetime, language: str) -> Event:
    """Return the zones a typed place means, where one is asked for; else the event as it is.

    An edited place becomes its zone too, when it means only one. A question is not looked up: the
    topics answer it.
    """
    if isinstance(event, Amended) and _is_zone_answer(guide, case, event.message):
        zones = _find_zones(event.text, now, language)
        return replace(event, text=zones[0] if len(zones) == 1 else event.text)
    kind = guide.steps[guide.find_spot(case).step].kind
    if not isinstance(kind, Zone) or not isinstance(event, Said):
        return event
    typed = Typed.from_text(event.text, event.message)
    if parse_control_text(typed.word, guide.texts) or topics.is_question(typed):
        return event
    zones = _find_zones(event.text, now, language)
    return Placed(zones, event.message) if zones else event


def _is_zone_answer(guide: Guide, case: Case, message: int) -> bool:
    """Whether a message, by its id, is the answer where the buyer is."""
    spots = [Spot(step) for step in list_zone_steps(guide)]
    return any(case.answers[spot].message == message for spot in spots if spot in case.answers)


def find_zone(guide: Guide, case: Case) -> str | None:
    """Return the time zone a case knows, the last one it was told."""
    known = guide.walk(case.answers).known
    zones = [known.text(step) for step in list_zone_steps(guide)]
    return next((zone for zone in reversed(zones) if zone), None)


def answer_zone(guide: Guide, case: Case, zone: str | None, now: datetime) -> Case:
    """Return a case that knows a zone already, so that it does not ask; as it is for None."""
    for step in list_zone_steps(guide):
        if zone:
            case = case.with_answer(Spot(step), Answer("answered", now, zone))
    return case


def list_zone_steps(guide: Guide) -> list[str]:
    """Return the steps of a guide that ask where the buyer is."""
    return [step.id for step in guide.steps.values() if isinstance(step.kind, Zone)]


def _find_zones(text: str, now: datetime, language: str) -> tuple[str, ...]:
    """Return the zones a typed place may mean, best first."""
    match lookup.find_zones(text, now, language):
        case lookup.FoundZone(name):
            return (name,)
        case lookup.ZoneChoices(names):
            return tuple(zone for zone, _ in names)
        case lookup.UnknownPlace():
            return ()
