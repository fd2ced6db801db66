"""What a worker does with a file, by name: the bot hands these over and never loads a decoder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.inspection.findings import Copy, Inspection, Reason, Refusal, Unfit

if TYPE_CHECKING:
    from bot.inspection.order_page import Order

T = TypeVar("T")


def inspect(path: str) -> Inspection | Refusal:
    """What the file is and shows."""
    from bot.inspection.inspect import look

    return _judged(lambda: look(Path(path)))


def copy(
    path: str, folder: str, side: int, quality: int, at_most_bytes: int | None, pages: int
) -> tuple[Copy, ...] | Refusal:
    """JPEGs of the file, written into the folder."""
    from bot.inspection.copies import Size
    from bot.inspection.copies import copy as write

    size = Size(side, quality, at_most_bytes, pages)
    return _judged(lambda: write(Path(path), Path(folder), size))


def prepare(
    path: str, folder: str, side: int, quality: int, pages: int
) -> tuple[Inspection, tuple[Copy, ...]] | Refusal:
    """What the file is and shows, with its JPEGs; none where it opens but cannot be copied."""
    seen = inspect(path)
    if isinstance(seen, Refusal):
        return seen
    copies = copy(path, folder, side, quality, None, pages)
    return seen, () if isinstance(copies, Refusal) else copies


def read_order(path: str) -> "Order | Refusal | None":
    """What an order's screenshot seems to say."""
    from bot.inspection.ocr import text_in
    from bot.inspection.order_page import order_in

    return _judged(lambda: order_in(text_in(Path(path)) or ""))


def _judged(work: Callable[[], T]) -> T | Refusal:
    try:
        return work()
    except Unfit as unfit:
        return Refusal(unfit.reason)
    except MemoryError:
        return Refusal(Reason.TOO_LARGE)
