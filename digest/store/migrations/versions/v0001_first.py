"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    _reading()
    _editions()
    _schedule()


def _reading() -> None:
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("feed_url", sa.Text, primary_key=True),
        sa.Column("guid", sa.Text, primary_key=True),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("fate", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("article_url", sa.Text, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_index("entries_by_fate", "entries", ["fate", "first_seen"])
    op.create_index("entries_by_at", "entries", ["at"])
    op.create_index("entries_by_article", "entries", ["article_url"])
    op.create_table(
        "articles",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("made_by_feed", sa.Text, nullable=False),
        sa.Column("made_by_guid", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_index("articles_by_at", "articles", ["at"])


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("slug", sa.Text, primary_key=True),
        sa.Column("edition_id", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("material", sa.LargeBinary, nullable=False),
    )
    op.create_index("editions_by_until", "editions", ["edition_id", "until"])
    op.create_table(
        "story_records",
        sa.Column("edition_slug", sa.Text, primary_key=True),
        sa.Column("story_id", sa.Text, primary_key=True),
        sa.Column("last_seen", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )


def _schedule() -> None:
    op.create_table(
        "slots",
        sa.Column("edition_id", sa.Text, primary_key=True),
        sa.Column("local", sa.String(32), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("lease_until", sa.BigInteger, nullable=False),
        sa.Column("finished_at", sa.BigInteger, nullable=True),
    )
    op.create_table(
        "receipts",
        sa.Column("edition_slug", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("target", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
