"""Between records and rows: which fields are sealed, and for which place."""

from collections.abc import Iterable
from typing import Any

from storage.crypto.envelope import Sealer, place
from storage.db.tables import cases, exhibits, exports, journal, outbox
from storage.records import CaseRecord, Chat, Entry, Exhibit, Export, Letter, NudgeRow

# A row read with these columns first, in this order, becomes a record.
CASE = [cases.c[name] for name in CaseRecord.__slots__]
EXHIBIT = [exhibits.c[name] for name in Exhibit.__slots__]
EXPORT = [exports.c[name] for name in Export.__slots__]
LETTER = [outbox.c[name] for name in Letter.__slots__]
ENTRY = [journal.c[name] for name in Entry.__slots__]

Values = dict[str, Any]


def plain(record: Chat | CaseRecord | Exhibit | Export | NudgeRow | Letter | Entry) -> Values:
    """A record's fields by name."""
    return {name: getattr(record, name) for name in record.__slots__}


def seal_case(case: CaseRecord, sealer: Sealer) -> Values:
    """The row of a case, without its wrapped key."""
    return plain(case) | {"snapshot": sealer.seal(case.snapshot, _snapshot(case.id))}


def open_case(row: Iterable[Any], sealer: Sealer) -> CaseRecord:
    """The case of a row read as CASE; raises SealBroken."""
    found = _named(CaseRecord.__slots__, row)
    found["snapshot"] = sealer.open(found["snapshot"], _snapshot(found["id"]))
    return CaseRecord(**found)


def seal_exhibit(exhibit: Exhibit, sealer: Sealer) -> Values:
    """The row of an exhibit."""
    contents = {
        "file_id": exhibit.file_id.encode(),
        "name": exhibit.name.encode(),
        "likeness": exhibit.likeness,
    }
    return plain(exhibit) | {
        column: sealer.seal(content, place("exhibits", column, exhibit.id))
        for column, content in contents.items()
        if content is not None
    }


def open_exhibit(row: Iterable[Any], sealer: Sealer) -> Exhibit:
    """The exhibit of a row read as EXHIBIT; raises SealBroken."""
    found = _named(Exhibit.__slots__, row)
    for column in ("file_id", "name"):
        sealed = sealer.open(found[column], place("exhibits", column, found["id"]))
        found[column] = sealed.decode()
    found["likeness"] = open_likeness(found["id"], found["likeness"], sealer)
    return Exhibit(**found)


def seal_export(export: Export, sealer: Sealer) -> Values:
    """The row of a case file that was made."""
    return plain(export) | {"content": sealer.seal(export.content, _content(export.case_id))}


def open_export(row: Iterable[Any], sealer: Sealer) -> Export:
    """The case file of a row read as EXPORT; raises SealBroken."""
    found = _named(Export.__slots__, row)
    sealed = found["content"]
    found["content"] = sealer.open(sealed, _content(found["case_id"])) if sealed else b""
    return Export(**found)


def open_likeness(exhibit_id: str, sealed: bytes | None, sealer: Sealer) -> bytes | None:
    """What an exhibit is recognised by; raises SealBroken."""
    if sealed is None:
        return None
    return sealer.open(sealed, place("exhibits", "likeness", exhibit_id))


def seal_letter(letter: Letter, sealer: Sealer) -> Values:
    """The row of a letter."""
    return plain(letter) | {"payload": sealer.seal(letter.payload, _payload(letter.key))}


def open_letter(row: Iterable[Any], sealer: Sealer) -> Letter:
    """The letter of a row read as LETTER; raises SealBroken."""
    found = _named(Letter.__slots__, row)
    found["payload"] = sealer.open(found["payload"], _payload(found["key"]))
    return Letter(**found)


def seal_entry(entry: Entry, sealer: Sealer) -> Values:
    """The row of a journal entry."""
    return plain(entry) | {"event": sealer.seal(entry.event, _event(entry.case_id, entry.n))}


def open_entry(row: Iterable[Any], sealer: Sealer) -> Entry:
    """The entry of a row read as ENTRY; raises SealBroken."""
    found = _named(Entry.__slots__, row)
    found["event"] = sealer.open(found["event"], _event(found["case_id"], found["n"]))
    return Entry(**found)


def _named(names: Iterable[str], row: Iterable[Any]) -> Values:
    """The row's values by field; what a row has beyond the record is left out."""
    return dict(zip(names, row, strict=False))


def _snapshot(case_id: str) -> str:
    return place("cases", "snapshot", case_id)


def _content(case_id: str) -> str:
    return place("exports", "content", case_id)


def _payload(key: str) -> str:
    return place("outbox", "payload", key)


def _event(case_id: str, n: int) -> str:
    return place("journal", "event", f"{case_id}.{n}")
