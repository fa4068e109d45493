"""What a store notices of flipped bytes, and what looking over and backing up cost.

A store of invented days is made through the store's own methods. Then single bytes are changed at random
places of the file, each in a fresh copy, and everything is read: a change is noticed (when opening, when
reading, or only by the daily look), harmless (all reads as before) or wrong. The costs are seconds and
megabytes of a store of ARTICLES articles.
"""

from __future__ import annotations

import gzip
import random
import re
import tempfile
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.errors import StoreError
from digest.models import Receipt, Slot, Window
from digest.store.backups import _pack, write_backup
from digest.store.checking import problems, refuse_damage
from digest.store.sql import SqlStore
from tests.builders import NOON, article, entry, feed_state
from tests.contracts.test_store import edition, material, record

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = 12_000
"""Articles of the store whose costs are measured: nearly a month at 500 a day."""
FEW = 150
"""Articles of the store that is damaged: it is read whole at every try."""
TRIES = 400

_DOCUMENTS = Path(__file__).parents[1] / "docs"


def written(path: Path, articles: int) -> Path:
    """A store of so many articles with texts as long as real ones, and an edition for every 50 of them."""
    chance, words = random.Random(7), _words()  # noqa: S311
    store = SqlStore(str(path), now=NOON)
    for number in range(articles):
        text = " ".join(chance.choices(words, k=chance.randrange(150, 700)))
        at = NOON - timedelta(minutes=number)
        one = entry(number, html=f"<p>{text}</p>", published=at, first_seen=at)
        store.record_fetch(
            feed_state(f"https://outlet{number % 40}.example/feed.xml"), [(one, f"print{number}")]
        )
        store.record_article(one, article(number, text=text, published=at))
        if number % 50 == 49:
            _print(store, number)
    store.close()
    return path


def _words() -> list[str]:
    return [
        word
        for document in sorted(_DOCUMENTS.rglob("*.md"))
        for word in re.findall(r"[A-Za-z]{2,12}", document.read_text(encoding="utf8"))
    ]


def _print(store: SqlStore, number: int) -> None:
    slot = Slot(edition_id="daily", local=f"2026-03-05T{number:06}", at=NOON)
    store.claim_slot(slot, "bench", NOON, 60)
    made = edition(slug=f"day{number}", slot=slot)
    store.save_edition(made, material(), (record(f"story{number}"),))
    store.finish_slot(slot, "bench", NOON)
    for reader in ("ada@example.org", "bo@example.org"):
        store.add_receipt(Receipt(edition_slug=made.slug, channel="mail", target=reader, at=NOON))


def everything(path: Path) -> list[object]:
    """All that a store gives back."""
    store = SqlStore(str(path), now=NOON)
    try:
        window = Window(since=NOON - timedelta(days=400), until=NOON + timedelta(days=400))
        made = store.editions()
        return [
            store.articles(window),
            store.fates(window),
            store.entry_counts(window),
            store.pending_entries(),
            store.feed_states([f"https://outlet{number}.example/feed.xml" for number in range(40)]),
            made,
            store.headings(),
            [store.material(one.slug) for one in made],
            [sorted(store.receipts(one.slug), key=repr) for one in made],
            store.last_finished_slot("daily"),
            _rest(path),
        ]
    finally:
        store.close()


def _rest(path: Path) -> list[object]:
    """Small tables as they are, for what their methods would not tell."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        rows: list[object] = [
            sorted(connection.execute(sa.text(f"SELECT * FROM {table}")).all())  # noqa: S608
            for table in ("slots", "spending", "alembic_version")
        ]
    engine.dispose()
    return rows


def flips(sound: bytes, folder: Path, *, tries: int, seed: int = 1) -> Counter[str]:
    """How many of so many single changed bytes were noticed, and where."""
    path = folder / "digest.db"
    path.write_bytes(sound)
    before = repr(everything(path))
    found: Counter[str] = Counter()
    chance = random.Random(seed)  # noqa: S311
    for _ in range(tries):
        broken = bytearray(sound)
        broken[chance.randrange(len(broken))] ^= chance.randrange(1, 256)
        for left in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            left.unlink(missing_ok=True)
        path.write_bytes(broken)
        found[_fate(path, before)] += 1
    return found


def _fate(path: Path, before: str) -> str:
    try:
        after = repr(everything(path))
    except StoreError as error:
        return (
            "noticed_at_once"
            if "damaged" in str(error) or "The way back" in str(error)
            else "noticed_otherwise"
        )
    engine = sa.create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            said = next(problems(connection), "")
    finally:
        engine.dispose()
    if said:
        return "noticed_by_the_daily_look"
    return "harmless" if after == before else "wrong"


def measure(_data: Path) -> dict[str, dict[str, float]]:
    """Flipped bytes by what became of them; seconds and megabytes of looking and copying."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "flips").mkdir()
        small = written(folder / "small.db", FEW).read_bytes()
        found = flips(small, folder / "flips", tries=TRIES)
        began = time.perf_counter()
        large = written(folder / "digest.db", ARTICLES)
        costs = {"writing_s": time.perf_counter() - began, "store_mb": large.stat().st_size / 1e6}
        return {
            "flips": {name: float(count) for name, count in sorted(found.items())},
            "costs": costs | _costs(large),
        }


def _costs(path: Path) -> dict[str, float]:
    engine = sa.create_engine(f"sqlite:///{path}")
    copy, packed = path.with_name("copy.db"), path.with_name("copy.db.gz")
    costs = {
        "quick_look_s": _timed(lambda: refuse_damage(engine, path)),
        "daily_look_s": _timed(lambda: refuse_damage(engine, path, thorough=True)),
        "backup_s": _timed(lambda: write_backup(engine, path, copy, check=lambda *_: None)),
        "pack_s": _timed(lambda: _pack(copy, packed)),
        "packed_mb": packed.stat().st_size / 1e6,
    }
    for level in (6, 9):
        body = copy.read_bytes()
        costs[f"pack_{level}_s"] = _timed(lambda level=level, body=body: gzip.compress(body, level))  # type: ignore[misc]
        costs[f"packed_{level}_mb"] = len(gzip.compress(body, level)) / 1e6
    engine.dispose()
    return costs


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
