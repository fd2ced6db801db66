"""The `.env` file: what a shell reads in it, every command reads, and nothing else is guessed."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.runtime.env_file import load_env_file, read_env_file
from bot.runtime.errors import SettingsError
from bot.runtime.health.heartbeat import Heartbeat
from tests.docs.test_readme import EXAMPLE, examples

ROOT = Path(__file__).parents[3]
UNDERSTOOD = """
# A comment, and an empty line

BOT_TOKEN=1:abc
EMPTY=
  INDENTED=a
export EXPORTED=b
PLAIN=postgresql://bot:p#ss@localhost/disputes?sslmode=require
SPACES="306 N Main St. Sheridan, WY 82801"
SINGLE='$HOME `id` \\ "x" #'
DOUBLE="\\$HOME \\`id\\` \\\\ \\"x\\" #"
TOGETHER=a'b c'"d e"f
REMARK=value   # what it is
REMARK_ALONE= # what it is
CHINESE='阿里巴巴'
TWICE=first
TWICE=second
"""
REFUSED = [
    "A = b",
    "A= b",
    "A=b c",
    "A='b",
    'A="b',
    "A=b'",
    "A=$HOME",
    'A="$HOME"',
    "A=`id`",
    "A=$(id)",
    "A=b;id",
    "A=b&c=d",
    "A=b\\ c",
    "A=#b",
    "A=b\0",
    "2A=b",
    "A",
    "rm -r data",
    ". other.env",
]


def write(folder: Path, text: str) -> Path:
    path = folder / ".env"
    path.write_text(text, "utf-8")
    return path


def test_it_is_read_as_a_shell_reads_it(tmp_path: Path) -> None:
    found = read_env_file(write(tmp_path, UNDERSTOOD))
    assert found["SINGLE"] == found["DOUBLE"] == '$HOME `id` \\ "x" #'
    assert found["TWICE"] == "second"
    shell = subprocess.run(
        ["sh", "-c", "set -a; . ./.env; exec env -0"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        check=True,
    )
    told = dict(each.split("=", 1) for each in shell.stdout.decode().split("\0") if each)
    assert {name: told[name] for name in found} == found
    assert len(found) == 13


def test_line_ends_and_marks_of_other_editors_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"\xef\xbb\xbfA=b\r\nC='d e'\r\n")
    assert read_env_file(path) == {"A": "b", "C": "d e"}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_not_understood_is_named_by_its_line_alone(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_env_file(write(tmp_path, f"GOOD=1\n\n{line}\n"))
    (problem,) = caught.value.problems
    assert problem.startswith(f"Line 3 of {tmp_path / '.env'} is not understood: ")
    assert "GOOD" not in problem
    if len(line) > 5:
        assert line not in problem


def test_each_bad_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_env_file(write(tmp_path, "A=secret word\nB=1\nC=$secret\n"))
    assert [problem[:7] for problem in caught.value.problems] == ["Line 1 ", "Line 3 "]
    assert "secret" not in str(caught.value)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "bytes").write_bytes(b"A=\xff\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        read_env_file(tmp_path / "folder")
    with pytest.raises(SettingsError, match="not a text in UTF-8"):
        read_env_file(tmp_path / "bytes")


def test_what_is_set_already_wins(tmp_path: Path) -> None:
    environment = {"SET": "here", "EMPTIED": ""}
    load_env_file(environment, write(tmp_path, "SET=there\nEMPTIED=there\nNEW=there\n"))
    assert environment == {"SET": "here", "EMPTIED": "", "NEW": "there"}
    load_env_file(environment, tmp_path / "missing")
    assert environment == {"SET": "here", "EMPTIED": "", "NEW": "there"}


def test_the_example_is_one(tmp_path: Path) -> None:
    lines = EXAMPLE.splitlines()
    opened = [
        line.removeprefix("# ") if "=" in line and line[2:3].isupper() else line for line in lines
    ]
    settings = [line for line in opened if line.split("=")[0] in examples()]
    assert read_env_file(write(tmp_path, "\n".join(settings))) == examples()
    assert read_env_file(ROOT / ".env.example") == {"BOT_TOKEN": ""}


def command(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run a command as an operator in that folder; its exit code and what it says."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


COMMANDS = [("run",), ("migrate",), ("casefile", "abc", "--out", "papers"), ("health",)]


@pytest.mark.parametrize("arguments", COMMANDS)
def test_every_command_reads_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write(tmp_path, "BOT_TOKEN=1:a\nDATABASE_URL=postgresql://x:secret@127.0.0.1:1/x\n")
    code, said = command(tmp_path, *arguments, LOG_LEVEL="loud")
    assert code != 0
    if arguments != ("health",):
        assert "LOG_LEVEL must be" in said
    write(tmp_path, "BOT_TOKEN=1:a\nDATABASE_URL=secret word\n")
    code, said = command(tmp_path, *arguments)
    assert code == (1 if arguments == ("health",) else 2)
    assert "Line 2 of .env is not understood" in said
    assert "secret" not in said
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_the_database_named_there_is_the_one_that_is_migrated(tmp_path: Path) -> None:
    write(tmp_path, "DATABASE_URL=postgresql://x:secret@127.0.0.1:1/x\n")
    code, said = command(tmp_path, "migrate")
    assert code == 2
    assert "no connection to the database" in said
    assert "secret" not in said
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_health_looks_into_the_folder_named_there(tmp_path: Path) -> None:
    write(tmp_path, "DATA_DIR=kept\n")
    (tmp_path / "kept").mkdir()
    now = datetime.now(UTC)
    Heartbeat(now, answered_at=now, taken_at=now).write(tmp_path / "kept")
    assert command(tmp_path, "health")[0] == 0
    assert command(tmp_path, "health", DATA_DIR="other")[0] == 1


def test_the_folder_that_a_start_makes_is_private(tmp_path: Path) -> None:
    write(tmp_path, "BOT_TOKEN=1:a\nBOT_API_URL=http://127.0.0.1:1\nDATA_DIR=made/data\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as bot:
        assert bot.stderr is not None
        while "asking again" not in bot.stderr.readline():
            assert bot.poll() is None
        bot.terminate()
    assert (tmp_path / "made" / "data").stat().st_mode & 0o777 == 0o700
    assert command(tmp_path, "migrate") == (0, "")
