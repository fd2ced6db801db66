"""Tasks for the process pool: well-behaved ones, and every way a decoder goes wrong."""

import ctypes
import os
import pickle
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from bot.inspection.findings import RejectedFile, RejectionReason


class Colour(StrEnum):
    """A value of an enum on its way back."""

    RED = "red"


class Shade(StrEnum):
    """A member pickles itself here as every enum's does in Python up to 3.11.3."""

    DARK = "dark"

    def __reduce_ex__(self, _protocol: object) -> tuple[object, ...]:
        return getattr, (Shade, self.name)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a result is usually made of."""

    colour: Colour
    at: datetime
    on: date | None
    hints: frozenset[Colour]
    raw: bytes


FOUND = Findings(
    Colour.RED, datetime(2026, 11, 3, 9, tzinfo=UTC), date(2026, 11, 2), frozenset(Colour), b"x"
)


def find() -> Findings:
    return FOUND


def shade() -> tuple[Shade, frozenset[Shade]]:
    return Shade.DARK, frozenset(Shade)


def add(one: int, other: int) -> int:
    return one + other


def environment() -> dict[str, str]:
    return dict(os.environ)


def write_temporary() -> str:
    """Leave a file where a library would, as a task does that is killed before it tidies up."""
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(b"plain")
    return file.name


def write_temporary_and_hang(mark: str) -> None:
    write_temporary()
    hang(mark)


def read_guards() -> tuple[tuple[int, int], int]:
    """The limit of a core dump, and whether this process may be dumped at all."""
    return resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)


def niceness() -> int:
    return os.nice(0)


def chatter() -> str:
    os.write(1, b"warning: this file is odd\n")
    print("so it is")
    return "done"


def hang(mark: str) -> None:
    Path(mark).write_text(str(os.getpid()), encoding="ascii")
    time.sleep(600)


def hang_with_child(mark: str) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(mark).write_text(str(child.pid), encoding="ascii")
    child.wait()


def spin() -> None:
    while True:
        pass


def swell() -> int:
    return len(bytearray(4 << 30))


def crash() -> None:
    ctypes.string_at(0)


def exit_at_once() -> None:
    os._exit(7)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ValueError("order 1234567890")


class Panic(BaseException):
    """What a library in Rust leaves with."""


def panic() -> None:
    raise Panic


def talk_too_much() -> bytes:
    return bytes(20 << 20)


class Trap:
    """Whoever reads this pickle runs a command of the file's."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (os.environ["TRAP"],)


def set_trap(folder: str) -> None:
    """Reply with a pickle that acts, as a process does that a file has taken over."""
    os.environ["TRAP"] = folder
    _send(pickle.dumps((None, Trap())))


def reply_garbage() -> None:
    _send(pickle.dumps((None, 1))[:-3])


def reply_as_is(reply: bytes) -> None:
    """Reply with these bytes, whatever the bot expects."""
    _send(reply)


def _send(reply: bytes) -> None:
    os.write(3, reply)  # the way back is the descriptor after the standard three
    os._exit(0)


def poisoned() -> RejectedFile:
    """Die while a file is looked into."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return RejectedFile(RejectionReason.BROKEN)
