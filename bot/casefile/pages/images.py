"""Which pictures of the exhibits are printed, how large, and what the templates call them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.casefile.image_sizes import LIGHT_PROFILES, is_readable, write_light_copy
from bot.casefile.manifest import ManifestFile
from bot.casefile.pages.template_data import MAX_STRONGEST
from bot.isolation.scratch_dir import open_task_folder
from flows.model.case_file import CaseFile

MAX_PAGES = 30
"""Pictures printed of one exhibit."""

PicturePaths = Mapping[str, Sequence[Path]]


def select_printable(exhibit_files: Mapping[str, ManifestFile]) -> PicturePaths:
    """Return the pictures that can be printed, by label."""
    return {
        label: [path for path in each.pictures[:MAX_PAGES] if is_readable(path)]
        for label, each in exhibit_files.items()
    }


def select_cover_pictures(
    case_file: CaseFile, exhibit_files: Mapping[str, ManifestFile]
) -> Mapping[str, ManifestFile]:
    """Return what page one may show: the strongest exhibits, and as many to stand in for them."""
    shown = [label for label, each in exhibit_files.items() if each.pictures]
    spare = [label for label in shown if label not in case_file.cover.strongest][:MAX_STRONGEST]
    return {
        label: ManifestFile(pictures=exhibit_files[label].pictures[:1])
        for label in shown
        if label in (*case_file.cover.strongest, *spare)
    }


@contextmanager
def make_light_copies(
    exhibit_files: Mapping[str, ManifestFile], profile: tuple[int, int] = LIGHT_PROFILES[0]
) -> Iterator[PicturePaths]:
    """Give small copies of the pictures, for as long as they are needed."""
    with open_task_folder() as folder:
        smaller = dict[str, list[Path]]()
        for label, paths in select_printable(exhibit_files).items():
            copies = [folder / f"{label}-{n}.jpg" for n in range(1, len(paths) + 1)]
            for source, target in zip(paths, copies, strict=True):
                write_light_copy(source, target, profile)
            smaller[label] = copies
        yield smaller


def name_pictures(pictures: PicturePaths) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Path]]:
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
