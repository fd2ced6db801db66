"""The operator's commands: what they print, and the code they leave with."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli import commands
from bot.runtime.health.heartbeat import HEARTBEAT_FILE, Heartbeat


def beat_well(data: Path) -> None:
    """Write what a bot writes that does its work."""
    now = datetime.now(UTC)
    Heartbeat(now, answered_at=now, taken_at=now).write(data)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, named by the only setting there is; no `.env` of a checkout counts."""
    for name in [name for name in os.environ if name.startswith(("BOT_", "SEAL_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_health_says_what_is_wrong_and_leaves_with_a_code(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["health"]) == 1
    assert capsys.readouterr().out == f"The bot has not run with the data folder {data}.\n"
    beat_well(data)
    assert main(["health"]) == 0
    assert capsys.readouterr().out == "The bot hears Telegram, and stores what it brings.\n"


def test_health_neither_writes_nor_loads_the_bot(data: Path) -> None:
    beat_well(data)
    before = (data / HEARTBEAT_FILE).stat().st_mtime_ns
    code = (
        "import sys; from bot.__main__ import main; code = main(['health']); "
        "sys.exit(code or len({'telegram', 'sqlalchemy', 'flows'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.DEVNULL)
    assert done.returncode == 0
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


def test_the_database_is_migrated_and_nothing_is_made_for_it(data: Path) -> None:
    database = data / "cases.sqlite"
    database.touch()
    assert main(["migrate"]) == 0
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT count(*) FROM alembic_version").fetchall() == [(1,)]
    made = {path.name for path in [*data.parent.iterdir(), *data.iterdir()]}
    assert {name for name in made if name.endswith(".key")} == set()


def test_where_nothing_is_stored_nothing_is_migrated_nor_made(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.rmdir()
    before = set(data.parent.iterdir())
    assert main(["migrate"]) == 0
    assert "first start of the bot makes it" in capsys.readouterr().out
    assert main(["casefile", "abc", "--out", str(data.parent / "out")]) == 2
    assert "There is no case abc" in capsys.readouterr().err
    assert set(data.parent.iterdir()) == before


def test_where_nothing_failed_nothing_is_tried_again(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["retry"]) == 0
    assert main(["retry", "--list"]) == 0
    assert capsys.readouterr().out == "There is nothing to try again.\n" * 2
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("given", [[], ["sing"], ["health", "now"]])
def test_what_is_no_command_is_told(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(given)
    assert leaving.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err
