"""`try` serves the page with the bot beside it, and Ctrl-C stops both."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.sandbox.try_command import main
from tests.support.sandbox import ECHO_BOT

_RUN = """
import sys
from bot.sandbox.bot_process import launch_command
from bot.sandbox.try_command import main
sys.exit(main(sys.argv[2:], launch_command(sys.executable, sys.argv[1])))
"""


@pytest.fixture
def trying(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running `try` and its address."""
    command = [sys.executable, "-c", _RUN, str(ECHO_BOT), "--port", "0", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address is not None
        yield process, address.group()
        process.kill()


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_bot_is_killed_restarted_and_stopped(
    trying: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    process, root = trying
    with httpx.Client(base_url=root) as client:
        first = client.get("/sandbox/bot").json()
        killed = client.post("/sandbox/bot", json={"action": "kill"}).json()
        restarted = client.post("/sandbox/bot", json={"action": "restart"}).json()
        unknown = client.post("/sandbox/bot", json={"action": "sing"})
    process.send_signal(signal.SIGINT)

    assert process.wait(20) == 0
    assert len({first["pid"], killed["pid"], restarted["pid"]}) == 3
    assert [state["restarts"] for state in (first, killed, restarted)] == [0, 1, 2]
    assert unknown.status_code == 400
    assert all(_gone(state["pid"]) for state in (first, killed, restarted))
    assert (tmp_path / "bot.log").exists()


def test_a_taken_port_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code = main(["--port", port, "--data", str(tmp_path)])

    assert code == 1
    assert f"The port {port} cannot be had" in capsys.readouterr().err
