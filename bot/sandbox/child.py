"""The bot as the sandbox runs it: the real one, on a clock that can be moved."""

import asyncio
import os
from pathlib import Path

from bot.app import Pace, run
from bot.sandbox.clock import ShiftedClock
from bot.settings import Settings

UNPACED = Pace(1e9, 1e9, 1e9)


def main() -> None:
    """Run the bot with the settings of the environment until it is told to stop.

    The sandbox has no limits of its own, and its clock does not move the pacer's: no pace.
    """
    clock = ShiftedClock(Path(os.environ["SANDBOX_CLOCK"]))
    asyncio.run(run(Settings.from_environment(os.environ), clock, UNPACED))


if __name__ == "__main__":
    main()
