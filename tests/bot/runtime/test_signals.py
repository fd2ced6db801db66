"""A signal lets the work tidy up, in a process of its own that would otherwise end at once."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

WORKS = """
import asyncio, signal, sys
from pathlib import Path
from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.signals import StoppedError, run_until_signal
async def work():
    with ScratchDir(Path(sys.argv[1])) as scratch:
        async with scratch.open_subfolder() as folder:
            (folder / "carton").touch()
            print("there", flush=True)
            await asyncio.sleep(60)
if sys.argv[2] == "ignored":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
try:
    asyncio.run(run_until_signal(work()))
except StoppedError:
    print("stopped", flush=True)
"""


def started(folder: Path, hangup: str = "taken") -> "subprocess.Popen[str]":
    """The process, with a plain file in its hands."""
    command = [sys.executable, "-c", WORKS, str(folder), hangup]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "there\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_work_that_is_stopped_leaves_nothing_in_the_clear(
    tmp_path: Path, number: signal.Signals
) -> None:
    process = started(tmp_path)
    process.send_signal(number)
    assert process.communicate()[0] == "stopped\n"
    assert list(tmp_path.iterdir()) == []


def test_a_closed_terminal_stops_nothing_where_it_is_ignored(tmp_path: Path) -> None:
    process = started(tmp_path, "ignored")
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    assert process.communicate()[0] == "stopped\n"
    assert process.returncode == 0
