"""Makes all the papers of one case from its sealed files, in a folder that is gone afterwards."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from bot.casefile.prepared_exhibits import Inspecting, Prepared, prepared
from bot.casefile.tasks import MEMORY, SECONDS, Sheet, full_pack, picture, upload_pack
from bot.isolation.process_pool import Workshop
from flows.casefile.diff import changes
from flows.casefile.draft import case_file, letters
from flows.definition.guide import Guide
from flows.model.case import Case
from flows.model.case_file import CaseFile, Making, Origin, Phrase
from storage.blobs.file_store import FileStore

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

SHEETS: tuple[Sheet, ...] = ("first", "timeline")

Progress = Callable[[int, int], Awaitable[None]]
"""Told how much is done, of how much."""


@dataclass(frozen=True, slots=True)
class Former:
    """The version before: the case as it was then, what it was made with, what it said was new."""

    case: Case
    making: Making
    changes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers of a case: paths of pictures for the chat, of the whole pack, and for a form.

    The first of `whole` and of `form` is a PDF. `left_out` are the labels listed without a file,
    `digest` is the SHA-256 of the manifest.
    """

    made: Former
    pictures: tuple[Path, ...]
    whole: tuple[Path, ...]
    form: tuple[Path, ...]
    left_out: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Packer:
    """Knows where the files of the cases are and who looks at them."""

    files: FileStore
    workshop: Workshop
    inspector: Inspecting

    async def pack(
        self, guide: Guide, case: Case, key: bytes, former: Former | None, work: "Work"
    ) -> Pack:
        """Return the papers of a case, whose files are sealed with the key.

        Raises StorageError, OSError, and Spoiled where a page cannot be set.
        """
        steps = Steps(work.progress, len(case.shown) + len(SHEETS) + 2)
        opening = partial(_open, self.files, case.id, key)
        place = _new(work.folder, "exhibits")
        ready = await prepared(case, opening, self.inspector, place, steps.done)
        made, written = version(guide, case, former, work.now, ready.origins)
        pictures = [await self._picture(each, written, ready, work, steps) for each in SHEETS]
        whole = _new(work.folder, "whole")
        form = _new(work.folder, "form")
        bound, light = await _both(
            self._run(steps, full_pack, written, ready.held, letters(guide, case), whole),
            self._run(steps, upload_pack, written, ready.held, form),
        )
        return Pack(
            made=made,
            pictures=tuple(pictures),
            whole=tuple(whole / name for name in bound.names),
            form=tuple(form / name for name in light.names),
            left_out=tuple(label for label, each in ready.held.items() if each.original is None),
            digest=bound.manifest_sha256,
        )

    async def _picture(
        self, sheet: Sheet, written: CaseFile, ready: Prepared, work: "Work", steps: "Steps"
    ) -> Path:
        folder = _new(work.folder, sheet)
        return folder / await self._run(steps, picture, sheet, written, ready.held, folder)

    async def _run(self, steps: "Steps", job: Callable[[*Ts], T], *args: *Ts) -> T:
        made = await self.workshop.run(job, *args, seconds=SECONDS, memory=MEMORY)
        await steps.done()
        return made


@dataclass(frozen=True, slots=True)
class Work:
    """Where and when a pack is made: an empty folder, the instant, and who hears how far it is."""

    folder: Path
    now: datetime
    progress: Progress


@dataclass(slots=True)
class Steps:
    """Counts what is done."""

    progress: Progress
    of: int
    count: int = field(default=0, init=False)

    async def done(self) -> None:
        """One more."""
        self.count += 1
        await self.progress(self.count, self.of)


def version(
    guide: Guide,
    case: Case,
    former: Former | None,
    now: datetime,
    origins: Mapping[str, Origin],
) -> tuple[Former, CaseFile]:
    """Return what is to be kept of this version, and the case file.

    One that says the same as the version before it, whenever that was made, keeps its number.
    """
    making = Making(now.astimezone(UTC), 1, origins=origins)
    if former is None:
        return Former(case, making), case_file(guide, case, making)
    making = replace(making, version=former.making.version)
    before = case_file(guide, former.case, replace(making, origins=former.making.origins))
    found = changes(before, case_file(guide, case, making))
    if found:
        making = replace(making, version=making.version + 1)
    made = Former(case, making, found or former.changes)
    return made, replace(case_file(guide, case, making), changes=made.changes)


async def _both(one: Coroutine[Any, Any, T], other: Coroutine[Any, Any, T]) -> tuple[T, T]:
    """Do both at one time; where one fails the other is ended, and the failure is raised."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = group.create_task(one), group.create_task(other)
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return tasks[0].result(), tasks[1].result()


async def _open(files: FileStore, case_id: str, key: bytes, digest: str, path: Path) -> None:
    await files.copy(case_id, digest, key, path)


def _new(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return place
