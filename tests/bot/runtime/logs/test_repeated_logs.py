"""A fault that lasts is one line, then counts, and a line at its end; nothing else is held back."""

import io
import logging
from dataclasses import dataclass, field

import pytest

from bot.runtime.logs.repeated_logs import FIRST_COUNT, SHORTEST_QUIET, FoldingHandler, RepeatFolder
from storage.errors import UnavailableError


@dataclass
class Log:
    """A logger with a folding handler, on a clock the test moves."""

    now: float = 0.0
    stream: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        self.handler = FoldingHandler(self.stream, RepeatFolder(lambda: self.now))
        self.handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))

    def tell(self, level: int, words: str, *values: object, error: Exception | None = None) -> None:
        """Log something."""
        found = (type(error), error, error.__traceback__) if error else None
        record = logging.LogRecord("bot.x", level, __file__, 1, words, values, found)
        self.handler.handle(record)

    def lines(self) -> list[str]:
        """What was written since the last look."""
        found = self.stream.getvalue().splitlines()
        self.stream.seek(0)
        self.stream.truncate()
        return found


@pytest.fixture
def log() -> Log:
    return Log()


def catch(words: str) -> Exception:
    """An error raised at one place, whatever it says."""
    try:
        fail(words)
    except UnavailableError as error:
        return error
    raise AssertionError("it raised nothing")


def fail(words: str) -> None:
    raise UnavailableError(words)


def test_a_fault_that_lasts_is_one_line_then_counts_then_its_end(log: Log) -> None:
    for second in range(76):
        log.now = float(second)
        for number in range(13):
            log.tell(logging.WARNING, "job %d cannot be claimed", number)
    log.now = 75.0 + SHORTEST_QUIET
    log.tell(logging.INFO, "another thing")
    assert log.lines() == [
        "WARNING job 0 cannot be claimed",
        "WARNING … 779 more in 59 s: job 12 cannot be claimed",
        "INFO … 987 more in 75 s, then no more: job 12 cannot be claimed",
        "INFO another thing",
    ]


def test_counts_grow_rarer(log: Log) -> None:
    for minute in range(120):
        log.now = 60.0 * minute
        log.tell(logging.ERROR, "no way to the store")
    assert len(log.lines()) == 1 + 15  # after 1, 2, 4, 8 minutes, then each ten


def test_pauses_that_double_do_not_end_a_fault(log: Log) -> None:
    for exponent in range(12):
        log.now = float(2**exponent)
        log.tell(logging.WARNING, "asking again in %d s", 2**exponent)
    assert "then no more" not in "".join(log.lines())


def test_a_fault_that_comes_back_after_its_end_is_told_anew(log: Log) -> None:
    log.tell(logging.WARNING, "it hurts")
    log.now = SHORTEST_QUIET + 1
    log.tell(logging.WARNING, "it hurts")
    assert log.lines() == ["WARNING it hurts"] * 2


def test_frames_of_one_cause_are_written_once(log: Log) -> None:
    for words in ("a cannot be read", "b cannot be read", "c cannot be read"):
        log.tell(logging.WARNING, words, error=catch("the database gave up: disk full"))
    told = log.lines()
    assert sum("Traceback" in line for line in told) == 1
    assert told[-2:] == ["WARNING c cannot be read", "UnavailableError: the database gave up"]


def test_a_thousand_faults_with_frames_are_few_lines(log: Log) -> None:
    for number in range(1000):
        log.now += 0.075
        log.tell(logging.WARNING, "a store is away", error=catch(f"attempt {number}"))
    assert len(log.lines()) < 10


def test_other_words_other_loggers_and_milder_lines_are_never_held_back(log: Log) -> None:
    for _ in range(2):
        log.tell(logging.INFO, "the bot is running")
        log.tell(logging.CRITICAL, "the bot stops")
    log.tell(logging.WARNING, "the token is unknown")
    log.tell(logging.WARNING, "the token is taken")
    log.tell(logging.ERROR, "the token is taken")
    assert len(log.lines()) == 7


def test_what_is_left_is_told_at_the_end(log: Log) -> None:
    for _ in range(3):
        log.tell(logging.WARNING, "it hurts")
    log.handler.close()
    assert log.lines() == ["WARNING it hurts", "WARNING … 2 more in 0 s: it hurts"]


def test_a_timer_is_wound_for_the_next_line_only_while_something_is_held_back(log: Log) -> None:
    log.tell(logging.WARNING, "it hurts")
    assert log.handler._timer is None
    log.tell(logging.WARNING, "it hurts")
    assert log.handler._timer is not None
    assert log.handler._timer.interval == FIRST_COUNT
    log.now = FIRST_COUNT
    log.handler._timer.cancel()
    log.handler._tick()
    assert log.lines()[-1] == "WARNING … 1 more in 0 s: it hurts"
    log.now = SHORTEST_QUIET
    log.handler._timer.cancel()
    log.handler._tick()
    assert log.lines() == ["INFO … 1 more in 0 s, then no more: it hurts"]
    assert log.handler._timer is None
