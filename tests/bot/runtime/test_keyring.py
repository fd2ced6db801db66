"""A key is made once, beside the data and never in them, and its loss is noticed."""

import logging
import os
import stat
from pathlib import Path

import pytest

from bot.runtime.keyring import load_key_ring, locate_key_file
from bot.runtime.settings import Settings, SettingsError
from storage.crypto.envelope import KeyRing


def settings(tmp_path: Path, **more: str) -> Settings:
    environment = {"BOT_TOKEN": "1:a", "DATA_DIR": str(tmp_path / "data")} | more
    return Settings.from_environment(environment)


def test_the_first_start_makes_a_key_beside_the_data(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    load_key_ring(settings(tmp_path))
    path = tmp_path / "data.seal.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["data.seal.key"]
    assert str(path) in caplog.text
    assert path.read_text().strip() not in caplog.text


def test_the_next_start_opens_what_the_first_sealed(tmp_path: Path) -> None:
    sealed = load_key_ring(settings(tmp_path)).seal(b"an answer", "here")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cases.sqlite").touch()
    assert load_key_ring(settings(tmp_path)).unseal(sealed, "here") == b"an answer"


def test_data_without_their_key_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cases.sqlite").touch()
    with pytest.raises(SettingsError, match=r"the key file .* is gone"):
        load_key_ring(settings(tmp_path))
    assert not locate_key_file(settings(tmp_path)).exists()


def test_keys_from_the_settings_are_used_as_they_are(tmp_path: Path) -> None:
    first, second = KeyRing.generate(), KeyRing.generate()
    sealed = KeyRing.parse(second).seal(b"old", "here")
    ring = load_key_ring(settings(tmp_path, SEAL_KEYS=f"{first},{second}"))
    assert ring.current_name == KeyRing.parse(first).current_name
    assert ring.unseal(sealed, "here") == b"old"
    assert not locate_key_file(settings(tmp_path)).exists()


def test_keys_from_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "keys"
    path.write_text(KeyRing.generate())
    path.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        load_key_ring(settings(tmp_path, SEAL_KEYS_FILE=str(path)))
    assert "can be read by others" in caplog.text


def test_a_named_file_that_is_missing_is_made_while_there_are_no_data(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "seal.key"
    (tmp_path / "data" / "lost+found").mkdir(parents=True)
    made = load_key_ring(settings(tmp_path, SEAL_KEYS_FILE=str(path)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert made.current_name == KeyRing.parse(path.read_text()).current_name
    assert not locate_key_file(settings(tmp_path)).exists()


def test_a_named_file_that_is_gone_stops_the_start_when_there_are_data(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "seal.key"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cases.sqlite").touch()
    with pytest.raises(SettingsError, match=r"the key file .*seal[.]key is gone"):
        load_key_ring(settings(tmp_path, SEAL_KEYS_FILE=str(path)))
    assert not path.exists()


def test_a_place_where_no_key_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    path = tmp_path / "keys" / "seal.key"
    with pytest.raises(SettingsError, match=r"No key can be made at .*seal[.]key: "):
        load_key_ring(settings(tmp_path, SEAL_KEYS_FILE=str(path)))


@pytest.mark.parametrize("content", [b"", b"not a key", b"\xff\xfe"])
def test_a_file_without_keys_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"The key file .*keys"):
        load_key_ring(settings(tmp_path, SEAL_KEYS_FILE=str(path)))


def test_the_key_of_whoever_was_first_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = KeyRing.generate()

    def second(_draft: Path, path: Path) -> None:
        path.write_text(theirs)
        path.chmod(0o600)
        raise FileExistsError

    monkeypatch.setattr(os, "link", second)
    assert load_key_ring(settings(tmp_path)).current_name == KeyRing.parse(theirs).current_name
    assert [path.name for path in tmp_path.iterdir()] == ["data.seal.key"]
