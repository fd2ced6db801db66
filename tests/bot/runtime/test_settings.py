"""Settings are checked all at once, and secrets stay out of sight."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.runtime.settings import Contact, Settings, SettingsError
from storage.crypto.envelope import KeyRing

TOKEN = "123456789:AAExampleExampleExampleExampleExample"


def read(tmp_path: Path, **more: str) -> Settings:
    """The settings with a token and an empty data folder, and what the test adds."""
    environment = {"BOT_TOKEN": TOKEN, "DATA_DIR": str(tmp_path / "data")} | more
    return Settings.from_environment(environment)


def problems(environment: Mapping[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(environment)
    return caught.value.problems


def test_a_token_is_all_that_is_needed(tmp_path: Path) -> None:
    settings = read(tmp_path)
    data = tmp_path / "data"
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url == f"sqlite:///{data}/cases.sqlite"
    assert settings.files_url == str(data / "files")
    assert (settings.seal_keys, settings.seal_keys_file) == (None, None)
    assert (settings.log_format, settings.log_level) == ("text", "INFO")


def test_the_contact_is_the_articles_unless_set(tmp_path: Path) -> None:
    assert read(tmp_path).contact == Contact(
        "IntelliChain",
        "+1 307-310-5502",
        "connect@intellichainco.com",
        "306 N Main St. Sheridan, WY 82801",
    )
    assert read(tmp_path, CONTACT_NAME="Help desk").contact.name == "Help desk"


def test_an_empty_variable_counts_as_not_set(tmp_path: Path) -> None:
    assert read(tmp_path, LOG_LEVEL=" ", BOT_API_URL="").log_level == "INFO"


def test_a_missing_token_says_where_to_get_one() -> None:
    (problem,) = problems({})
    assert "@BotFather" in problem
    assert "make try" in problem


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    a_file = tmp_path / "file"
    a_file.touch()
    found = problems(
        {
            "BOT_TOKEN": "hello",
            "BOT_API_URL": "telegram.org?x=1",
            "DATA_DIR": str(a_file),
            "DATABASE_URL": "mysql://somewhere",
            "FILES_URL": "ftp://somewhere",
            "SEAL_KEYS": "short",
            "SEAL_KEYS_FILE": str(tmp_path),
            "CONTACT_PHONE": "call me",
            "CONTACT_EMAIL": "nobody",
            "CONTACT_NAME": "two\nlines",
            "LOG_FORMAT": "xml",
            "LOG_LEVEL": "loud",
        }
    )
    words = (
        "BOT_TOKEN does not look",
        "BOT_API_URL must be",
        "DATA_DIR is not a folder",
        "DATABASE_URL must begin",
        "FILES_URL must be",
        "not both",
        "SEAL_KEYS does not do",
        "SEAL_KEYS_FILE is not a file",
        "LOG_FORMAT",
        "LOG_LEVEL",
        "CONTACT_PHONE",
        "CONTACT_EMAIL",
        "CONTACT_NAME",
    )
    assert len(found) == len(words)
    for word, problem in zip(words, found, strict=True):
        assert word in problem


def test_the_error_lists_each_problem_on_its_own_line() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({"LOG_LEVEL": "loud"})
    assert str(caught.value).count("\n") == 2


def test_keys_inside_the_data_folder_are_refused(tmp_path: Path) -> None:
    keys = tmp_path / "data" / "keys"
    keys.parent.mkdir()
    keys.write_text(KeyRing.generate())
    found = problems(
        {"BOT_TOKEN": TOKEN, "DATA_DIR": str(tmp_path / "data"), "SEAL_KEYS_FILE": str(keys)}
    )
    assert "must not be inside DATA_DIR" in found[0]


@pytest.mark.parametrize("url", ["http://[", "https://", "http://a b", "ftp://x", "http://x:99999"])
def test_an_address_that_is_none_is_named(url: str) -> None:
    assert problems({"BOT_TOKEN": TOKEN, "BOT_API_URL": url})[0].startswith("BOT_API_URL")


def test_no_secret_shows_in_the_repr(tmp_path: Path) -> None:
    keys = KeyRing.generate()
    settings = read(tmp_path, SEAL_KEYS=keys, DATABASE_URL="postgresql://me:hunter2@db/bot")
    shown = repr(settings)
    assert TOKEN not in shown
    assert keys not in shown
    assert "hunter2" not in shown
