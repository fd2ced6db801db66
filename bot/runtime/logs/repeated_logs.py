"""Folds what is logged again and again: one line for a fault, a count while it lasts, and its end.

Two records are of one fault when they have the same logger, the same first cause, and the same
words but for those with a digit in them: names of cases, counts, seconds.
"""

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from bot.runtime.logs.error_text import identify_error, summarize_error

FIRST_COUNT, LONGEST_COUNT = 60.0, 600.0
"""Seconds from the first line to the first count; from count to count they double up to this."""

SHORTEST_QUIET = 90.0
"""A fault is over after so many seconds without it, or after MAX_GAPS times its last pause."""

MAX_GAPS = 2.5  # whoever tries again waits at most twice as long as the time before
MAX_FAULTS = 500
_VARYING = re.compile(r"\S*\d\S*")

FaultKey = tuple[str, int, str, str]


@dataclass(slots=True)
class _Fault:
    """A fault that lasts: its last record, and when it began, came last and is counted next.

    `repeats` are all that came after the first, `untold` those that no count has told yet.
    """

    record: logging.LogRecord
    began_at: float
    seen_at: float
    count_at: float
    count_pause: float = FIRST_COUNT
    gap: float = 0.0
    repeats: int = 0
    untold: int = 0

    @property
    def ends_at(self) -> float:
        """When it is over, unless it comes again."""
        return self.seen_at + max(SHORTEST_QUIET, MAX_GAPS * self.gap)


class RepeatFolder:
    """Decides which records are written, and makes the lines that stand for the others.

    `seconds` is a clock that never goes back. Only warnings and errors are folded.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._faults: dict[FaultKey, _Fault] = {}
        self._traced: dict[str, float] = {}

    @property
    def next_report_in(self) -> float | None:
        """Seconds until `collect_reports` has something to tell; None while no fault lasts."""
        due = [
            min(fault.count_at, fault.ends_at) if fault.untold else fault.ends_at
            for fault in self._faults.values()
            if fault.repeats
        ]
        return max(0.0, min(due) - self._seconds()) if due else None

    def admit(self, record: logging.LogRecord) -> bool:
        """Whether a record is to be written; a cause that was told lately loses its frames."""
        if not logging.WARNING <= record.levelno < logging.CRITICAL:
            return True
        now = self._seconds()
        key = _identify(record)
        if fault := self._faults.get(key):
            fault.record, fault.gap, fault.seen_at = record, now - fault.seen_at, now
            fault.repeats += 1
            fault.untold += 1
            return False
        if len(self._faults) < MAX_FAULTS:
            self._faults[key] = _Fault(record, now, now, now + FIRST_COUNT)
        self._shorten(record, key[-1], now)
        return True

    def collect_reports(self, *, final: bool = False) -> list[logging.LogRecord]:
        """Return the counts that are due and the ends that are known; with `final`, of all."""
        now, found = self._seconds(), []
        for key, fault in list(self._faults.items()):
            is_over = now >= fault.ends_at
            is_due = fault.untold and (final or now >= fault.count_at)
            if is_due or (is_over and fault.repeats):
                found.append(_build_report(fault, is_over=is_over))
                fault.untold, fault.count_at = 0, now + fault.count_pause
                fault.count_pause = min(2 * fault.count_pause, LONGEST_COUNT)
            if is_over:
                del self._faults[key]
        return found

    def _shorten(self, record: logging.LogRecord, cause: str, now: float) -> None:
        """Leave the frames out where those of the same cause were written within minutes."""
        error = _find_error(record)
        if error is None:
            return
        told_at = self._traced.get(cause)
        if told_at is not None and now - told_at < LONGEST_COUNT:
            record.exc_info, record.exc_text = None, summarize_error(error)
            return
        if len(self._traced) >= MAX_FAULTS:
            self._traced.clear()
        self._traced[cause] = now


class FoldingHandler(logging.StreamHandler[TextIO]):
    """Writes records to a stream, folded; a timer tells counts and ends when nothing else comes."""

    def __init__(self, stream: TextIO, folder: RepeatFolder | None = None) -> None:
        super().__init__(stream)
        self._folder = folder or RepeatFolder()
        self._timer: threading.Timer | None = None

    def handle(self, record: logging.LogRecord) -> bool:
        """Write a record, unless it repeats one."""
        with self._locked():
            self._write_reports()
            admitted = self._folder.admit(record)
            self._wind_timer()
        return super().handle(record) if admitted else False

    def close(self) -> None:
        """Write the counts that are left."""
        with self._locked():
            if self._timer:
                self._timer.cancel()
            self._write_reports(final=True)
        super().close()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.acquire()
        try:
            yield
        finally:
            self.release()

    def _write_reports(self, *, final: bool = False) -> None:
        for report in self._folder.collect_reports(final=final):
            super().handle(report)

    def _wind_timer(self) -> None:
        seconds = self._folder.next_report_in
        if seconds is None or (self._timer and self._timer.is_alive()):
            return
        self._timer = threading.Timer(seconds, self._tick)
        self._timer.daemon = True
        self._timer.start()

    def _tick(self) -> None:
        with self._locked():
            self._timer = None
            self._write_reports()
            self._wind_timer()


def _identify(record: logging.LogRecord) -> FaultKey:
    error = _find_error(record)
    cause = identify_error(error) if error else ""
    words = _VARYING.sub("#", record.getMessage())
    return record.name, record.levelno, words, cause


def _find_error(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def _build_report(fault: _Fault, *, is_over: bool) -> logging.LogRecord:
    count = f"{fault.repeats:,} more in {fault.seen_at - fault.began_at:,.0f} s"
    end = ", then no more" if is_over else ""
    return logging.LogRecord(
        fault.record.name,
        logging.INFO if is_over else fault.record.levelno,
        fault.record.pathname,
        fault.record.lineno,
        f"… {count}{end}: {fault.record.getMessage()}",
        None,
        None,
    )
