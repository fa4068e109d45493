"""Which stories are printed under which heading, and in which order."""

from __future__ import annotations

from digest.compose.placing import following, leading, place
from digest.models import Evidence, Placement, Plan, Rank, Selection, Story, Topic
from tests import builders

NOTHING = Selection(articles=(), filtered={}, topics={})


def story(number: int, score: float, *, independent: int = 2, evidence: Evidence = Evidence.FULL) -> Story:
    articles = tuple(
        builders.article(
            10 * number + each,
            publisher=f"Outlet {number}-{each}",
            url=f"https://o{number}-{each}.example/1",
            evidence=evidence,
        )
        for each in range(independent)
    )
    return builders.story(
        id=f"s{number}", articles=articles, independent=independent, rank=Rank(score=score, terms=())
    )


def ids(stories: tuple[Story, ...]) -> list[str]:
    return [one.id for one in stories]


def only(stories: list[Story]) -> Placement:
    """The one section of a plan without topics, with a place of each kind and no caps."""
    plan = Plan(lead=1, more=1, single_source=1, per_outlet=0, per_owner=0)
    (placement,) = place(stories, NOTHING, plan)
    return placement


def test_the_best_leads_and_what_has_no_place_is_told_by_how_much_it_missed_one() -> None:
    placed = only([story(1, 1.0), story(2, 3.0), story(3, 2.0)])
    assert (ids(placed.lead), ids(placed.more)) == (["s2"], ["s3"])
    assert placed.below == {"s1": "by 1.00"}


def test_a_story_of_several_outlets_comes_before_a_better_one_of_a_single_outlet() -> None:
    placed = only([story(1, 9.0, independent=1), story(2, 1.0)])
    assert ids(placed.lead) == ["s2"]
    assert ids(placed.more) == ["s1"], "it fills a section that would be nearly empty"


def test_a_story_of_which_only_headlines_could_be_read_does_not_lead() -> None:
    placed = only([story(1, 9.0, evidence=Evidence.HEADLINE), story(2, 1.0)])
    assert (ids(placed.lead), ids(placed.more)) == (["s2"], ["s1"])


def test_where_no_story_could_be_read_the_best_leads_all_the_same() -> None:
    assert ids(only([story(1, 9.0, evidence=Evidence.HEADLINE)]).lead) == ["s1"]


def test_a_story_goes_to_the_topic_that_takes_most_of_its_articles_and_ranks_by_its_fit() -> None:
    told = story(1, 1.0, independent=2)
    first, second = told.articles
    selection = Selection(
        articles=told.articles, filtered={}, topics={first.url: ("port", "ships"), second.url: ("ships",)}
    )
    topics = tuple(Topic(id=name, title=name, include=("x",)) for name in ("port", "ships"))
    port, ships = place([told], selection, Plan(topics=topics))
    assert leading([port]) == following([port]) == []
    (placed,) = leading([ships])
    assert placed.rank.terms == (("topic fit", 0.8),)
    assert placed.rank.score == 1.8
