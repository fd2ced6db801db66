"""How much of the evidence a case needs is there: a count of fixed points, never a chance.

Rule 1: the points of an item depend on the answers alone, so one more exhibit never lowers them.
Rule 2: the same answers and exhibits give the same points, item by item, and each can be shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flows.definition.evidence_weights import Weight, shared
from flows.definition.guide import Guide
from flows.definition.kinds import Line
from flows.model.answers import Known
from flows.model.case import Exhibit

MOST = 100


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that counts: its points, whether it is there, and the slot of its label."""

    id: str
    points: int
    held: bool
    slot: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """Points of `of` and what they are made of; without items there is nothing to count."""

    items: tuple[Item, ...] = ()
    of: int = MOST

    @property
    def points(self) -> int:
        """The points of what is there."""
        return sum(item.points for item in self.items if item.held)

    @property
    def gains(self) -> tuple[tuple[str, int], ...]:
        """What is not there yet and the points it would add, the most first."""
        return tuple((item.id, item.points) for item in self.missing)

    @property
    def missing(self) -> tuple[Item, ...]:
        """The items that are not there yet, the heaviest first."""
        absent = (item for item in self.items if not item.held and item.points)
        return tuple(sorted(absent, key=lambda item: -item.points))

    def gain(self, name: str) -> int:
        """Return the points an item would add; 0 when it is there, or does not count."""
        return dict(self.gains).get(name, 0)


def strength(guide: Guide, known: Known, exhibits: Iterable[Exhibit]) -> Strength:
    """Return the points of what is known and sent; withdrawn and lost files do not count."""
    scale = next((each for each in guide.scales if each.fits(known)), None)
    if scale is None:
        return Strength()
    usable = (each for each in exhibits if not each.withdrawn and each.state != "lost")
    sent = frozenset(each.line for each in usable if each.line)
    weights = tuple(each for each in scale.weights if _counts(guide.lines, each, known))
    rows = zip(weights, shared(weights, MOST), strict=True)
    return Strength(tuple(_item(guide, known, sent, *row) for row in rows))


def _counts(lines: Mapping[str, tuple[str, Line]], weight: Weight, known: Known) -> bool:
    if weight.met is None:
        return lines[weight.id][1].asked(known)
    return weight.when is None or weight.when.holds(known)


def _item(guide: Guide, known: Known, sent: frozenset[str], weight: Weight, points: int) -> Item:
    held = weight.id in sent if weight.met is None else weight.met.holds(known)
    return Item(weight.id, points, held, label_slot(guide, weight), weight.facts)


def label_slot(guide: Guide, weight: Weight) -> str:
    """Return the slot of an item's name: the checklist's own, or that of the weight."""
    if weight.met is not None:
        return f"weight.{weight.id}"
    return f"{guide.lines[weight.id][0]}.{weight.id}"
