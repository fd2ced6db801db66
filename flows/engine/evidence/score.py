"""How much of the evidence a case needs is there: a count of fixed points, never a chance.

Rule 1: the points of an item depend on the answers alone, so one more exhibit never lowers them.
Rule 2: the same answers and exhibits give the same points, item by item, and each can be shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flows.definition.evidence_weights import EvidenceWeight, share_points
from flows.definition.guide import Guide
from flows.definition.kinds import ChecklistLine
from flows.model.answers import Known
from flows.model.case import Exhibit, ExhibitState

MAX_POINTS = 100


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One thing that counts: its points, whether it is there, and the slot of its label."""

    id: str
    points: int
    present: bool
    slot: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceScore:
    """Points of `of` and what they are made of; without items there is nothing to count."""

    items: tuple[ScoreItem, ...] = ()
    total: int = MAX_POINTS

    @property
    def points(self) -> int:
        """The points of what is there."""
        return sum(item.points for item in self.items if item.present)

    @property
    def gains(self) -> tuple[tuple[str, int], ...]:
        """What is not there yet and the points it would add, the most first."""
        return tuple((item.id, item.points) for item in self.missing)

    @property
    def missing(self) -> tuple[ScoreItem, ...]:
        """The items that are not there yet, the heaviest first."""
        absent = (item for item in self.items if not item.present and item.points)
        return tuple(sorted(absent, key=lambda item: -item.points))

    def find_gain(self, name: str) -> int:
        """Return the points an item would add; 0 when it is there, or does not count."""
        return dict(self.gains).get(name, 0)


def score_evidence(guide: Guide, known: Known, exhibits: Iterable[Exhibit]) -> EvidenceScore:
    """Return the points of what is known and sent; withdrawn and lost files do not count."""
    scale = next((each for each in guide.scales if each.is_applicable(known)), None)
    if scale is None:
        return EvidenceScore()
    shown = (each for each in exhibits if not each.withdrawn)
    usable = (each for each in shown if each.state is not ExhibitState.LOST)
    sent = frozenset(each.shown_line for each in usable if each.shown_line)
    weights = tuple(
        each for each in scale.weights if _is_counted(guide.checklist_lines, each, known)
    )
    rows = zip(weights, share_points(weights, MAX_POINTS), strict=True)
    return EvidenceScore(tuple(_build_item(guide, known, sent, *row) for row in rows))


def _is_counted(
    lines: Mapping[str, tuple[str, ChecklistLine]], weight: EvidenceWeight, known: Known
) -> bool:
    if weight.condition is None:
        return lines[weight.id][1].is_needed(known)
    return weight.when is None or weight.when.holds(known)


def _build_item(
    guide: Guide, known: Known, sent: frozenset[str], weight: EvidenceWeight, points: int
) -> ScoreItem:
    held = weight.id in sent if weight.condition is None else weight.condition.holds(known)
    return ScoreItem(weight.id, points, held, build_label_slot(guide, weight), weight.facts)


def build_label_slot(guide: Guide, weight: EvidenceWeight) -> str:
    """Return the slot of an item's name: the checklist's own, or that of the weight."""
    if weight.condition is not None:
        return f"weight.{weight.id}"
    return f"{guide.checklist_lines[weight.id][0]}.{weight.id}"
