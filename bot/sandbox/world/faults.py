"""Faults on demand: what the next calls to the Bot API run into."""

from dataclasses import dataclass
from enum import StrEnum

from bot.sandbox.world.types import Json


class FaultKind(StrEnum):
    """What goes wrong, as the control API names it."""

    TOO_MANY = "too_many"
    FORBIDDEN = "forbidden"
    SERVER_ERROR = "server_error"  # before the call is done
    LOST_ANSWER = "lost_answer"  # after it is done: the bot cannot tell the two apart
    TIMEOUT = "timeout"
    SLOW_FILES = "slow_files"
    FILE_GONE = "file_gone"
    REDELIVER = "redeliver"  # confirmed updates come once more


FILE_FAULTS = frozenset({FaultKind.SLOW_FILES, FaultKind.FILE_GONE})
CALL_FAULTS = frozenset(FaultKind) - FILE_FAULTS - {FaultKind.REDELIVER}
# Long enough to be felt: a time-out outlasts what clients usually wait.
DEFAULT_SECONDS = {FaultKind.TOO_MANY: 3.0, FaultKind.TIMEOUT: 30.0, FaultKind.SLOW_FILES: 3.0}


@dataclass(slots=True)
class InjectedFault:
    """One kind of trouble, for the next `count` calls of `method` (None: any but getUpdates).

    `seconds` is how long to wait after a 429, to hang, or to spread a file over.
    """

    kind: FaultKind
    count: int = 1
    method: str | None = None
    seconds: float = 1.0

    def to_json(self) -> Json:
        """The fault as the control API shows it."""
        shown: Json = {"kind": self.kind, "count": self.count, "method": self.method}
        return shown | {"seconds": self.seconds}

    def is_for_call(self, method: str, *, to_chat: bool) -> bool:
        """Whether a call of `method` runs into it; only calls to a chat can be forbidden."""
        if self.method is not None:
            return self.method.lower() == method.lower()
        return method != "getUpdates" and (to_chat or self.kind is not FaultKind.FORBIDDEN)


class FaultQueue:
    """The faults still to come, first asked first."""

    def __init__(self) -> None:
        self.pending: list[InjectedFault] = []

    def add(self, fault: InjectedFault) -> None:
        """Ask for a fault."""
        self.pending.append(fault)

    def take_for_call(self, method: str, *, to_chat: bool) -> InjectedFault | None:
        """Take the fault this call runs into, if any."""
        for fault in self.pending:
            if fault.kind in CALL_FAULTS and fault.is_for_call(method, to_chat=to_chat):
                return self._use_fault(fault)
        return None

    def take_for_file(self, kind: FaultKind) -> InjectedFault | None:
        """Take a fault of this kind for one file, if any."""
        for fault in self.pending:
            if fault.kind is kind:
                return self._use_fault(fault)
        return None

    def _use_fault(self, fault: InjectedFault) -> InjectedFault:
        fault.count -= 1
        if fault.count <= 0:
            self.pending.remove(fault)
        return fault
