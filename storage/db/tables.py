"""The tables; what is personal is in the columns of type LargeBinary, sealed.

A table whose rows are read as records has the record's columns first, in the record's order.
`leased_until` is the end of a claim: a process that dies holds a row no longer than that.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from storage.db.types import EPOCH, Instant

metadata = MetaData()

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text),
    Column("zone", Text),
    Column("current", Text),
    Column("asleep_at", Instant),
    Column("seen_at", Instant, nullable=False),
    Column("habits", Text, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("chat_id", ForeignKey("chats.chat_id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("guide", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("snapshot", LargeBinary, nullable=False),
    Column("card", BigInteger),
    Column("asked", BigInteger),
    Column("opened_at", Instant, nullable=False),
    Column("archived_at", Instant),
    Column("shown", Text, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("kept_at", Instant),
    Column("warned_at", Instant),
    Column("check_at", Instant),
    UniqueConstraint("chat_id", "number", name="cases_of_a_chat"),
    Index("cases_to_check", "check_at"),
)


def _build_case_column(*, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    """The case a row belongs to; the row goes with it."""
    key = ForeignKey("cases.id", ondelete="CASCADE")
    return Column("case_id", key, nullable=nullable, primary_key=primary_key)


def _build_lease_columns() -> tuple[Column[object], Column[object]]:
    """The two instants before which a queued row is left alone; "at once" unless said."""
    return (
        Column("not_before", Instant, nullable=False, default=EPOCH),
        Column("leased_until", Instant, nullable=False, default=EPOCH),
    )


exhibits = Table(
    "exhibits",
    metadata,
    Column("id", Text, primary_key=True),
    _build_case_column(),
    Column("chat_id", BigInteger, nullable=False),
    Column("file_id", LargeBinary, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", BigInteger),
    Column("state", Text, nullable=False),
    Column("digest", Text),
    Column("attempts", Integer, nullable=False),
    Column("seen", Boolean, nullable=False, default=False),
    Column("likeness", LargeBinary),
    *_build_lease_columns(),
    Index("exhibits_of_a_case", "case_id"),
)
Index(
    "exhibits_wanted",
    exhibits.c.not_before,
    sqlite_where=exhibits.c.state == "wanted",
    postgresql_where=exhibits.c.state == "wanted",
)
Index(
    "exhibits_unseen",
    exhibits.c.not_before,
    sqlite_where=(exhibits.c.state == "stored") & ~exhibits.c.seen,
    postgresql_where=(exhibits.c.state == "stored") & ~exhibits.c.seen,
)

# One row a case: how often its case file was asked for, and which of these wishes is met.
exports = Table(
    "exports",
    metadata,
    _build_case_column(primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("content", LargeBinary),
    Column("attempts", Integer, nullable=False),
    Column("made", Integer, nullable=False),
    *_build_lease_columns(),
)
Index(
    "exports_wanted",
    exports.c.not_before,
    sqlite_where=exports.c.asked > exports.c.made,
    postgresql_where=exports.c.asked > exports.c.made,
)

# `falls_at` is when a nudge may be claimed: when it is due, at the end of a lease, or, while its
# chat is asleep, never (NULL). So one index answers both "what is due" and "when is the next".
nudges = Table(
    "nudges",
    metadata,
    _build_case_column(primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", Text, primary_key=True),
    Column("rung", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("falls_at", Instant),
    Index("nudges_due", "falls_at"),
    Index("nudges_of_a_chat", "chat_id"),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("key", Text, nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    _build_case_column(nullable=True),
    Column("method", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("role", Text, nullable=False),
    *_build_lease_columns(),
    Column("attempts", Integer, nullable=False),
    # Order of writing; SQLite numbers rows only in a column of type INTEGER.
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    # Of a message that waits no more, although Telegram does not have it; else NULL.
    Column("set_aside_at", Instant),
    Column("set_aside_for", Text),
    Index("outbox_of_a_chat", "chat_id", "id"),
    Index("outbox_of_a_case", "case_id"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

journal = Table(
    "journal",
    metadata,
    _build_case_column(primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("event", LargeBinary, nullable=False),
)

# Sealed with the ring, as the case of such an update may be what cannot be read. No row refers to
# it: a chat that was never written may have one.
failed_updates = Table(
    "failed_updates",
    metadata,
    Column("key", Text, primary_key=True),
    Column("chat_id", BigInteger),
    Column("case_id", Text),
    Column("reason", Text, nullable=False),
    Column("failed_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("failed_updates_of_a_chat", "chat_id"),
)

# What a buyer agreed to, and took back: each time one row, none is ever changed.
consents = Table(
    "consents",
    metadata,
    Column("chat_id", ForeignKey("chats.chat_id", ondelete="CASCADE"), nullable=False),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE")),
    Column("text", Text, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Index("consents_of_a_chat", "chat_id"),
    Index("consents_of_a_case", "case_id"),
)

# One row a case, as in `exports`: its data, packed for the buyer, are asked for or lie ready.
data_exports = Table(
    "data_exports",
    metadata,
    _build_case_column(primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("made", Integer, nullable=False),
    Column("digests", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    *_build_lease_columns(),
    Index("data_exports_due", "not_before"),
)

# The bot's messages of the last two days, which can still be deleted. No row refers to a case: it
# may be gone before Telegram's answer is noted.
sent_messages = Table(
    "sent_messages",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", Text),
    Column("at", Instant, nullable=False),
    Index("sent_messages_by_age", "at"),
    sqlite_with_rowid=False,
)

# The marks of what was forgotten: the rows are gone with the key, the files and the receipt are
# still to be dealt with. Once the receipt is written the chat is named no more.
erasures = Table(
    "erasures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("chat_id", BigInteger),
    Column("case_ids", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    *_build_lease_columns(),
    Index("erasures_due", "not_before"),
)
