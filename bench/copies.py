"""Copies found, and articles wrongly taken for copies, beside MinHash-LSH and simhash.

Found: each real text stands among all the others with one copy made of it, and counts where the two are
folded together. Wrong: a text said to repeat another that is not its own, there and among different articles
about one event (they quote the same people). Pairs of those that were read and are reprints of one text
are known by the hashes in ``copies_true.json``: what is said of them is right.
"""

from __future__ import annotations

import json
import resource
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import combinations
from math import log
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench._copy_peers import PEERS
from bench._copy_texts import KINDS, base_texts, copies_of, events, vocabulary_of
from digest.cluster.copies import find_copies
from digest.models import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Folds = Callable[[Sequence[str]], list[int]]

NOTE = (
    "Peers: MinHash-LSH (datasketch, 128 permutations, Jaccard .5 of 4-word shingles), simhash (64 bits of "
    "4-word shingles, at most 3 apart)."
)
JUDGED = Path(__file__).with_name("copies_true.json")
START = datetime(2026, 3, 5, tzinfo=UTC)
SIZES = (5_000, 75_000)
REPRINTS = 1_000
PART = 5
"""One base text in so many is copied: the peers take minutes for all of them."""


def folded(texts: Sequence[str]) -> list[int]:
    """For each text the position of the one it repeats, its own where it repeats none."""
    copies = find_copies([_article(number, text) for number, text in enumerate(texts)])
    return [copies[position][0] if position in copies else position for position in range(len(texts))]


