"""The weights of evidence as data: how many points each item gives to each kind of case."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.definition.rules import Rule
from flows.model.answers import Known


@dataclass(frozen=True, slots=True)
class EvidenceWeight:
    """The points of one item: a line of the checklist, or (`condition`) something the answers say.

    A line carries its own label and its own rule; an answer carries `label`, and counts only
    `when` the case asks for it. `facts` are the ids of the platform's rules it rests on.
    """

    id: str
    points: int
    facts: tuple[str, ...]
    label: str = ""
    condition: Rule | None = None
    when: Rule | None = None


@dataclass(frozen=True, slots=True)
class EvidenceScale:
    """The weights of one kind of case, the heaviest line first; the first scale that fits is used.

    The points of the items a case does not need are shared among those it does: see `share_points`.
    """

    id: str
    weights: tuple[EvidenceWeight, ...]
    when: Rule | None = None

    def is_applicable(self, known: Known) -> bool:
        """Whether it is the scale of this case."""
        return self.when is None or self.when.holds(known)


def share_points(weights: Iterable[EvidenceWeight], of: int) -> tuple[int, ...]:
    """Return whole points that add up to `of`, in proportion, for each weight in order.

    What rounding leaves goes to the largest rests, of equal ones to the first.
    """
    given = [weight.points for weight in weights]
    total = sum(given)
    if not total:
        return tuple(given)
    points = [of * each // total for each in given]
    rests = sorted(range(len(given)), key=lambda n: (-(of * given[n] % total), n))
    for n in rests[: of - sum(points)]:
        points[n] += 1
    return tuple(points)
