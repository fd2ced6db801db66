"""The message that asks the question at hand is remembered, so that it can be edited."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("cases", sa.Column("asked", sa.BigInteger))
