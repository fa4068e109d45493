"""Text, headline, authors and dates of pages, scored against gold, beside trafilatura and htmldate.

Sets: ``fundus`` (pages with publisher-checked JSON), ``wcxb`` (articles of all kinds with hand-made text),
``others`` (pages that are no articles) and ``htmldate`` (pages with their day of publication). Every page
goes through `read_page` and `clean`, as in the pipeline.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
import zlib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from time import process_time
from typing import TYPE_CHECKING, Any

from bench import sets
from digest.errors import ExtractError
from digest.extract.clean import clean
from digest.extract.keep import Trees, trees_from
from digest.extract.page import PageText, read_page
from digest.text.letters import normal
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NOTE = (
    "f1: shared word 4-grams, mean over pages; word_f1: shared words; exact: share of pages; "
    "told: share of articles kept, and of other pages recognised; "
    "told_unseen: the same, cross-validated by host; ms: milliseconds of CPU a page. Texts of "
    "fundus and wcxb are scored by judges of blocks that never saw the page's host."
)
SHINGLE = 4
FOLDS = 4
FOLDS_FILE = Path(__file__).with_name("keep_folds.json")
"""Judges of blocks, each fitted without one fold's hosts: a page is scored by the one that never saw it."""

_CANONICAL = re.compile(
    rb"<(?:link|meta)\b[^<>]*(?:canonical|og:url)[^<>]*(?:href|content)=[\"']?(https?://[^\"'<> ]+)",
    re.IGNORECASE,
)

# A script that parts no words is counted by the character.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
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


# --------------------------------------------------------------------------- metrics


def f1(text: str, gold: str, size: int = SHINGLE) -> float:
    """Harmonic mean of precision and recall of the word `size`-grams of `text`, each as often as it stands.

    Texts shorter than `size` words are one shingle. Two empty texts agree.
    """
    ours, theirs = _shingles(text, size), _shingles(gold, size)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = token_list(text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)) if words)


