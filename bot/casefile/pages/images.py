"""Which pictures of the exhibits are printed, how large, and what the templates call them."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.casefile.image_sizes import PROFILES, light, readable
from bot.casefile.manifest import Held
from bot.casefile.pages.template_data import MOST_BEST
from flows.model.case_file import CaseFile

MOST_PAGES = 30
"""Pictures printed of one exhibit."""

Pictures = Mapping[str, Sequence[Path]]


def printable(held: Mapping[str, Held]) -> Pictures:
    """Return the pictures that can be printed, by label."""
    return {
        label: [path for path in each.pictures[:MOST_PAGES] if readable(path)]
        for label, each in held.items()
    }


def best(case_file: CaseFile, held: Mapping[str, Held]) -> Mapping[str, Held]:
    """Return what page one may show: the strongest exhibits, and as many to stand in for them."""
    shown = [label for label, each in held.items() if each.pictures]
    spare = [label for label in shown if label not in case_file.cover.strongest][:MOST_BEST]
    return {
        label: Held(pictures=held[label].pictures[:1])
        for label in shown
        if label in (*case_file.cover.strongest, *spare)
    }


@contextmanager
def lightened(
    held: Mapping[str, Held], profile: tuple[int, int] = PROFILES[0]
) -> Iterator[Pictures]:
    """Give small copies of the pictures, for as long as they are needed."""
    with tempfile.TemporaryDirectory(prefix="light-") as name:
        smaller = dict[str, list[Path]]()
        for label, paths in printable(held).items():
            copies = [Path(name) / f"{label}-{n}.jpg" for n in range(1, len(paths) + 1)]
            for source, target in zip(paths, copies, strict=True):
                light(source, target, profile)
            smaller[label] = copies
        yield smaller


def named(pictures: Pictures) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Path]]:
    """Return the names the templates call the pictures by, and the file behind each name."""
    names = {
        label: [f"{label}-{number}.jpg" for number in range(1, len(paths) + 1)]
        for label, paths in pictures.items()
    }
    files = {
        name: path
        for label, paths in pictures.items()
        for name, path in zip(names[label], paths, strict=True)
    }
    return names, files
