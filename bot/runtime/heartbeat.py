"""A sign of life: when getUpdates last came back, which a deaf bot that still sends cannot fake."""

import time
from pathlib import Path

HEARTBEAT_FILE = "heartbeat"
MAX_SILENCE = 180.0


class Heartbeat:
    """A file in the data folder whose time is the last completed getUpdates.

    It is there only once Telegram has answered; making the object touches nothing.
    """

    def __init__(self, data: Path) -> None:
        self._path = data / HEARTBEAT_FILE

    def clear(self) -> None:
        """Remove what a former run has left: this one has heard nothing yet."""
        self._path.unlink(missing_ok=True)

    def beat(self) -> None:
        """Note that Telegram has answered."""
        self._path.touch()


def is_alive(data: Path) -> bool:
    """Whether Telegram has answered within the last three minutes of the machine's own clock.

    A time that lies as far ahead counts for nothing: the clock was set back since.
    """
    try:
        return abs(time.time() - (data / HEARTBEAT_FILE).stat().st_mtime) < MAX_SILENCE
    except OSError:
        return False
