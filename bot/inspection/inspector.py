"""Looks at files, copies them and reads orders from them, all in a worker of the workshop."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from bot.inspection import tasks
from bot.inspection.findings import Copy, Inspection, Reason, Refusal
from bot.inspection.order_page import Order
from bot.isolation.child import Fault
from bot.isolation.process_pool import Spoiled, Workshop

log = logging.getLogger(__name__)

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

REASONS = {
    Fault.TOO_LONG: Reason.TOO_HARD,
    Fault.DIED: Reason.TOO_HARD,
    Fault.TOO_LARGE: Reason.TOO_LARGE,
    Fault.RAISED: Reason.TOO_HARD,  # a fault of ours says nothing bad of the file
}


class Inspector:
    """What the bot does with a plain file of a buyer's; a file that is not taken is a Refusal.

    Paths are of files and folders in the clear, which the caller makes and removes.
    """

    def __init__(self, workshop: Workshop, *, seconds: float = 20.0) -> None:
        self._workshop, self._seconds = workshop, seconds

    async def inspect(self, path: Path) -> Inspection | Refusal:
        """What the file is and shows."""
        return await self._run(tasks.inspect, str(path))

    async def copy(
        self,
        path: Path,
        folder: Path,
        *,
        side: int = 1600,
        quality: int = 80,
        at_most_bytes: int | None = None,
        pages: int = 30,
    ) -> tuple[Copy, ...] | Refusal:
        """JPEGs of a picture, or of the first pages of a PDF, as 1.jpg, 2.jpg ... in `folder`.

        They are upright, hold no metadata, and are `side` pixels long or less. `at_most_bytes` is
        for each of them. Videos, voice messages and texts have none.
        """
        sizes = (side, quality, at_most_bytes, pages)
        return await self._run(tasks.copy, str(path), str(folder), *sizes)

    async def prepare(
        self, path: Path, folder: Path, *, side: int, quality: int, pages: int = 30
    ) -> tuple[Inspection, tuple[Copy, ...]] | Refusal:
        """What the file is, and its JPEGs as of `copy`: both in one process, which is quicker.

        Where that process failed, the file is looked at alone and has no copies.
        """
        sizes = (side, quality, pages)
        found = await self._run(tasks.prepare, str(path), str(folder), *sizes)
        if isinstance(found, Refusal) and found.reason in REASONS.values():
            seen = await self.inspect(path)
            return (seen, ()) if isinstance(seen, Inspection) else seen
        return found

    async def read_order(self, path: Path) -> Order | None:
        """What an order's screenshot seems to say, to be shown for a yes or no; None if nothing.

        None at once where the machine cannot recognize letters.
        """
        if shutil.which("tesseract") is None:
            return None
        found = await self._run(tasks.read_order, str(path))
        return None if isinstance(found, Refusal) else found

    async def _run(self, job: Callable[[*Ts], T | Refusal], *args: *Ts) -> T | Refusal:
        try:
            return await self._workshop.run(job, *args, seconds=self._seconds)
        except Spoiled as spoiled:
            log.warning("a file spoiled the job %s: %s", job.__name__, spoiled)
            return Refusal(REASONS[spoiled.fault])
