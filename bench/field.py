"""The gauntlet: generated feeds and pages of every kind met in the field, through the whole program.

At least 200 sites of all kinds, mixed, each on a host of its own on loopback, in editions of twelve; in
each the command ``digest run`` reads, makes and publishes as for a user. Counted: editions that were
published, entries without a fate in the ledger, walls taken for articles, wrong days, texts that lack or
keep what they should not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench._field_kinds import KINDS, members
from bench._field_site import Sites

if TYPE_CHECKING:
    from bench._field_site import Site, Truth
    from digest.models import Article

SITES = 216
AN_EDITION = 12
SEED = int(os.environ.get("FIELD_SEED", "2026"))
NOTE = (
    "right: of the entries of a kind, how many are right in all respects. "
    "FIELD_SEED=N makes other members of the kinds."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry."""

    kind: str
    what: str
    title: str
    detail: str = ""


def measure(data: Path, sites: int = SITES, seed: int = SEED) -> dict[str, dict[str, float]]:  # noqa: ARG001
    """Counts over all editions, and the share of right entries by kind."""
    made = members(seed, sites)
    faults: list[Fault] = []
    published = 0
    batches = [made[start : start + AN_EDITION] for start in range(0, len(made), AN_EDITION)]
    for batch in batches:
        code, found = _edition(batch)
        published += code == 0
        faults += found
    for fault in faults:
        print(f"{fault.kind}: {fault.what}: {fault.title}: {fault.detail}", file=sys.stderr)
    return _scores(made, faults, len(batches), published)


def _scores(
    made: list[Site], faults: list[Fault], editions: int, published: int
) -> dict[str, dict[str, float]]:
    whats = Counter(fault.what for fault in faults)
    entries, wrong = Counter[str](), Counter[str]()
    for site in made:
        entries[site.kind] += len(site.truths)
    for kind, _ in {(fault.kind, fault.title) for fault in faults}:
        wrong[kind] += 1
    total: dict[str, float] = {
        "sites_n": len(made), "editions_n": editions, "entries_n": sum(entries.values()),
        "editions_published": published / editions,
    }  # fmt: skip
    total |= {
        f"{what}_n": whats[what]
        for what in ("no_fate", "no_article", "wall_printed", "wrong_day", "no_day", "lost", "kept")
    }
    kinds = {
        kind: {"entries_n": entries[kind], "right": 1 - wrong[kind] / entries[kind]}
        for kind in KINDS
        if entries[kind]
    }
    return {"all": total, **kinds}


def _edition(batch: list[Site]) -> tuple[int, list[Fault]]:
    """Run the command over a batch of sites: its exit code (0 when the edition is out), and the faults."""
    with tempfile.TemporaryDirectory() as name, Sites(batch) as served:
        folder = Path(name)
        feeds = "".join(
            f'  - {{url: "{served.address(n)}/feed.xml"{", " + site.options if site.options else ""}}}\n'
            for n, site in enumerate(batch)
        )
        network = "network: {allow_private: [127.0.0.0/8], per_host_delay_s: 0}\n"
        (folder / "feeds.yaml").write_text(f"feeds:\n{feeds}{network}", encoding="utf8")
        clean = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
        ran = subprocess.run(
            [sys.executable, "-m", "digest", "-q", "run"],
            cwd=folder, env=clean, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip
        if ran.returncode:
            print(ran.stderr[-2000:], file=sys.stderr)
        return ran.returncode, _faults(batch, served, folder)


def _faults(batch: list[Site], served: Sites, folder: Path) -> list[Fault]:
    from digest import Digest
    from digest.models import Window

    now = datetime.now(UTC)
    with Digest.from_file(folder / "feeds.yaml") as digest:
        articles = digest.store.articles(
            Window(since=now - timedelta(days=4000), until=now + timedelta(days=400))
        )
    found = sorted((folder / "output").glob("2*/**/edition.json"))
    lines = json.loads(found[-1].read_text(encoding="utf8"))["ledger"] if found else []
    printed = "".join(
        path.read_text(encoding="utf8") for path in (folder / "output").glob("2*/**/edition.txt")
    )
    faults = []
    for number, site in enumerate(batch):
        feed = f"{served.address(number)}/feed.xml"
        own = [article for article in articles if feed in article.feed_urls]
        fates = {line["title"] for line in lines if line["feed"] == feed}
        for truth in site.truths:
            faults += _judged(site, truth, own, fates, printed, now)
    return faults


def _judged(
    site: Site, truth: Truth, own: list[Article], fates: set[str], printed: str, now: datetime
) -> list[Fault]:
    def fault(what: str, detail: str = "") -> Fault:
        return Fault(site.kind, what, truth.title, detail)

    faults = []
    is_today = truth.day is None or truth.day > now - timedelta(hours=23)
    if is_today and truth.title not in fates:
        faults.append(fault("no_fate"))
    mine = [article for article in own if article.headline == truth.title]
    if not mine:
        return [*faults, fault("no_article", "; ".join(article.headline for article in own)[:150])]
    article = mine[0]
    if truth.day and article.published is None:
        faults.append(fault("no_day"))
    elif truth.day and article.published and article.published.date() != truth.day.date():
        faults.append(fault("wrong_day", f"{article.published} for {truth.day}"))
    text = " ".join(article.text.split())
    faults += [fault("lost", words[:80]) for words in truth.has if " ".join(words.split()) not in text]
    bad = "wall_printed" if truth.is_walled else "kept"
    faults += [
        fault(bad, words) for words in truth.lacks if words in text or words in " ".join(printed.split())
    ]
    return faults
