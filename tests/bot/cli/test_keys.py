"""The commands about keys: what they change, what they say, and that a running bot goes on."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from bot.__main__ import main
from bot.cli import keys as keys_command
from bot.runtime.keyring import load_key_ring
from bot.runtime.settings import Settings
from bot.runtime.store_opening import open_store
from storage.crypto.envelope import KeyRing
from storage.errors import UnavailableError
from storage.store import Store
from tests.support.storage.records import NOW, SOON, begin, case, message, save

T = TypeVar("T")


class Operator:
    """Somebody at the machine, with a data folder and a key beside it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.key_file = folder / "data.seal.key"
        self.settings = Settings.from_environment({"DATA_DIR": str(folder / "data")}, online=False)
        self._capsys = capsys
        (folder / "data").mkdir()

    def keys(self, what: str) -> tuple[int, str]:
        """Run a command about keys; how it leaves, and what it says."""
        code = main(["keys", what])
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def names(self) -> list[str]:
        """What tells the keys of the file apart."""
        return [name.hex() for name in KeyRing.parse(self.key_file.read_text()).names]


@pytest.fixture
def operator(operator_folder: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    made = Operator(operator_folder, capsys)
    made.key_file.write_text(KeyRing.generate() + "\n")
    made.key_file.chmod(0o600)
    return made


def with_store(operator: Operator, act: Callable[[Store], Awaitable[T]]) -> T:
    """Open the store as a start of the bot does, do something, close it."""

    async def run() -> T:
        store = await open_store(operator.settings, load_key_ring(operator.settings))
        try:
            return await act(store)
        finally:
            await store.close()

    return asyncio.run(run())


async def fill(store: Store) -> None:
    await begin(store, messages=(message("free", case_id=None),))


def test_new_prints_a_key_and_changes_nothing(operator: Operator) -> None:
    before = operator.key_file.read_text()
    code, said = operator.keys("new")
    assert code == 0
    assert len(KeyRing.parse(said).names) == 1
    assert operator.key_file.read_text() == before


def test_check_says_what_each_key_has_sealed(operator: Operator) -> None:
    (name,) = operator.names()
    code, said = operator.keys("check")
    assert (code, "has sealed nothing that is stored" in said) == (0, True)
    with_store(operator, fill)
    code, said = operator.keys("check")
    assert code == 0
    assert f"The keys of {operator.key_file}:" in said
    assert f"{name}  seals and opens  has sealed 1 cases, 1 messages" in said


def test_check_names_a_key_that_is_missing(operator: Operator) -> None:
    with_store(operator, fill)
    (name,) = operator.names()
    operator.key_file.write_text(KeyRing.generate())
    code, said = operator.keys("check")
    assert code == 1
    assert f"{name}  IS MISSING: 1 cases, 1 messages cannot be read until it is put back" in said


def test_a_key_is_changed_while_the_bot_runs(operator: Operator) -> None:
    """The bot reads with both, seals with the new one, and does without the old one at last."""

    async def run() -> tuple[int, str]:
        store = await open_store(operator.settings, load_key_ring(operator.settings))
        await fill(store)
        key = await store.load_data_key("c1")
        rotated = await asyncio.to_thread(operator.keys, "rotate")
        await save(store, cases=(case("c2", number=2),))
        assert await store.load_data_key("c1") == key
        checked = await asyncio.to_thread(operator.keys, "check")
        assert f"{operator.names()[0]}  seals and opens  has sealed 2 cases" in checked[1]
        new, _old = operator.key_file.read_text().split()
        operator.key_file.write_text(new)
        await save(store, cases=(case("c3", number=3),))
        assert await store.claim_messages(NOW, SOON, 10) == [message("free", case_id=None)]
        await store.close()
        return rotated

    (old,) = operator.names()
    code, said = asyncio.run(run())
    assert code == 0
    assert "2 values are sealed with the new key" in said
    assert f"The old key {old} may go: nothing is sealed with it any more." in said
    assert old not in operator.names()
    assert with_store(operator, lambda store: store.load_data_key("c3"))


def test_a_change_that_was_cut_off_goes_on_with_the_same_key(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_store(operator, fill)

    async def die(*_given: object) -> None:
        raise UnavailableError("the database gave up: and the power with it")

    with monkeypatch.context() as patched:
        patched.setattr(keys_command, "rewrap_all", die)
        code, said = operator.keys("rotate")
        assert (code, said) == (2, "the database gave up: and the power with it\n")
    new, old = operator.names()
    with_store(operator, lambda store: store.load_data_key("c1"))
    code, said = operator.keys("rotate")
    assert code == 0
    assert operator.names() == [new, old]
    assert f"The old key {old} may go" in said
    assert f"new key {new}" in said


def test_another_change_puts_another_key_in_front(operator: Operator) -> None:
    with_store(operator, fill)
    operator.keys("rotate")
    first = operator.names()
    operator.keys("rotate")
    assert operator.names()[1:] == first
    assert operator.key_file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in operator.key_file.parent.glob("data.seal*")] == ["data.seal.key"]


def test_an_old_key_that_is_needed_must_stay(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_store(operator, fill)
    (old,) = operator.names()

    def fail(*_given: object) -> bytes:
        raise UnavailableError

    async def skip(*_given: object) -> int:
        return 0

    monkeypatch.setattr("storage.maintenance.key_rotation._rewrap_rows", skip)
    code, said = operator.keys("rotate")
    assert code == 1
    assert f"The old key {old} must stay: has sealed 1 cases, 1 messages." in said
    assert "may go" not in said


def test_keys_of_the_environment_are_changed_by_their_owner(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_store(operator, fill)
    old, new = operator.key_file.read_text().strip(), KeyRing.generate()
    monkeypatch.setenv("SEAL_KEYS", old)
    code, said = operator.keys("rotate")
    assert (code, "Put a new one in front of it" in said) == (2, True)
    monkeypatch.setenv("SEAL_KEYS", f"{new},{old}")
    code, said = operator.keys("rotate")
    assert code == 0
    assert "may go" in said
    assert "once each process of the bot runs with that key in front" in said
    assert operator.key_file.read_text().strip() == old


def test_keys_that_do_not_fit_are_one_sentence_with_the_file(operator: Operator) -> None:
    with_store(operator, fill)
    (name,) = operator.names()
    operator.key_file.write_text(KeyRing.generate())
    with pytest.raises(Exception, match=rf"The key {name} is not among the keys of .*seal.key: "):
        with_store(operator, fill)


def test_where_nothing_is_stored_there_is_nothing_to_rotate(operator: Operator) -> None:
    code, said = operator.keys("rotate")
    assert (code, "nothing to rotate" in said) == (2, True)
    assert len(operator.names()) == 1
