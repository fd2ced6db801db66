"""docs/writing-a-guide.md: its guides compile, its complaint is real, its chat is played."""

import subprocess
from pathlib import Path

import pytest

from tests.support.pages import copy_tree, find_blocks, read_page

PAGE = read_page("docs/writing-a-guide.md")
FIRST, WHOLE = find_blocks(PAGE, "python")
COMPLAINT, DONE, PLAYED = find_blocks(PAGE, "text")
MODULE = "flows/guides/corner_shop.py"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, in which a reader follows the page."""
    return copy_tree(tmp_path_factory.mktemp("reader"))


def run(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the bot there."""
    command = [".venv/bin/python", "-m", "bot", *arguments]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


def test_the_first_guide_is_found_and_drawn(tree: Path) -> None:
    (tree / MODULE).write_text(FIRST, "utf-8")
    drawn = run(tree, "diagram")
    assert drawn.returncode == 0, drawn.stderr
    assert "reply --> offer" in drawn.stdout


def test_a_wrong_path_is_named_as_the_page_says(tree: Path) -> None:
    (tree / MODULE).write_text(FIRST.replace('go("over")', 'go("ovre")'), "utf-8")
    drawn = run(tree, "diagram")
    assert drawn.returncode != 0
    assert drawn.stderr.endswith(COMPLAINT)


def test_the_chat_is_what_the_buyer_does_with_what_the_bot_does() -> None:
    done = [line for line in PLAYED.splitlines() if line.startswith((">", "~"))]
    assert done == DONE.splitlines()


@pytest.mark.timeout(240)
def test_the_chat_goes_as_the_page_shows(tree: Path) -> None:
    (tree / MODULE).write_text(WHOLE, "utf-8")
    (tree / "shop.chat").write_text(PLAYED, "utf-8")
    played = run(tree, "try", "--play", "shop.chat")
    assert played.returncode == 0, played.stderr
