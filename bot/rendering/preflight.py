"""The look before the one-shot submit as it is shown: missing, disagreeing, weak."""

from bot.rendering.evidence_score import render_score
from bot.rendering.view import View
from flows.definition.checks import Finding
from flows.engine.preflight import Preflight, run_preflight
from flows.model.case import Spot


def render_preflight(view: View, spot: Spot) -> str:
    """Return what a checked step has to say of the case, "" at any other step."""
    if not view.guide.steps[spot.step].shows_preflight:
        return ""
    found = run_preflight(view.guide, view.case)
    parts = [
        render_score(view, found.score),
        *_render_missing(view, found),
        *_render_contradictions(view, found),
    ]
    return "\n".join(filter(None, parts))


def _render_missing(view: View, found: Preflight) -> list[str]:
    rows = [
        view.voice.fill_slot("check.item", {"item": view.guide.texts[i.slot], "points": i.points})
        for i in found.missing
    ]
    return [view.voice.texts["check.missing"], *rows] if rows else []


def _render_contradictions(view: View, found: Preflight) -> list[str]:
    wrong = [_render_finding(view, each) for each in found.contradictions]
    weak = [_render_finding(view, each) for each in found.weaknesses]
    heads = view.voice.texts
    shown = [heads["check.wrong"], *wrong] if wrong else [heads["check.clear"]]
    weak = [heads["check.weak"], *weak] if weak else []
    return [*shown, *weak, heads["check.go_on"] if wrong else ""]


def _render_finding(view: View, finding: Finding) -> str:
    values = {**view.build_values(view.known), **finding.values}
    told = view.voice.fill_text(view.guide.texts[finding.slot], values)
    return view.voice.texts["check.line"].format(finding=told)
