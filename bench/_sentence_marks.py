"""Sentences of real reports with an editor's marks, each with its headline and where it stands.

``marks/sentences.jsonl`` of the shared data has the editor's own rows. ``judge_marks.jsonl`` beside this file
has more, marked by the same guide where a kind was thin: a set, a row, an article, offsets and a fingerprint,
and no text.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import sets
from bench._put_away import is_put_away
from bench.snapshot import read as read_snapshot
from digest.language import ENGLISH
from digest.summarise.analysis import Analysis
from digest.summarise.choose.judge import JUDGED
from digest.summarise.choose.judge_features import row
from digest.summarise.read.editing import edit
from digest.summarise.read.passages import LAST_OPENING
from digest.summarise.read.signs import Context
from digest.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = Path(__file__).with_name("judge_marks.jsonl")
FOREIGN = frozenset({"opinion", "caption", "teaser", "promo", "furniture"})
"""Types of sentences that belong to no report."""
_SETS = {"n": ("neus",), "w": ("wikinews",), "c": ("ecbplus",)}
"""The first letter of a row's id in ``sentences.jsonl`` → the set that it was drawn from."""
_ENTRIES = 12
"""Marks were drawn from this number of entries of each feed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, where it stands, and its marks."""

    headline: str
    place: int
    article: str
    """The text of its article; of an article that is not in the data, the sentence and the one before it."""
    start: int
    """Where it begins in that text, give or take white space."""
    text: str
    alone: bool
    event: int
    type: str
    is_unsure: bool
    is_ours: bool
    is_of_a_feed: bool
    """Whether it stands in a feed's entry, not in a full text."""

    @property
    def is_put_away(self) -> bool:
        return is_put_away(self.headline)

    @property
    def printed(self) -> str:
        """The sentence as it would be printed."""
        return edit(self.text, opens_article=self.place <= LAST_OPENING)[0]

    @property
    def features(self) -> dict[str, float]:
        context = Context(self.headline, ENGLISH)
        spans = sentence_spans(self.article)
        context.hear([Analysis(self.article[start:end], ENGLISH) for start, end in spans[:JUDGED]])
        for start, end in spans:
            if end <= self.start:
                context.go_on(Analysis(self.article[start:end], ENGLISH))
        return row(Analysis(self.printed, ENGLISH), context, self.place)


def editors(data: Path) -> list[Marked]:
    """The editor's rows.

    Raises:
        MissingDataError: the marks or a set that they were drawn from are not there.
    """
    (path,) = sets.files(data, "marks", "sentences")
    articles = {letter: list(_articles(data, names[0])) for letter, names in _SETS.items()}
    return [
        _editors(stored, articles[stored["id"][0]])
        for stored in map(json.loads, path.read_text("utf8").splitlines())
    ]


def _editors(stored: dict[str, Any], articles: list[tuple[str, str, str]]) -> Marked:
    marks = stored["marks"]
    article, start = _place(stored, articles)
    return Marked(
        headline=stored["headline"],
        place=stored["place"],
        article=article,
        start=start,
        text=stored["sentence"],
        alone=bool(marks["alone"]),
        event=marks["event"],
        type=marks["type"],
        is_unsure="unsure" in marks,
        is_ours=False,
        is_of_a_feed=False,
    )


def _place(stored: dict[str, Any], articles: list[tuple[str, str, str]]) -> tuple[str, int]:
    """The article and where the sentence begins in it: white space differs between the marks and the sets."""
    wanted = _squeezed(stored["sentence"])
    found = [(title, text) for title, text, squeezed in articles if wanted in squeezed]
    for _, text in sorted(found, key=lambda one: one[0][:40] != stored["headline"][:40]):
        left = _squeezed(text).index(wanted)
        for at, character in enumerate(text):
            if not left and not character.isspace():
                return text, at
            left -= not character.isspace()
    return f"{stored['before']} {stored['sentence']}", len(stored["before"])


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _articles(data: Path, name: str) -> Iterator[tuple[str, str, str]]:
    """Title, text and text without white space of each article of a set."""
    for _, _, title, text in _texts(data, name):
        yield title, text, _squeezed(text)


def _texts(data: Path, name: str) -> Iterator[tuple[str, int, str, str]]:
    """Row, number, title and text of each article of a set."""
    if name == "neus":
        for stored in sets.rows(data, "mds", name):
            for number, article in enumerate(stored["articles"]):
                yield stored["id"], number, article.get("title") or "", article.get("text") or ""
    else:
        for stored in sets.rows(data, "cluster", name):
            yield stored["id"], 0, stored.get("title") or "", stored.get("text") or ""


# --------------------------------------------------------------------------- our own


def ours(data: Path) -> list[Marked]:
    """The rows that we marked, those of feeds among them.

    Raises:
        MissingDataError: a set is not there.
    """
    marks = [json.loads(line) for line in OURS.read_text("utf8").splitlines()]
    texts = {
        (name, stored, number): (title, text)
        for name in ("neus", "wikinews", "ecbplus")
        for stored, number, title, text in _texts(data, name)
    }
    entries = dict(_entries(data))
    found = []
    for mark in marks:
        if mark["set"] == "snapshot":
            title, text = entries.get(mark["sha"], ("", ""))
        else:
            title, text = texts[mark["set"], mark["row"], mark["article"]]
        sentence = text[mark["start"] : mark["end"]]
        if fingerprint(title, sentence) == mark["sha"]:
            found.append(_ours(mark, title, text))
    return found


def _ours(mark: dict[str, Any], title: str, text: str) -> Marked:
    return Marked(
        headline=title,
        place=mark["place"],
        article=text,
        start=mark["start"],
        text=text[mark["start"] : mark["end"]],
        alone=bool(mark["alone"]),
        event=mark["event"],
        type=mark["type"],
        is_unsure=False,
        is_ours=True,
        is_of_a_feed=mark["set"] == "snapshot",
    )


def fingerprint(headline: str, sentence: str) -> str:
    """What a marked sentence is known by."""
    return sha256(f"{headline}\n{sentence}".encode()).hexdigest()[:12]


def _entries(data: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Fingerprint, title and text of each sentence of the feeds' entries."""
    import feedparser

    for _, body in read_snapshot(data):
        feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
        for entry in feed.entries[:_ENTRIES]:
            title = unescape(entry.get("title", ""))
            text = unescape(re.sub(r"<[^>]+>", " ", entry.get("summary", "")))
            text = re.sub(r"\s+", " ", text).strip()
            for start, end in sentence_spans(text)[:2]:
                yield fingerprint(title, text[start:end]), (title, text)
