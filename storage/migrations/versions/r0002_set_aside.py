"""Messages that cannot be sent are set aside, and their chats go on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("set_aside_at", sa.BigInteger))
    op.add_column("outbox", sa.Column("set_aside_for", sa.Text))
