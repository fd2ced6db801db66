"""The strength of the evidence as it is shown: one line, and the list of points behind it."""

from bot.rendering.view import View
from flows.engine.evidence.score import EvidenceScore, ScoreItem, score_evidence
from flows.model.case import Spot


def score_case(view: View) -> EvidenceScore:
    """Return the points of the case as it is."""
    return score_evidence(view.guide, view.known, view.case.exhibits)


def render_standing(view: View, spot: Spot) -> str:
    """Return how much of the evidence is there, to stand behind a checklist.

    A list that is not weighed says nothing, nor does one asked for by the mediator alone.
    """
    score = score_case(view)
    if (
        not {item.id for item in score.items}
        & view.guide.steps[spot.step].kind.list_labels().keys()
    ):
        return ""
    return f" · {render_score(view, score)}"


def render_score(view: View, score: EvidenceScore) -> str:
    """Return the one line that says how much is there, "" where nothing is weighed."""
    values = {"points": score.points, "of": score.total}
    return view.voice.fill_slot("screen.strength", values) if score.items else ""


def render_items(view: View) -> str:
    """Return every item with its points, what is there first, "" where nothing is weighed."""
    score = score_case(view)
    if not score.items:
        return ""
    present = [item for item in score.items if item.present]
    rows = [
        *(_render_item(view, "screen.held", item) for item in present),
        *(_render_item(view, "screen.missing", item) for item in score.missing),
    ]
    return "\n".join([render_score(view, score), *rows])


def _render_item(view: View, slot: str, item: ScoreItem) -> str:
    label = view.guide.texts[item.slot]
    return view.voice.fill_slot(slot, {"item": label, "points": item.points})
