"""The tables. Whole nouns lie in `payload` as JSON (see `rows`); the columns are what queries go by.

Times are whole microseconds since 1970 in UTC: they sort, compare and come back exactly, on every
database alike.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = "0006"
"""The schema this Digest writes: the name of the newest migration."""

metadata = MetaData()

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("feed_url", Text, primary_key=True),
    Column("guid", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("fate", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("article_url", Text, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("entries_by_fate", "fate", "first_seen"),
    Index("entries_by_at", "at"),
    Index("entries_by_article", "article_url"),
)
"""`fate` is a `models.Fate`, or ``article`` for an entry that has an article of its own.

`payload` is an entry without its content: that lies in `unread` until it has been read.
"""

unread = Table(
    "unread",
    metadata,
    Column("feed_url", Text, primary_key=True),
    Column("guid", Text, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)
"""The whole of an entry that no article has been made of yet."""

articles = Table(
    "articles",
    metadata,
    Column("url", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("made_by_feed", Text, nullable=False),
    Column("made_by_guid", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("text_id", BigInteger, nullable=True),
    Index("articles_by_at", "at"),
    Index("articles_by_text_id", "text_id"),
)
"""The article itself lies in `texts`; in `payload` where it was written before there were these."""

texts = Table(
    "texts",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("mark", LargeBinary, nullable=False),
    Column("used_at", BigInteger, nullable=False),
    Column("printed_at", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("texts_by_mark", "mark", unique=True),
    Index("texts_by_used_at", "used_at"),
)
"""Articles with their texts, each once. `mark` is the blake2b-128 of its JSON.

`used_at` is about when the latest edition ended that it is material of (`sql_texts.SLACK`), or when it was
first seen. `printed_at` is the same of editions that print it; 0 where none does, -1 where none has had it.
"""

site_texts = Table(
    "site_texts",
    metadata,
    Column("site", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("seen_at", BigInteger, nullable=False),
    Column("marks", Text, nullable=False),
    Index("site_texts_by_seen_at", "seen_at"),
)
"""`marks` are what the lines of a text are known by, parted by spaces."""

editions = Table(
    "editions",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("edition_id", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("material", LargeBinary, nullable=False),
    Column("slot_local", String(32), nullable=True),
    Column("slot_at", BigInteger, nullable=True),
    Column("number", BigInteger, nullable=False, server_default="0"),
    Column("spine", LargeBinary, nullable=True),
    Index("editions_by_until", "edition_id", "until"),
)
"""`edition_id` is the edition's `plan_id`. The slot is missing in editions of before it was kept.

The edition and its material lie in `edition_parts`, so that these rows are short; `payload` and `material`
hold them where they were written before there was that, and are empty otherwise.
"""

edition_parts = Table(
    "edition_parts",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("part", String(16), primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)
"""`part` is ``edition`` or ``material``; in both, numbers of `texts` stand for the articles."""

known_entries = Table(
    "known_entries",
    metadata,
    Column("feed_url", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("first_seen", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
"""What the entries are known by that were taken out of `entries`: `size` of them in a row of a feed."""

story_records = Table(
    "story_records",
    metadata,
    Column("edition_slug", Text, primary_key=True),
    Column("story_id", Text, primary_key=True),
    Column("last_seen", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

slots = Table(
    "slots",
    metadata,
    Column("edition_id", Text, primary_key=True),
    Column("local", String(32), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("holder", Text, nullable=False),
    Column("lease_until", BigInteger, nullable=False),
    Column("finished_at", BigInteger, nullable=True),
)
"""The run ledger: who may make, and who has made, the edition of a local calendar time."""

receipts = Table(
    "receipts",
    metadata,
    Column("edition_slug", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
)

mailings = Table(
    "mailings",
    metadata,
    Column("edition_slug", Text, primary_key=True),
    Column("subscription", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
"""What is sent of an edition to the readers of a subscription: written before the first of it goes out."""

letters = Table(
    "letters",
    metadata,
    Column("edition_slug", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("subscription", Text, nullable=False),
    Column("written_at", BigInteger, nullable=False),
    Column("not_before", BigInteger, nullable=True),
    Column("state", String(16), nullable=False),
    Column("attempts", BigInteger, nullable=False),
    Column("next_at", BigInteger, nullable=False),
    Column("last_error", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("lease_until", BigInteger, nullable=True),
)
"""The outbox: letters not sent yet, written with their mailings; one is gone when its receipt is kept."""

troubles = Table(
    "troubles",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)
"""What the operator has been told, or is to be told."""

spending = Table(
    "spending",
    metadata,
    Column("day", String(16), primary_key=True),
    Column("tokens", BigInteger, nullable=False),
    Column("millionths", BigInteger, nullable=False),
)
"""What models behind an address have cost, by local date."""
