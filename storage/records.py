"""The rows of the store as values; every instant is aware, and comes back in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.personal_records import ConsentRecord, DataExportJob, ErasureRecord


@dataclass(frozen=True, slots=True)
class ChatRecord:
    """One private chat; `asleep_at` is set while the buyer has blocked the bot.

    `habits` is a JSON object of the bot's: when it may write unasked, and when it last did.
    """

    chat_id: int
    language: str | None
    zone: str | None
    current: str | None
    asleep_at: datetime | None
    seen_at: datetime
    habits: str = "{}"


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case; `step` and `phase` repeat what the snapshot says, so that it can be queried.

    `number` counts the cases of a chat from 1, `revision` the writes from 1; `card` is the message
    id of the pinned status card, `shown` a digest of what it says; `asked` is the message id of the
    question that was asked last. The snapshot is sealed at rest and plain here. For how long it is
    kept is looked at again at `check_at` (None: now); the buyer was warned at `warned_at` that it
    will be deleted, and wanted it kept at `kept_at`.
    """

    id: str
    chat_id: int
    number: int
    guide: str
    revision: int
    step: str
    phase: str
    snapshot: bytes
    card: int | None
    opened_at: datetime
    archived_at: datetime | None = None
    shown: str = ""
    asked: int | None = None
    kept_at: datetime | None = None
    warned_at: datetime | None = None
    check_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExhibitRecord:
    """One file of a case: `wanted`, then `stored`, `lost`, or `kept` by the buyer (too big).

    `size` is in bytes, `digest` the SHA-256 of the content in hexadecimal once it is stored. It is
    `seen` when it was inspected; `likeness` is what a picture is then recognised by, sealed at
    rest.
    """

    id: str
    case_id: str
    chat_id: int
    file_id: str
    kind: str
    name: str
    mime: str
    size: int | None
    state: str
    digest: str | None = None
    attempts: int = 0
    seen: bool = False
    likeness: bytes | None = None


@dataclass(frozen=True, slots=True)
class InspectionRecord:
    """What an exhibit that was inspected is recognised by, should it be sent again."""

    id: str
    digest: str | None
    likeness: bytes | None


@dataclass(frozen=True, slots=True)
class CaseFileJob:
    """The case file of a case; `asked` is which request for it this meets, counted from 1.

    `content` is a JSON object of the bot's on the one made last, empty before; sealed at rest.
    """

    case_id: str
    chat_id: int
    asked: int
    content: bytes = b""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class NudgeRecord:
    """One pending nudge; a case has at most one of a kind."""

    case_id: str
    chat_id: int
    kind: str
    rung: int
    due_at: datetime


class MessageRole(StrEnum):
    """What a call is for, where that decides how it is sent; the values are stored."""

    PLAIN = ""
    QUESTION = "question"  # asks the live question and says nothing else that matters
    CARD = "card"  # sends or edits the case's status card
    PIN = "pin"  # pins the status card
    ASK = "ask"  # sends the question, or edits the one that was sent last
    NUDGE = "nudge"  # comes unasked
    EXPORT = "export"  # brings the buyer's own copy of their data; it is never deleted in the chat


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """One call to the Bot API that must be made; `payload` is a JSON object of its parameters.

    `key` is unique, such as `case.revision.n`. A message with a case is sealed with that case's
    key and goes when the case is shredded.
    """

    key: str
    chat_id: int
    case_id: str | None
    method: str
    payload: bytes
    role: MessageRole
    not_before: datetime
    attempts: int = 0


class SetAsideReason(StrEnum):
    """Why a message waits no more, although Telegram does not have it; the values are stored."""

    UNREADABLE = "unreadable"  # the row does not open
    BROKEN = "broken"  # it opens, and no call can be made of it
    FILE_GONE = "file_gone"  # a file that goes with it is not there, or does not open
    REFUSED = "refused"  # Telegram does not take it, also as plain text
    UNANSWERED = "unanswered"  # tried for long, while Telegram answered others


@dataclass(frozen=True, slots=True)
class SetAsideMessage:
    """A message that was set aside, without what it says; it may not open."""

    key: str
    chat_id: int
    case_id: str | None
    method: str
    set_aside_at: datetime
    set_aside_for: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One event of a case's journal; `n` is its place, and the event is sealed at rest."""

    case_id: str
    n: int
    at: datetime
    event: bytes


class FailureReason(StrEnum):
    """Why an update could not be handled; the values are stored."""

    UNREADABLE = "unreadable"  # this version does not know what it means
    TURN = "turn"  # a mistake in the code, or in what is stored
    CASE = "case"  # the case it belongs to, or the row of its chat, cannot be read


@dataclass(frozen=True, slots=True)
class FailedUpdate:
    """An update that could not be handled, kept for a later try; `payload` is its JSON.

    `key` is its receipt. `chat_id` is None where it cannot be found out, `case_id` where no case
    was on screen. `attempts` were in vain, the first of them at `failed_at`. The payload is sealed
    at rest and plain here.
    """

    key: str
    chat_id: int | None
    case_id: str | None
    reason: FailureReason
    failed_at: datetime
    attempts: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Changes:
    """All that one unit of work writes, in one transaction.

    A case carries its *new* revision: 1 is a new case, n replaces revision n - 1. `nudges` replaces
    all that is pending for each case it names. `case_file_requests` are the chats by the cases
    whose case file is asked for, `case_files` those made; `data_export_requests` likewise.
    `shredded_chats` names the chats to delete before all else, with all they have, `shredded_cases`
    the cases to delete last, and `shredded_receipts` how the receipts begin that go with either;
    `erasures` marks what is then still to be done. `settled_updates` names the failed updates that
    a later try has settled. `at` is the instant of the receipts. Until `leased_until` no claim
    finds the messages: who writes them has them in hand.
    """

    at: datetime
    receipts: tuple[str, ...] = ()
    chats: tuple[ChatRecord, ...] = ()
    cases: tuple[CaseRecord, ...] = ()
    exhibits: tuple[ExhibitRecord, ...] = ()
    nudges: Mapping[str, tuple[NudgeRecord, ...]] = field(default_factory=dict)
    case_file_requests: Mapping[str, int] = field(default_factory=dict)
    case_files: tuple[CaseFileJob, ...] = ()
    messages: tuple[OutboxMessage, ...] = ()
    journal: tuple[JournalEntry, ...] = ()
    consents: tuple[ConsentRecord, ...] = ()
    data_export_requests: Mapping[str, int] = field(default_factory=dict)
    data_exports: tuple[DataExportJob, ...] = ()
    shredded_cases: tuple[str, ...] = ()
    shredded_chats: tuple[int, ...] = ()
    shredded_receipts: tuple[str, ...] = ()
    erasures: tuple[ErasureRecord, ...] = ()
    failed_updates: tuple[FailedUpdate, ...] = ()
    settled_updates: tuple[str, ...] = ()
    leased_until: datetime | None = None
