"""What a process asks of its kernel: no dump of its memory, and to end with its parent."""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress

SET_DEATH_SIGNAL, SET_DUMPABLE = 1, 4  # options of prctl(2), which Linux alone has


def forbid_core_dumps() -> None:
    """Have no dump of this process written, and none handed to a program that collects them.

    Its memory holds keys and plain files. The processes it starts keep the limit.
    """
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _set_option(SET_DUMPABLE, 0)


def end_with_parent(parent: int) -> None:
    """Have this process killed when its parent, the process of this number, ends in any way."""
    _set_option(SET_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the kernel was asked
        os.kill(os.getpid(), signal.SIGKILL)


def _set_option(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
