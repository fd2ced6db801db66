"""The first tables, with all that is personal sealed from the start."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

CASE = "cases.id"
Big = sa.BigInteger
Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _people()
    _exhibits()
    _queues()
    _records()


def _people() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", Big, primary_key=True, autoincrement=False),
        sa.Column("language", sa.Text),
        sa.Column("zone", sa.Text),
        sa.Column("current", sa.Text),
        sa.Column("asleep_at", Big),
        sa.Column("seen_at", Big, nullable=False),
        sa.Column("habits", sa.Text, nullable=False),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column(
            "chat_id", Big, sa.ForeignKey("chats.chat_id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("guide", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("snapshot", sa.LargeBinary, nullable=False),
        sa.Column("card", Big),
        sa.Column("opened_at", Big, nullable=False),
        sa.Column("archived_at", Big),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("chat_id", "number", name="cases_of_a_chat"),
    )


def _exhibits() -> None:
    op.create_table(
        "exhibits",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("case_id", sa.Text, sa.ForeignKey(CASE, ondelete="CASCADE"), nullable=False),
        sa.Column("chat_id", Big, nullable=False),
        sa.Column("file_id", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("mime", sa.Text, nullable=False),
        sa.Column("size", Big),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("digest", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("seen", sa.Boolean, nullable=False),
        sa.Column("likeness", sa.LargeBinary),
        sa.Column("not_before", Big, nullable=False),
        sa.Column("leased_until", Big, nullable=False),
        sa.Index("exhibits_of_a_case", "case_id"),
        sa.Index(
            "exhibits_wanted",
            "not_before",
            sqlite_where=sa.text("state = 'wanted'"),
            postgresql_where=sa.text("state = 'wanted'"),
        ),
        sa.Index(
            "exhibits_unseen",
            "not_before",
            sqlite_where=sa.text("state = 'stored' AND seen = 0"),
            postgresql_where=sa.text("state = 'stored' AND NOT seen"),
        ),
    )


def _queues() -> None:
    op.create_table(
        "exports",
        sa.Column("case_id", sa.Text, sa.ForeignKey(CASE, ondelete="CASCADE"), primary_key=True),
        sa.Column("chat_id", Big, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("made", sa.Integer, nullable=False),
        sa.Column("not_before", Big, nullable=False),
        sa.Column("leased_until", Big, nullable=False),
        sa.Index(
            "exports_wanted",
            "not_before",
            sqlite_where=sa.text("asked > made"),
            postgresql_where=sa.text("asked > made"),
        ),
    )
    op.create_table(
        "nudges",
        sa.Column("case_id", sa.Text, sa.ForeignKey(CASE, ondelete="CASCADE"), primary_key=True),
        sa.Column("chat_id", Big, nullable=False),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("rung", sa.Integer, nullable=False),
        sa.Column("due_at", Big, nullable=False),
        sa.Column("falls_at", Big),
        sa.Index("nudges_due", "falls_at"),
        sa.Index("nudges_of_a_chat", "chat_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("chat_id", Big, nullable=False),
        sa.Column("case_id", sa.Text, sa.ForeignKey(CASE, ondelete="CASCADE")),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("not_before", Big, nullable=False),
        sa.Column("leased_until", Big, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("id", Number, primary_key=True),
        sa.Index("outbox_of_a_chat", "chat_id", "id"),
        sa.Index("outbox_of_a_case", "case_id"),
    )


def _records() -> None:
    op.create_table(
        "receipts",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("at", Big, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "journal",
        sa.Column("case_id", sa.Text, sa.ForeignKey(CASE, ondelete="CASCADE"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", Big, nullable=False),
        sa.Column("event", sa.LargeBinary, nullable=False),
    )
