"""Dying before the nth statement, counted over all databases and with each commit as one."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from warnings import catch_warnings, simplefilter

from sqlalchemy import Engine, event


class Killed(BaseException):
    """Nothing in the store may catch this, as nothing could catch the real thing."""


class Counter:
    """How many statements there were, and at which one to die (0: never), once or for good."""

    def __init__(self, fatal: int, *, for_good: bool = False) -> None:
        self.fatal, self.for_good = fatal, for_good
        self.seen = 0

    @property
    def dead(self) -> bool:
        """Whether the fatal statement has been reached."""
        return 0 < self.fatal <= self.seen

    def count(self, *_arguments: Any) -> None:
        """One more statement is about to run."""
        self.seen += 1
        if self.seen == self.fatal or (self.for_good and self.dead):
            raise Killed


@contextmanager
def counted(fatal: int = 0, *, for_good: bool = False) -> Iterator[Counter]:
    """Count the statements of the block, and raise Killed before statement `fatal`.

    `for_good` it is also raised before all that come later, as other tasks of the dead may go on.
    """
    counter = Counter(fatal, for_good=for_good)
    names = ("before_cursor_execute", "commit")
    for name in names:
        event.listen(Engine, name, counter.count)
    try:
        yield counter
    finally:
        for name in names:
            event.remove(Engine, name, counter.count)


@contextmanager
def ignore_open_connections() -> Iterator[None]:
    """Let connections of the block be left open: what dies closes none of them.

    They are collected before it ends, or their warnings would meet whatever test runs then.
    """
    with catch_warnings():
        simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()
