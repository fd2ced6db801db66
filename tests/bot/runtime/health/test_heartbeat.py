"""The verdict: each reason why a bot does no work has its sentence, and a quiet night has none."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.runtime.errors import SettingsError
from bot.runtime.health.heartbeat import HEARTBEAT_FILE, Heartbeat, Pulse
from bot.runtime.health.verdict import find_problems
from tests.support.bot.clocks import ManualClock

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WELL = Heartbeat(NOW, answered_at=NOW, taken_at=NOW, marked_at=NOW)
LATER = timedelta(minutes=3)


@pytest.mark.parametrize(("seconds", "well"), [(0, True), (179, True), (180, False)])
def test_silence_of_three_minutes_is_no_health(tmp_path: Path, seconds: int, *, well: bool) -> None:
    WELL.write(tmp_path)
    for sign in (1, -1):  # a time yet to come counts for nothing either
        problems = find_problems(tmp_path, NOW + sign * timedelta(seconds=seconds))
        assert (problems == []) is well


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"null", b"{}", b'{"beat_at": 1}'])
def test_a_file_that_is_not_whole_is_no_sign_of_life(tmp_path: Path, content: bytes) -> None:
    (tmp_path / HEARTBEAT_FILE).write_bytes(content)
    (problem,) = find_problems(tmp_path, NOW)
    assert problem == f"The bot has not run with the data folder {tmp_path}."


REASONS: dict[str, Heartbeat] = {
    "Telegram has not answered since the start": Heartbeat(NOW),
    "Telegram has not answered since 2026-03-02 08:57:00 UTC": Heartbeat(
        NOW, answered_at=NOW - LATER, taken_at=NOW - LATER
    ),
    "what it brings has not been stored since the start": Heartbeat(NOW, answered_at=NOW),
    "what it brings has not been stored since 2026-03-02 08:57:00 UTC": Heartbeat(
        NOW, answered_at=NOW, taken_at=NOW - LATER
    ),
    "The last sign of life is of 2026-03-02 08:57:00 UTC": Heartbeat(
        NOW - LATER, answered_at=NOW, taken_at=NOW
    ),
    "It hurts.": Heartbeat(
        NOW,
        answered_at=NOW,
        taken_at=NOW,
        troubles=("It hurts.",),
    ),
}


@pytest.mark.parametrize(("told", "beat"), REASONS.items(), ids=REASONS)
def test_each_reason_has_its_sentence(tmp_path: Path, told: str, beat: Heartbeat) -> None:
    beat.write(tmp_path)
    (problem,) = find_problems(tmp_path, NOW)
    assert told in problem


def test_a_folder_that_takes_nothing_and_a_full_disk_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    WELL.write(tmp_path)
    full = os.statvfs_result((4096, 4096, 100, 0, 0, 100, 100, 100, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _path: full)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert find_problems(tmp_path, NOW) == [
        f"The data folder {tmp_path} cannot be written.",
        f"The disk of the data folder {tmp_path} is full.",
    ]


def test_a_pulse_tells_what_it_was_told(tmp_path: Path) -> None:
    clock = ManualClock()
    pulse = Pulse(tmp_path / "data", clock)
    pulse.start()
    pulse.note_answer()
    clock.move(timedelta(seconds=5))
    pulse.note_commit()
    pulse.beat(("it hurts",), NOW)
    start, end = clock.now() - timedelta(seconds=5), clock.now()
    assert Heartbeat.read(tmp_path / "data") == Heartbeat(end, start, end, NOW, ("it hurts",))
    pulse.beat((), None)
    assert Heartbeat.read(tmp_path / "data") == Heartbeat(end, start, end, NOW)


def test_the_next_process_knows_the_mark_and_claims_nothing_else(tmp_path: Path) -> None:
    WELL.write(tmp_path)
    clock = ManualClock()
    pulse = Pulse(tmp_path, clock)
    assert pulse.former_mark == NOW
    pulse.forget_former()
    assert Heartbeat.read(tmp_path) == Heartbeat(clock.now(), marked_at=NOW)


def test_where_nothing_ran_nothing_is_made(tmp_path: Path) -> None:
    Pulse(tmp_path / "data", ManualClock()).forget_former()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_nothing_stops_a_start_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    pulse = Pulse(tmp_path / "file" / "data", ManualClock())
    with pytest.raises(SettingsError, match=r"data cannot be written: Not a directory"):
        pulse.start()
    pulse.beat((), NOW)
    assert "the sign of life cannot be written" in caplog.text
