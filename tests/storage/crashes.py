"""Dying before the nth statement, counted over all databases and with each commit as one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event


class Killed(BaseException):
    """Nothing in the store may catch this, as nothing could catch the real thing."""


class Counter:
    """How many statements there were, and at which one to die (0: never)."""

    def __init__(self, fatal: int) -> None:
        self.fatal = fatal
        self.seen = 0

    def count(self, *_arguments: Any) -> None:
        """One more statement is about to run."""
        self.seen += 1
        if self.seen == self.fatal:
            raise Killed


@contextmanager
def counted(fatal: int = 0) -> Iterator[Counter]:
    """Count the statements of the block, and raise Killed before statement `fatal`."""
    counter = Counter(fatal)
    names = ("before_cursor_execute", "commit")
    for name in names:
        event.listen(Engine, name, counter.count)
    try:
        yield counter
    finally:
        for name in names:
            event.remove(Engine, name, counter.count)
