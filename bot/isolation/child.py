"""What runs inside a process of the workshop: its limits, its one job, and the reply to the bot.

The bot believes nothing such a process says: a reply is read with a pickle reader that makes only
plain values, dates, and the dataclasses and enums of our own that are already imported.
"""

import builtins
import io
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum, StrEnum
from math import ceil
from pathlib import Path
from typing import Any

NICENESS = 10
MAX_FILE_SIZE = 256 << 20  # bytes a job may write to one file
MAX_OPEN_FILES = 64
PLAIN_TYPES = {
    ("builtins", name): getattr(builtins, name) for name in ("set", "frozenset", "complex")
}
DATE_TYPES = {("datetime", kind.__name__): kind for kind in (date, datetime, timedelta, timezone)}
OUR_PACKAGES = ("bot.", "flows.", "storage.", "tests.")


class TaskFault(StrEnum):
    """Why a job has no result."""

    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"  # for the memory it may have, or its result for the way back
    DIED = "died"
    RAISED = "raised"


def serve() -> None:
    """Do the job that comes in, write the reply, and let the process end."""
    way_back = os.dup(1)
    os.dup2(2, 1)  # a library that prints must not write into the reply
    limit_resources(float(sys.argv[1]), int(sys.argv[2]))
    reply = _run_task(sys.stdin.buffer.read())
    with open(way_back, "wb") as out:  # noqa: PTH123  # a descriptor, not a path
        out.write(reply)


def limit_resources(seconds: float, memory: int) -> None:
    """Bind this process to so many seconds of a processor and bytes of memory, for good."""
    import resource  # not there on Windows, where there are no limits

    os.nice(NICENESS)
    with suppress(OSError):  # when memory runs out, the machine ends this process, not the bot
        Path("/proc/self/oom_score_adj").write_text("800", encoding="ascii")
    for what, most in (
        (resource.RLIMIT_CPU, ceil(seconds)),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, MAX_FILE_SIZE),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        hard = most + 1 if hard == resource.RLIM_INFINITY else min(hard, most + 1)
        with suppress(ValueError):  # macOS has no limit of address space
            resource.setrlimit(what, (min(most, hard), hard))


def _run_task(job: bytes) -> bytes:
    try:
        function, args = pickle.loads(job)  # noqa: S301  # written by the bot
        return _pickle_reply((None, function(*args)))
    except MemoryError:
        return _pickle_reply((TaskFault.TOO_LARGE.value, ""))
    except BaseException as error:  # noqa: BLE001  # a panic of a library is no Exception
        return _pickle_reply((TaskFault.RAISED.value, _locate_error(error)))


def _pickle_reply(reply: tuple[str | None, Any]) -> bytes:
    written = io.BytesIO()
    _ReplyPickler(written).dump(reply)
    return written.getvalue()


def _locate_error(error: BaseException) -> str:
    """Return the kind of error and the line it came from; its message may quote the file."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__qualname__}{where}"


def pack_task(function: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    """The job as it travels to the worker."""
    return pickle.dumps((function, args))


def unpack_reply(reply: bytes) -> tuple[TaskFault | None, Any]:
    """The fault with its detail, or None with the result; raises ValueError for anything else."""
    try:
        fault, value = _ReplyUnpickler(io.BytesIO(reply)).load()
        return (TaskFault(fault) if fault is not None else None), value
    except Exception as error:
        raise ValueError("the reply of a worker is not to be read") from error


class _ReplyPickler(pickle.Pickler):
    """Writes a member of an enum as its class and value, as Python 3.11.4 and newer do by itself.

    Up to 3.11.3 a member is written as a call of `getattr`, which no reply may hold.
    """

    def reducer_override(self, value: Any) -> Any:
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _ReplyUnpickler(pickle.Unpickler):
    """Makes what a result may be made of, and nothing that acts."""

    def find_class(self, module: str, name: str) -> Any:
        if known := (PLAIN_TYPES | DATE_TYPES).get((module, name)):
            return known
        found = (
            getattr(sys.modules.get(module), name, None)
            if module.startswith(OUR_PACKAGES)
            else None
        )
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"a reply may not hold {module}.{name}")
