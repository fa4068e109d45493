from __future__ import annotations

import re
from typing import Any

from digest.cluster import Options, cluster
from digest.cluster.identity import new_id
from digest.models import Memory, StoryRecord
from tests.builders import article, at


def bridge(number: int, **changes: Any) -> Any:
    return article(number, **changes)


def record(*urls: str, **changes: Any) -> StoryRecord:
    return StoryRecord(
        **{
            "id": "old-bridge-000000",
            "article_urls": urls,
            "headline": "Council approves new bridge over the Alder",
            "first_seen": at(-30),
            "last_seen": at(-26),
            "last_edition": "2026/03/04/morning",
            "last_edition_at": at(-24),
            "printed": ("The city council approved a new bridge over the Alder river on Wednesday.",),
            **changes,
        }
    )


def test_an_id_reads_as_the_headline_and_ends_in_a_hash_of_the_earliest_address() -> None:
    first, second = article(1, published=at(-9)), article(2, published=at(-3))
    one = new_id(second, [second, first])
    assert re.fullmatch(r"council-approves-new-bridge-[0-9a-f]{6}", one)
    assert one == new_id(second, [first, second])
    assert new_id(article(3, headline="Не по-английски"), [first]).startswith("story-")


def test_a_story_that_shares_an_article_with_an_earlier_one_keeps_its_id() -> None:
    known = article(1)
    (story,) = cluster([known, article(2)], None, Options(), memory=Memory(records=(record(known.url),)))
    assert story.id == "old-bridge-000000"
    assert story.first_seen == at(-30)


def test_new_articles_join_a_story_that_is_told_by_kept_articles() -> None:
    before = article(9, published=at(-28), first_seen=at(-27))
    memory = Memory(records=(record(before.url),), articles=(before,))
    (story,) = cluster([article(1), article(2)], None, Options(), memory=memory)
    assert story.id == "old-bridge-000000"
    assert story.earlier == (before,)
    assert before not in story.articles


def test_what_was_printed_is_enough_to_know_a_story_by() -> None:
    (story,) = cluster([article(1)], None, Options(), memory=Memory(records=(record(),)))
    assert story.id == "old-bridge-000000"


def test_another_event_gets_an_id_of_its_own() -> None:
    whale = article(
        1, headline="Whale stranded near Portpost harbour", text="Rescuers race to save a stranded whale."
    )
    (story,) = cluster([whale], None, Options(), memory=Memory(records=(record(),)))
    assert story.id.startswith(
        "whale-stranded-near-portpost" if "near" in story.id else "whale-stranded-portpost"
    )
    assert story.earlier == ()


def test_an_earlier_story_goes_on_in_one_story_only() -> None:
    twins = [
        article(
            1, headline="Alder bridge opens early", text="The Alder bridge opened early to cheering crowds."
        ),
        article(2, headline="Whale stranded near harbour", text="Rescuers race to save a stranded whale."),
    ]
    memory = Memory(records=(record(*(each.url for each in twins)),))
    ids = [story.id for story in cluster(twins, None, Options(), memory=memory)]
    assert len(ids) == 2
    assert ids.count("old-bridge-000000") == 1
