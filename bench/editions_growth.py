"""What a new edition costs after 20, 100 and 1,000 of them: reading the store, printing, publishing.

The latest editions are as long as real ones (`bench._kept_days`); those before them are copies of one of them
with dates, addresses and stories of their own, and the folder has as many files as their publishing leaves.
Times are of the processor, the least of five; memory is the most that Python held at once. DIGEST_GROWTH says
which numbers.
"""

from __future__ import annotations

import os
import tempfile
import time
import tracemalloc
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench._kept_days import Paper, sentences
from digest.models import PUBLISHED, Material, Plan, Receipt, Site, Slot, Window
from digest.publish.folder import FolderPublisher
from digest.render import Options as RenderOptions
from digest.report import Report
from digest.sending import rendered
from digest.store.sql import SqlStore
from digest.tools import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.models import Brief, Edition

NOTE = "seconds and megabytes at so many editions; growth: the last of them by the first."
AT = tuple(map(int, os.environ.get("DIGEST_GROWTH", "20,100,1000").split(",")))
REAL = 20
"""Editions that are made of articles: as many as the feeds of the site tell of."""
TRIES = 5
OPTIONS = Options(render=replace(RenderOptions(), site=Site(title="Wire", url="https://wire.example")))


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Seconds and megabytes by number of editions."""
    pool = sentences(data)
    found: dict[str, dict[str, float]] = {}
    for number in AT:
        with tempfile.TemporaryDirectory() as folder:
            found[f"{number} editions"] = _at(number, Path(folder), pool)
    first, last = (found[f"{number} editions"] for number in (min(AT), max(AT)))
    found["growth"] = {name: last[name] / first[name] for name in first}
    return found


def _at(number: int, folder: Path, pool: list[str]) -> dict[str, float]:
    store, publisher = SqlStore(str(folder / "digest.db")), FolderPublisher(folder / "site")
    paper = Paper(store, pool, a_day=120)
    real = [paper.next_edition() for _ in range(REAL)]
    for each in range(number - REAL):
        _keep_older(real[0], each + 1, store, folder / "site")
    costs = _costs(real[-1], paper, store, publisher)
    store.close()
    return costs


def _keep_older(edition: Edition, ago: int, store: SqlStore, site: Path) -> None:
    """An edition like another, so many half days before it, in the store and as files."""
    until = edition.window.until - ago * timedelta(hours=12)
    slug = f"{until:%Y/%m/%d}/daily_{until:%H%M}"

    def older(brief: Brief) -> Brief:
        return replace(brief, story=replace(brief.story, id=f"{brief.story.id}-{ago}"))

    (section,) = edition.sections
    section = replace(
        section,
        lead=tuple(map(older, section.lead)),
        more=tuple(map(older, section.more)),
        single_source=tuple(map(older, section.single_source)),
    )
    window = Window(since=until - timedelta(hours=12), until=until)
    slot = Slot(edition_id="daily", local=f"{until:%Y-%m-%dT%H:%M}", at=until)
    copy = replace(
        edition, slug=slug, window=window, made_at=until, slot=slot, sections=(section,), records=()
    )
    store.save_edition(copy, Material(plan=Plan(), window=window, made_at=until, articles=()), ())
    store.add_receipt(Receipt(edition_slug=slug, channel=PUBLISHED, target="folder", at=until))
    names = ("index.html", "ledger.html", "edition.json", "edition.md", "edition.txt", "articles.jsonl")
    files = [f"{slug}/{name}" for name in names]
    files += [f"stories/{brief.story.id}/index.html" for brief in copy.briefs]
    for name in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("A page of before.")


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
