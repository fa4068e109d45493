"""The outbox: what is sent of each edition, and each letter that is still to be sent.

A letter that was owed before has no stored bodies: they are made when it is tried next.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the tables, carry over what is owed, and drop the table that it stood in."""
    op.create_table(
        "mailings",
        sa.Column("edition_slug", sa.Text, primary_key=True),
        sa.Column("subscription", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "letters",
        sa.Column("edition_slug", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("target", sa.Text, primary_key=True),
        sa.Column("subscription", sa.Text, nullable=False),
        sa.Column("written_at", sa.BigInteger, nullable=False),
        sa.Column("not_before", sa.BigInteger, nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.BigInteger, nullable=False),
        sa.Column("next_at", sa.BigInteger, nullable=False),
        sa.Column("last_error", sa.Text, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("lease_until", sa.BigInteger, nullable=True),
    )
    op.create_table(
        "troubles",
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.execute(
        "INSERT INTO letters (edition_slug, channel, target, subscription, written_at, state, attempts, "
        "next_at, last_error, holder) "
        "SELECT owed.edition_slug, owed.channel, owed.target, '', COALESCE(editions.until, 0), 'waiting', 0, "
        "COALESCE(editions.until, 0), '', '' "
        "FROM owed LEFT JOIN editions ON editions.slug = owed.edition_slug"
    )
    op.drop_table("owed")
