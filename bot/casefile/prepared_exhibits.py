"""Prepares the exhibits of a case for its papers: opened, looked at, copied."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Protocol

from bot.casefile.manifest import ManifestFile
from bot.inspection.findings import (
    CAMERA_SOURCES,
    CaptureTime,
    Inspection,
    PreparedFile,
    RejectedFile,
)
from flows.model.case import Case, Exhibit, ExhibitState
from flows.model.case_file import DateSource, FileMetadata
from storage.errors import FileMissingError, TamperedError

log = logging.getLogger(__name__)
PRINT_SIDE, PRINT_QUALITY = 1700, 82
"""Longest side in pixels and JPEG quality of the copies that are printed."""

MAX_CONCURRENT = 2

FileOpener = Callable[[str, Path], Awaitable[None]]
DoneCallback = Callable[[], Awaitable[None]]


class ExhibitInspector(Protocol):
    """The part of `bot.inspection.inspector.Inspector` that is needed."""

    async def prepare(
        self, path: Path, folder: Path, *, side: int, quality: int
    ) -> PreparedFile | RejectedFile:
        """What the file is and shows, with JPEGs and the copy to hand out in the folder."""
        ...


@dataclass(frozen=True, slots=True)
class PreparedExhibits:
    """What there is of the exhibits by label, and by id what was found out about each."""

    files: Mapping[str, ManifestFile] = field(default_factory=dict)
    origins: Mapping[str, FileMetadata] = field(default_factory=dict)


async def prepare_exhibits(
    case: Case,
    open_file: FileOpener,
    inspector: ExhibitInspector,
    folder: Path,
    on_done: DoneCallback,
) -> PreparedExhibits:
    """Return the exhibits of a case, with their files in the folder; call `on_done` after each.

    `open_file(digest, path)` writes a content to a new file. What is not stored, or does not open,
    is listed without a file: what nobody can read cannot be freed of the places in it.
    """
    exhibit_files, origins, free = (
        dict[str, ManifestFile](),
        dict[str, FileMetadata](),
        asyncio.Semaphore(MAX_CONCURRENT),
    )

    async def prepare(label: str, exhibit: Exhibit) -> None:
        async with free:
            place = folder / label
            place.mkdir()
            found = await _prepare_exhibit(exhibit, open_file, inspector, place)
        exhibit_files[label] = found[0] if found else ManifestFile()
        if found:
            origins[exhibit.id] = found[1]
        await on_done()

    async with asyncio.TaskGroup() as group:
        for label, exhibit in case.labelled_exhibits:
            group.create_task(prepare(label, exhibit))
    return PreparedExhibits(
        {label: exhibit_files[label] for label, _ in case.labelled_exhibits}, origins
    )


async def _prepare_exhibit(
    exhibit: Exhibit, open_file: FileOpener, inspector: ExhibitInspector, place: Path
) -> tuple[ManifestFile, FileMetadata] | None:
    if exhibit.state is not ExhibitState.STORED or exhibit.digest is None:
        return None
    received = place / "received"
    try:
        await open_file(exhibit.digest, received)
    except (FileMissingError, TamperedError):
        log.exception("exhibit %s is listed without its file, which is lost", exhibit.id)
        return None
    found = await inspector.prepare(received, place, side=PRINT_SIDE, quality=PRINT_QUALITY)
    if isinstance(found, RejectedFile):
        return None
    return _list_files(found, place), build_origin(exhibit, found.inspection)


def _list_files(found: PreparedFile, place: Path) -> ManifestFile:
    pictures, copy = tuple(place / each.name for each in found.pictures), found.enclosed
    if copy is None:
        return ManifestFile(pictures=pictures)
    return ManifestFile(place / copy.name, pictures, copy.suffix, copy.form)


def build_origin(exhibit: Exhibit, inspection: Inspection) -> FileMetadata:
    """Return what a sheet says of where a file is from."""
    capture_time = inspection.capture_time
    return FileMetadata(
        taken_at=_convert_time(capture_time) if capture_time else None,
        dated_by=_find_date_source(capture_time),
        form="compressed" if exhibit.kind == "photo" else "original",
        seconds=None if inspection.seconds is None else round(inspection.seconds),
        pages=inspection.pages or 1,
    )


def _find_date_source(capture_time: CaptureTime | None) -> DateSource:
    if capture_time is None:
        return "upload"
    return "camera" if capture_time.source in CAMERA_SOURCES else "file"


def _convert_time(capture_time: CaptureTime) -> datetime:
    if capture_time.offset is None:
        return capture_time.local
    return capture_time.local.replace(tzinfo=timezone(capture_time.offset))
