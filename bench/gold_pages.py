"""Pages with what is known to be on them: the gold of the extraction bench, and of what is trained on it."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from bench import sets
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CANONICAL = re.compile(
    rb"<(?:link|meta)\b[^<>]*(?:canonical|og:url)[^<>]*(?:href|content)=[\"']?(https?://[^\"'<> ]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A page and what is known to be on it; `None` where that is not known."""

    set: str
    html: bytes
    url: str = ""
    text: str | None = None
    headline: str | None = None
    authors: frozenset[str] | None = None
    published: datetime | None = None
    day: str | None = None
    is_article: bool | None = None


def _fundus(data: Path) -> Iterator[Gold]:
    """Pages and versions are matched in order: a newer page needs a newer version of the parser."""
    pages: dict[str, list[tuple[str, bytes]]] = {}
    said: dict[str, dict[str, Any]] = {}
    for path, content in _members(data, "fundus"):
        stem = str(path.parent / path.name.partition(".")[0])
        if path.suffix == ".json":
            said[stem] = json.loads(content)
        elif path.name.endswith(".html.gz"):
            outlet = re.sub(r"_\d{4}_\d\d_\d\d.*$", "", stem)
            pages.setdefault(outlet, []).append((stem, gzip.decompress(content)))
    for outlet, versions in sorted(said.items()):
        files = sorted(pages.get(outlet, []))
        if len(files) == len(versions):
            for (_, html), (_, gold) in zip(files, sorted(versions.items()), strict=True):
                yield _fundus_gold(html, gold)


def _fundus_gold(html: bytes, gold: dict[str, Any]) -> Gold:
    body, date = gold.get("body"), gold.get("publishing_date")
    parts = list(body["summary"]) if body else []
    for section in body["sections"] if body else []:
        parts += section["headline"] + section["paragraphs"]
    return Gold(
        set="fundus",
        html=html,
        text="\n\n".join(parts) or None,
        headline=gold.get("title"),
        authors=frozenset(name.casefold() for name in gold.get("authors") or []),
        published=datetime.fromisoformat(date) if date else None,
        is_article=True,
    )


def _wcxb(data: Path) -> Iterator[Gold]:
    for row in sets.rows(data, "extract", "wcxb"):
        gold = row["gt"]
        if row["page_type"] == "article":
            yield Gold(
                set="wcxb",
                html=row["html"].encode(),
                url=row["url"] or "",
                text=gold.get("main_content") or None,
                headline=gold.get("title") or None,
                is_article=True,
            )


def _others(data: Path) -> Iterator[Gold]:
    """Pages of shops, lists, forums, manuals and firms."""
    for row in sets.rows(data, "extract", "wcxb"):
        if row["page_type"] != "article":
            yield Gold(set="others", html=row["html"].encode(), url=row["url"] or "", is_article=False)


def _htmldate(data: Path) -> Iterator[Gold]:
    files = {path.name: content for path, content in _members(data, "htmldate")}
    for url, row in json.loads(files["dates.json"]).items():
        if row["file"] in files and row["date"]:
            yield Gold(set="htmldate", html=files[row["file"]], url=url, day=row["date"])


READERS: dict[str, Callable[[Path], Iterator[Gold]]] = {
    "fundus": _fundus,
    "wcxb": _wcxb,
    "others": _others,
    "htmldate": _htmldate,
}


def gold(data: Path, name: str) -> Iterator[Gold]:
    """The pages of the set `name`.

    Raises:
        MissingDataError: the set is not there.
    """
    return READERS[name](data)


def host_of_page(page: Gold) -> str:
    """The host that a page is of, by its address or by what it calls itself; else how its text begins."""
    host = registrable_domain(page.url)
    if not host and (claimed := _CANONICAL.search(page.html)):
        host = registrable_domain(claimed[1].decode("ascii", "replace"))
    return host or (page.text or "")[:40]


def _members(data: Path, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    for archive in sets.files(data, "extract", name):
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.isfile() and (content := tar.extractfile(member)) is not None:
                    yield PurePosixPath(member.name), content.read()
