"""Inspects files, copies them and reads orders from them, each in a process of its own."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from bot.inspection import tasks
from bot.inspection.findings import (
    Inspection,
    JpegCopy,
    PreparedFile,
    RejectedFile,
    RejectionReason,
)
from bot.inspection.order_page import Order
from bot.isolation.process_pool import ProcessPool, TaskError
from bot.isolation.reply import TaskFault

log = logging.getLogger(__name__)

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

FAULT_REASONS = {
    TaskFault.TOO_LONG: RejectionReason.TOO_HARD,
    TaskFault.DIED: RejectionReason.TOO_HARD,
    TaskFault.TOO_LARGE: RejectionReason.TOO_LARGE,
    TaskFault.RAISED: RejectionReason.TOO_HARD,  # a fault of ours says nothing bad of the file
}

PREPARE_SHARE = 4  # a file is decoded as often, and all pages of a PDF are drawn


class Inspector:
    """What the bot does with a plain file of a buyer's; a file that is not taken is a RejectedFile.

    Paths are of files and folders in the clear, which the caller makes and removes.
    """

    def __init__(self, process_pool: ProcessPool, *, seconds: float = 20.0) -> None:
        self._process_pool, self._seconds = process_pool, seconds

    async def inspect(self, path: Path) -> Inspection | RejectedFile:
        """What the file is and shows."""
        return await self._run_task(tasks.inspect, str(path))

    async def make_copies(
        self,
        path: Path,
        folder: Path,
        *,
        side: int = 1600,
        quality: int = 80,
        at_most_bytes: int | None = None,
        pages: int = 30,
    ) -> tuple[JpegCopy, ...] | RejectedFile:
        """JPEGs of a picture, or of the first pages of a PDF, as 1.jpg, 2.jpg ... in `folder`.

        They are upright, hold no metadata, and are `side` pixels long or less. `at_most_bytes` is
        for each of them. Videos, voice messages and texts have none.
        """
        sizes = (side, quality, at_most_bytes, pages)
        return await self._run_task(tasks.make_copies, str(path), str(folder), *sizes)

    async def prepare(
        self, path: Path, folder: Path, *, side: int, quality: int, pages: int = 30
    ) -> PreparedFile | RejectedFile:
        """Return what the file is, its JPEGs as of `make_copies`, and the copy to hand out.

        They are made in one process. Where that failed, the file is looked at alone and has none.
        """
        sizes = (side, quality, pages)
        task, folders = tasks.prepare, (str(path), str(folder))
        found = await self._run_task(task, *folders, *sizes, seconds=PREPARE_SHARE * self._seconds)
        if isinstance(found, RejectedFile) and found.reason in FAULT_REASONS.values():
            inspection = await self.inspect(path)
            return PreparedFile(inspection) if isinstance(inspection, Inspection) else inspection
        return found

    async def read_order(self, path: Path) -> Order | None:
        """What an order's screenshot seems to say, to be shown for a yes or no; None if nothing.

        None at once where the machine cannot recognize letters.
        """
        if shutil.which("tesseract") is None:
            return None
        found = await self._run_task(tasks.read_order, str(path))
        return None if isinstance(found, RejectedFile) else found

    async def _run_task(
        self,
        task: Callable[[*Ts], T | RejectedFile],
        *args: *Ts,
        seconds: float | None = None,
    ) -> T | RejectedFile:
        try:
            return await self._process_pool.run(task, *args, seconds=seconds or self._seconds)
        except TaskError as error:
            log.warning("a file spoiled the job %s: %s", task.__name__, error)
            return RejectedFile(FAULT_REASONS[error.fault])
