"""Headlines against those that editors wrote: WikiNews events and the neutral titles of NeuS.

ROUGE-1 with stemming, in percent, of the headline that a story gets, and of the peer's: the title of the
story's first article, as it stands. NeuS titles are capitalised throughout, which ROUGE does not see. A
quarter of the WikiNews events carry an identifier in place of a title: they are scored, and left out of
``titles_rouge1``. ``best_source_rouge1`` is what an oracle gets that picks among the story's own headlines.
"""

from __future__ import annotations

from datetime import UTC, datetime
from statistics import fmean
from typing import TYPE_CHECKING

from bench.sets import rows
from bench.summarise import rouge
from digest.models import Article, Evidence, Story
from digest.summarise.choose.headline import MAX_LENGTH, cleaned, headline, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTE = "The peer's titles are not cut; ours are at most 90 characters."
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{set: {rouge1, too_long, peer_first_title_rouge1}}``."""
    return {"neus": _scores(list(neus_titles(data))), "wikinews": _scores(list(wikinews_titles(data)))}


def _scores(examples: list[tuple[Story, str]]) -> dict[str, float]:
    references = [reference for _, reference in examples]
    ours = [headline(story) for story, _ in examples]
    first = [story.lead.headline for story, _ in examples]
    return {
        "rouge1": rouge(references, ours)["rouge1"],
        "too_long": sum(len(text) > MAX_LENGTH for text in ours) / len(ours),
        "peer_first_title_rouge1": rouge(references, first)["rouge1"],
        "best_source_rouge1": fmean(_best_source(story, title) for story, title in examples),
        "titles_rouge1": _of_titles(references, ours),
        "peer_first_title_titles_rouge1": _of_titles(references, first),
    }


def _best_source(story: Story, title: str) -> float:
    """What the best of the source headlines would score."""
    told = [shortened(cleaned(article)) for article in story.articles]
    return max(rouge([title], [text])["rouge1"] for text in told)


def _of_titles(references: list[str], texts: list[str]) -> float:
    """ROUGE-1 where an editor wrote a title."""
    chosen = [(one, other) for one, other in zip(references, texts, strict=True) if is_title(one)]
    return rouge([one for one, _ in chosen], [other for _, other in chosen])["rouge1"]


def is_title(title: str) -> bool:
    """Whether it was written by an editor, and is no identifier such as ``homs_evacuation``."""
    return "_" not in title


def neus_titles(data: Path) -> Iterator[tuple[Story, str]]:
    """The events of NeuS with their neutral titles."""
    for row in rows(data, "mds", "neus"):
        found = [(one.get("title") or "", one.get("lede") or "") for one in row["articles"]]
        if row.get("reference_title") and found:
            yield _story(row["id"], found), row["reference_title"]


def wikinews_titles(data: Path) -> Iterator[tuple[Story, str]]:
    """An event's articles in the order of the set, which is shuffled."""
    events: dict[str, list[tuple[str, str]]] = {}
    titles: dict[str, str] = {}
    for row in rows(data, "cluster", "wikinews"):
        if row.get("event_title"):
            events.setdefault(row["event"], []).append((row["title"], row["text"]))
            titles[row["event"]] = row["event_title"]
    for event, found in events.items():
        yield _story(event, found), titles[event]


def _story(story_id: str, found: list[tuple[str, str]]) -> Story:
    articles = tuple(
        Article(
            url=f"https://outlet{number}.example/{story_id}",
            headline=title,
            publisher=f"Outlet {number}",
            published=_NOON,
            first_seen=_NOON,
            text=text,
            evidence=Evidence.FULL if text else Evidence.HEADLINE,
        )
        for number, (title, text) in enumerate(found)
    )
    return Story(id=story_id, articles=articles, independent=len(articles))
