"""Paragraphs of real articles, as the sets have them: what the hand-made marks of sentences point into."""

from __future__ import annotations

import io
import json
import tarfile
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from bench import sets
from bench.snapshot import read as read_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("wcxb", "fundus", "multinews", "snapshot")


def paragraphs(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Each paragraph of the set `name`, with the id of its row before it: the lines of its texts, stripped.

    Raises:
        MissingDataError: the set is not there.
    """
    readers = {"wcxb": _wcxb, "fundus": _fundus, "multinews": _multinews, "snapshot": _snapshot}
    for row, text in readers[name](data):
        for line in text.split("\n"):
            if line.strip():
                yield row, line.strip()


def fingerprint(paragraph: str) -> str:
    """What a paragraph is known by: the first 12 hexadecimal digits of its SHA-256."""
    return sha256(paragraph.encode()).hexdigest()[:12]


def _wcxb(data: Path) -> Iterator[tuple[str, str]]:
    for row in sets.rows(data, "extract", "wcxb"):
        yield row["id"], row["gt"].get("main_content") or ""


def _multinews(data: Path) -> Iterator[tuple[str, str]]:
    for row in sets.rows(data, "mds", "multinews"):
        for article in row["articles"]:
            yield row["id"], article["text"]


def _fundus(data: Path) -> Iterator[tuple[str, str]]:
    (path,) = sets.files(data, "extract", "fundus")
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.name.endswith(".json") else None
            if stream is not None:
                yield from _bodies(Path(member.name).stem, json.loads(stream.read()))


def _bodies(outlet: str, versions: dict[str, dict[str, object]]) -> Iterator[tuple[str, str]]:
    for gold in versions.values():
        body = gold.get("body")
        if isinstance(body, dict):
            for section in body["sections"]:
                yield outlet, "\n".join(section["paragraphs"])


def _snapshot(data: Path) -> Iterator[tuple[str, str]]:
    """Summaries without markup, of each feed."""
    import feedparser

    for url, body in read_snapshot(data):
        feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
        for entry in feed.entries:
            text = unescape(entry.get("summary", ""))
            if "<" not in text:
                yield url, text
