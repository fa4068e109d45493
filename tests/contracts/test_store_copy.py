"""A store as a whole into another one, of the same kind or not."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from digest.errors import StoreError
from digest.models import Window
from digest.store.copying import copy_store
from digest.store.sql import SqlStore
from tests.builders import NOON, article, at, entry, feed_state
from tests.contracts.test_store import POSTGRES, _own_schema, edition, material, publish

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS = Window(since=at(-10_000), until=at(10_000))


def filled(path: Path, articles: int = 20) -> str:
    store = SqlStore(str(path), now=NOON)
    for number in range(articles):
        store.record_fetch(feed_state(), [(entry(number), f"print {number}")])
        store.record_article(entry(number), article(number))
    store.save_edition(edition(), material(), [])
    publish(store)
    store.close()
    return str(path)


def held(address: str) -> list[object]:
    store = SqlStore(address, now=NOON)
    try:
        return [
            store.articles(ALWAYS),
            store.known_guids(feed_state().url),
            store.editions(),
            store.material("2026/03/05/daily"),
            store.spines(),
            store.headings(),
            store.receipts("2026/03/05/daily"),
        ]
    finally:
        store.close()


def copied(source: str, target: str) -> int:
    return copy_store(source, target, told=lambda _table, _rows: None)


def test_a_copy_holds_all_that_the_store_held(tmp_path: Path) -> None:
    source = filled(tmp_path / "one.db")
    told: dict[str, int] = {}
    rows = copy_store(source, str(tmp_path / "two.db"), told=told.__setitem__)
    assert rows == sum(told.values())
    assert (told["articles"], told["editions"]) == (20, 1)
    assert held(str(tmp_path / "two.db")) == held(source)


@pytest.mark.skipif(not POSTGRES, reason="DIGEST_TEST_POSTGRES names no PostgreSQL")
def test_to_a_server_and_back_nothing_is_lost_and_the_server_goes_on_from_there(tmp_path: Path) -> None:
    source = filled(tmp_path / "one.db")
    with _own_schema() as server:
        assert copied(source, server) == copied(server, str(tmp_path / "two.db"))
        assert held(str(tmp_path / "two.db")) == held(server) == held(source)
        store = SqlStore(server)
        store.record_fetch(feed_state(), [(entry(99), "print")])
        store.record_article(entry(99), article(99, text="Another text."))
        assert len(store.articles(ALWAYS)) == 21
        store.close()


def test_a_store_that_has_something_in_it_is_not_written_over(tmp_path: Path) -> None:
    source, target = filled(tmp_path / "one.db"), filled(tmp_path / "two.db", articles=3)
    before = held(target)
    with pytest.raises(StoreError, match="is not empty"):
        copied(source, target)
    assert held(target) == before


def test_without_a_source_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at"):
        copied(str(tmp_path / "none.db"), str(tmp_path / "two.db"))
    assert list(tmp_path.iterdir()) == []


def test_others_may_write_to_the_source_meanwhile_and_the_copy_is_of_one_moment(tmp_path: Path) -> None:
    source = filled(tmp_path / "one.db")
    before = held(source)
    writer = SqlStore(source, now=NOON)

    def write(table: str, _rows: int) -> None:
        writer.record_fetch(feed_state(), [(entry(500), f"while {table} is copied")])

    copy_store(source, str(tmp_path / "two.db"), told=write)
    writer.close()
    assert held(str(tmp_path / "two.db")) == before
    assert held(source) != before


def test_a_copy_that_is_killed_leaves_nothing_and_is_made_by_the_next(tmp_path: Path) -> None:
    source, target = filled(tmp_path / "one.db"), str(tmp_path / "two.db")
    program = (
        "import sys, time\n"
        "from digest.store.copying import copy_store\n"
        "def told(table, rows):\n"
        "    if table == 'texts':\n"
        "        print('there', flush=True)\n"
        "        time.sleep(60)\n"
        "copy_store(sys.argv[1], sys.argv[2], told=told)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, source, target], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"there\n"
        child.send_signal(signal.SIGKILL)
    time.sleep(0.1)
    store = SqlStore(target)
    assert (store.headings(), store.articles(ALWAYS)) == ([], [])
    store.close()
    copied(source, target)
    assert held(target) == held(source)
