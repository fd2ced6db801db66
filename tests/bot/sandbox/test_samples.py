"""Sample files are taken for what they are, with the flaw their name begins with."""

import sqlite3
from pathlib import Path

import pytest

from bot.inspection.findings import Hint, Inspection, Kind, Reason, Refusal
from bot.inspection.tasks import inspect
from bot.sandbox.transcripts.pending_work import work_waits
from bot.sandbox.transcripts.samples import sample


def looked_at(name: str, folder: Path) -> Inspection | Refusal:
    path = folder / name
    path.write_bytes(sample(name).data)
    return inspect(str(path))


@pytest.mark.parametrize(
    ("name", "kind", "hints"),
    [
        ("a.jpg", Kind.JPEG, ()),
        ("a.png", Kind.PNG, ()),
        ("a.pdf", Kind.PDF, ()),
        ("a.mp4", Kind.MP4, ()),
        ("a.ogg", Kind.OGG, ()),
        ("a.txt", Kind.TEXT, ()),
        ("tiny-a.jpg", Kind.JPEG, (Hint.TINY,)),
        ("tiny-a.png", Kind.PNG, (Hint.TINY,)),
        ("blurred-a.jpg", Kind.JPEG, (Hint.BLURRED,)),
    ],
)
def test_a_sample_is_of_its_kind(
    name: str, kind: Kind, hints: tuple[Hint, ...], tmp_path: Path
) -> None:
    found = looked_at(name, tmp_path)
    assert isinstance(found, Inspection)
    assert (found.kind, found.hints) == (kind, frozenset(hints))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty-a.jpg", Reason.EMPTY),
        ("cut-a.jpg", Reason.CUT_OFF),
        ("broken-a.jpg", Reason.BROKEN),
        ("broken-a.pdf", Reason.BROKEN),
        ("locked-a.pdf", Reason.ENCRYPTED),
        ("a.docx", Reason.NOT_KNOWN),
    ],
)
def test_a_flawed_sample_is_refused(name: str, reason: Reason, tmp_path: Path) -> None:
    assert looked_at(name, tmp_path) == Refusal(reason)


@pytest.mark.parametrize(
    ("state", "seen", "waits"),
    [("wanted", 0, True), ("stored", 0, True), ("stored", 1, False), ("lost", 0, False)],
)
def test_a_file_waits_until_it_was_looked_into(
    state: str, seen: int, waits: bool, tmp_path: Path
) -> None:
    database = tmp_path / "cases.sqlite"
    assert not work_waits(database)
    connection = sqlite3.connect(database)
    assert not work_waits(database)
    with connection:
        connection.execute("CREATE TABLE exhibits (state, seen)")
        connection.execute("INSERT INTO exhibits VALUES (?, ?)", (state, seen))
        connection.execute("CREATE TABLE exports (asked, made)")
        connection.execute("CREATE TABLE outbox (id)")
    assert work_waits(database) is waits
    connection.close()


@pytest.mark.parametrize("row", ["exports VALUES (2, 1)", "outbox VALUES (1)"])
def test_a_case_file_and_a_letter_are_waited_for(row: str, tmp_path: Path) -> None:
    database = tmp_path / "cases.sqlite"
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("CREATE TABLE exhibits (state, seen)")
        connection.execute("CREATE TABLE exports (asked, made)")
        connection.execute("CREATE TABLE outbox (id)")
        connection.execute("INSERT INTO exports VALUES (1, 1)")
    assert not work_waits(database)
    with connection:
        connection.execute(f"INSERT INTO {row}")
    assert work_waits(database)
    connection.close()
