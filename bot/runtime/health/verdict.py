"""Whether the bot does its work, read from files alone: what `python -m bot health` says."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from bot.runtime.health.heartbeat import Heartbeat

MAX_SILENCE = timedelta(minutes=3)
MIN_FREE_BYTES = 1 << 20


def find_problems(data: Path, now: datetime) -> list[str]:
    """Return what is wrong at the instant `now`, a sentence each; nothing when all is well.

    A time that lies as far ahead counts for nothing: the clock was set back since.
    """
    beat = Heartbeat.read(data)
    if beat is None:
        return [f"The bot has not run with the data folder {data}.", *_find_folder_problems(data)]
    if not _is_fresh(beat.beat_at, now):
        return [
            f"The last sign of life is of {_name_instant(beat.beat_at)}: the bot is stopped, hangs,"
            " or cannot write its data folder.",
            *_find_folder_problems(data),
        ]
    return [*_find_silence(beat, now), *beat.troubles, *_find_folder_problems(data)]


def _find_silence(beat: Heartbeat, now: datetime) -> list[str]:
    if beat.answered_at is None:
        return ["Telegram has not answered since the start; the log says why."]
    if not _is_fresh(beat.answered_at, now):
        since = _name_instant(beat.answered_at)
        return [f"Telegram has not answered since {since}; the log says why."]
    if beat.taken_at is None:
        return ["Telegram answers, but what it brings has not been stored since the start."]
    if not _is_fresh(beat.taken_at, now):
        since = _name_instant(beat.taken_at)
        return [f"Telegram answers, but what it brings has not been stored since {since}."]
    return []


def _find_folder_problems(data: Path) -> list[str]:
    """Return what the machine itself says of the folder, without writing to it."""
    try:
        free = os.statvfs(data)
    except OSError:
        return []
    found = []
    if not os.access(data, os.W_OK):
        found.append(f"The data folder {data} cannot be written.")
    if free.f_bavail * free.f_frsize < MIN_FREE_BYTES:
        found.append(f"The disk of the data folder {data} is full.")
    return found


def _is_fresh(at: datetime, now: datetime) -> bool:
    return abs(now - at) < MAX_SILENCE


def _name_instant(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
