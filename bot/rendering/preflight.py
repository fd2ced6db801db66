"""The preflight of a case as it is shown: what is missing, what disagrees, what is weak."""

from bot.rendering.evidence_score import render_score
from bot.rendering.view import View
from flows.definition.checks import Finding
from flows.engine.preflight import Preflight, run_preflight
from flows.model.case import Spot


def render_preflight(view: View, spot: Spot) -> str:
    """Return what a checked step has to say of the case, "" at any other step."""
    if not view.guide.steps[spot.step].shows_preflight:
        return ""
    preflight = run_preflight(view.guide, view.case)
    parts = [
        render_score(view, preflight.score),
        *_render_missing(view, preflight),
        *_render_contradictions(view, preflight),
    ]
    return "\n".join(filter(None, parts))


def _render_missing(view: View, preflight: Preflight) -> list[str]:
    rows = [
        view.voice.fill_slot(
            "check.item", {"item": view.guide.texts[item.slot], "points": item.points}
        )
        for item in preflight.missing
    ]
    return [view.voice.texts["check.missing"], *rows] if rows else []


def _render_contradictions(view: View, preflight: Preflight) -> list[str]:
    texts = view.voice.texts
    wrong = [_render_finding(view, each) for each in preflight.contradictions]
    weak = [_render_finding(view, each) for each in preflight.weaknesses]
    return [
        *([texts["check.wrong"], *wrong] if wrong else [texts["check.clear"]]),
        *([texts["check.weak"], *weak] if weak else []),
        texts["check.go_on"] if wrong else "",
    ]


def _render_finding(view: View, finding: Finding) -> str:
    values = {**view.build_values(view.known), **finding.values}
    text = view.voice.fill_text(view.guide.texts[finding.slot], values)
    return view.voice.texts["check.line"].format(finding=text)