def token_list(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _TOKEN.findall(normal(text).casefold())


def plain(title: str) -> str:
    """A title for comparing: case, white space and kinds of quotation marks and dashes left aside."""
    title = re.sub("[’‘´`]", "'", re.sub("[“”„«»]", '"', normal(title)))
    return " ".join(re.sub("[–—−]", "-", title).casefold().split())


def is_same_minute(one: datetime | None, other: datetime) -> bool:
    """Whether both name the same minute; a time without a zone is in UTC."""
    aware = other if other.tzinfo else other.replace(tzinfo=UTC)
    return one is not None and abs((one - aware).total_seconds()) < 60


# --------------------------------------------------------------------------- gold


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


_READERS: dict[str, Callable[[Path], Iterator[Gold]]] = {
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
    return _READERS[name](data)


def fold_of(page: Gold) -> int:
    """The fold of a page: all pages of one host are in the same."""
    return zlib.crc32(host_of_page(page).encode()) % FOLDS


def host_of_page(page: Gold) -> str:
    """The host that a page is of, by its address or by what it calls itself; else how its text begins."""
    host = registrable_domain(page.url)
    if not host and (claimed := _CANONICAL.search(page.html)):
        host = registrable_domain(claimed[1].decode("ascii", "replace"))
    return host or (page.text or "")[:40]


@lru_cache(maxsize=1)
def _judges() -> list[Trees]:
    return [trees_from(said) for said in json.loads(FOLDS_FILE.read_text(encoding="utf-8"))]


def _judge(page: Gold) -> Trees | None:
    """The judge fitted without the host of this page; the shipped one for sets it was not fitted on."""
    return _judges()[fold_of(page)] if page.set in {"fundus", "wcxb"} else None


def _members(data: Path, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    for archive in sets.files(data, "extract", name):
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.isfile() and (content := tar.extractfile(member)) is not None:
                    yield PurePosixPath(member.name), content.read()


# --------------------------------------------------------------------------- measuring


@dataclass(slots=True)
class _Means:
    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, scores: dict[str, float]) -> None:
        for metric, value in scores.items():
            self.values.setdefault(metric, []).append(value)

    def means(self) -> dict[str, float]:
        return {metric: sum(values) / len(values) for metric, values in self.values.items()}


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Mean scores a set; a set that is not there is left out, unless none is there."""
    pages: list[Gold] = []
    missing = []
    for name in _READERS:
        try:
            pages += gold(data, name)
        except sets.MissingDataError as error:
            missing.append(error)
    if not pages:
        raise missing[0]
    means: dict[str, _Means] = {}
    with ProcessPoolExecutor() as pool:
        for name, scores in pool.map(score, pages, chunksize=8):
            means.setdefault(name, _Means()).add(scores)
    scored = {name: mean.means() for name, mean in means.items()}
    for name, share in _told_unseen(data, missing).items():
        scored[name]["told_unseen"] = share
    return scored


def _told_unseen(data: Path, missing: list[sets.MissingDataError]) -> dict[str, float]:
    """As `told`, but each page judged by weights that its host had no part in (see `bench.train_nature`)."""
    from bench import train_nature

    return {} if missing else train_nature.cross_validated(train_nature.samples(data))


def score(
    gold: Gold, *, peers: bool = True, without: frozenset[str] = frozenset()
) -> tuple[str, dict[str, float]]:
    """The set and the scores of one page: ours, and those of the peers on the same page.

    The steps of reading `without` are left out (see `read_page`).
    """
    judge = _judge(gold)
    started = process_time()
    try:
        page = read_page(gold.html, gold.url, judge=judge, without=without)
    except ExtractError:
        page = PageText(is_article=False)
    text = clean(page.text, headline=page.headline, authors=page.authors).text
    scores = {"ms": 1000 * (process_time() - started)} | _text_scores(gold, text)
    if gold.headline is not None:
        scores["title_exact"] = float(plain(page.headline) == plain(gold.headline))
    if gold.authors is not None:
        scores["authors_exact"] = float({name.casefold() for name in page.authors} == gold.authors)
    if gold.published is not None:
        scores["datetime_exact"] = float(is_same_minute(page.published, gold.published))
    if gold.is_article is not None:
        scores["told"] = float(page.is_article == gold.is_article)
    if gold.day is not None:
        scores["exact"] = float(page.day is not None and page.day.isoformat() == gold.day)
    has_peers = peers and gold.is_article is not False
    return gold.set, scores | (_peer_scores(gold) if has_peers else {})


def _text_scores(gold: Gold, text: str, prefix: str = "") -> dict[str, float]:
    if gold.text is None:
        return {}
    return {f"{prefix}f1": f1(text, gold.text), f"{prefix}word_f1": f1(text, gold.text, 1)}


def _peer_scores(gold: Gold) -> dict[str, float]:
    import htmldate
    import trafilatura

    if gold.day is not None:
        day = htmldate.find_date(
            gold.html.decode("utf-8", "replace"), url=gold.url or None, original_date=True
        )
        return {"peer_htmldate_exact": float(day == gold.day)}
    started = process_time()
    document: Any = trafilatura.bare_extraction(
        gold.html, url=gold.url or None, include_comments=False, with_metadata=True
    )
    scores = {"peer_trafilatura_ms": 1000 * (process_time() - started)}
    scores |= _text_scores(gold, (document.text if document else "") or "", "peer_trafilatura_")
    if gold.headline is not None:
        title = (document.title if document else "") or ""
        scores["peer_trafilatura_title_exact"] = float(plain(title) == plain(gold.headline))
    if gold.authors is not None:
        authors = (document.author if document else "") or ""
        named = {name.strip().casefold() for name in authors.split(";") if name.strip()}
        scores["peer_trafilatura_authors_exact"] = float(named == gold.authors)
    return scores


def sample(gold: Iterable[Gold], every: int) -> list[Gold]:
    """Each `every`-th page, for quick gates."""
    return [page for index, page in enumerate(gold) if index % every == 0]
