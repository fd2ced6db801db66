"""Small tables of medians, with the least and the most beside, for people to read."""

from collections.abc import Sequence
from statistics import median


def spread(values: Sequence[float], digits: int = 0) -> str:
    """The median of some figures and where they lie: "31 [24..45]"."""
    shown = [f"{value:,.{digits}f}" for value in (median(values), min(values), max(values))]
    return "{} [{}..{}]".format(*shown)


def ratios(ours: Sequence[float], others: Sequence[float]) -> list[float]:
    """Ours by theirs, round by round: what else the machine does slows down both of a round."""
    return [mine / theirs for mine, theirs in zip(ours, others, strict=True)]


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    print(f"\n{title}\n")
    for row in (head, ["-" * width for width in widths], *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print(f"| {' | '.join(cells)} |", flush=True)
