"""The clock of the sandbox jumps, and who sleeps on it wakes."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.sandbox.movable_clock import MovableClock, ShiftedClock
from tests.support.bot.clocks import PATIENCE_SECONDS


def test_both_ends_tell_the_same_time(tmp_path: Path) -> None:
    shift = MovableClock(tmp_path / "clock", -3600)
    clock = ShiftedClock(shift.path)

    assert abs(clock.now().timestamp() - shift.now()) < 1
    shift.move(86400)
    assert abs(clock.now().timestamp() - shift.now()) < 1


async def test_a_sleeper_wakes_when_time_jumps_over_it(tmp_path: Path) -> None:
    shift = MovableClock(tmp_path / "clock")
    clock = ShiftedClock(shift.path)
    sleeper = asyncio.create_task(clock.sleep_until(clock.now() + timedelta(days=3)))
    await asyncio.sleep(0)

    assert not sleeper.done()
    shift.move(3 * 86400)
    done, _ = await asyncio.wait({sleeper}, timeout=PATIENCE_SECONDS)
    assert done == {sleeper}, "it sleeps on"
    await sleeper


async def test_the_past_needs_no_sleep(tmp_path: Path) -> None:
    clock = ShiftedClock(MovableClock(tmp_path / "clock").path)

    await clock.sleep_until(clock.now() - timedelta(seconds=1))
