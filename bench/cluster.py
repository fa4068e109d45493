"""Stories against gold events: BCubed of the pipeline's linking, beside average linkage of scikit-learn.

The three bars were chosen on these sets, so each half of a set's events is scored with bars chosen without it
(``cluster_folds.json``, by ``python -m bench.train_linking``); both halves are linked together, as they came.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bench.sets import MissingDataError, rows
from digest.cluster import Bars
from digest.cluster.link import link
from digest.models import Article, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NOTE = (
    "Each half of a set's events is scored with bars chosen without it. Peer: average linkage on TF-IDF of "
    "scikit-learn at the one fixed cosine .16 (UCI: within each day, as all pairs of a month do not fit)."
)
FOLDS = Path(__file__).with_name("cluster_folds.json")
NO_DATE = datetime(2014, 1, 1, 12, tzinfo=UTC)
PEER_COSINE = 0.16


@dataclass(frozen=True, slots=True)
class Gold:
    """Articles in the order that linking wants, with the event of each."""

    articles: tuple[Article, ...]
    events: tuple[str, ...]


def bcubed(
    gold: Sequence[str], predicted: Sequence[int], only: Sequence[bool] | None = None
) -> tuple[float, float, float]:
    """F1, precision and recall (Bagga & Baldwin, 1998), averaged over the documents where `only` is true."""
    of_both = Counter(zip(gold, predicted, strict=True))
    of_gold, of_predicted = Counter(gold), Counter(predicted)
    chosen = [
        pair for place, pair in enumerate(zip(gold, predicted, strict=True)) if only is None or only[place]
    ]
    precision = sum(of_both[pair] / of_predicted[pair[1]] for pair in chosen) / len(chosen)
    recall = sum(of_both[pair] / of_gold[pair[0]] for pair in chosen) / len(chosen)
    return 2 * precision * recall / (precision + recall), precision, recall


def adjusted_rand(gold: Sequence[str], predicted: Sequence[int]) -> float:
    """Rand index of pairs, 0 for chance and 1 for the gold (Hubert & Arabie, 1985)."""

    def pairs(counts: Counter[Any]) -> float:
        return sum(count * (count - 1) / 2 for count in counts.values())

    both, events, stories = (
        pairs(Counter(labels)) for labels in (zip(gold, predicted, strict=True), gold, predicted)
    )
    by_chance = events * stories / max(1.0, len(gold) * (len(gold) - 1) / 2)
    best = (events + stories) / 2
    return 1.0 if best == by_chance else (both - by_chance) / (best - by_chance)


def over_merged(gold: Sequence[str], predicted: Sequence[int]) -> float:
    """The share of pairs of articles on different events of one topic (``topic_event``) in one story."""
    topics: dict[str, list[int]] = defaultdict(list)
    for place, event in enumerate(gold):
        topics[event.split("_")[0]].append(place)
    told_apart = [
        predicted[left] != predicted[right]
        for places in topics.values()
        for left, right in combinations(places, 2)
        if gold[left] != gold[right]
    ]
    return 1 - sum(told_apart) / len(told_apart) if told_apart else 0.0


def gold_of(found: Iterator[dict[str, Any]], event: str) -> Gold:
    """The rows as articles, each with the event that the field `event` names."""
    pairs = [(_article(row, number), str(row[event])) for number, row in enumerate(found)]
    pairs.sort(key=lambda pair: (pair[0].at, pair[0].url))
    return Gold(tuple(article for article, _ in pairs), tuple(event for _, event in pairs))


def _article(row: dict[str, Any], number: int) -> Article:
    at = datetime.fromisoformat(row["date"]).replace(hour=12, tzinfo=UTC) if row.get("date") else NO_DATE
    text = row.get("text") or ""
    return Article(
        url=f"https://example.org/{row.get('id', number)}",
        headline=row.get("title") or "",
        publisher=row.get("source") or "",
        published=at,
        first_seen=at,
        text=text,
        evidence=Evidence.FULL if text else Evidence.HEADLINE,
    )


SETS: dict[str, Callable[[Path], Gold]] = {
    "ecbplus": lambda data: gold_of(rows(data, "cluster", "ecbplus"), "event"),
    "wikinews": lambda data: gold_of(rows(data, "cluster", "wikinews"), "event"),
    "uci": lambda data: gold_of(rows(data, "cluster", "uci"), "event_merged"),
    "googlenews": lambda data: gold_of(_whole_google_news(data), "cluster"),
}


def _whole_google_news(data: Path) -> Iterator[dict[str, Any]]:
    """Of the set's three versions of the same rows (snippet, title, both), the longest texts."""
    versions: dict[int, dict[str, Any]] = {}
    found = list(rows(data, "cluster", "googlenews"))
    size = len(found) // 3 if len(found) % 3 == 0 else len(found)
    for number, row in enumerate(found):
        before = versions.get(number % size)
        if before is None or len(row["text"]) > len(before["text"]):
            versions[number % size] = row
    yield from versions.values()


