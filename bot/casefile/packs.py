"""Makes all the papers of one case from its sealed files, in a folder that is gone afterwards."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from bot.casefile.prepared_exhibits import ExhibitInspector, PreparedExhibits, prepare_exhibits
from bot.casefile.tasks import (
    MAX_MEMORY_BYTES,
    MAX_SECONDS,
    PictureName,
    build_full_pack,
    build_redacted_copy,
    build_upload_pack,
    render_picture,
)
from bot.isolation.process_pool import ProcessPool
from flows.casefile.diff import list_changes
from flows.casefile.draft import draft_case_file, write_open_letters
from flows.casefile.redaction import list_secrets, redact_case_file
from flows.definition.guide import Guide
from flows.model.case import Case
from flows.model.case_file import BuildInfo, CaseFile, FileMetadata, Phrase
from storage.blobs.file_store import FileStore

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

PICTURE_NAMES: tuple[PictureName, ...] = ("first", "timeline")

ProgressCallback = Callable[[int, int], Awaitable[None]]
"""Told how much is done, of how much."""


@dataclass(frozen=True, slots=True)
class VersionSnapshot:
    """The version before: the case as it was then, what it was made with, what it said was new."""

    case: Case
    making: BuildInfo
    changes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers of a case: paths of pictures for the chat, of the whole pack, and for a form.

    The first of `full_files` and of `upload_files` is a PDF. `missing_labels` are the labels listed
    without a file. `redacted` is the copy to show to others, where the case wants one.
    """

    snapshot: VersionSnapshot
    pictures: tuple[Path, ...]
    full_files: tuple[Path, ...]
    upload_files: tuple[Path, ...]
    missing_labels: tuple[str, ...]
    manifest_sha256: str
    redacted: Path | None = None


@dataclass(frozen=True, slots=True)
class PackBuilder:
    """Knows where the files of the cases are and who looks at them."""

    files: FileStore
    process_pool: ProcessPool
    inspector: ExhibitInspector

    async def build(
        self,
        guide: Guide,
        case: Case,
        key: bytes,
        previous: VersionSnapshot | None,
        context: "BuildContext",
    ) -> Pack:
        """Return the papers of a case, whose files are sealed with the key.

        Raises StorageError, OSError, and TaskError where a page cannot be set.
        """
        steps = ProgressCounter(
            context.progress, len(case.labelled_exhibits) + len(PICTURE_NAMES) + 2 + case.redacts
        )
        open_file = partial(_unseal_file, self.files, case.id, key)
        place = _make_folder(context.folder, "exhibits")
        prepared = await prepare_exhibits(case, open_file, self.inspector, place, steps.advance)
        snapshot, case_file = draft_version(guide, case, previous, context.now, prepared.origins)
        pictures = [
            await self._render_picture(each, case_file, prepared, context, steps)
            for each in PICTURE_NAMES
        ]
        full_folder = _make_folder(context.folder, "whole")
        upload_folder = _make_folder(context.folder, "form")
        full, upload = await _run_both(
            self._run_task(
                steps,
                build_full_pack,
                case_file,
                prepared.files,
                write_open_letters(guide, case),
                full_folder,
            ),
            self._run_task(steps, build_upload_pack, case_file, prepared.files, upload_folder),
        )
        return Pack(
            snapshot=snapshot,
            pictures=tuple(pictures),
            full_files=tuple(full_folder / name for name in full.names),
            upload_files=tuple(upload_folder / name for name in upload.names),
            missing_labels=tuple(
                label for label, each in prepared.files.items() if each.enclosed is None
            ),
            manifest_sha256=full.manifest_sha256,
            redacted=await self._build_redacted(guide, case, case_file, context, steps),
        )

    async def _build_redacted(
        self,
        guide: Guide,
        case: Case,
        case_file: CaseFile,
        context: "BuildContext",
        steps: "ProgressCounter",
    ) -> Path | None:
        if not case.redacts:
            return None
        folder = _make_folder(context.folder, "redacted")
        copy = redact_case_file(case_file, list_secrets(guide, case))
        return folder / await self._run_task(steps, build_redacted_copy, copy, folder)

    async def _render_picture(
        self,
        sheet: PictureName,
        case_file: CaseFile,
        prepared: PreparedExhibits,
        context: "BuildContext",
        steps: "ProgressCounter",
    ) -> Path:
        folder = _make_folder(context.folder, sheet)
        return folder / await self._run_task(
            steps, render_picture, sheet, case_file, prepared.files, folder
        )

    async def _run_task(self, steps: "ProgressCounter", task: Callable[[*Ts], T], *args: *Ts) -> T:
        result = await self.process_pool.run(
            task, *args, seconds=MAX_SECONDS, memory=MAX_MEMORY_BYTES
        )
        await steps.advance()
        return result


@dataclass(frozen=True, slots=True)
class BuildContext:
    """Where and when a pack is made: an empty folder, the instant, and who hears how far it is."""

    folder: Path
    now: datetime
    progress: ProgressCallback


@dataclass(slots=True)
class ProgressCounter:
    """Counts what is done."""

    progress: ProgressCallback
    total: int
    count: int = field(default=0, init=False)

    async def advance(self) -> None:
        """One more."""
        self.count += 1
        await self.progress(self.count, self.total)


def draft_version(
    guide: Guide,
    case: Case,
    previous: VersionSnapshot | None,
    now: datetime,
    origins: Mapping[str, FileMetadata],
) -> tuple[VersionSnapshot, CaseFile]:
    """Return what is to be kept of this version, and the case file.

    One that says the same as the version before it, whenever that was made, keeps its number.
    """
    making = BuildInfo(now.astimezone(UTC), 1, origins=origins)
    if previous is None:
        return VersionSnapshot(case, making), draft_case_file(guide, case, making)
    making = replace(making, version=previous.making.version)
    before = draft_case_file(guide, previous.case, replace(making, origins=previous.making.origins))
    found = list_changes(before, draft_case_file(guide, case, making))
    if found:
        making = replace(making, version=making.version + 1)
    snapshot = VersionSnapshot(case, making, found or previous.changes)
    return snapshot, replace(draft_case_file(guide, case, making), changes=snapshot.changes)


async def _run_both(one: Coroutine[Any, Any, T], other: Coroutine[Any, Any, T]) -> tuple[T, T]:
    """Do both at one time; where one fails the other is ended, and the failure is raised."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = group.create_task(one), group.create_task(other)
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return tasks[0].result(), tasks[1].result()


async def _unseal_file(files: FileStore, case_id: str, key: bytes, digest: str, path: Path) -> None:
    await files.copy(case_id, digest, key, path)


def _make_folder(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return place
