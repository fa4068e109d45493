"""The caps on how much of a section one outlet, or one owner's outlets together, may fill."""

from __future__ import annotations

from digest.compose.caps import Caps, owner_of
from digest.models import Copy, Story
from digest.origins.independence import outlet_of
from tests import builders


def story(number: int, *publishers: str, owner: str = "") -> Story:
    articles = tuple(
        builders.article(10 * number + place, publisher=publisher, owner=owner)
        for place, publisher in enumerate(publishers)
    )
    return builders.story(id=f"story-{number}", articles=articles)


def admitted(stories: list[Story], places: int, *, outlet: int = 0, owner: int = 0) -> tuple[list[str], Caps]:
    caps = Caps.of(stories, places, outlet=outlet, owner=owner)
    return [one.id for one in caps.admit(stories, places)], caps


def test_an_outlet_gets_no_more_than_its_cap_where_others_can_fill_the_places() -> None:
    stories = [*(story(number, "Post") for number in (1, 2, 3)), story(4, "Herald"), story(5, "Wire")]
    taken, caps = admitted(stories, 4, outlet=2)
    assert taken == ["story-1", "story-2", "story-4", "story-5"]
    assert caps.refused == {"story-3": "by cap: at most 2 stories of Post in a section"}


def test_a_story_of_two_outlets_counts_half_for_each() -> None:
    stories = [story(1, "Post", "Herald"), story(2, "Post", "Wire"), story(3, "Post"), story(4, "Echo")]
    assert admitted(stories, 3, outlet=1)[0] == ["story-1", "story-2", "story-4"]


def test_a_cap_never_leaves_places_empty_that_few_outlets_could_fill() -> None:
    """With four places and a single outlet, the cap of one story is raised to four."""
    assert len(admitted([story(number, "Post") for number in range(1, 5)], 4, outlet=1)[0]) == 4


def test_the_outlets_of_one_owner_count_together() -> None:
    stories = [
        story(1, "Post", owner="House"),
        story(2, "Herald", owner="House"),
        story(3, "Wire", owner="Other"),
    ]
    assert admitted(stories, 2, owner=1)[0] == ["story-1", "story-3"]


def test_an_outlet_that_only_copied_a_story_is_not_charged_for_it() -> None:
    told = story(1, "Post", "Herald")
    first, second = told.articles
    copied = builders.story(
        id="story-1",
        articles=told.articles,
        copies=(Copy(article_url=second.url, original_url=first.url),),
    )
    assert admitted([copied, story(2, "Herald")], 2, outlet=1)[0] == ["story-1", "story-2"]


def test_an_outlet_without_a_name_is_its_site_and_one_without_an_owner_its_own() -> None:
    article = builders.article(1, publisher="", owner="", url="https://post.example/1")
    assert (outlet_of(article), owner_of(article)) == ("post.example", "post.example")
