"""The heartbeat: alive is whose last answer of Telegram is less than three minutes old."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.runtime.heartbeat import HEARTBEAT_FILE, Heartbeat, is_alive

HEARD_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(("seconds", "alive"), [(0, True), (179, True), (180, False)])
def test_silence_of_three_minutes_is_death(tmp_path: Path, seconds: int, *, alive: bool) -> None:
    Heartbeat(tmp_path).beat()
    os.utime(tmp_path / HEARTBEAT_FILE, (HEARD_AT.timestamp(), HEARD_AT.timestamp()))
    assert is_alive(tmp_path, HEARD_AT + timedelta(seconds=seconds)) is alive


def test_a_bot_that_never_ran_is_not_alive(tmp_path: Path) -> None:
    assert not is_alive(tmp_path, HEARD_AT)


def test_a_beat_is_at_the_time_of_the_machine(tmp_path: Path) -> None:
    heartbeat = Heartbeat(tmp_path)
    heartbeat.beat()
    os.utime(tmp_path / HEARTBEAT_FILE, (0, 0))
    heartbeat.beat()
    assert is_alive(tmp_path, datetime.now(UTC))
