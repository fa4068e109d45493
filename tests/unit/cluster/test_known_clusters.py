from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from digest.cluster import Bars, Options, cluster
from digest.cluster.known_clusters import NEW, known_clusters, known_seeds, living_records
from digest.cluster.link import link
from digest.cluster.sparse import rows_of
from digest.models import Memory, StoryRecord
from tests.builders import article, at


def record(story_id: str, *urls: str) -> StoryRecord:
    return StoryRecord(
        id=story_id,
        article_urls=urls,
        headline=story_id,
        first_seen=at(-30),
        last_seen=at(-26),
        last_edition="2026/03/04/morning",
        last_edition_at=at(-24),
    )


def ferry(number: int, headline: str) -> Any:
    return article(number, headline=headline, text="")


ANGLES = [
    ferry(1, "Ferry Halcyon sinks off Portpost"),
    ferry(2, "Halcyon captain questioned after Portpost disaster"),
    ferry(3, "Old engine failed twice before storm, captain told navy inquiry judges in spring"),
    ferry(4, "Council approves tram line to Alder bridge"),
]


def together(stories: Any) -> set[frozenset[str]]:
    return {frozenset(each.url for each in story.articles) for story in stories}


def test_what_an_earlier_edition_put_together_stays_together() -> None:
    urls = [each.url for each in ANGLES[:3]]
    assert frozenset(urls) not in together(cluster(ANGLES, None, Options()))
    stays = cluster(ANGLES, None, Options(), memory=Memory(records=(record("ferry-000000", *urls),)))
    assert together(stays) == {frozenset(urls), frozenset({ANGLES[3].url})}


def test_a_known_story_loses_the_article_that_has_nothing_to_do_with_it() -> None:
    urls = [each.url for each in ANGLES]
    stories = cluster(ANGLES, None, Options(), memory=Memory(records=(record("ferry-000000", *urls),)))
    assert together(stories) == {frozenset(urls[:3]), frozenset({urls[3]})}
    (lost,) = [story for story in stories if len(story.articles) == 1]
    assert lost.id != "ferry-000000"


def test_the_mean_similarity_to_the_others_decides_who_is_known_seeds() -> None:
    # Similarities: rows 0 and 1 .6, rows 0 and 2 .8, rows 1 and 2 .48; row 3 has none to any other.
    rows = rows_of([0, 1, 3, 5, 6], [0, 0, 1, 0, 2, 3], [1.0, 0.6, 0.8, 0.8, 0.6, 1.0], 4)
    # With all four, the means are .467, .36, .427 and 0.
    known = np.array([7, 7, 7, 7])
    clusters = known_seeds(rows, known, 0.4)
    assert clusters[0] == clusters[2]
    assert len({clusters[0], clusters[1], clusters[3]}) == 3
    assert len(set(known_seeds(rows, known, 0.35).tolist())) == 2
    assert len(set(known_seeds(rows, np.full(4, NEW), 0.0).tolist())) == 4


def test_the_first_story_that_has_an_article_holds_it() -> None:
    records = [record("one", ANGLES[0].url), record("two", ANGLES[0].url, ANGLES[1].url)]
    assert known_clusters(ANGLES, records).tolist() == [0, 1, NEW, NEW]


@pytest.mark.parametrize("first", range(1, 7, 2))
def test_new_articles_of_one_batch_may_come_in_any_order(first: int) -> None:
    batch = [*ANGLES, *(article(number) for number in range(5, 9))]
    memory = Memory(records=(record("ferry-000000", *(each.url for each in ANGLES[:3])),))
    turned = [*batch[first:], *batch[:first]][::-1]
    assert cluster(turned, None, Options(), memory=memory) == cluster(batch, None, Options(), memory=memory)


def test_where_nothing_is_known_linking_is_linking_anew() -> None:
    articles = sorted([*ANGLES, article(5), article(6)], key=lambda each: (each.at, each.url))
    nothing = np.full(len(articles), NEW)
    assert link(articles, Bars(), known=nothing) == link(articles, Bars())


def test_when_everything_is_known_there_is_nothing_to_link() -> None:
    articles = sorted(ANGLES[:3], key=lambda each: (each.at, each.url))
    assert link(articles, Bars(), known=np.zeros(3, np.int64)) == [[0, 1, 2]]


def test_a_story_that_was_merged_into_another_does_not_go_on_and_the_older_come_first() -> None:
    old, young = record("old", "a"), record("young", "b")
    records = (replace(young, first_seen=at(-20)), old, replace(old, id="gone", merged_into="old"))
    assert [each.id for each in living_records(Memory(records=records))] == ["old", "young"]
