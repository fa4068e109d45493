"""Stories against gold events by words alone, and with each embedder that can be had from a package.

A third of the events of each set was put away unread when the multilingual embedder's gauge was chosen:
``chosen`` scores the documents of the others, ``unread`` those of that third; all are linked together. A set
of ``mixed`` is a day of reports in sixteen languages, of which the multilingual embedder knows thirteen; its
third is of languages, and an event told in two languages counts as two. With ``DIGEST_BENCH_HEAVY=1``
(minutes) also ``minilm`` and ``lifted``: that is all-MiniLM-L6-v2 with so much of one direction in each
vector that unrelated texts have a cosine of .7, as some models have it.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from bench._cluster_gold import Gold
from bench._cluster_peers import sentence_model
from bench.cluster import HEAVY, SETS, bcubed, labels_of
from bench.sets import MissingDataError
from digest.cluster import Bars
from digest.cluster.link import link
from digest.embed.multilingual import MultilingualEmbedder
from digest.models import Article, Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from digest.protocols import Embedder

NAMES = ("ecbplus", "wikinews", "fnc1", "multinews")
THIRDS = 3
LIFT = 2.2


class Lifted:
    """all-MiniLM-L6-v2 on a scale on which all texts are alike."""

    name = "lifted"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The model's vectors, each moved the same way."""
        rows = sentence_model().embed(texts)
        lift = np.where(rows.any(axis=1, keepdims=True), np.sqrt(LIFT), 0.0)
        return np.asarray(np.hstack([rows, lift]) / np.sqrt(1 + LIFT), np.float32)


def measure(data: Path) -> dict[str, dict[str, float]]:
    """BCubed F1 of each set that is there, at the default bars."""
    embedders: dict[str, Embedder | None] = {"words": None, "multilingual": MultilingualEmbedder()}
    if os.environ.get(HEAVY):
        embedders |= {"minilm": sentence_model(), "lifted": Lifted()}
    scores = {}
    for name in NAMES:
        try:
            gold = SETS[name](data)
        except MissingDataError:
            continue
        unread = [_is_unread(event.split("_")[0] if name == "ecbplus" else event) for event in gold.events]
        scores[name] = _scores(gold, unread, embedders)
    mixed = data.parent / "field" / "languages" / "articles.jsonl"
    if mixed.is_file():
        gold = _mixed(mixed)
        scores["mixed"] = _scores(gold, [_is_unread(event[:2]) for event in gold.events], embedders)
    if not scores:
        raise MissingDataError(f"no set of {', '.join(NAMES)} in {data / 'cluster'}")
    return scores


def _is_unread(event: str) -> bool:
    return crc32(event.encode()) % THIRDS == 0


def _scores(gold: Gold, unread: Sequence[bool], embedders: dict[str, Embedder | None]) -> dict[str, float]:
    found = {}
    for name, embedder in embedders.items():
        labels = labels_of(link(gold.articles, Bars(), embedder=embedder))
        found[f"{name}_all_bcubed_f1"] = bcubed(gold.events, labels)[0]
        found[f"{name}_chosen_bcubed_f1"] = bcubed(gold.events, labels, [not each for each in unread])[0]
        found[f"{name}_unread_bcubed_f1"] = bcubed(gold.events, labels, unread)[0]
    return found


def _mixed(path: Path) -> Gold:
    """The reports of a day in many languages, as a reader of all of them would get them."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    rows.sort(key=lambda row: (row["published"], row["id"]))
    articles = []
    for row in rows:
        at = datetime.fromisoformat(row["published"])
        articles.append(
            Article(
                url=f"https://example.org/{row['id']}",
                headline=row["title"],
                publisher=row["outlet"],
                published=at,
                first_seen=at,
                text=row["text"] or "",
                language=row["lang"],
                evidence=Evidence.FULL if row["text"] else Evidence.HEADLINE,
            )
        )
    return Gold(tuple(articles), tuple(f"{row['lang']}{row['event']}" for row in rows))
