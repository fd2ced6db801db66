"""What the tests of the operator's commands share."""

import os
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.support.bot.machine import Machine


@pytest.fixture
def machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Machine:
    for name in [name for name in os.environ if name.startswith(("BOT_", "SEAL_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    made = Machine(tmp_path, capsys)
    assert main(["migrate"]) == 0
    capsys.readouterr()
    return made