def _article(number: int, text: str) -> Article:
    at = START + timedelta(minutes=number)
    return Article(
        url=f"https://outlet{number}.example/{number}",
        headline=f"Headline {number}",
        publisher=f"Outlet {number}",
        published=at,
        first_seen=at,
        text=text,
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """Copies found of those made, and texts said to repeat one that is not theirs."""

    found: int
    made: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of the copies that were found."""
        return self.found / self.made


def of_kind(texts: Sequence[str], kind: str, fold: Folds = folded) -> Outcome:
    """What is found of one made copy of each text, in one heap with all the texts, which came first."""
    count = len(texts)
    labels = fold([*texts, *copies_of(texts, kind)])
    found = sum(labels[number] == labels[number + count] for number in range(count))
    return Outcome(found, count, false_claims(labels, [number % count for number in range(2 * count)]))


def false_claims(labels: Sequence[int], gold: Sequence[int]) -> int:
    """How many texts are said to repeat one that is not theirs."""
    return sum(gold[place] != gold[label] for place, label in enumerate(labels))


def merged(texts: Sequence[str], fold: Folds = folded) -> dict[str, float]:
    """Reports put together from two wires: found as a copy of one, and the two wires still apart."""
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    both = [f"{one}\n\n{other}" for one, other in pairs]
    labels = fold([*[text for pair in pairs for text in pair], *both])
    ends = len(pairs) * 2
    return {
        "found": sum(labels[ends + n] in labels[2 * n : 2 * n + 2] for n in range(len(pairs))) / len(pairs),
        "kept_apart": sum(labels[2 * n] != labels[2 * n + 1] for n in range(len(pairs))) / len(pairs),
    }


# --------------------------------------------------------------------------- articles about one event


def mark(one: str, other: str) -> str:
    """A pair of texts by their hash, whichever comes first."""
    both = sorted(blake2b(text.encode(), digest_size=8).digest() for text in (one, other))
    return blake2b(b"".join(both), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Claims:
    """What is said of the articles about real events."""

    reprints: int
    """Pairs known to be one text, by reading them …"""
    found: int
    """… and those of them that were folded together."""
    others: int
    """Pairs of different articles about one event."""
    wrong: tuple[tuple[str, str], ...]
    """Copies with what they were said to repeat, and do not."""


def without_reprints(texts: Sequence[str]) -> list[str]:
    """The texts of which none is known to be a reprint of one before it."""
    known = set(json.loads(JUDGED.read_text()))
    kept: list[str] = []
    for text in texts:
        if not any(mark(text, earlier) in known for earlier in kept):
            kept.append(text)
    return kept


def of_events(told: dict[str, list[str]], fold: Folds = folded) -> Claims:
    """What is found among the different articles about each event, all events in one heap."""
    known = set(json.loads(JUDGED.read_text()))
    texts = [text for group in told.values() for text in group]
    labels = fold(texts)
    reprints = found = others = start = 0
    for group in told.values():
        for left, right in combinations(range(start, start + len(group)), 2):
            is_reprint = mark(texts[left], texts[right]) in known
            reprints += is_reprint
            others += not is_reprint
            found += is_reprint and labels[left] == labels[right]
        start += len(group)
    said = [(texts[place], texts[label]) for place, label in enumerate(labels) if place != label]
    wrong = tuple(pair for pair in said if mark(*pair) not in known and pair[0] != pair[1])
    return Claims(reprints, found, others, wrong)


# --------------------------------------------------------------------------- growth


def heap(texts: Sequence[str], size: int, *, reprints: int = 0) -> list[str]:
    """Texts of 120 to 400 words made of short runs of real ones; the last `reprints` are one's."""
    chance = Random(size)  # noqa: S311  (repeatable, not secret)
    pool = [text.split() for text in texts]
    made = []
    for _ in range(size - reprints):
        words: list[str] = []
        wanted = chance.randrange(120, 400)
        while len(words) < wanted:
            source = chance.choice(pool)
            start = chance.randrange(len(source))
            words += source[start : start + chance.randrange(2, 8)]
        made.append(" ".join(words))
    edit, vocabulary = KINDS["edited_05"], vocabulary_of(texts[:200])
    return made + [edit(texts[0], chance, vocabulary) for _ in range(reprints)]


def growth(texts: Sequence[str], sizes: Sequence[int] = SIZES, reprints: int = REPRINTS) -> dict[str, float]:
    """CPU seconds at each size, the power they grow with, the peak memory, and what reprints add."""
    scores: dict[str, float] = {}
    for size in sizes:
        scores[f"s_{size}"] = _seconds(heap(texts, size))
    few, many = sizes[0], sizes[-1]
    scores["power"] = log(scores[f"s_{many}"] / scores[f"s_{few}"]) / log(many / few)
    scores[f"s_{few}_with_reprints"] = _seconds(heap(texts, few, reprints=reprints))
    scores["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return scores


def _seconds(texts: Sequence[str]) -> float:
    start = time.process_time()
    folded(texts)
    return time.process_time() - start


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Recall of each kind of copy, false pairs, the real reprints, and growth."""
    texts = without_reprints(base_texts(data)[::PART])
    ways: dict[str, Folds] = {"": folded, **{f"peer_{name}_": fold for name, fold in PEERS.items()}}
    scores: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        outcomes = {prefix: of_kind(texts, kind, fold) for prefix, fold in ways.items()}
        scores[kind] = {f"{prefix}recall": each.recall for prefix, each in outcomes.items()}
        scores[kind] |= {f"{prefix}wrong": float(each.wrong) for prefix, each in outcomes.items()}
    scores["two_merged"] = {
        f"{prefix}{metric}": value
        for prefix, fold in ways.items()
        for metric, value in merged(texts, fold).items()
    }
    told = events(data)
    scores["one_event"] = {}
    for prefix, fold in ways.items():
        claims = of_events(told, fold)
        scores["one_event"] |= {
            f"{prefix}reprints_found": claims.found / max(1, claims.reprints),
            f"{prefix}reprints": float(claims.reprints),
            f"{prefix}pairs_that_are_none": float(claims.others),
            f"{prefix}wrong": float(len(claims.wrong)),
        }
    scores["growth"] = growth(texts)
    return scores
