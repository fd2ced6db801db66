"""Sample files are taken for what they are, with the flaw their name begins with."""

import sqlite3
from pathlib import Path

import pytest

from bot.inspection.findings import FileType, Inspection, QualityHint, RejectedFile, RejectionReason
from bot.inspection.tasks import inspect
from bot.sandbox.pending_work import has_pending_work
from bot.sandbox.samples.make_sample import make_sample


def looked_at(name: str, folder: Path) -> Inspection | RejectedFile:
    path = folder / name
    path.write_bytes(make_sample(name).data)
    return inspect(str(path))


@pytest.mark.parametrize(
    ("name", "kind", "hints"),
    [
        ("a.jpg", FileType.JPEG, ()),
        ("a.png", FileType.PNG, ()),
        ("a.pdf", FileType.PDF, ()),
        ("a.mp4", FileType.MP4, ()),
        ("a.ogg", FileType.OGG, ()),
        ("a.txt", FileType.TEXT, ()),
        ("tiny-a.jpg", FileType.JPEG, (QualityHint.TINY,)),
        ("tiny-a.png", FileType.PNG, (QualityHint.TINY,)),
        ("blurred-a.jpg", FileType.JPEG, (QualityHint.BLURRED,)),
    ],
)
def test_a_sample_is_of_its_kind(
    name: str, kind: FileType, hints: tuple[QualityHint, ...], tmp_path: Path
) -> None:
    found = looked_at(name, tmp_path)
    assert isinstance(found, Inspection)
    assert (found.file_type, found.hints) == (kind, frozenset(hints))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty-a.jpg", RejectionReason.EMPTY),
        ("cut-a.jpg", RejectionReason.CUT_OFF),
        ("broken-a.jpg", RejectionReason.BROKEN),
        ("broken-a.pdf", RejectionReason.BROKEN),
        ("locked-a.pdf", RejectionReason.ENCRYPTED),
        ("a.docx", RejectionReason.NOT_KNOWN),
    ],
)
def test_a_flawed_sample_is_refused(name: str, reason: RejectionReason, tmp_path: Path) -> None:
    assert looked_at(name, tmp_path) == RejectedFile(reason)


@pytest.mark.parametrize(
    ("state", "seen", "waits"),
    [("wanted", 0, True), ("stored", 0, True), ("stored", 1, False), ("lost", 0, False)],
)
def test_a_file_waits_until_it_was_looked_into(
    state: str, seen: int, waits: bool, tmp_path: Path
) -> None:
    database = tmp_path / "cases.sqlite"
    assert not has_pending_work(database)
    connection = sqlite3.connect(database)
    assert not has_pending_work(database)
    with connection:
        connection.execute("CREATE TABLE exhibits (state, seen)")
        connection.execute("INSERT INTO exhibits VALUES (?, ?)", (state, seen))
        create_other_tables(connection)
    assert has_pending_work(database) is waits
    connection.close()


def create_other_tables(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE exports (asked, made)")
    connection.execute("CREATE TABLE data_exports (asked, made)")
    connection.execute("CREATE TABLE erasures (chat_id)")
    connection.execute("CREATE TABLE outbox (id, set_aside_at)")


@pytest.mark.parametrize(
    "row",
    [
        "exports VALUES (2, 1)",
        "data_exports VALUES (2, 1)",
        "erasures VALUES (1)",
        "outbox VALUES (1, NULL)",
    ],
)
def test_a_case_file_and_a_letter_are_waited_for(row: str, tmp_path: Path) -> None:
    database = tmp_path / "cases.sqlite"
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("CREATE TABLE exhibits (state, seen)")
        create_other_tables(connection)
        connection.execute("INSERT INTO exports VALUES (1, 1)")
    connection.execute("INSERT INTO outbox VALUES (2, 1)")  # set aside
    assert not has_pending_work(database)
    with connection:
        connection.execute(f"INSERT INTO {row}")
    assert has_pending_work(database)
    connection.close()
