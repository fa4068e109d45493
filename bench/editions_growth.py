"""What a new edition costs after 10, 100 and 1,000 of them: reading the store, printing, publishing.

Editions are as long as real ones (`bench._kept_days`). At each number the newest edition is rendered out of
the store and published into the folder that holds all before it; every tenth edition is published on the way,
so that the folder grows too. Times are of the processor, the least of five; memory is the most that Python
held at once.
DIGEST_GROWTH says which numbers.
"""

from __future__ import annotations

import os
import tempfile
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench._kept_days import Paper, sentences
from digest.app.keeping import limits_of, prune
from digest.models import Keep, Site
from digest.publish.folder import FolderPublisher
from digest.render import Options as RenderOptions
from digest.report import Report
from digest.sending import rendered
from digest.store.sql import SqlStore
from digest.tools import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.models import Edition

NOTE = "seconds and megabytes at so many editions; growth: the last of them by the first."
AT = tuple(map(int, os.environ.get("DIGEST_GROWTH", "10,100,1000").split(",")))
TRIES = 5
OPTIONS = Options(render=replace(RenderOptions(), site=Site(title="Wire", url="https://wire.example")))


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Seconds and megabytes by number of editions."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder), sentences(data))


def _measured(folder: Path, pool: list[str]) -> dict[str, dict[str, float]]:
    store, publisher = SqlStore(str(folder / "digest.db")), FolderPublisher(folder / "site")
    paper = Paper(store, pool, a_day=120)
    found: dict[str, dict[str, float]] = {}
    for number in range(1, max(AT) + 1):
        edition = paper.next_edition()
        if number in AT:
            found[f"{number} editions"] = _costs(edition, paper, store, publisher)
        elif number % 10 == 0:
            prune(store, limits_of(Keep(), paper.now()))
            publisher.publish(rendered(edition, store, OPTIONS, paper.now(), Report()))
    store.close()
    first, last = (found[f"{number} editions"] for number in (min(AT), max(AT)))
    found["growth"] = {name: last[name] / first[name] for name in first}
    return found


def _costs(edition: Edition, paper: Paper, store: SqlStore, publisher: FolderPublisher) -> dict[str, float]:
    now = paper.now()
    rendering = rendered(edition, store, OPTIONS, now, Report())
    reading = _fastest(lambda: (store.headings(), store.spines()))
    memory = _fastest(lambda: store.memory("daily", before=now, since=paper.remembered_since()))
    printing = _fastest(lambda: rendered(edition, store, OPTIONS, now, Report()))
    publishing = _fastest(lambda: publisher.publish(rendering))
    tracemalloc.start()
    rendered(edition, store, OPTIONS, now, Report())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {
        "headings_and_spines_s": reading,
        "memory_s": memory,
        "rendered_s": printing,
        "published_s": publishing,
        "all_s": reading + memory + printing + publishing,
        "most_memory_mb": most / 1e6,
    }


def _fastest(do: Callable[[], object]) -> float:
    taken = []
    for _ in range(TRIES):
        began = time.process_time()
        do()
        taken.append(time.process_time() - began)
    return min(taken)
