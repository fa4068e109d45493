"""A store of before texts were kept once is written anew bit by bit, and reads the same at every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.models import Limits
from digest.store import schema
from digest.store.sql import SqlStore
from tests.contracts.test_store_copy import filled, held
from tests.fakes.old_store import make_texts_lie_everywhere

if TYPE_CHECKING:
    from pathlib import Path


def size(path: Path, table: sa.Table, column: str) -> int:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = connection.execute(sa.select(sa.func.sum(sa.func.length(table.c[column])))).scalar()
    engine.dispose()
    return int(found or 0)


def test_what_an_older_digest_wrote_reads_the_same_before_while_and_after_it_is_written_anew(
    tmp_path: Path,
) -> None:
    path = tmp_path / "digest.db"
    before = held(filled(path))
    make_texts_lie_everywhere(path)
    assert held(str(path)) == before
    store = SqlStore(str(path))
    assert store.prunable(Limits()).packed == 20 + 1 + 20
    steps = 0
    while store.prune(Limits(), most=3).packed:
        assert held(str(path)) == before
        steps += 1
    assert steps > 10
    assert store.prunable(Limits()).total == 0
    store.close()
    assert held(str(path)) == before
    assert size(path, schema.articles, "payload") == 0
    assert size(path, schema.editions, "material") == 0


def test_old_rows_that_are_too_old_are_not_written_anew_first(tmp_path: Path) -> None:
    path = tmp_path / "digest.db"
    filled(path)
    make_texts_lie_everywhere(path)
    store = SqlStore(str(path))
    late = Limits(texts=store.headings()[0].until.replace(year=2027))
    assert store.prune(late, most=1000).entries == 20
    assert store.prune(late, most=1000).articles == 20
    assert store.prune(late, most=1000).materials == 1
    edition = store.edition("2026/03/05/daily")
    while store.prune(late, most=1000).total:
        pass
    assert store.material("2026/03/05/daily") is None
    assert store.edition("2026/03/05/daily") == edition
    store.close()


def test_a_file_gives_its_room_back_when_it_is_asked_to(tmp_path: Path) -> None:
    path = tmp_path / "digest.db"
    filled(path, articles=400)
    store = SqlStore(str(path))
    late = Limits(texts=store.headings()[0].until.replace(year=2027))
    while store.prune(late, most=1000).total:
        pass
    given = store.give_back()
    store.close()
    assert given > 100_000
