"""What runs inside a child process: its limits, its one task, and the reply to the bot."""

import os
import pickle
import sys
from contextlib import suppress
from math import ceil
from pathlib import Path

from bot.isolation.prctl import end_with_parent, forbid_core_dumps
from bot.isolation.reply import TaskFault, encode_reply

NICENESS = 10
MAX_FILE_SIZE = 256 << 20  # bytes a task may write to one file
MAX_OPEN_FILES = 64


def serve() -> None:
    """Run the task that comes in on standard input, and write its reply to standard output."""
    seconds, memory, parent = sys.argv[1:]
    end_with_parent(int(parent))
    reply_pipe = os.dup(1)
    os.dup2(2, 1)  # a library that prints must not write into the reply
    os.umask(0o077)
    limit_resources(float(seconds), int(memory))
    forbid_core_dumps()  # after the limits: a process that is not dumped may not change all of them
    reply = _run_task(sys.stdin.buffer.read())
    with open(reply_pipe, "wb") as out:  # noqa: PTH123  # a descriptor, not a path
        out.write(reply)


def limit_resources(seconds: float, memory: int) -> None:
    """Limit this process to so many seconds of a processor and bytes of memory, for good."""
    import resource  # not there on Windows, where there are no limits

    os.nice(NICENESS)
    with suppress(OSError):  # when memory runs out, the machine ends this process, not the bot
        Path("/proc/self/oom_score_adj").write_text("800", encoding="ascii")
    for what, most in (
        (resource.RLIMIT_CPU, ceil(seconds)),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, MAX_FILE_SIZE),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
    ):
        hard = resource.getrlimit(what)[1]
        hard = most + 1 if hard == resource.RLIM_INFINITY else min(hard, most + 1)
        with suppress(ValueError):  # macOS has no limit of address space
            resource.setrlimit(what, (min(most, hard), hard))


def _run_task(task: bytes) -> bytes:
    try:
        function, args = pickle.loads(task)  # noqa: S301  # written by the bot
        return encode_reply(None, function(*args))
    except MemoryError:
        return encode_reply(TaskFault.TOO_LARGE, "")
    except BaseException as error:  # noqa: BLE001  # a panic of a library is no Exception
        return encode_reply(TaskFault.RAISED, _locate_error(error))


def _locate_error(error: BaseException) -> str:
    """Return the kind of error and the line it came from; its message may quote the file."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__qualname__}{where}"
