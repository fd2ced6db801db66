"""Updates that could not be handled are kept for a later try."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "failed_updates",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("case_id", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("failed_at", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Index("failed_updates_of_a_chat", "chat_id"),
    )
