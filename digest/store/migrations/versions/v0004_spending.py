"""What models behind an address have cost on each day, so that a budget outlives the process."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "spending",
        sa.Column("day", sa.String(16), primary_key=True),
        sa.Column("tokens", sa.BigInteger, nullable=False),
        sa.Column("millionths", sa.BigInteger, nullable=False),
    )
