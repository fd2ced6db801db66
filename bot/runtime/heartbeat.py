"""A sign of life: when getUpdates last came back, which a deaf bot that still sends cannot fake."""

import time
from pathlib import Path

HEARTBEAT_FILE = "heartbeat"
MAX_SILENCE = 180.0


class Heartbeat:
    """A file in the data folder whose time is the last completed getUpdates."""

    def __init__(self, data: Path) -> None:
        self._path = data / HEARTBEAT_FILE
        self._path.touch()

    def beat(self) -> None:
        """Note that Telegram has answered."""
        self._path.touch()


def is_alive(data: Path) -> bool:
    """Whether Telegram has answered within the last three minutes of the machine's own clock."""
    try:
        return time.time() - (data / HEARTBEAT_FILE).stat().st_mtime < MAX_SILENCE
    except OSError:
        return False
