"""What a log may say of an error: its kind, its place and its causes, never what it quotes."""

import re
from collections.abc import Iterator
from traceback import format_tb

MAX_DEPTH = 8
"""Causes of causes that are told."""

# The texts of these say what a machine or a server did. Those of all others may quote what they
# were given: a word of a buyer, the name of a file.
_TOLD_PACKAGES = ("asyncpg", "bot", "sqlalchemy", "sqlite3", "storage", "telegram")
_VALUES = re.compile(r": |['\"\n]")


def format_error(error: BaseException) -> str:
    """Return the frames and kinds of an error and of what led to it, the first cause first."""
    return "\n".join(_format_chain(error, MAX_DEPTH))


def summarize_error(error: BaseException) -> str:
    """Return the kind of an error, and the words of it that stand before the first value."""
    kind = type(error)
    if not isinstance(error, OSError) and kind.__module__.split(".")[0] not in _TOLD_PACKAGES:
        return kind.__qualname__
    words = _VALUES.split(str(error), maxsplit=1)[0].strip()
    return f"{kind.__qualname__}: {words}" if words else kind.__qualname__


def identify_error(error: BaseException) -> str:
    """Return what is the same for an error that comes again: kind and place of its first cause."""
    error = find_first_cause(error)
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__qualname__} {place}"


def find_first_cause(error: BaseException) -> BaseException:
    """Return what an error goes back to; of several the first."""
    for _ in range(MAX_DEPTH):
        inner = _find_cause(error)
        if inner is None and isinstance(error, BaseExceptionGroup):
            inner = error.exceptions[0]
        if inner is None:
            break
        error = inner
    return error


def _format_chain(error: BaseException, depth: int) -> Iterator[str]:
    cause = _find_cause(error)
    if cause is not None and depth:
        yield from _format_chain(cause, depth - 1)
        yield "which led to:"
    yield "".join(format_tb(error.__traceback__)).rstrip("\n") or "(no frames)"
    yield summarize_error(error)
    if isinstance(error, BaseExceptionGroup) and depth:
        for each in error.exceptions:
            yield "of which one is:"
            yield from _format_chain(each, depth - 1)


def _find_cause(error: BaseException) -> BaseException | None:
    if error.__cause__ is not None or error.__suppress_context__:
        return error.__cause__
    return error.__context__