def predicted(gold: Gold, bars: Bars) -> list[int]:
    """The number of the story that each article is linked into."""
    labels = [0] * len(gold.articles)
    for label, members in enumerate(link(gold.articles, bars)):
        for member in members:
            labels[member] = label
    return labels


def half_of(event: str) -> int:
    """Which half of its set an event is in."""
    return crc32(event.encode()) & 1


def measure(data: Path) -> dict[str, dict[str, float]]:
    """BCubed of each set that is there, cross-validated over the two halves of its events."""
    folds = json.loads(FOLDS.read_text())
    scores: dict[str, dict[str, float]] = {}
    for name, read in SETS.items():
        try:
            gold = read(data)
        except MissingDataError:
            continue
        bars = [Bars(**setting) for setting in folds.get(name, [{}, {}])]
        started = time.process_time()
        ours = cross_validated(gold, bars)
        cpu_s = (time.process_time() - started) / len(set(bars))
        scores[name] = {**_named("", ours), **_named("peer_sklearn_", _peer(gold)), "cpu_s": cpu_s}
        labels = predicted(gold, Bars())
        scores[name]["ari"] = adjusted_rand(gold.events, labels)
        if name == "ecbplus":
            scores[name]["over_merged"] = over_merged(gold.events, labels)
    if not scores:
        names = ", ".join(SETS)
        where = data / "cluster"
        raise MissingDataError(f"no set of {names} in {where}: name the folder of the data with --data")
    return scores


def cross_validated(gold: Gold, bars: Sequence[Bars]) -> tuple[float, float, float]:
    """F1, precision and recall, each half of the events scored with its own bars."""
    labels = {setting: predicted(gold, setting) for setting in set(bars)}
    halves = [half_of(event) for event in gold.events]
    weighted = [0.0, 0.0]
    for half, setting in enumerate(bars):
        only = [own == half for own in halves]
        if any(only):
            _, precision, recall = bcubed(gold.events, labels[setting], only)
            share = sum(only) / len(only)
            weighted = [weighted[0] + share * precision, weighted[1] + share * recall]
    precision, recall = weighted
    return 2 * precision * recall / (precision + recall), precision, recall


def _named(prefix: str, scores: tuple[float, float, float]) -> dict[str, float]:
    names = ("bcubed_f1", "bcubed_precision", "bcubed_recall")
    return {f"{prefix}{name}": value for name, value in zip(names, scores, strict=True)}


def _peer(gold: Gold) -> tuple[float, float, float]:
    days: dict[datetime, list[int]] = defaultdict(list)
    for place, article in enumerate(gold.articles):
        days[article.at].append(place)
    labels = [0] * len(gold.articles)
    taken = 0
    for places in days.values():
        texts = [f"{gold.articles[place].headline} {gold.articles[place].text}" for place in places]
        found = _average_linkage(texts)
        for place, label in zip(places, found, strict=True):
            labels[place] = taken + label
        taken += max(found) + 1
    return bcubed(gold.events, labels)


def _average_linkage(texts: Sequence[str]) -> list[int]:
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    if len(texts) < 2:
        return [0] * len(texts)
    matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True, dtype=np.float32).fit_transform(texts)
    distances = np.clip(1 - (matrix @ matrix.T).toarray(), 0, 1)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - PEER_COSINE
    )
    return [int(label) for label in model.fit_predict(distances)]
