"""Text, headline, authors and dates of pages, scored against gold, beside trafilatura and htmldate.

Sets: ``fundus`` (pages with publisher-checked JSON), ``wcxb`` (articles of all kinds with hand-made text),
``others`` (pages that are no articles) and ``htmldate`` (pages with their day of publication). Every page
goes through `read_page` and `clean`, as in the pipeline.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from bench import sets, train_page_classifier
from bench.gold_pages import READERS, Gold, gold, host_of_page
from digest.errors import ExtractError
from digest.extract.block_classifier import BlockClassifier, classifier_from
from digest.extract.clean import clean
from digest.extract.page import PageText, read_page
from digest.text.letters import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

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

# A script that parts no words is counted by the character.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


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


def fold_of(page: Gold) -> int:
    """The fold of a page: all pages of one host are in the same."""
    return zlib.crc32(host_of_page(page).encode()) % FOLDS


@lru_cache(maxsize=1)
def _judges() -> list[BlockClassifier]:
    return [classifier_from(said) for said in json.loads(FOLDS_FILE.read_text(encoding="utf-8"))]


def _judge(page: Gold) -> BlockClassifier | None:
    """The judge fitted without the host of this page; the shipped one for sets it was not fitted on."""
    return _judges()[fold_of(page)] if page.set in {"fundus", "wcxb"} else None


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
    for name in READERS:
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
    """As `told`, but each page judged by weights that its host had no part in."""
    return {} if missing else train_page_classifier.cross_validated(train_page_classifier.samples(data))


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
