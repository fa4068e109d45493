"""Which slot an edition was made for, whether it was published, and which letters are still to be sent.

Every edition that was kept before counts as published: there was no telling then, and most were.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns and the table, and a receipt of publishing for each edition that is there."""
    op.add_column("editions", sa.Column("slot_local", sa.String(32), nullable=True))
    op.add_column("editions", sa.Column("slot_at", sa.BigInteger, nullable=True))
    op.add_column("editions", sa.Column("number", sa.BigInteger, nullable=False, server_default="0"))
    op.create_table(
        "owed",
        sa.Column("edition_slug", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("target", sa.Text, primary_key=True),
    )
    op.execute(
        "INSERT INTO receipts (edition_slug, channel, target, at) "
        "SELECT slug, 'publish', 'before receipts were kept', until FROM editions"
    )
