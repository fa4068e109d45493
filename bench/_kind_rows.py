"""Articles with an editor's marks: the shared entries, and others marked by the same guide for learning only.

``kinds_marks.json`` holds marks without any text: of entries of the snapshot's feeds whose hosts are not put
away, of pages of WCXB, and of articles of NeuS. Their texts are found again by a hash or an id.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bench import snapshot
from bench._put_away import is_put_away
from bench.sets import files, rows
from digest.collect.parse import parse
from digest.errors import ItemError
from digest.extract.page import text_from_html
from digest.kinds.look import OPENING, Look
from digest.models import Kind
from digest.web.urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = Path(__file__).with_name("kinds_marks.json")
VIEWS = (Kind.OPINION, Kind.ANALYSIS)
WEIGHTS = {"entries": 1.0, "snapshot": 1.0, "wcxb": 1.0, "neus": 0.3}
"""How much a row of each set counts in learning: NeuS is nearly all reports on one country's politics."""
_OUTLETS = (
    "www.foxnews.com/politics",
    "www.huffpost.com/entry",
    "www.reuters.com/article",
    "thehill.com/news",
)
"""NeuS gives no addresses; its articles get one of an outlet of its kind, by their hash."""
_NOW = datetime(2026, 2, 18, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Marked:
    """An article as it is looked at, and the editor's marks."""

    set: str
    host: str
    look: Look
    kind: Kind
    worth: int
    tells: int
    second: Kind | None = None
    """The kind by a second reader, where there was one."""

    @property
    def coarse(self) -> int:
        """0 for a report, 1 for opinion and analysis, 2 for everything else."""
        return 0 if self.kind is Kind.REPORT else 1 if self.kind in VIEWS else 2

    @property
    def is_put_away(self) -> bool:
        """Whether its host is put away."""
        return is_put_away(self.host)


def entries(data: Path) -> list[Marked]:
    """The shared entries, of which a third of the hosts is put away."""
    (path,) = files(data, "marks", "entries")
    found = []
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        marks, second = row["marks"], row.get("second")
        look = _look(f"https://{row['host']}{row['path']}", row["title"], row["blurb"], row["lang"])
        also = Kind(second["kind"]) if second else None
        kind = Kind(marks["kind"])
        found.append(Marked("entries", row["host"], look, kind, marks["worth"], marks["event"], also))
    return found


def others(data: Path) -> list[Marked]:
    """Rows that are only learned from, none of a host whose entries are put away."""
    away = {row.host for row in entries(data) if row.is_put_away}
    marks: dict[str, dict[str, str]] = json.loads(MARKS.read_text("utf8"))
    texts = {"snapshot": _snapshot(data), "wcxb": _wcxb(data), "neus": _neus(data)}
    found = []
    for name, of_set in texts.items():
        for key, look in of_set:
            mark = marks[name].get(key)
            host = urlsplit(look.url).netloc
            if mark and host not in away:
                kind, worth, tells = mark.split()
                group = f"neus {key}" if name == "neus" else host
                found.append(Marked(name, group, look, Kind(kind), int(worth), int(tells)))
    return found


def _look(url: str, headline: str, text: str, language: str = "en") -> Look:
    return Look(canonical_url(url) or url, headline, " ".join(text.split())[:OPENING], language)


def key_of(text: str) -> str:
    """By what a row is found again."""
    return blake2b(text.encode(), digest_size=3).hexdigest()


def _snapshot(data: Path) -> Iterator[tuple[str, Look]]:
    for url, body in snapshot.read(data):
        try:
            parsed = parse(body, "", url, url, _NOW)
        except ItemError:
            continue
        for entry in parsed.entries:
            address = canonical_url(entry.url)
            yield key_of(address), _look(address, entry.title, text_from_html(entry.html) or entry.summary)


def _wcxb(data: Path) -> Iterator[tuple[str, Look]]:
    for row in rows(data, "extract", "wcxb"):
        gold = row["gt"]
        if row["url"] and gold.get("title"):
            text = " ".join((gold.get("main_content") or "").split()).removeprefix(gold["title"])
            yield row["id"], _look(row["url"], gold["title"], text)


def _neus(data: Path) -> Iterator[tuple[str, Look]]:
    for row in rows(data, "mds", "neus"):
        for article in row["articles"]:
            if article.get("lede") and article.get("title"):
                key = key_of(article["title"] + article["lede"])
                slug = re.sub(r"\W+", "-", article["title"].lower()).strip("-")
                outlet = _OUTLETS[int(key, 16) % len(_OUTLETS)]
                yield key, _look(f"https://{outlet}/{slug}"[:110], article["title"], article["lede"])
