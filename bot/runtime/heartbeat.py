"""The heartbeat: when getUpdates last came back, read by the health check of another process."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

HEARTBEAT_FILE = "heartbeat"
MAX_SILENCE = timedelta(minutes=3)


class Heartbeat:
    """A file in the data folder whose time of change is that of the last completed getUpdates.

    A bot that still sends, but hears nothing any more, does not renew it. It is there only once
    Telegram has answered; making the object touches nothing.
    """

    def __init__(self, data: Path) -> None:
        self._path = data / HEARTBEAT_FILE

    def clear(self) -> None:
        """Remove what a former run has left: this one has heard nothing yet."""
        self._path.unlink(missing_ok=True)

    def beat(self) -> None:
        """Note that Telegram has answered."""
        self._path.touch()


def is_alive(data: Path, now: datetime) -> bool:
    """Whether Telegram has answered within three minutes of `now`, on the machine's clock.

    A time that lies as far ahead counts for nothing: the clock was set back since.
    """
    try:
        heard_at = (data / HEARTBEAT_FILE).stat().st_mtime
    except OSError:
        return False
    return abs(now - datetime.fromtimestamp(heard_at, UTC)) < MAX_SILENCE
