"""A store that a Digest of before slots wrote keeps its permalinks, memory and receipts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.store.seals import unsealed
from tests.fakes.old_store import make_texts_lie_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
TWICE = "site: {title: Wire, timezone: UTC}\neditions: [{id: news, cron: '0 7,18 * * *'}]"


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def make_it_old(path: Path) -> None:
    """Take out of a database what Digest did not keep before schema 0003."""
    make_texts_lie_everywhere(path)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for slug, payload in connection.execute(sa.text("SELECT slug, payload FROM editions")).all():
            edition = json.loads(unsealed(payload))
            for key in ("plan_id", "slot", "mark"):
                del edition[key]
            connection.execute(
                sa.text("UPDATE editions SET payload = :payload WHERE slug = :slug"),
                {"payload": json.dumps(edition).encode(), "slug": slug},
            )
        connection.exec_driver_sql("DELETE FROM receipts WHERE channel = 'publish'")
        for table in ("mailings", "letters", "troubles", "alerts"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        connection.exec_driver_sql("DROP TABLE spending")
        connection.exec_driver_sql("DROP INDEX watched_editions")
        for column in ("slot_local", "slot_at", "number"):
            connection.exec_driver_sql(f"ALTER TABLE editions DROP COLUMN {column}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    engine.dispose()


def test_a_store_of_before_slots_goes_on_as_if_it_had_always_had_them(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(-20))
    room.run(at(-17))
    room.report("crab", at=at(5))
    room.run(at(7))
    room.digest.close()
    make_it_old(room.folder / ".digest" / "digest.db")
    room.open()
    assert [edition.plan_id for edition in room.digest.editions()] == ["news", "news"]
    assert room.digest.deliver("2026/11/30/news") == []
    assert room.run(at(8)).slug == "2026/11/30/news"  # nothing new
    known = room.digest.store.memory("news", before=at(18), since=at(-100))
    assert known.previous_slug == "2026/11/30/news"
    assert len(known.records) == 2
    room.report("strike", at=at(12))
    second = room.run(at(18))
    assert second.slug == "2026/11/30/news_1800"
    assert second.window.since == at(7)
    assert room.times_told() == {"ferry": 1, "crab": 1, "strike": 1}
    archive = (room.folder / "output" / "archive" / "index.html").read_text("utf8")
    for slug in ("2026/11/29/news", "2026/11/30/news", "2026/11/30/news_1800"):
        assert f"{slug}/index.html" in archive
    assert "../news_1800/" in (room.folder / "output" / "2026/11/30/news" / "index.html").read_text("utf8")
