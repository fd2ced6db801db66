"""The exhibits a letter cites by number, grouped by what they show, without words."""

from dataclasses import dataclass

from flows.definition.vocabulary import Case, Exhibit, Known

MOST_GROUPS = 6
MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Exhibits that show the same thing: their labels, their checklist line, and a caption."""

    labels: tuple[str, ...]
    line: str
    kind: str
    caption: str


def usable(case: Case) -> list[tuple[str, Exhibit]]:
    """Return the exhibits a letter may cite: those that are held, or kept by the buyer."""
    return [
        (label, exhibit) for label, exhibit in case.labelled_exhibits if exhibit.state != "lost"
    ]


def latest(known: Known, case: Case) -> list[tuple[str, Exhibit]]:
    """Return the exhibits sent since the mediator asked for more; all when there are none."""
    asked = known.answer("evidence_asked")
    new = [pair for pair in usable(case) if asked and pair[1].received_at >= asked.at]
    return new or usable(case)


def grouped(shown: list[tuple[str, Exhibit]]) -> tuple[tuple[Group, ...], int]:
    """Return the first groups of exhibits and how many files are not named in them."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for label, exhibit in shown:
        kind = "" if exhibit.line else exhibit.kind
        found.setdefault((exhibit.line or "", kind, exhibit.caption), []).append(label)
    groups = tuple(
        Group(tuple(labels[:MOST_LABELS]), *about)
        for about, labels in list(found.items())[:MOST_GROUPS]
    )
    return groups, len(shown) - sum(len(group.labels) for group in groups)
