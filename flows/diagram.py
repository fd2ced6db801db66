"""A guide drawn from its machine, phase by phase, as a Mermaid state diagram."""

from flows.guide import Guide
from flows.kinds import End


def draw(guide: Guide) -> str:
    """Return the diagram; paths that lead back are drawn as any other."""
    lines = ["stateDiagram-v2", f"    [*] --> {guide.order[0]}"]
    for phase in guide.phases:
        lines.append(f'    state "{phase.title}" as {phase.id}_phase {{')
        lines += [f"        {step.id}" for step in phase.steps]
        lines.append("    }")
    seen = dict.fromkeys(
        (source, transition.dest)
        for event in guide.machine.events.values()
        for source, transitions in event.transitions.items()
        for transition in transitions
    )
    lines += [f"    {source} --> {dest}" for source, dest in sorted(seen)]
    ends = [step.id for step in guide.steps.values() if isinstance(step.kind, End)]
    return "\n".join([*lines, *(f"    {end} --> [*]" for end in ends)])
