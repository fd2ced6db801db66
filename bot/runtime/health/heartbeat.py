"""The heartbeat: a small file in the data folder that says how the bot does, for other processes.

It also keeps the mark of the last write that the database has for sure, by which the next start
notices that the database has lost some.
"""

import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from bot.runtime.clock import Clock
from bot.runtime.errors import SettingsError
from bot.runtime.logs.error_text import summarize_error

log = logging.getLogger(__name__)
HEARTBEAT_FILE = "heartbeat"


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How the bot did at the instant `beat_at`, on the machine's clock.

    `answered_at` is when Telegram last answered, `taken_at` when all that it had brought was last
    committed; both are None until it happened since the start. `marked_at` is the mark that was
    last written to the database. `troubles` are sentences on what cannot be written.
    """

    beat_at: datetime
    answered_at: datetime | None = None
    taken_at: datetime | None = None
    marked_at: datetime | None = None
    troubles: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Path) -> Self | None:
        """Return what the file in a data folder says; None where there is none that is whole."""
        try:
            known: dict[str, Any] = json.loads((data / HEARTBEAT_FILE).read_text("utf-8"))
            troubles = tuple(map(str, known.pop("troubles")))
            instants = {
                field.name: datetime.fromisoformat(known[field.name])
                for field in fields(cls)
                if known.get(field.name)
            }
            return cls(**instants, troubles=troubles)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    def write(self, data: Path) -> None:
        """Write the file, so that a reader sees the old one or the new; raises OSError."""
        draft = data / f"{HEARTBEAT_FILE}.new"
        draft.write_text(json.dumps(asdict(self), default=datetime.isoformat), "utf-8")
        draft.replace(data / HEARTBEAT_FILE)


class Pulse:
    """The heartbeat of this process, and what it is told of by those who do the work."""

    def __init__(self, data: Path, clock: Clock) -> None:
        self._data, self._clock = data, clock
        former = Heartbeat.read(data)
        self.former_mark = former.marked_at if former else None
        self._state = Heartbeat(clock.now(), marked_at=self.former_mark)

    def forget_former(self) -> None:
        """Let nobody take a former process for this one, which has heard nothing yet."""
        if (self._data / HEARTBEAT_FILE).exists():
            self._write_first()

    def start(self) -> None:
        """Write the first beat; raises SettingsError where the folder takes nothing."""
        self._write_first()

    def note_answer(self) -> None:
        """Telegram has answered."""
        self._state = replace(self._state, answered_at=self._clock.now())

    def note_commit(self) -> None:
        """All that Telegram had brought is committed, also where that was nothing."""
        self._state = replace(self._state, taken_at=self._clock.now())

    def beat(self, troubles: tuple[str, ...], mark: datetime | None) -> None:
        """Write the file; what cannot be written is logged, and the bot goes on."""
        self._state = replace(
            self._state,
            beat_at=self._clock.now(),
            marked_at=mark or self._state.marked_at,
            troubles=troubles,
        )
        try:
            self._state.write(self._data)
        except OSError as error:
            log.warning("the sign of life cannot be written: %s", summarize_error(error))

    def _write_first(self) -> None:
        try:
            self._data.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._state.write(self._data)
        except OSError as error:
            problem = f"The data folder {self._data} cannot be written: {error.strerror}."
            raise SettingsError((problem,)) from None
