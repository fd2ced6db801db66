"""The tasks on a file, for a process of their own; the bot itself never loads a decoder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.inspection.findings import (
    Inspection,
    JpegCopy,
    PreparedFile,
    RejectedFile,
    RejectedFileError,
    RejectionReason,
)

if TYPE_CHECKING:
    from bot.inspection.order_page import Order

T = TypeVar("T")


def inspect(path: str) -> Inspection | RejectedFile:
    """What the file is and shows."""
    from bot.inspection.inspect import inspect_file

    return _catch_rejection(lambda: inspect_file(Path(path)))


def make_copies(
    path: str, folder: str, side: int, quality: int, at_most_bytes: int | None, pages: int
) -> tuple[JpegCopy, ...] | RejectedFile:
    """JPEGs of the file, written into the folder."""
    from bot.inspection.copies import CopyOptions
    from bot.inspection.copies import write_copies as write

    size = CopyOptions(side, quality, at_most_bytes, pages)
    return _catch_rejection(lambda: write(Path(path), Path(folder), size))


def prepare(
    path: str, folder: str, side: int, quality: int, pages: int
) -> PreparedFile | RejectedFile:
    """What the file is and shows, its JPEGs, and the copy to hand out, as far as there are such."""
    from bot.inspection.enclosed_copy import write_enclosed_copy as write

    inspection = inspect(path)
    if isinstance(inspection, RejectedFile):
        return inspection
    copies = make_copies(path, folder, side, quality, None, pages)
    pictures = () if isinstance(copies, RejectedFile) else copies
    return PreparedFile(inspection, pictures, write(Path(path), Path(folder), inspection, pictures))


def read_order(path: str) -> "Order | RejectedFile | None":
    """What an order's screenshot seems to say."""
    from bot.inspection.ocr import recognize_text
    from bot.inspection.order_page import find_order

    return _catch_rejection(lambda: find_order(recognize_text(Path(path)) or ""))


def _catch_rejection(work: Callable[[], T]) -> T | RejectedFile:
    try:
        return work()
    except RejectedFileError as error:
        return RejectedFile(error.reason)
    except MemoryError:
        return RejectedFile(RejectionReason.TOO_LARGE)
