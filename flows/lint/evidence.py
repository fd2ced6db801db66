"""The linter's part about evidence: weights that count nothing, steps that nothing can fill."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flows.definition.kinds import Amount, Ask, Day, Kind

if TYPE_CHECKING:
    from flows.definition.evidence_weights import Scale, Weight
    from flows.definition.guide import Guide


def of_evidence(guide: "Guide") -> Iterator[str]:
    """Yield what is wrong with the scales and the checks of a guide."""
    for scale in guide.scales:
        yield from _of_scale(guide, scale)
    for check in guide.checks:
        yield from _unread(guide, f"check {check.id}", frozenset(check.reads))
    named = [check.id for check in guide.checks]
    for name in sorted({each for each in named if named.count(each) > 1}):
        yield f"check {name}: is declared twice"


def filled_by_check(guide: "Guide", slot: str) -> frozenset[str]:
    """Return the placeholders that a check fills in its own text; none in other slots."""
    own = (check.fills for check in guide.checks if slot == f"check.{check.id}")
    return frozenset(next(own, ()))


def _of_scale(guide: "Guide", scale: "Scale") -> Iterator[str]:
    named = [weight.id for weight in scale.weights]
    for name in sorted({each for each in named if named.count(each) > 1}):
        yield f"scale {scale.id}: weighs {name} twice"
    if scale.when:
        yield from _unread(guide, f"scale {scale.id}", scale.when.reads)
    for weight in scale.weights:
        yield from _of_weight(guide, f"scale {scale.id}: {weight.id}", weight)


def _of_weight(guide: "Guide", name: str, weight: "Weight") -> Iterator[str]:
    if weight.points < 1:
        yield f"{name} weighs nothing"
    if weight.met is None and weight.id not in guide.lines:
        yield f"{name} is no line of a checklist"
    for rule in filter(None, (weight.met, weight.when)):
        yield from _unread(guide, name, rule.reads)
    for fact in weight.facts:
        if fact not in guide.facts:
            yield f"{name}: there is no fact {fact}"


def _unread(guide: "Guide", name: str, reads: frozenset[str]) -> Iterator[str]:
    for step in sorted(reads - guide.steps.keys()):
        yield f"{name} reads {step}, which is no step"


def of_roles(guide: "Guide") -> Iterator[str]:
    """Yield the steps that cannot be answered with what they say they read from a file."""
    fitting: dict[str, type[Kind]] = {"order_number": Ask, "order_total": Amount, "ordered_on": Day}
    for step in guide.steps.values():
        if step.reads and step.reads not in fitting:
            yield f"{step.id}: nothing reads {step.reads} from a file"
        elif step.reads and not isinstance(step.kind, fitting[step.reads]):
            yield f"{step.id}: cannot be answered with the {step.reads} of a file"
