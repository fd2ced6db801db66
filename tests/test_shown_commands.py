"""Each command that the README and the other pages show is run as it is written there."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.pages import PAGES, copy_tree

PROGRAMS = ("make", "cp", "docker", "apt", "python", "python3", "pip", ".venv/bin/python")

# What a command leaves with on a machine without a network, a token and data, and what it says.
OUTCOMES: dict[str, tuple[int, str]] = {
    "cp .env.example .env": (0, ""),
    "make": (0, "make try"),
    "make venv": (0, ""),
    "make run": (2, "BOT_TOKEN is not set"),
    "make diagram": (0, ""),
    ".venv/bin/python -m bot run": (2, "BOT_TOKEN is not set"),
    ".venv/bin/python -m bot casefile CASE --out DIR": (2, "There is no case CASE"),
    ".venv/bin/python -m bot retry": (0, "nothing to try again"),
    ".venv/bin/python -m bot health": (1, "has not run with the data folder"),
    ".venv/bin/python -m bot backup DIR": (2, "there is nothing to back up"),
    ".venv/bin/python -m bot restore DIR": (2, "is no finished backup"),
    ".venv/bin/python -m bot doctor": (2, "There is nothing in the database"),
    ".venv/bin/python -m bot keys check": (2, "There is no key file"),
    ".venv/bin/python -m bot keys rotate": (2, "nothing to rotate"),
    ".venv/bin/python -m bot keys new": (0, "="),
    ".venv/bin/python -m bot migrate": (0, "first start of the bot makes it"),
    ".venv/bin/python -m bot texts": (0, "messages.pot"),
    ".venv/bin/python -m bot diagram": (0, "stateDiagram-v2"),
}
SERVE = re.compile(r"(make|[.]venv/bin/python -m bot) try(?! --play)( .*)?")
# The tests of the page that shows it play it.
PLAY = re.compile(r"[.]venv/bin/python -m bot try --play .+")
# They take minutes, or uv: it is only seen that make knows what to do.
LONG = re.compile(r"make (test|check|bench|pictures|pins|clean)( .*)?")
NEEDS_A_SERVER = re.compile(r"(docker|apt) .+")


def commands() -> list[str]:
    """Every command that is shown, in a line of a block without a language or between marks."""
    found: dict[str, None] = {}
    for page in PAGES:
        text = page.read_text("utf-8")
        blocks = re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        lines = [
            line for kind, block in blocks if kind in ("", "sh") for line in block.splitlines()
        ]
        bare = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
        for shown in [*lines, *re.findall(r"`([^`\n]+)`", bare)]:
            command = re.sub(r"\s+# .*", "", shown).removeprefix("$ ").strip()
            if command.split(" ")[0] in PROGRAMS and command not in PROGRAMS[1:]:
                found[command] = None
    return list(found)


SHOWN = commands()
RUN = [command for command in SHOWN if command in OUTCOMES]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the packages of this environment, as make leaves it."""
    return copy_tree(tmp_path_factory.mktemp("checkout"))


def start(folder: Path, command: str) -> "subprocess.Popen[str]":
    """Start a command in a shell, as somebody types it, with no setting of this machine."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.Popen(
        ["sh", "-c", command],
        cwd=folder,
        env=kept,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def run(folder: Path, command: str) -> tuple[int, str]:
    """Run a command to its end; its exit code and all it says."""
    with start(folder, command) as process:
        said, _ = process.communicate()
    return process.returncode, said


def test_commands_are_found() -> None:
    assert {"make try", "make run", "cp .env.example .env"} <= set(SHOWN)
    assert len(SHOWN) >= 12


def test_each_command_that_is_shown_is_known_here() -> None:
    known = (SERVE, PLAY, LONG, NEEDS_A_SERVER)
    unknown = [each for each in SHOWN if not any(form.fullmatch(each) for form in known)]
    assert [each for each in unknown if each not in OUTCOMES] == []


@pytest.mark.parametrize("command", RUN)
def test_what_is_shown_does_what_it_says(checkout: Path, command: str) -> None:
    code, words = OUTCOMES[command]
    left, said = run(checkout, command)
    assert left == code, said
    assert words in said
    assert "Traceback" not in said
    assert not (checkout / "data").exists()


@pytest.mark.parametrize("command", [each for each in SHOWN if LONG.fullmatch(each)])
def test_what_takes_long_is_known_to_make(checkout: Path, command: str) -> None:
    code, said = run(checkout, command.replace("make ", "make --dry-run ", 1))
    assert code == 0, said


def serve(folder: Path, command: str) -> Generator[str, None, None]:
    """What a command says that serves until it is told to stop; then it is."""
    with start(folder, command) as process:
        assert process.stdout is not None
        try:
            yield from process.stdout
        finally:
            os.killpg(process.pid, signal.SIGINT)


@pytest.mark.parametrize("command", [each for each in SHOWN if SERVE.fullmatch(each)])
def test_the_chat_page_is_served_or_its_port_is_taken(checkout: Path, command: str) -> None:
    said = serve(checkout, command)
    line = next(each for each in said if "The chat is at" in each or "cannot be had" in each)
    said.close()
    asked = re.search(r"--port (\d+)", command)
    assert (asked[1] if asked else "8090") in line
    assert "The chat is at" in line or "--port" in line


def test_a_port_that_is_taken_is_told_with_what_chooses_another(checkout: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = run(checkout, f'make try ARGS="--port {port}"')
    assert code == 2  # make's own
    assert f"The port {port} cannot be had" in said
    assert 'make try ARGS="--port 0"' in said
