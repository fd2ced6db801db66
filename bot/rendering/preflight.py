"""The look before the one-shot submit as it is shown: missing, disagreeing, weak."""

from bot.rendering.evidence_score import headed
from bot.rendering.view import View
from flows.definition.checks import Finding
from flows.engine.preflight import Preflight, preflight
from flows.model.case import Spot


def looked(view: View, spot: Spot) -> str:
    """Return what a checked step has to say of the case, "" at any other step."""
    if not view.guide.steps[spot.step].checked:
        return ""
    found = preflight(view.guide, view.case)
    parts = [headed(view, found.strength), *_missing(view, found), *_disagreeing(view, found)]
    return "\n".join(filter(None, parts))


def _missing(view: View, found: Preflight) -> list[str]:
    rows = [
        view.voice.fill("check.item", {"item": view.guide.texts[i.slot], "points": i.points})
        for i in found.missing
    ]
    return [view.voice.texts["check.missing"], *rows] if rows else []


def _disagreeing(view: View, found: Preflight) -> list[str]:
    wrong = [_line(view, each) for each in found.contradictions]
    weak = [_line(view, each) for each in found.weak]
    heads = view.voice.texts
    shown = [heads["check.wrong"], *wrong] if wrong else [heads["check.clear"]]
    weak = [heads["check.weak"], *weak] if weak else []
    return [*shown, *weak, heads["check.go_on"] if wrong else ""]


def _line(view: View, finding: Finding) -> str:
    values = {**view.values(view.known), **finding.values}
    told = view.voice.filled(view.guide.texts[finding.slot], values)
    return view.voice.texts["check.line"].format(finding=told)
