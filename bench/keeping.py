"""How large a store becomes in a year of 500 articles a day and two editions, and what pruning costs.

The store is pruned once a day as `keep` has it when nothing is said. Sizes are of the file, and by table
where SQLite counts them; a year's is told from the days simulated: what is there after keep.texts, and what
each further day adds. DIGEST_KEEPING_DAYS says how many days are simulated (more than keep.texts).
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from pathlib import Path

from bench._kept_days import Paper, sentences
from digest.app.keeping import limits_of, prune
from digest.models import Keep
from digest.store.sql import SqlStore

NOTE = "megabytes of 1,000,000 bytes; slowest_step_s: the longest that pruning kept another writer waiting."
DAYS = int(os.environ.get("DIGEST_KEEPING_DAYS", "130"))
SETTLED = 10
"""Days after keep.texts from which on what a day adds is told."""


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Sizes in megabytes, times in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder) / "digest.db", sentences(data))


def _measured(path: Path, pool: list[str]) -> dict[str, dict[str, float]]:
    keep, store = Keep(), SqlStore(str(path))
    paper = Paper(store, pool)
    sizes, pruning, slowest = [], 0.0, 0.0
    for _ in range(DAYS):
        for _ in range(paper.editions_a_day):
            paper.next_edition()
        began = last = time.perf_counter()

        def told(_found: object) -> None:
            nonlocal slowest, last
            slowest, last = max(slowest, time.perf_counter() - last), time.perf_counter()

        prune(store, limits_of(keep, paper.now()), told=told)
        store.give_back()
        pruning += time.perf_counter() - began
        sizes.append(_size(path))
    store.close()
    settled = min(DAYS, (keep.texts_days or DAYS) + SETTLED)
    added = (sizes[-1] - sizes[settled - 1]) / max(1, DAYS - settled)
    return {
        "whole": {
            "days": DAYS,
            "megabytes": sizes[-1],
            "megabytes_a_day_at_first": sizes[min(29, DAYS - 1)] / min(30, DAYS),
            "megabytes_a_day_then": added,
            "megabytes_after_a_year": sizes[settled - 1] + added * (365 - settled),
            "pruning_s_a_day": pruning / DAYS,
            "slowest_step_s": slowest,
        },
        "tables": _tables(path),
    }


def _size(path: Path) -> float:
    """Of the file without its log: that is a few megabytes whatever the store holds."""
    with sqlite3.connect(path) as connection:
        pages, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
    return pages * size / 1e6


def _tables(path: Path) -> dict[str, float]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sum(pgsize) / 1e6 FROM dbstat GROUP BY name ORDER BY 2 DESC")
        return {name: size for name, size in rows if size > 0.1}
