"""The strength of the evidence as it is shown: one line, and the list of points behind it."""

from bot.rendering.view import View
from flows.engine.evidence_score import Item, Strength, strength
from flows.model.case import Spot


def of_case(view: View) -> Strength:
    """Return the points of the case as it is."""
    return strength(view.guide, view.known, view.case.exhibits)


def standing(view: View, spot: Spot) -> str:
    """Return how much of the evidence is there, to stand behind a checklist.

    A list that is not weighed says nothing, nor does one asked for by the mediator alone.
    """
    found = of_case(view)
    if not {item.id for item in found.items} & view.guide.steps[spot.step].kind.labels().keys():
        return ""
    return f" · {headed(view, found)}"


def headed(view: View, found: Strength) -> str:
    """Return the one line that says how much is there, "" where nothing is weighed."""
    values = {"points": found.points, "of": found.of}
    return view.voice.fill("screen.strength", values) if found.items else ""


def weighed(view: View) -> str:
    """Return every item with its points, what is there first, "" where nothing is weighed."""
    found = of_case(view)
    if not found.items:
        return ""
    held = [item for item in found.items if item.held]
    rows = [
        *(_row(view, "screen.held", item) for item in held),
        *(_row(view, "screen.missing", item) for item in found.missing),
    ]
    return "\n".join([headed(view, found), *rows])


def _row(view: View, slot: str, item: Item) -> str:
    label = view.guide.texts[item.slot]
    return view.voice.fill(slot, {"item": label, "points": item.points})
