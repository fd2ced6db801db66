"""What the tests of the operator's commands share."""

import os
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.support.bot.machine import Machine


@pytest.fixture
def operator_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own: the commands find their settings there, and nowhere else."""
    for name in [name for name in os.environ if name.startswith(("BOT_", "SEAL_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def machine(operator_folder: Path, capsys: pytest.CaptureFixture[str]) -> Machine:
    made = Machine(operator_folder, capsys)
    assert main(["migrate"]) == 0
    capsys.readouterr()
    return made
