"""The doctor finds what is wrong with a store, says what to do, and changes nothing."""

import asyncio
from collections.abc import Callable

import pytest

from bot.runtime.keyring import load_key_ring
from bot.runtime.store_opening import open_store
from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.machine import Machine, add_cases, cut_file, lose_file, read_files
from tests.support.storage.kept_store import CASE


def test_a_store_of_the_first_version_is_upgraded_and_the_doctor_is_content(
    machine: Machine,
) -> None:
    code, said = machine.run("doctor")
    assert (code, "All is well." in said) == (0, True), said
    assert "1 chats, 1 cases, 1 exhibits" in said


def _break_file(machine: Machine) -> None:
    cut_file(machine.data)


def _lose_file(machine: Machine) -> None:
    lose_file(machine.data)


def _break_row(machine: Machine) -> None:
    machine.change("UPDATE journal SET event = zeroblob(50)")


def _break_case(machine: Machine) -> None:
    machine.change("UPDATE cases SET wrapped_key = substr(wrapped_key, 1, 50)")


def _forget_events(machine: Machine) -> None:
    machine.change("DELETE FROM journal")


def _set_aside(machine: Machine) -> None:
    asyncio.run(add_cases(machine.settings, 1))
    machine.change("UPDATE outbox SET set_aside_at = 1, set_aside_for = 'x' WHERE id = 1")


def _fail_update(machine: Machine) -> None:
    machine.change(
        "INSERT INTO failed_updates (key, reason, failed_at, attempts, payload)"
        " VALUES ('u:1', 'error', 1, 1, zeroblob(50))"
    )


def _leave_orphan(machine: Machine) -> None:
    (machine.data / "files/cases/nobody").mkdir()


def _point_nowhere(machine: Machine) -> None:
    machine.change("UPDATE exhibits SET case_id = 'nobody'")


def _lose_key(machine: Machine) -> None:
    (machine.folder / "data.seal.key").write_text(KeyRing.generate())


FAULTS: dict[str, Callable[[Machine], None]] = {
    f"1 files are not what was stored, in the cases {CASE}": _break_file,
    f"1 files are missing, in the cases {CASE}": _lose_file,
    f"values do not open, in the cases {CASE}: they were changed": _break_row,
    f"1 values do not open, in the cases {CASE}": _break_case,
    f"1 cases are not what their journal comes to: {CASE}": _forget_events,
    "1 messages were set aside": _set_aside,
    "1 updates could not be handled, and are kept: run retry": _fail_update,
    "1 failed updates that belong to no case do not open": _fail_update,
    "1 folders of files belong to no case (nobody)": _leave_orphan,
    "The database is damaged (1 rows refer to nothing)": _point_nowhere,
    "is missing: put it back into the file of keys": _lose_key,
}


@pytest.mark.parametrize(("told", "harm"), FAULTS.items(), ids=FAULTS)
def test_the_doctor_finds_it_and_says_what_to_do(
    machine: Machine, told: str, harm: Callable[[Machine], None]
) -> None:
    harm(machine)
    before = read_files(machine.data / "files")
    code, said = machine.run("doctor")
    assert (code, told in said) == (1, True), said
    assert "crushed" not in said
    assert not {"1000", "5000"} & set(said.split())  # no number of a chat
    assert read_files(machine.data / "files") == before


def test_the_doctor_says_when_there_is_nothing_to_look_at(machine: Machine) -> None:
    for path in machine.data.glob("cases.sqlite*"):
        path.unlink()
    code, said = machine.run("doctor")
    assert (code, "There is nothing in the database" in said) == (2, True)


def test_the_bot_may_run_meanwhile(machine: Machine) -> None:
    """The running bot goes on writing while it is backed up and looked over."""

    async def write() -> None:
        store: Store = await open_store(machine.settings, load_key_ring(machine.settings))
        for command in (("backup", "backup"), ("doctor",), ("keys", "rotate")):
            code, said = await asyncio.to_thread(machine.run, *command)
            assert code == 0, said
            await store.mark.write(ManualClock().now())
        await store.close()

    asyncio.run(write())
