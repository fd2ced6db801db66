"""What the README says of settings, commands, guides and texts is what the code does."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import COMMAND_HELP
from bot.runtime.keyring import locate_key_file
from bot.runtime.settings import Settings, SettingsError
from flows.definition.diagram import render_diagrams
from flows.definition.guide import Guide
from flows.guides import load_guides

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
DRAWN = "<!-- drawn by make diagram -->"
TOKEN = "1:a"


class Asked(Mapping[str, str]):
    """An environment with nothing in it, which remembers what it was asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def settings_asked_for() -> set[str]:
    """Every variable the settings are read from."""
    asked = Asked()
    with suppress(SettingsError):
        Settings.from_environment(asked)
    return asked.names


def cells(row: str) -> list[str]:
    """The cells of a row of a table, without the code marks."""
    return [cell.strip().strip("`") for cell in row.strip("|").split("|")]


def table(first: str) -> dict[str, list[str]]:
    """The table whose head begins with a word, by its first column."""
    found = re.search(rf"^\| {first} \|.*\n\|[-|]+\n((\|.*\n)+)", README, re.MULTILINE)
    assert found, f"there is no table of {first}"
    return {row[0]: row[1:] for row in map(cells, found[1].splitlines())}


def examples() -> dict[str, str]:
    """The values in .env.example by name, those behind a # too."""
    found = re.findall(r'^(?:# )?([A-Z][A-Z_]+)="?(.*?)"?$', EXAMPLE, re.MULTILINE)
    return dict(found)


def test_the_settings_are_the_same_everywhere() -> None:
    asked = settings_asked_for()
    assert asked == set(table("Setting"))
    assert asked == set(examples())


def test_the_example_shows_what_holds_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = Settings.from_environment({**examples(), "BOT_TOKEN": TOKEN})
    unset = Settings.from_environment({"BOT_TOKEN": TOKEN})
    assert shown.seal_keys_file == locate_key_file(unset)
    assert Path(shown.files_url).absolute() == Path(unset.files_url)
    assert shown.database_url == "sqlite:///data/cases.sqlite"
    same = replace(unset, database_url=shown.database_url, files_url=shown.files_url)
    assert replace(shown, seal_keys_file=None) == same


def test_the_table_of_settings_has_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = {name: row[0] for name, row in table("Setting").items() if row[0] in EXAMPLE}
    shown = examples()
    assert told == {name: shown[name] for name in told}
    assert len(told) >= len(shown) - 5


def test_the_commands_are_told_and_exist() -> None:
    told = [re.fullmatch(r"[.]venv/bin/python -m bot (\w+)( .+)?", row) for row in table("Command")]
    assert {match[1] for match in told if match} == set(COMMAND_HELP)
    assert len(told) == len(COMMAND_HELP)


def test_the_pictures_are_there_and_light() -> None:
    named = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert named
    for name in named:
        assert (ROOT / name).stat().st_size < 300_000


def test_the_diagrams_are_those_of_the_guides() -> None:
    drawn = README.partition(DRAWN)[2].strip()
    assert drawn == "\n\n".join(render_diagrams(guide) for guide in load_guides().values()), (
        "run: make diagram"
    )


def test_the_guide_in_the_readme_is_one() -> None:
    source = re.search(r"^```python\n(.+?)^```", README, re.MULTILINE | re.DOTALL)
    assert source
    names: dict[str, object] = {}
    exec(source[1], names)  # noqa: S102 - it is ours
    guide = names["GUIDE"]
    assert isinstance(guide, Guide)
    assert guide.step_ids == ("reply", "offer", "over")


def test_the_words_are_those_of_the_code() -> None:
    names = {
        word
        for path in [
            *ROOT.glob("flows/**/*.py"),
            *ROOT.glob("bot/*.py"),
            *ROOT.glob("storage/*.py"),
        ]
        for word in re.findall(r"[a-z]+", path.read_text("utf-8").lower())
    }
    told = {word for row in table("Word") for word in row.split(", ")}
    assert told <= names
