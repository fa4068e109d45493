"""A text is kept once, and editions lie apart from what lists say of them.

Nothing is moved here, so that this is done in no time however large the database is: what lies in the old
columns is read from there, and written anew bit by bit when the store is pruned (`digest.store.sql_keeping`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables and the columns."""
    op.create_table(
        "texts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.Column("used_at", sa.BigInteger, nullable=False),
        sa.Column("printed_at", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_index("texts_by_mark", "texts", ["mark"], unique=True)
    op.create_index("texts_by_used_at", "texts", ["used_at"])
    op.create_table(
        "edition_parts",
        sa.Column("slug", sa.Text, primary_key=True),
        sa.Column("part", sa.String(16), primary_key=True),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "unread",
        sa.Column("feed_url", sa.Text, primary_key=True),
        sa.Column("guid", sa.Text, primary_key=True),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "known_entries",
        sa.Column("feed_url", sa.Text, primary_key=True),
        sa.Column("number", sa.BigInteger, primary_key=True),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.add_column("articles", sa.Column("text_id", sa.BigInteger, nullable=True))
    op.create_index("articles_by_text_id", "articles", ["text_id"])
    op.add_column("editions", sa.Column("spine", sa.LargeBinary, nullable=True))
