"""Scores of clustering on gold data may not fall below the floors in ``floors_cluster.json``."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
import yaml

from bench._cluster_gold import Gold, gold_of
from bench.cluster import SETS, bcubed, over_merged, predicted
from bench.sets import MissingDataError, rows
from digest.cluster import Bars, Options, cluster
from digest.extract.document import article_from_document
from digest.models import Article, Memory, StoryRecord

FLOORS = json.loads(Path(__file__).with_name("floors_cluster.json").read_text())
# read while tests are collected, before the environment is cleaned for each of them
SHARED = Path(os.environ.get("DIGEST_SHARED") or Path(__file__).resolve().parents[3] / "shared")
DATA = SHARED / "data"

SEEDS = SHARED / "seeds"
HANDED_OVER = datetime(2026, 3, 5, tzinfo=UTC)

UNDATED = {"day1": datetime(2026, 3, 5, 6, tzinfo=UTC), "day2": datetime(2026, 3, 6, 6, tzinfo=UTC)}
"""When an article without a date was first seen: the morning after each day."""
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "stories"

needs_data = pytest.mark.skipif(
    not (DATA / "cluster").is_dir(), reason=f"no evaluation data in {DATA} (name its folder in DIGEST_SHARED)"
)


OVER_MERGED = 0.06
"""Largest allowed share, among pairs of articles on two events of one ECB+ topic, that is in one story."""


def gold(name: str) -> Gold:
    if name == "uci":  # the first days of the month: a dense stretch of headlines
        return gold_of(islice(rows(DATA, "cluster", "uci"), 5_000), "event_merged")
    try:
        return SETS[name](DATA)
    except MissingDataError as error:
        pytest.skip(str(error))


@needs_data
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_stories_are_as_right_as_they_were(name: str) -> None:
    answers = gold(name)
    f1, precision, recall = bcubed(answers.events, predicted(answers, Bars()))
    assert f1 >= FLOORS[name], f"BCubed F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})"


@needs_data
def test_two_events_of_one_kind_are_seldom_one_story() -> None:
    answers = gold("ecbplus")
    assert over_merged(answers.events, predicted(answers, Bars())) <= OVER_MERGED


def seeds() -> list[Article]:
    """Five articles about one event; the dates of those that have one are a month apart."""
    files = sorted(SEEDS.glob("*.txt"))
    return [article_from_document(file.name, file.read_bytes(), now=HANDED_OVER) for file in files]


needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"no example articles in {SEEDS} (name the folder above in DIGEST_SHARED)"
)


@needs_seeds
def test_five_documents_about_one_event_are_one_story_whatever_their_dates() -> None:
    stories = cluster(seeds(), None, Options(decays=False))
    assert [len(story.articles) for story in stories] == [5]
    assert stories[0].independent == 4  # one is a rewrite of another


@needs_seeds
@needs_data
def test_the_five_are_together_among_many_others_and_the_rewrite_is_known() -> None:
    five = seeds()
    urls = {article.url for article in five}
    others = [*SETS["ecbplus"](DATA).articles[:250], *SETS["wikinews"](DATA).articles[:250]]
    stories = cluster([*five, *others], None, Options(decays=False))
    stories = [story for story in stories if urls & {article.url for article in story.articles}]
    assert [{article.url for article in story.articles} for story in stories] == [urls]
    rewrites = {(copy.kind, copy.article_url, copy.original_url) for copy in stories[0].copies}
    assert rewrites == {("rewrite", five[1].url, five[3].url)}


def news_day(day: str) -> dict[Article, str]:
    """The articles of a bundled news day, each with its event."""
    found = {}
    for path in sorted((EXAMPLES / day).glob("*.md")):
        _, head, text = path.read_text("utf-8").split("---\n", 2)
        keys = yaml.safe_load(head)
        url = f"https://{keys['outlet']}.example/{keys['slug']}"
        at = datetime.fromisoformat(keys["at"]) if keys.get("at") else UNDATED[day]
        article = Article(
            url=url,
            headline=keys["headline"],
            publisher=keys["outlet"],
            published=at.astimezone(UTC),
            first_seen=UNDATED[day],
            text=text.strip(),
        )
        found[article] = keys.get("event") or url
    return found


def test_both_bundled_news_days_are_sorted_into_their_events() -> None:
    for day in UNDATED:
        events = news_day(day)
        stories = cluster(list(events), None, Options(), memory=Memory())
        labels = {each.url: number for number, story in enumerate(stories) for each in story.articles}
        f1, _, _ = bcubed(list(events.values()), [labels[article.url] for article in events])
        assert f1 >= 0.98, day


def test_the_stories_of_day_one_that_go_on_keep_their_ids_on_day_two() -> None:
    first, second = news_day("day1"), news_day("day2")
    before = cluster(list(first), None, Options(), memory=Memory())
    records = tuple(
        StoryRecord(
            id=story.id,
            article_urls=tuple(article.url for article in story.articles),
            headline=story.lead.headline,
            first_seen=story.updated,
            last_seen=story.updated,
        )
        for story in before
    )
    after = cluster(list(second), None, Options(), memory=Memory(records=records, articles=tuple(first)))
    events_before = {story.id: first[story.lead] for story in before}
    kept = {story.id: second[story.lead] for story in after if story.id in events_before}
    columns = {name for name in kept if "stars" in kept[name]}  # the daily horoscope is told anew each day
    assert {name: events_before[name] for name in kept if name not in columns} == {
        name: kept[name] for name in kept if name not in columns
    }
    going_on = set(first.values()) & set(second.values())
    assert len(set(kept.values()) & going_on) >= 0.8 * len(going_on)
