"""Faults on demand: what the next calls to the Bot API run into."""

from dataclasses import dataclass

from bot.sandbox.world.types import Json

# `server_error` fails before the act, `lost_answer` after it: the bot cannot tell them apart.
OF_CALLS = frozenset({"too_many", "forbidden", "server_error", "timeout", "lost_answer"})
OF_FILES = frozenset({"slow_files", "file_gone"})
# Long enough to be felt: a time-out outlasts what clients usually wait.
SECONDS = {"too_many": 3.0, "timeout": 30.0, "slow_files": 3.0}
KINDS = OF_CALLS | OF_FILES | {"redeliver"}


@dataclass(slots=True)
class Fault:
    """One kind of trouble, for the next `count` calls of `method` (None: any but getUpdates).

    `seconds` is how long to wait after a 429, to hang, or to spread a file over.
    """

    kind: str
    count: int = 1
    method: str | None = None
    seconds: float = 1.0

    def view(self) -> Json:
        """The fault as the control API shows it."""
        shown: Json = {"kind": self.kind, "count": self.count, "method": self.method}
        return shown | {"seconds": self.seconds}

    def meets(self, method: str, *, to_chat: bool) -> bool:
        """Whether a call of `method` runs into it; only calls to a chat can be forbidden."""
        if self.method is not None:
            return self.method.lower() == method.lower()
        return method != "getUpdates" and (to_chat or self.kind != "forbidden")


class Faults:
    """The faults still to come, first asked first."""

    def __init__(self) -> None:
        self.pending: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Ask for a fault."""
        self.pending.append(fault)

    def of_call(self, method: str, *, to_chat: bool) -> Fault | None:
        """Take the fault this call runs into, if any."""
        for fault in self.pending:
            if fault.kind in OF_CALLS and fault.meets(method, to_chat=to_chat):
                return self._used(fault)
        return None

    def of_file(self, kind: str) -> Fault | None:
        """Take a fault of this kind for one file, if any."""
        for fault in self.pending:
            if fault.kind == kind:
                return self._used(fault)
        return None

    def _used(self, fault: Fault) -> Fault:
        fault.count -= 1
        if fault.count <= 0:
            self.pending.remove(fault)
        return fault
