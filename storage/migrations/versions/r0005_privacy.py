"""What a buyer agreed to, their own copy of their data, and the end of it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

Big = sa.BigInteger
Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    for name in ("kept_at", "warned_at", "check_at"):
        op.add_column("cases", sa.Column(name, Big))
    op.create_index("cases_to_check", "cases", ["check_at"])
    _consents()
    _data_exports()
    _erasures()


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column(
            "chat_id", Big, sa.ForeignKey("chats.chat_id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("case_id", sa.Text, sa.ForeignKey("cases.id", ondelete="CASCADE")),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("given", sa.Boolean, nullable=False),
        sa.Column("at", Big, nullable=False),
        sa.Column("id", Number, primary_key=True),
        sa.Index("consents_of_a_chat", "chat_id"),
        sa.Index("consents_of_a_case", "case_id"),
    )


def _data_exports() -> None:
    op.create_table(
        "data_exports",
        sa.Column(
            "case_id", sa.Text, sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("chat_id", Big, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("made", sa.Integer, nullable=False),
        sa.Column("digests", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("not_before", Big, nullable=False),
        sa.Column("leased_until", Big, nullable=False),
        sa.Index("data_exports_due", "not_before"),
    )


def _erasures() -> None:
    op.create_table(
        "sent_messages",
        sa.Column("chat_id", Big, primary_key=True, autoincrement=False),
        sa.Column("message_id", Big, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.Text),
        sa.Column("at", Big, nullable=False),
        sa.Index("sent_messages_by_age", "at"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "erasures",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("chat_id", Big),
        sa.Column("case_ids", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("not_before", Big, nullable=False),
        sa.Column("leased_until", Big, nullable=False),
        sa.Index("erasures_due", "not_before"),
    )
