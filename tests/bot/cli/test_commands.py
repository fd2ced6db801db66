"""The operator's commands: what they print, and the code they leave with."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli import commands
from bot.runtime.heartbeat import HEARTBEAT_FILE

LONG_AGO = 3600


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, named by the only setting there is."""
    for name in [name for name in os.environ if name.startswith(("BOT_", "SEAL_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return tmp_path


def test_health_follows_the_last_answer_of_telegram(data: Path) -> None:
    assert main(["health"]) == 1
    (data / HEARTBEAT_FILE).touch()
    assert main(["health"]) == 0
    os.utime(data / HEARTBEAT_FILE, (0, time.time() - LONG_AGO))
    assert main(["health"]) == 1


def test_health_neither_writes_nor_loads_the_bot(data: Path) -> None:
    (data / HEARTBEAT_FILE).touch()
    before = (data / HEARTBEAT_FILE).stat().st_mtime_ns
    code = (
        "import sys; from bot.__main__ import main; code = main(['health']); "
        "sys.exit(code or len({'telegram', 'sqlalchemy', 'flows'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert [(path.name, path.stat().st_mtime_ns) for path in data.iterdir()] == [
        (HEARTBEAT_FILE, before)
    ]


def test_without_a_token_it_says_what_to_do(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    told = capsys.readouterr().err
    assert "@BotFather" in told
    assert "make try" in told
    assert list(data.iterdir()) == []


def test_the_texts_are_written_for_translators(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "locale" / "messages.pot"
    monkeypatch.setattr(commands, "TEMPLATE_PATH", template)
    assert main(["texts"]) == 0
    assert 'msgctxt "problem.ask"' in template.read_text("utf-8")
    assert capsys.readouterr().out == f"{template}\n"


def test_the_diagram_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagram"]) == 0
    assert capsys.readouterr().out.startswith("```mermaid\nstateDiagram-v2\n")


def test_the_database_is_migrated(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEAL_KEYS_FILE", str(data.parent / f"{data.name}.key"))
    assert main(["migrate"]) == 0
    assert (data / "cases.sqlite").is_file()


@pytest.mark.parametrize("given", [[], ["sing"], ["health", "now"]])
def test_what_is_no_command_is_told(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(given)
    assert leaving.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err
