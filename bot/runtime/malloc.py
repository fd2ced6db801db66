"""Keeps what the process has freed from staying with it: few pools of memory for its threads."""

import ctypes
from contextlib import suppress

MAX_ARENAS = 2
MMAP_THRESHOLD = 1 << 18
"""Bytes from which memory goes back to the machine as soon as it is freed."""

_M_ARENA_MAX, _M_MMAP_THRESHOLD = -8, -3  # M_ARENA_MAX and M_MMAP_THRESHOLD of malloc.h


def tune_malloc() -> None:
    """Let all threads share two pools; without glibc nothing happens.

    By default each of up to eight threads a processor keeps a pool of its own, and the pieces of
    files that went through it. To be called before threads are started.
    """
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_M_ARENA_MAX, MAX_ARENAS)
        libc.mallopt(_M_MMAP_THRESHOLD, MMAP_THRESHOLD)
