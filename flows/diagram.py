"""A guide drawn from its machine, as a Mermaid state diagram: whole, or where a case can rest."""

from collections.abc import Iterable, Mapping

from flows.guide import Guide
from flows.kinds import End, Entries, Exhibits, Wait

RESTS = (Wait, End, Entries, Exhibits)


def draw(guide: Guide) -> str:
    """Return every step and every path, phase by phase."""
    return _drawn(guide, set(guide.order), sorted(_edges(guide)))


def outline(guide: Guide) -> str:
    """Return the steps at which a case can rest, and the way forward from one to another.

    They are the first step of each phase, the stories, the evidence, the waits and the ends.
    The questions between them are left out, and so are the ways back and the short cuts: a way
    that also leads over another rest is not drawn twice. A loop is a round that repeats.
    """
    rests = {step.id for step in guide.steps.values() if isinstance(step.kind, RESTS)}
    rests |= {phase.steps[0].id for phase in guide.phases}
    ahead: dict[str, set[str]] = {}
    for source, target in _edges(guide):
        ahead.setdefault(source, set()).add(target)
    ways = {rest: _next_rests(rest, rests, ahead) for rest in rests}
    return _drawn(guide, rests, sorted(_shortest(guide, ways)))


def _shortest(guide: Guide, ways: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """Return the ways forward without those that others make up, and the loops."""
    place = {name: n for n, name in enumerate(guide.order)}
    forward = {
        rest: {other for other in others if place[other] > place[rest]}
        for rest, others in ways.items()
    }
    beyond: dict[str, set[str]] = {}
    for rest in sorted(ways, key=lambda each: -place[each]):
        further = [forward[other] | beyond[other] for other in forward[rest]]
        beyond[rest] = set().union(*further)
    loops = {(rest, rest) for rest, others in ways.items() if rest in others}
    return loops | {(a, b) for a, others in forward.items() for b in others - beyond[a]}


def _edges(guide: Guide) -> set[tuple[str, str]]:
    """Return the transitions of the machine, whatever move takes them."""
    return {
        (source, transition.dest)
        for event in guide.machine.events.values()
        for source, transitions in event.transitions.items()
        for transition in transitions
    }


def _next_rests(rest: str, rests: set[str], ahead: Mapping[str, set[str]]) -> set[str]:
    found, seen, open_steps = set[str](), set[str](), set(ahead.get(rest, ()))
    while open_steps:
        step = open_steps.pop()
        seen.add(step)
        if step in rests:
            found.add(step)
        else:
            open_steps |= ahead.get(step, set()) - seen
    return found


def _drawn(guide: Guide, shown: set[str], edges: Iterable[tuple[str, str]]) -> str:
    lines = ["stateDiagram-v2", f"    [*] --> {guide.order[0]}"]
    for phase in guide.phases:
        lines.append(f'    state "{phase.title}" as {phase.id}_phase {{')
        lines += [f"        {step.id}" for step in phase.steps if step.id in shown]
        lines.append("    }")
    lines += [f"    {source} --> {target}" for source, target in edges]
    ends = [step.id for step in guide.steps.values() if isinstance(step.kind, End)]
    return "\n".join([*lines, *(f"    {end} --> [*]" for end in ends)])
