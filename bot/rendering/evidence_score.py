"""The strength of the evidence as it is shown: one line, and the list of points behind it."""

from bot.rendering.view import View
from flows.engine.evidence_score import EvidenceScore, ScoreItem, score_evidence
from flows.model.case import Spot


def score_case(view: View) -> EvidenceScore:
    """Return the points of the case as it is."""
    return score_evidence(view.guide, view.known, view.case.exhibits)


def render_standing(view: View, spot: Spot) -> str:
    """Return how much of the evidence is there, to stand behind a checklist.

    A list that is not weighed says nothing, nor does one asked for by the mediator alone.
    """
    found = score_case(view)
    if (
        not {item.id for item in found.items}
        & view.guide.steps[spot.step].kind.list_labels().keys()
    ):
        return ""
    return f" · {render_score(view, found)}"


def render_score(view: View, found: EvidenceScore) -> str:
    """Return the one line that says how much is there, "" where nothing is weighed."""
    values = {"points": found.points, "of": found.total}
    return view.voice.fill_slot("screen.strength", values) if found.items else ""


def render_items(view: View) -> str:
    """Return every item with its points, what is there first, "" where nothing is weighed."""
    found = score_case(view)
    if not found.items:
        return ""
    held = [item for item in found.items if item.present]
    rows = [
        *(_render_item(view, "screen.held", item) for item in held),
        *(_render_item(view, "screen.missing", item) for item in found.missing),
    ]
    return "\n".join([render_score(view, found), *rows])


def _render_item(view: View, slot: str, item: ScoreItem) -> str:
    label = view.guide.texts[item.slot]
    return view.voice.fill_slot(slot, {"item": label, "points": item.points})
