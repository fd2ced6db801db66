"""A guide drawn in Mermaid from its paths: its phases, and each phase step by step."""

from collections.abc import Iterable

from flows.definition.guide import Guide
from flows.definition.kinds import End
from flows.definition.steps import Phase

Edge = tuple[str, str]


def render_diagrams(guide: Guide) -> str:
    """Return the diagrams as Markdown: the phases, then every phase folded away."""
    folded = (
        f"<details><summary>{phase.title}: {len(phase.steps)} steps</summary>\n\n"
        f"{_fence_drawing(draw_phase(guide, phase))}\n\n</details>"
        for phase in guide.phases
    )
    return "\n\n".join([_fence_drawing(draw_phases(guide)), *folded])


def draw_phases(guide: Guide) -> str:
    """Return the phases of a guide and the ways between them."""
    named = [f'    state "{phase.title}" as {phase.id}' for phase in guide.phases]
    ends = [step.id for step in guide.steps.values() if isinstance(step.kind, End)]
    between = {
        (guide.phase_by_step[a].id, guide.phase_by_step[b].id) for a, b in _list_edges(guide)
    }
    ways = [(a, b) for a, b in between if a != b]
    ways += [("[*]", guide.phases[0].id), *((guide.phase_by_step[end].id, "[*]") for end in ends)]
    return _format_states([*named], ways)


def draw_phase(guide: Guide, phase: Phase) -> str:
    """Return every step of a phase and every path from it; other phases stand as one state."""
    inside = {step.id for step in phase.steps}
    ways = {
        (source, target if target in inside else guide.phase_by_step[target].id)
        for source, target in _list_edges(guide)
        if source in inside
    }
    others = sorted({target for _, target in ways} - inside)
    titles = {each.id: each.title for each in guide.phases}
    return _format_states([f'    state "{titles[other]}" as {other}' for other in others], ways)


def _list_edges(guide: Guide) -> set[Edge]:
    """Return each pair of steps of which one leads to the other, whatever move takes the path."""
    return {(source, path.target) for source, paths in guide.paths.items() for path in paths}


def _format_states(lines: list[str], ways: Iterable[Edge]) -> str:
    edges = [f"    {source} --> {target}" for source, target in sorted(set(ways))]
    return "\n".join(["stateDiagram-v2", *lines, *edges])


def _fence_drawing(drawing: str) -> str:
    return f"```mermaid\n{drawing}\n```"
