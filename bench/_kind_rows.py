"""Articles with an editor's marks: the shared entries, and others marked by the same guide for learning only.

``kinds_marks.json`` holds marks without any text: of entries of the snapshot's feeds whose hosts are not put
away, of pages of WCXB, and of articles of NeuS. Their texts are found again by a hash or an id.

``weak`` rows were read by nobody: articles of events that several outlets told (UCI, WikiNews, ECB+, NeuS)
are taken for reports worth a place. They keep what stands without a text, or in full, from looking like no
report: the marked rows are blurbs, nearly all, and even over feeds, so that blogs dominate them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
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
WEIGHTS = {"entries": 1.0, "snapshot": 1.0, "wcxb": 1.0, "neus": 0.3, "weak": 0.15}
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
    def is_read(self) -> bool:
        """Whether somebody marked it; else it is only taken for a report worth a place."""
        return self.set != "weak"

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


MOST_WEAK = 350
"""Articles of each set that are taken for reports unread, and as many that are measured on."""
MOST_OUTLETS = 4
"""Headlines from which on an event of UCI is taken to be worth telling."""
_NO_NEWS = re.compile(
    r"/(?:opinions?|blogs?|commentary|videos?|reviews?|photos?|analysis|editorials?)/|blogs?\.|\breview\b"
)


def weak(data: Path) -> list[Marked]:
    """Reports for learning: articles of events that several outlets told, and that are not put away."""
    return [row for of_set in news(data, away=False).values() for row in of_set]


def news(data: Path, *, away: bool) -> dict[str, list[Marked]]:
    """Articles of events that several outlets told, by set: those that are put away, or the others."""
    return {
        name: [_report(*each) for each in sorted(found)[:MOST_WEAK]]
        for name, told in _told(data).items()
        if (found := [(key_of(url + title), url, title, text) for event, url, title, text in told
                      if is_put_away(event) == away and not _NO_NEWS.search(f"{url} {title}".lower())])
    }  # fmt: skip


def _told(data: Path) -> dict[str, list[tuple[str, str, str, str]]]:
    """Event, address, headline and text of each article, by set."""
    uci = list(rows(data, "cluster", "uci"))
    times = Counter(row["event_merged"] for row in uci)
    of_neus = ((row["id"], article) for row in rows(data, "mds", "neus") for article in row["articles"])
    return {
        "uci": [
            (row["event_merged"], row["url"], row["title"], "")
            for row in uci
            if times[row["event_merged"]] >= MOST_OUTLETS
        ],
        "wikinews": [
            (row["event"], "", row["title"], row["text"]) for row in rows(data, "cluster", "wikinews")
        ],
        "ecbplus": [
            (row["event"], "", row["title"], row["text"]) for row in rows(data, "cluster", "ecbplus")
        ],
        "neus": [
            (event, "", article["title"], article["lede"])
            for event, article in of_neus
            if article.get("title") and article.get("lede")
        ],
    }


def _report(key: str, url: str, title: str, text: str) -> Marked:
    outlet = _OUTLETS[int(key, 16) % len(_OUTLETS)]
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    look = _look(url or f"https://{outlet}/{slug}"[:110], title, text)
    return Marked("weak", f"weak {key}", look, Kind.REPORT, 2, 1)


def abroad(data: Path) -> list[Marked]:
    """The invented texts of 16 languages, all of them reports."""
    path = data.parent / "field" / "languages" / "articles.jsonl"
    found = []
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        text = " ".join(row["text"].split())[:OPENING]
        look = Look(f"https://outlet.example/news/{row['id']}", row["title"] or "", text, row["lang"])
        found.append(Marked("abroad", row["lang"], look, Kind.REPORT, 2, 1))
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
    """Articles of events that are not put away: the others show how news is judged (`news`)."""
    for row in rows(data, "mds", "neus"):
        for article in () if is_put_away(row["id"]) else row["articles"]:
            if article.get("lede") and article.get("title"):
                key = key_of(article["title"] + article["lede"])
                slug = re.sub(r"\W+", "-", article["title"].lower()).strip("-")
                outlet = _OUTLETS[int(key, 16) % len(_OUTLETS)]
                yield key, _look(f"https://{outlet}/{slug}"[:110], article["title"], article["lede"])
