"""A store on a server is looked after as far as that is ours to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from digest.errors import StoreError
from digest.store.sql import SqlStore
from digest.store.tending import Keeper
from tests.builders import NOON, article, entry, feed_state
from tests.contracts.test_store import _own_schema

pytestmark = pytest.mark.skipif(
    not os.environ.get("DIGEST_TEST_POSTGRES"), reason="DIGEST_TEST_POSTGRES names no PostgreSQL"
)


def test_a_store_on_a_server_is_told_of_and_looked_over() -> None:
    with _own_schema() as url:
        store = SqlStore(url, now=NOON)
        store.record_fetch(feed_state(), [(entry(), "print")])
        store.record_article(entry(), article())
        assert store.back_up(NOON) is False
        store.close()
        keeper = Keeper(url, now=NOON)
        assert {share.kind: share.rows for share in keeper.standing().shares}["entries"] == 1
        assert keeper.faults() == []
        engine = sa.create_engine(sa.make_url(url))
        with engine.begin() as connection:
            connection.exec_driver_sql(r"UPDATE feeds SET payload = '\x0102'::bytea")
        engine.dispose()
        assert keeper.faults() == ["payload of feeds https://wire.example/rss: its checksum is another"]
        with pytest.raises(StoreError, match="is on a server: back it up with pg_dump"):
            keeper.back_up()
        with pytest.raises(StoreError, match="is on a server: bring it back with pg_restore"):
            keeper.restore(Path("nothing.gz"))


def test_a_database_of_another_program_on_a_server_is_refused_untouched() -> None:
    with _own_schema() as url:
        engine = sa.create_engine(sa.make_url(url))
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE photos (name TEXT)")
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT)")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('4f2a')")
        with pytest.raises(StoreError, match="some other program, and nothing was written"):
            SqlStore(url, now=NOON)
        assert sorted(sa.inspect(engine).get_table_names()) == ["alembic_version", "photos"]
        engine.dispose()
