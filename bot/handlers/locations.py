"""Where the buyer is: looks up what a typed place means, and what a case was told of it."""

from dataclasses import replace
from datetime import datetime

from bot.timezones import lookup
from flows.definition.controls import typed
from flows.definition.guide import Guide
from flows.definition.kinds import Zone
from flows.model.case import Case, Spot
from flows.model.events.buyer import Amended, Event, Placed, Said


def placed(guide: Guide, case: Case, event: Event, now: datetime, language: str) -> Event:
    """Return the zones a typed place means, where one is asked for; else the event as it is.

    An edited place becomes its zone too, when it means only one.
    """
    if isinstance(event, Amended) and _answered_with(guide, case, event.message):
        found = _zones(event.text, now, language)
        return replace(event, text=found[0] if len(found) == 1 else event.text)
    asked = guide.steps[guide.standing(case).step].kind
    if not isinstance(asked, Zone) or not isinstance(event, Said) or typed(event.text, guide.texts):
        return event
    return Placed(_zones(event.text, now, language), event.message)


def _answered_with(guide: Guide, case: Case, message: int) -> bool:
    """Whether a message has told where the buyer is."""
    asking = [Spot(step) for step in zone_steps(guide)]
    return any(case.answers[spot].message == message for spot in asking if spot in case.answers)


def settled(guide: Guide, case: Case) -> str | None:
    """Return the time zone a case was told last."""
    known = guide.walk(case.answers).known
    told = [known.text(name) for name in zone_steps(guide)]
    return next((zone for zone in reversed(told) if zone), None)


def zone_steps(guide: Guide) -> list[str]:
    """Return the steps of a guide that ask where the buyer is."""
    return [step.id for step in guide.steps.values() if isinstance(step.kind, Zone)]


def _zones(text: str, now: datetime, language: str) -> tuple[str, ...]:
    """Return the zones a typed place may mean, best first."""
    match lookup.find(text, now, language):
        case lookup.Zone(name):
            return (name,)
        case lookup.Choices(names):
            return tuple(zone for zone, _ in names)
        case lookup.Unknown():
            return ()
