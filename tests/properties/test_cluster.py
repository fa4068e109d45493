from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster import Options, cluster
from digest.models import Article, Memory, StoryRecord
from tests.builders import NOON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Story

WORDS = [
    "bridge",
    "whale",
    "flood",
    "mayor",
    "Alder",
    "Portpost",
    "theatre",
    "strike",
    "court",
    "council",
    "2,000",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    return [
        Article(
            url=f"https://o{number % 5}.example/{number}",
            headline=draw(TEXTS),
            publisher=f"Outlet {number % 5}",
            published=NOON - timedelta(hours=draw(st.integers(0, 90))),
            first_seen=NOON,
            text=draw(TEXTS) * draw(st.sampled_from([1, 1, 6])),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


def stories_of(given_articles: Sequence[Article], memory: Memory | None = None) -> list[Story]:
    return cluster(given_articles, None, Options(), memory=memory or Memory())


@settings(deadline=None, max_examples=60)
@given(articles())
def test_every_article_is_in_exactly_one_story(some: list[Article]) -> None:
    members = [article.url for story in stories_of(some) for article in story.articles]
    assert sorted(members) == sorted(article.url for article in some)


@settings(deadline=None, max_examples=60)
@given(articles(), st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_the_order_of_the_articles(some: list[Article], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert stories_of(some) == stories_of(shuffled)


@settings(deadline=None, max_examples=60)
@given(articles())
def test_ids_are_unique_copies_point_into_their_story_and_scores_fall(some: list[Article]) -> None:
    stories = stories_of(some)
    assert len({story.id for story in stories}) == len(stories)
    for story in stories:
        urls = {article.url for article in story.articles}
        assert all({copy.article_url, copy.original_url} <= urls for copy in story.copies)
        assert story.lead.url not in {copy.article_url for copy in story.copies}
        assert 1 <= story.independent <= len(story.articles)
    scores = [story.rank.score for story in stories]
    assert scores == sorted(scores, reverse=True)


@settings(deadline=None, max_examples=40)
@given(articles(), articles())
def test_ids_stay_when_the_next_day_is_added(day: list[Article], next_day: list[Article]) -> None:
    before = stories_of(day)
    records = tuple(
        StoryRecord(
            id=story.id,
            article_urls=tuple(article.url for article in story.articles),
            headline=story.lead.headline,
            first_seen=story.first_seen or story.updated,
            last_seen=story.updated,
        )
        for story in before
    )
    later = [_moved(article) for article in next_day]
    after = {
        article.url: story.id
        for story in stories_of([*day, *later], Memory(records=records))
        for article in story.articles
    }
    for story in before:
        kept = {after[article.url] for article in story.articles}
        assert story.id in kept or any(other.id in kept for other in before)


@settings(deadline=None, max_examples=25)
@given(articles(), articles(), st.randoms(use_true_random=False))
def test_no_story_is_lost_and_no_id_given_twice_whatever_is_remembered(
    day: list[Article], next_day: list[Article], random: object
) -> None:
    """Memory may hold any article in any story, even in two: the worst that restarts can leave behind."""
    both = [*day, *(_moved(article) for article in next_day)]
    memory = Memory(records=_records(stories_of(day), random), articles=tuple(day))
    stories = stories_of(both, memory)
    ids = [story.id for story in stories]
    merged = [id_ for story in stories for id_ in story.merged]
    assert len({*ids, *merged}) == len(ids) + len(merged)
    assert {record.id for record in memory.records} <= {*ids, *merged}
    assert {story.split_from for story in stories} <= {*ids, ""}


@settings(deadline=None, max_examples=25)
@given(articles(), articles(), st.randoms(use_true_random=False))
def test_an_edition_made_again_has_the_same_stories_in_whatever_order_things_are_remembered(
    day: list[Article], next_day: list[Article], random: object
) -> None:
    both = [*day, *(_moved(article) for article in next_day)]
    memory = Memory(records=_records(stories_of(day), random), articles=tuple(day))
    again = Memory(records=memory.records[::-1], articles=memory.articles[::-1])
    assert stories_of(both[::-1], again) == stories_of(both, memory)


def _records(stories: Sequence[Story], random: object) -> tuple[StoryRecord, ...]:
    """The records of the stories, each with one more article, taken at random from any of them."""
    urls = [article.url for story in stories for article in story.articles]
    records = []
    for story in stories:
        own = [*(article.url for article in story.articles), random.choice(urls)]  # type: ignore[attr-defined]
        records.append(
            StoryRecord(
                id=story.id,
                article_urls=tuple(dict.fromkeys(own)),
                headline=story.lead.headline,
                first_seen=story.first_seen or story.updated,
                last_seen=story.updated,
                last_edition="2026/03/04/morning",
            )
        )
    return tuple(records)


def _moved(article: Article) -> Article:
    """The same article a day later, at another address."""
    return Article(
        url=f"{article.url}/later",
        headline=article.headline,
        publisher=article.publisher,
        published=NOON + timedelta(hours=20),
        first_seen=NOON + timedelta(hours=20),
        text=article.text,
    )
