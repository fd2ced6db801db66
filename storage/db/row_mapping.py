"""Between records and rows: which fields are sealed, and for which place."""

from collections.abc import Iterable
from typing import Any

from storage.crypto.envelope import Sealer, build_context
from storage.db.tables import cases, exhibits, exports, failed_updates, journal, outbox
from storage.personal_records import ConsentRecord, ErasureRecord, SentMessage
from storage.records import (
    CaseFileJob,
    CaseRecord,
    ChatRecord,
    ExhibitRecord,
    FailedUpdate,
    FailureReason,
    JournalEntry,
    MessageRole,
    NudgeRecord,
    OutboxMessage,
)

# A row read with these columns first, in this order, becomes a record.
CASE_COLUMNS = [cases.c[name] for name in CaseRecord.__slots__]
EXHIBIT_COLUMNS = [exhibits.c[name] for name in ExhibitRecord.__slots__]
CASE_FILE_COLUMNS = [exports.c[name] for name in CaseFileJob.__slots__]
MESSAGE_COLUMNS = [outbox.c[name] for name in OutboxMessage.__slots__]
FAILED_UPDATE_COLUMNS = [failed_updates.c[name] for name in FailedUpdate.__slots__]
JOURNAL_COLUMNS = [journal.c[name] for name in JournalEntry.__slots__]

RowValues = dict[str, Any]


def build_row(
    record: ChatRecord
    | CaseRecord
    | ExhibitRecord
    | CaseFileJob
    | NudgeRecord
    | OutboxMessage
    | JournalEntry
    | FailedUpdate
    | ConsentRecord
    | SentMessage
    | ErasureRecord,
) -> RowValues:
    """A record's fields by name."""
    return {name: getattr(record, name) for name in record.__slots__}


def seal_case(case: CaseRecord, sealer: Sealer) -> RowValues:
    """The row of a case, without its wrapped key."""
    return build_row(case) | {
        "snapshot": sealer.seal(case.snapshot, _build_snapshot_context(case.id))
    }


def unseal_case(row: Iterable[Any], sealer: Sealer) -> CaseRecord:
    """The case of a row read as CASE_COLUMNS; raises DecryptionError."""
    found = _name_values(CaseRecord.__slots__, row)
    found["snapshot"] = sealer.unseal(found["snapshot"], _build_snapshot_context(found["id"]))
    return CaseRecord(**found)


def seal_exhibit(exhibit: ExhibitRecord, sealer: Sealer) -> RowValues:
    """The row of an exhibit."""
    contents = {
        "file_id": exhibit.file_id.encode(),
        "name": exhibit.name.encode(),
        "likeness": exhibit.likeness,
    }
    return build_row(exhibit) | {
        column: sealer.seal(content, build_context("exhibits", column, exhibit.id))
        for column, content in contents.items()
        if content is not None
    }


def unseal_exhibit(row: Iterable[Any], sealer: Sealer) -> ExhibitRecord:
    """The exhibit of a row read as EXHIBIT_COLUMNS; raises DecryptionError."""
    found = _name_values(ExhibitRecord.__slots__, row)
    for column in ("file_id", "name"):
        sealed = sealer.unseal(found[column], build_context("exhibits", column, found["id"]))
        found[column] = sealed.decode()
    found["likeness"] = unseal_likeness(found["id"], found["likeness"], sealer)
    return ExhibitRecord(**found)


def seal_case_file(job: CaseFileJob, sealer: Sealer) -> RowValues:
    """The row of a case file that was made."""
    return build_row(job) | {
        "content": sealer.seal(job.content, _build_content_context(job.case_id))
    }


def unseal_case_file(row: Iterable[Any], sealer: Sealer) -> CaseFileJob:
    """The case file of a row read as CASE_FILE_COLUMNS; raises DecryptionError."""
    found = _name_values(CaseFileJob.__slots__, row)
    sealed = found["content"]
    found["content"] = (
        sealer.unseal(sealed, _build_content_context(found["case_id"])) if sealed else b""
    )
    return CaseFileJob(**found)


def unseal_likeness(exhibit_id: str, sealed: bytes | None, sealer: Sealer) -> bytes | None:
    """What an exhibit is recognised by; raises DecryptionError."""
    if sealed is None:
        return None
    return sealer.unseal(sealed, build_context("exhibits", "likeness", exhibit_id))


def seal_message(message: OutboxMessage, sealer: Sealer) -> RowValues:
    """The row of a message."""
    return build_row(message) | {
        "payload": sealer.seal(message.payload, _build_payload_context(message.key))
    }


def unseal_message(row: Iterable[Any], sealer: Sealer) -> OutboxMessage:
    """The message of a row read as MESSAGE_COLUMNS; raises DecryptionError."""
    found = _name_values(OutboxMessage.__slots__, row)
    found["payload"] = sealer.unseal(found["payload"], _build_payload_context(found["key"]))
    found["role"] = MessageRole(found["role"])
    return OutboxMessage(**found)


def seal_entry(entry: JournalEntry, sealer: Sealer) -> RowValues:
    """The row of a journal entry."""
    return build_row(entry) | {
        "event": sealer.seal(entry.event, _build_event_context(entry.case_id, entry.n))
    }


def unseal_entry(row: Iterable[Any], sealer: Sealer) -> JournalEntry:
    """The entry of a row read as JOURNAL_COLUMNS; raises DecryptionError."""
    found = _name_values(JournalEntry.__slots__, row)
    found["event"] = sealer.unseal(
        found["event"], _build_event_context(found["case_id"], found["n"])
    )
    return JournalEntry(**found)


def seal_failed_update(update: FailedUpdate, sealer: Sealer) -> RowValues:
    """The row of an update that could not be handled."""
    return build_row(update) | {
        "payload": sealer.seal(update.payload, build_failed_context(update.key))
    }


def unseal_failed_update(row: Iterable[Any], sealer: Sealer) -> FailedUpdate:
    """The update of a row read as FAILED_UPDATE_COLUMNS; raises DecryptionError."""
    found = _name_values(FailedUpdate.__slots__, row)
    found["payload"] = sealer.unseal(found["payload"], build_failed_context(found["key"]))
    found["reason"] = FailureReason(found["reason"])
    return FailedUpdate(**found)


def build_failed_context(key: str) -> str:
    """The context that the payload of a failed update is sealed for."""
    return build_context("failed_updates", "payload", key)


def _name_values(names: Iterable[str], row: Iterable[Any]) -> RowValues:
    """The row's values by field; what a row has beyond the record is left out."""
    return dict(zip(names, row, strict=False))


def _build_snapshot_context(case_id: str) -> str:
    return build_context("cases", "snapshot", case_id)


def _build_content_context(case_id: str) -> str:
    return build_context("exports", "content", case_id)


def _build_payload_context(key: str) -> str:
    return build_context("outbox", "payload", key)


def _build_event_context(case_id: str, n: int) -> str:
    return build_context("journal", "event", f"{case_id}.{n}")
