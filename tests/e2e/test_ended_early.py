"""Tests that are ended early, however it happens, leave no process behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENDLESS = "tests/support/e2e/endless.py"
TIMEOUT = "15"  # seconds, in which all is started unless the machine is busy


@pytest.mark.postgres
@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("how", ["Ctrl-C", "SIGTERM", "SIGKILL of a worker", "its timeout"])
def test_nothing_lives_on(how: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n1", ENDLESS]
    command.append("--max-worker-restart=0")  # a new one would sleep as well
    if how == "its timeout":
        command += ["--timeout", TIMEOUT]
    ready = tmp_path / "ready"
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.e2e.orphans", how, ready, *command],
        cwd=ROOT,
        env={**os.environ, "READY": str(ready), "CI": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert how == "its timeout" or ready.exists()
