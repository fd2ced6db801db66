"""How labels of exhibits are named together: "E1–E4, E7"."""

from collections.abc import Iterable

from flows.model.case import Case, Exhibit

LEAST_RUN = 3
"""So many labels in a row are named by the first and the last."""


def name_exhibits(case: Case, exhibits: Iterable[Exhibit]) -> str:
    """Return the labels of exhibits, in the order of the case."""
    wanted = {each.id for each in exhibits}
    return join_labels(label for label, each in case.labelled_exhibits if each.id in wanted)


def join_labels(labels: Iterable[str]) -> str:
    """Return labels as a text: those that follow each other as a run."""
    runs = list[list[str]]()
    for label in labels:
        follows = runs and int(runs[-1][-1][1:]) + 1 == int(label[1:])
        runs[-1:] = [[*runs[-1], label]] if follows else [*runs[-1:], [label]]
    return ", ".join(part for run in runs for part in _shorten_run(run))


def _shorten_run(run: list[str]) -> list[str]:
    return [f"{run[0]}–{run[-1]}"] if len(run) >= LEAST_RUN else run
