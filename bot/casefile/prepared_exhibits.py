"""Prepares the exhibits of a case for its papers: opened, looked at, copied."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Protocol

from bot.casefile.manifest import Held
from bot.inspection.findings import BY_CAMERA, Copy, Inspection, Refusal, Taken
from flows.model.case import Case, Exhibit
from flows.model.case_file import DatedBy, Origin
from storage.errors import FileMissing, Tampered

log = logging.getLogger(__name__)
SIDE, QUALITY = 1700, 82
"""Longest side in pixels and JPEG quality of the copies that are printed."""

SIDE_BY_SIDE = 2

Opening = Callable[[str, Path], Awaitable[None]]
Told = Callable[[], Awaitable[None]]


class Inspecting(Protocol):
    """The part of `bot.inspection.inspector.Inspector` that is needed."""

    async def prepare(
        self, path: Path, folder: Path, *, side: int, quality: int
    ) -> tuple[Inspection, tuple[Copy, ...]] | Refusal:
        """What the file is and shows, and JPEGs of it in the folder."""
        ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """What there is of the exhibits by label, and by id what was found out about each."""

    held: Mapping[str, Held] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)


async def prepared(
    case: Case, opening: Opening, inspector: Inspecting, folder: Path, told: Told
) -> Prepared:
    """Return the exhibits of a case, with their files in the folder; `told` after each of them.

    `opening(digest, path)` writes a content to a new file. What is not stored, or does not open, is
    listed without a file: what nobody can read cannot be freed of the places in it.
    """
    held, origins, free = dict[str, Held](), dict[str, Origin](), asyncio.Semaphore(SIDE_BY_SIDE)

    async def prepare(label: str, exhibit: Exhibit) -> None:
        async with free:
            place = folder / label
            place.mkdir()
            found = await _of_exhibit(exhibit, opening, inspector, place)
        held[label] = found[0] if found else Held()
        if found:
            origins[exhibit.id] = found[1]
        await told()

    async with asyncio.TaskGroup() as group:
        for label, exhibit in case.shown:
            group.create_task(prepare(label, exhibit))
    return Prepared({label: held[label] for label, _ in case.shown}, origins)


async def _of_exhibit(
    exhibit: Exhibit, opening: Opening, inspector: Inspecting, place: Path
) -> tuple[Held, Origin] | None:
    if exhibit.state != "stored" or exhibit.digest is None:
        return None
    received = place / "received"
    try:
        await opening(exhibit.digest, received)
    except (FileMissing, Tampered):
        log.exception("exhibit %s is listed without its file, which is lost", exhibit.id)
        return None
    found = await inspector.prepare(received, place, side=SIDE, quality=QUALITY)
    if isinstance(found, Refusal):
        return None
    seen, copies = found
    return Held(received, tuple(place / each.name for each in copies)), origin(exhibit, seen)


def origin(exhibit: Exhibit, seen: Inspection) -> Origin:
    """Return what a sheet says of where a file is from."""
    taken = seen.taken
    return Origin(
        taken_at=_local(taken) if taken else None,
        dated_by=_dated_by(taken),
        form="compressed" if exhibit.kind == "photo" else "original",
        seconds=None if seen.seconds is None else round(seen.seconds),
        pages=seen.pages or 1,
    )


def _dated_by(taken: Taken | None) -> DatedBy:
    if taken is None:
        return "upload"
    return "camera" if taken.source in BY_CAMERA else "file"


def _local(taken: Taken) -> datetime:
    if taken.offset is None:
        return taken.local
    return taken.local.replace(tzinfo=timezone(taken.offset))
