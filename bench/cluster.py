"""Stories against gold events: BCubed of the pipeline's linking, beside five other ways to cluster.

The bars were chosen on these sets, so each half of a set's events is scored with bars chosen without it
(``cluster_folds.json``, by ``python -m bench.train_linking``); both halves are linked together, as they came.
No bar was chosen on FNC-1 and Multi-News, which are scored at the default. UCI headlines are scored as a
whole month, and as every headline of one, two and three days: the mean over all such windows of it. The
adjusted Rand index and over-merging are at the default bars, and so are the scores of the whole of `cluster`
on the events that are put away (`bench._put_away`) and on the others: no method was looked for on the former.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bench._cluster_gold import Gold, gold_of
from bench._cluster_held_out import fnc1, multinews, neus_dated
from bench._cluster_peers import HEAVY as HEAVY_PEERS
from bench._cluster_peers import LIGHT, sentence_model
from bench._cluster_speed import speed
from bench._put_away import is_put_away
from bench.sets import MissingDataError, rows
from digest.cluster import Bars, Options, cluster
from digest.cluster.link import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

HEAVY = "DIGEST_BENCH_HEAVY"
NOTE = (
    "Each half of a set's events is scored with bars chosen without it. Peers, each at one fixed setting and "
    "within each day, as all pairs of a month do not fit: scikit-learn's average linkage on TF-IDF at cosine "
    ".16, Chinese whispers on the same at .20, MinHash-LSH at Jaccard .3, and with "
    f"{HEAVY}=1, on sets of up to 8,000, HDBSCAN and BERTopic on MiniLM (minutes), and linking with MiniLM "
    "mixed in, at the default bars. cpu_s is the linking's. Speed: the first headlines of the month, each "
    "number of them in a process of its own."
)
FOLDS = Path(__file__).with_name("cluster_folds.json")
HEAVY_SIZE = 8_000
"""Texts at most for the peers that need a vector of each."""
WINDOWS = (1, 2, 3)
MOST_DAYS = 60
"""A set of more days, as the years of NeuS, is scored as a whole alone: its days hold an event or two."""


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


SETS: dict[str, Callable[[Path], Gold]] = {
    "ecbplus": lambda data: gold_of(rows(data, "cluster", "ecbplus"), "event"),
    "wikinews": lambda data: gold_of(rows(data, "cluster", "wikinews"), "event"),
    "uci": lambda data: gold_of(rows(data, "cluster", "uci"), "event_merged"),
    "googlenews": lambda data: gold_of(_whole_google_news(data), "cluster"),
    "fnc1": lambda data: gold_of(fnc1(data), "event"),
    "multinews": lambda data: gold_of(multinews(data), "event"),
    "neus_dated": lambda data: gold_of(neus_dated(data), "event"),
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
    return labels_of(link(gold.articles, bars))


def labels_of(groups: Sequence[Sequence[int]]) -> list[int]:
    """The number of the group that each position is in."""
    labels = [0] * sum(map(len, groups))
    for label, members in enumerate(groups):
        for member in members:
            labels[member] = label
    return labels


def half_of(event: str) -> int:
    """Which half of its set an event is in."""
    return crc32(event.encode()) & 1


def measure(data: Path) -> dict[str, dict[str, float]]:
    """BCubed of each set that is there, cross-validated over the two halves of its events; and speed."""
    folds = {
        name: [Bars(**setting) for setting in halves]
        for name, halves in json.loads(FOLDS.read_text()).items()
    }
    scores: dict[str, dict[str, float]] = {}
    for name, read in SETS.items():
        try:
            gold = read(data)
        except MissingDataError:
            continue
        scores |= _of_set(name, gold, folds.get(name, [Bars(), Bars()]))
    if not scores:
        names = ", ".join(SETS)
        where = data / "cluster"
        raise MissingDataError(f"no set of {names} in {where}: name the folder of the data with --data")
    if "uci" in scores:
        scores["uci speed"] = speed(data)
    return scores


def _of_set(name: str, gold: Gold, bars: Sequence[Bars]) -> dict[str, dict[str, float]]:
    """The scores of a set; of one with dates, as a whole and in windows of days."""
    peers = LIGHT | (HEAVY_PEERS if _is_heavy(gold) else {})
    theirs = {peer: _within_days(gold, function) for peer, function in peers.items()}
    found = {name: _scores(gold, bars, theirs)}
    if len({article.at for article in gold.articles}) in range(2, MOST_DAYS + 1):
        for days in WINDOWS:
            found[f"{name}, every {days} days"] = _of_windows(gold, bars, theirs, days)
    return found


def _is_heavy(gold: Gold) -> bool:
    return bool(os.environ.get(HEAVY)) and len(gold.articles) <= HEAVY_SIZE


def _scores(gold: Gold, bars: Sequence[Bars], theirs: dict[str, list[int]]) -> dict[str, float]:
    """Ours with the folds' bars and at the default bars, then the peers'."""
    started = time.process_time()
    ours = cross_validated(gold, bars)
    cpu_s = (time.process_time() - started) / len(set(bars))
    at_default = predicted(gold, Bars())
    found = {**_named("", ours), "cpu_s": cpu_s, "default_bcubed_f1": bcubed(gold.events, at_default)[0]}
    found |= _beside(gold, at_default) | _of_stories(gold)
    if _is_heavy(gold):
        with_model = labels_of(link(gold.articles, Bars(), embedder=sentence_model()))
        found["with_minilm_bcubed_f1"] = bcubed(gold.events, with_model)[0]
    for peer, labels in theirs.items():
        scored = _named("", bcubed(gold.events, labels)) | _beside(gold, labels)
        found |= {f"peer_{peer}_{metric}": value for metric, value in scored.items()}
    return found


def _of_stories(gold: Gold) -> dict[str, float]:
    """BCubed F1 of `cluster`, copies and all, on all events, on those put away, and on those seen."""
    stories = cluster(gold.articles, None, Options())
    of_url = {article.url: label for label, story in enumerate(stories) for article in story.articles}
    labels = [of_url[article.url] for article in gold.articles]
    away = [is_put_away(event) for event in gold.events]
    found = {"stories_bcubed_f1": bcubed(gold.events, labels)[0]}
    for name, only in (("away", away), ("seen", [not own for own in away])):
        if any(only):
            found[f"stories_{name}_bcubed_f1"] = bcubed(gold.events, labels, only)[0]
    return found


def _beside(gold: Gold, labels: Sequence[int]) -> dict[str, float]:
    """What else is told of an answer; over-merging only where events have topics."""
    found = {"ari": adjusted_rand(gold.events, labels)}
    if all(re.fullmatch(r"\d+_ecb(?:plus)?", event) for event in gold.events):
        found["over_merged"] = over_merged(gold.events, labels)
    return found


def _of_windows(
    gold: Gold, bars: Sequence[Bars], theirs: dict[str, list[int]], days: int
) -> dict[str, float]:
    """The means over all windows of so many days."""
    each = []
    for places in windows(gold, days):
        window = Gold(
            tuple(gold.articles[place] for place in places), tuple(gold.events[place] for place in places)
        )
        found = _named("", cross_validated(window, bars))
        for peer, labels in theirs.items():
            found |= _named(f"peer_{peer}_", bcubed(window.events, [labels[place] for place in places]))
        each.append(found)
    means = {metric: fmean(found[metric] for found in each) for metric in each[0]}
    return {**means, "windows": float(len(each))}


def windows(gold: Gold, days: int) -> Iterator[list[int]]:
    """Positions of every article of each run of so many days that has articles on each."""
    of_day: dict[date, list[int]] = defaultdict(list)
    for place, article in enumerate(gold.articles):
        of_day[article.at.date()].append(place)
    for first in sorted(of_day):
        run = [first + timedelta(days=after) for after in range(days)]
        if all(day in of_day for day in run):
            yield [place for day in run for place in of_day[day]]


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


def _within_days(gold: Gold, peer: Callable[[Sequence[str]], list[int]]) -> list[int]:
    """What a peer makes of each day's texts; all at once where texts have no dates."""
    days: dict[datetime, list[int]] = defaultdict(list)
    for place, article in enumerate(gold.articles):
        days[article.at].append(place)
    labels: list[Any] = [None] * len(gold.articles)
    for day, places in days.items():
        found = peer([f"{gold.articles[place].headline} {gold.articles[place].text}" for place in places])
        for place, label in zip(places, found, strict=True):
            labels[place] = (day, label)
    numbers = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    return [numbers[label] for label in labels]
