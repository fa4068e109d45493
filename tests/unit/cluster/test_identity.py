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
    assert re.fullmatch(r"whale-stranded-portpost-harbour-[0-9a-f]{6}", story.id)
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


def whale(number: int, **changes: Any) -> Any:
    text = (
        "Rescuers race to save a stranded humpback whale near the harbour of Portpost before the tide turns."
    )
    return article(number, headline="Whale stranded near Portpost harbour", text=text, **changes)


def test_the_larger_of_two_stories_that_became_one_lives_on_and_the_other_is_named() -> None:
    twins = [article(number) for number in (1, 2, 3)]
    large = record(twins[1].url, twins[2].url, id="large-000000", first_seen=at(-20))
    small = record(twins[0].url, id="small-000000", first_seen=at(-40))
    (story,) = cluster(twins, None, Options(), memory=Memory(records=(large, small)))
    assert (story.id, story.merged) == ("large-000000", ("small-000000",))
    assert story.first_seen == at(-40)


def test_of_two_equal_stories_that_became_one_the_older_lives_on() -> None:
    twins = [article(1), article(2)]
    young = record(twins[0].url, id="a-young-000000", first_seen=at(-20))
    old = record(twins[1].url, id="b-old-000000", first_seen=at(-40))
    (story,) = cluster(twins, None, Options(), memory=Memory(records=(young, old)))
    assert (story.id, story.merged) == ("b-old-000000", ("a-young-000000",))


def test_a_story_merged_into_another_is_not_recognised_again() -> None:
    gone = record(article(1).url, merged_into="river-000000")
    (story,) = cluster([article(1)], None, Options(), memory=Memory(records=(gone,)))
    assert story.id != gone.id
    assert story.merged == ()


def test_a_story_that_came_off_another_names_it_and_gets_an_id_of_its_own() -> None:
    bridges, whales = [article(1), article(2), article(3)], [whale(8), whale(9)]
    (as_it_was,) = cluster(whales, None, Options())
    told = record(*(each.url for each in [*bridges, *whales]), id=as_it_was.id)
    stories = cluster([*bridges, *whales], None, Options(), memory=Memory(records=(told,)))
    assert {story.lead.headline: story.split_from for story in stories} == {
        bridges[0].headline: "",
        whales[0].headline: told.id,
    }
    assert len({story.id for story in stories}) == 2


def test_one_word_in_common_does_not_make_a_story_go_on() -> None:
    before = article(9, headline="Cash prices", text="", published=at(-28), first_seen=at(-27))
    memory = Memory(records=(record(before.url, printed=()),), articles=(before,))
    (story,) = cluster([article(1, headline="Cash flunkers", text="")], None, Options(), memory=memory)
    assert story.id != "old-bridge-000000"


def test_an_id_given_before_is_not_given_again() -> None:
    first = article(1)
    one = new_id(first, [first])
    other = new_id(first, [first], taken={one})
    assert other != one
    assert other == new_id(first, [first], taken={one})
