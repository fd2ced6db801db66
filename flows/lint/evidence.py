"""The linter's part about evidence: weights that count nothing, steps that nothing can fill."""

from collections.abc import Iterator, Mapping

from flows.definition.evidence_weights import EvidenceScale, EvidenceWeight
from flows.definition.guide import Guide
from flows.definition.kinds import Amount, Ask, Day, StepKind


def check_evidence(guide: Guide) -> Iterator[str]:
    """Yield what is wrong with the scales and the checks of a guide."""
    for scale in guide.scales:
        yield from _check_scale(guide, scale)
    for check in guide.checks:
        yield from _check_steps(guide, f"check {check.id}", frozenset(check.source_steps))
    named = [check.id for check in guide.checks]
    for name in sorted({each for each in named if named.count(each) > 1}):
        yield f"check {name}: is declared twice"


def map_check_placeholders(guide: Guide) -> Mapping[str, frozenset[str]]:
    """Return the placeholders that each check fills in its own text, by the slot of that."""
    return {f"check.{check.id}": frozenset(check.placeholders) for check in guide.checks}


def _check_scale(guide: Guide, scale: EvidenceScale) -> Iterator[str]:
    named = [weight.id for weight in scale.weights]
    for name in sorted({each for each in named if named.count(each) > 1}):
        yield f"scale {scale.id}: weighs {name} twice"
    if scale.when:
        yield from _check_steps(guide, f"scale {scale.id}", scale.when.source_steps)
    for weight in scale.weights:
        yield from _check_weight(guide, f"scale {scale.id}: {weight.id}", weight)


def _check_weight(guide: Guide, name: str, weight: EvidenceWeight) -> Iterator[str]:
    if weight.points < 1:
        yield f"{name} weighs nothing"
    if weight.condition is None and weight.id not in guide.checklist_lines:
        yield f"{name} is no line of a checklist"
    for rule in filter(None, (weight.condition, weight.when)):
        yield from _check_steps(guide, name, rule.source_steps)
    for fact in weight.facts:
        if fact not in guide.facts:
            yield f"{name}: there is no fact {fact}"


def _check_steps(guide: Guide, name: str, reads: frozenset[str]) -> Iterator[str]:
    for step in sorted(reads - guide.steps.keys()):
        yield f"{name} reads {step}, which is no step"


def check_order_fields(guide: Guide) -> Iterator[str]:
    """Yield the steps that cannot be answered with what they say they read from a file."""
    fitting: dict[str, type[StepKind]] = {
        "order_number": Ask,
        "order_total": Amount,
        "ordered_on": Day,
    }
    for step in guide.steps.values():
        if step.order_field and step.order_field not in fitting:
            yield f"{step.id}: nothing reads {step.order_field} from a file"
        elif step.order_field and not isinstance(step.kind, fitting[step.order_field]):
            yield f"{step.id}: cannot be answered with the {step.order_field} of a file"
