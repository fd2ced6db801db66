"""The file of keys is read again when it has changed, and never loses a key to a second writer."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.runtime.key_file import KeyFileRing, add_first_key, lock_key_file
from storage.crypto.envelope import KeyRing
from storage.errors import UnknownKeyError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "seal.key"
    made.write_text(KeyRing.generate())
    return made


def test_a_new_first_key_seals_from_then_on_and_the_old_one_opens(path: Path) -> None:
    ring = KeyFileRing(path)
    sealed = ring.seal(b"old", "here")
    add_first_key(path)
    fresh = ring.seal(b"new", "here")
    assert fresh[:4] == KeyRing.parse(path.read_text()).current_name != sealed[:4]
    assert (ring.unseal(sealed, "here"), ring.unseal(fresh, "here")) == (b"old", b"new")


def test_what_another_process_has_sealed_with_a_new_key_opens(path: Path) -> None:
    ring = KeyFileRing(path)
    add_first_key(path)
    sealed = KeyFileRing(path).seal(b"new", "here")
    assert ring.unseal(sealed, "here") == b"new"


def test_a_key_that_is_not_in_the_file_is_told_by_name(path: Path) -> None:
    other = KeyRing.parse(KeyRing.generate())
    with pytest.raises(UnknownKeyError) as found:
        KeyFileRing(path).unseal(other.seal(b"x", "here"), "here")
    assert found.value.key_name == other.current_name.hex()


@pytest.mark.parametrize("content", [None, "", "no key", "\xff"])
def test_while_the_file_is_of_no_use_the_keys_stay(
    path: Path, content: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    ring = KeyFileRing(path)
    before = ring.names
    path.unlink() if content is None else path.write_text(content, "latin-1")
    sealed = ring.seal(b"x", "here")
    assert ring.names == before
    assert ring.unseal(sealed, "here") == b"x"
    assert f"the key file {path} cannot be read anew" in caplog.text


def test_two_who_add_a_key_at_once_lose_none(path: Path) -> None:
    def add() -> None:
        with lock_key_file(path):
            add_first_key(path)

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(add) for _ in range(8)]:
            done.result()
    assert len(KeyRing.parse(path.read_text()).names) == 9


def test_a_draft_that_cannot_be_put_in_place_is_removed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_text()

    def fail(_self: Path, _target: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        add_first_key(path)
    assert [each.read_text() for each in path.parent.iterdir()] == [before]
