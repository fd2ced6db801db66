"""CONTRIBUTING.md: who follows a recipe on a copy of the tree gets a tree whose tests pass."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.pages import copy_tree, find_blocks, read_page

PAGE = read_page("CONTRIBUTING.md")
RECIPES = ("A question", "A command", "An event", "A setting", "A file type", "A marketplace")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project, in which somebody makes a change."""
    return copy_tree(tmp_path)


def change(path: Path, old: str, new: str) -> None:
    """Put something in the place of the one text that is there."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name} has {text.count(old)} of: {old}"
    path.write_text(text.replace(old, new), "utf-8")


def run(tree: Path, *arguments: str) -> str:
    """Run Python in the copy; what it says."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run_tests(tree: Path, *tests: str) -> str:
    """Run tests of the copy."""
    return run(tree, "-m", "pytest", "-n0", "-p", "no:cacheprovider", *tests)


def read_steps(recipe: str) -> list[str]:
    """The numbered steps of a recipe."""
    part = PAGE.partition(f"\n### {recipe}\n")[2].partition("\n### ")[0]
    return re.findall(r"^\d\. (.*(?:\n(?!\d\. )   .*)*)", part, re.MULTILINE)


@pytest.mark.parametrize("recipe", RECIPES)
def test_each_step_names_a_file_or_a_command(recipe: str) -> None:
    steps = read_steps(recipe)
    assert len(steps) >= 3
    vague = [step for step in steps if "](" not in step and "`" not in step]
    assert len(vague) <= 1, vague


def test_there_are_six_recipes() -> None:
    part = PAGE.partition("\n## Recipes\n")[2]
    assert tuple(re.findall(r"^### (.+)$", part, re.MULTILINE)) == RECIPES


def test_a_question(tree: Path) -> None:
    step = find_blocks(PAGE, "python")[0].rstrip() + ","
    module = tree / "flows/guides/alibaba/contact/order.py"
    place = '    Step(\n        id="supplier",'
    lines = "".join(f"    {line}\n" for line in step.splitlines())
    change(module, place, lines + place)
    text = module.read_text("utf-8")
    module.write_text(re.sub(r"(?<=    )Amount,\n", "Amount,\n    Ask,\n", text, count=1), "utf-8")
    both = "from bot.__main__ import main; main(['diagram']); main(['texts'])"
    assert "product --> colour" in run(tree, "-c", both)
    assert "colour.ask" in (tree / "bot/i18n/locale/messages.pot").read_text("utf-8")


def test_a_command(tree: Path) -> None:
    commands = tree / "bot/handlers/commands.py"
    row = '    Command("help", _show_help),\n'
    change(commands, row, row + '    Command("rules", _ask_topic("faq")),\n')
    messages = tree / "bot/i18n/english/messages.py"
    descriptions = tree / "bot/i18n/english/command_descriptions.py"
    described = '    "command.help": "How to talk to me",\n'
    change(descriptions, described, described + '    "command.rules": "The rules",\n')
    change(messages, "{timeline} · {contact} ·", "{timeline} · {contact} · {rules} ·")
    run(tree, "-m", "bot", "texts")
    run_tests(tree, "tests/bot/handlers/test_command_table.py", "-k", "menu or help or name")


def test_a_setting(tree: Path) -> None:
    settings = tree / "bot/runtime/settings.py"
    change(settings, "    log_level: str\n", "    log_level: str\n    log_colour: str\n")
    read = '            log_level=text("LOG_LEVEL", "INFO").upper(),\n'
    change(settings, read, read + '            log_colour=text("LOG_COLOUR", "no"),\n')
    with (tree / ".env.example").open("a", encoding="utf-8") as example:
        example.write("\n# Whether the log has colours: yes or no.\n# LOG_COLOUR=no\n")
    row = "| `LOG_LEVEL` | `INFO` | `DEBUG`, `INFO`, `WARNING` or `ERROR` |\n"
    change(tree / "README.md", row, row + "| `LOG_COLOUR` | `no` | whether the log has colours |\n")
    run_tests(
        tree, "tests/docs/test_readme.py", "tests/test_hygiene.py", "-k", "setting or example"
    )
