"""What README.md and docs/operating.md say of settings, commands and pictures is what is there."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from bot.__main__ import COMMAND_HELP
from bot.runtime.keyring import locate_key_file
from bot.runtime.settings import Settings, SettingsError
from tests.support.pages import ROOT, find_links, find_table, read_page

README = read_page("README.md")
EXAMPLE = read_page(".env.example")
MAX_PICTURE_BYTES, MAX_MOVING_BYTES = 300_000, 3_000_000
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


def examples() -> dict[str, str]:
    """The values in .env.example by name, those behind a # too."""
    found = re.findall(r'^(?:# )?([A-Z][A-Z_]+)="?(.*?)"?$', EXAMPLE, re.MULTILINE)
    return dict(found)


def test_the_settings_are_the_same_everywhere() -> None:
    asked = settings_asked_for()
    assert asked == set(find_table(README, "Setting"))
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
    told = {
        name: row[0] for name, row in find_table(README, "Setting").items() if row[0] in EXAMPLE
    }
    shown = examples()
    assert told == {name: shown[name] for name in told}
    assert len(told) >= len(shown) - 5


def test_the_commands_are_told_and_exist() -> None:
    told = set(find_table(read_page("docs/operating.md"), "Command"))
    assert {name.split(" -m ")[1].split(" ")[1] for name in told} == set(COMMAND_HELP)


def list_pictures() -> list[Path]:
    """The pictures that the README shows or links."""
    return sorted({ROOT / name for name in find_links(README) if name.startswith("pictures/")})


def test_the_pictures_are_there_and_light() -> None:
    assert set(list_pictures()) == set((ROOT / "pictures").iterdir())
    for path in list_pictures():
        most = MAX_MOVING_BYTES if path.suffix == ".gif" else MAX_PICTURE_BYTES
        assert path.stat().st_size < most, path.name


def test_the_moving_picture_takes_about_fifteen_seconds() -> None:
    with Image.open(ROOT / "pictures/interview.gif") as film:
        lengths = [frame.info["duration"] for frame in ImageSequence.Iterator(film)]
    assert 14_000 <= sum(lengths) <= 17_000
    assert min(lengths) >= 500  # milliseconds, to be read
