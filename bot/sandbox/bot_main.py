"""The bot as the sandbox runs it: the real one, on a clock that can be moved."""

import asyncio
import os
import threading
from math import inf
from pathlib import Path

from bot.sandbox.movable_clock import ShiftedClock

QUIET_VARIABLE = "SANDBOX_QUIET"
"""Set where a transcript is played: how often progress is shown depends on the machine."""

PACED_VARIABLE = "SANDBOX_PACED"
"""Set where the bot is to keep to the limits it keeps to on Telegram."""


def main() -> None:
    """Run the bot with the settings of the environment until it is told to stop.

    It ends at once when its standard input does, which is when the sandbox is gone. The sandbox has
    no limits of its own, its clock does not move the pacer's, and who talks to it may be a program:
    no pace, and no flood control.
    """
    threading.Thread(target=_exit_with_sandbox, daemon=True).start()
    # Imported here: it takes a second, in which the sandbox may already be gone.
    from bot.app.run import run_bot
    from bot.runtime.rate_limits import TELEGRAM_LIMITS, RateLimits
    from bot.runtime.settings import Settings

    clock = ShiftedClock(Path(os.environ["SANDBOX_CLOCK"]))
    unpaced = RateLimits(
        1e9,
        1e9,
        1e9,
        progress_seconds=inf if QUIET_VARIABLE in os.environ else TELEGRAM_LIMITS.progress_seconds,
        controls_floods=False,
    )
    limits = TELEGRAM_LIMITS if PACED_VARIABLE in os.environ else unpaced
    asyncio.run(run_bot(Settings.from_environment(os.environ), clock, limits))


def _exit_with_sandbox() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
