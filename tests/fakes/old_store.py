"""A SQLite database as a Digest wrote it that kept a text with everything that has it (schema 0005)."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from digest.models import Article, Entry
from digest.store import open_store, schema
from digest.store.rows import json_from, noun_from

if TYPE_CHECKING:
    from pathlib import Path

NEW_TABLES = ("alerts", "texts", "edition_parts", "unread", "known_entries")


def make_texts_lie_everywhere(path: Path) -> None:
    """Put the whole of each article, edition, material and entry where it lay before schema 0006."""
    store = open_store(str(path))
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        editions = {
            row.slug: (store.edition(row.slug), store.material(row.slug))
            for row in connection.execute(sa.select(schema.editions.c.slug)).all()
        }
    store.close()
    with engine.begin() as connection:
        texts = {row.id: row.payload for row in connection.execute(sa.select(schema.texts))}
        for row in connection.execute(sa.select(schema.articles)).all():
            article = noun_from(Article, texts[row.text_id])
            _set(connection, schema.articles, schema.articles.c.url == row.url, payload=_packed(article))
        for slug, (edition, material) in editions.items():
            which = schema.editions.c.slug == slug
            _set(connection, schema.editions, which, payload=_packed(edition), material=_packed(material))
        unread = {
            (row.feed_url, row.guid): row.payload for row in connection.execute(sa.select(schema.unread))
        }
        for row in connection.execute(sa.select(schema.entries)).all():
            entry = noun_from(Entry, unread.get((row.feed_url, row.guid), row.payload))
            whole = replace(entry, html=entry.html or "".join(f"<p>{number**9}</p>" for number in range(400)))
            which = sa.and_(schema.entries.c.feed_url == row.feed_url, schema.entries.c.guid == row.guid)
            _set(connection, schema.entries, which, payload=_packed(whole))
        for name in NEW_TABLES:
            connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql("DROP INDEX articles_by_text_id")
        connection.exec_driver_sql("ALTER TABLE articles DROP COLUMN text_id")
        connection.exec_driver_sql("ALTER TABLE editions DROP COLUMN spine")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    engine.dispose()


def _set(connection: Any, table: sa.Table, which: sa.ColumnElement[bool], **values: bytes) -> None:
    connection.execute(sa.update(table).where(which).values(values))


def _packed(thing: object) -> bytes:
    json = json_from(thing)
    return zlib.compress(json, 1) if len(json) >= 512 else json
