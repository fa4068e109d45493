"""What the lines of each site's texts are known by, so that those of the site's own are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "site_texts",
        sa.Column("site", sa.Text, primary_key=True),
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("marks", sa.Text, nullable=False),
    )
    op.create_index("site_texts_by_seen_at", "site_texts", ["seen_at"])
