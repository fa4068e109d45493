from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digest.compose import place
from digest.models import Plan, Rank, Selection, Story
from tests import builders

OUTLETS = st.lists(st.sampled_from("ABCDEF"), min_size=1, max_size=4, unique=True)
NOTHING_SAID = Selection(articles=(), topics={}, filtered={})


@st.composite
def stories(draw: st.DrawFn) -> list[Story]:
    """Ranked stories of up to four outlets each, some of which have one owner."""
    told = draw(st.lists(OUTLETS, max_size=30))
    owners = draw(st.dictionaries(st.sampled_from("ABCDEF"), st.just("Group"), max_size=3))
    made = []
    for number, names in enumerate(told):
        articles = tuple(
            builders.article(100 * number + at, publisher=name, owner=owners.get(name, ""))
            for at, name in enumerate(names)
        )
        independent = len({article.owner or article.publisher for article in articles})
        score = Rank(score=50.0 - number, terms=())
        made.append(
            replace(
                builders.story(1), id=f"s{number}", articles=articles, independent=independent, rank=score
            )
        )
    return made


@given(stories(), st.integers(0, 4), st.integers(0, 8), st.integers(0, 5))
def test_every_story_is_printed_once_or_has_a_reason(
    found: list[Story], lead: int, more: int, single: int
) -> None:
    plan = Plan(lead=lead, more=more, single_source=single)
    (placement,) = place(found, NOTHING_SAID, plan)
    printed = [story.id for story in placement.stories]
    assert sorted([*printed, *placement.below]) == sorted(story.id for story in found)
    assert all(placement.below.values())
    assert len(placement.lead) <= lead
    assert len(placement.more) <= more
    assert len(placement.single_source) <= single


@given(stories())
def test_no_outlet_has_more_than_its_share_of_what_it_alone_reports(found: list[Story]) -> None:
    (placement,) = place(found, NOTHING_SAID, Plan())
    alone = [story for story in found if story.independent == 1]
    names = {name for story in alone for name in story.outlets}
    told = Counter(
        story.outlets[0] for story in placement.stories if story.independent == 1 and len(story.outlets) == 1
    )
    assert max(told.values(), default=0) <= max(2, math.ceil(9 / max(len(names), 1)))


@given(stories())
def test_without_caps_the_best_stories_are_printed(found: list[Story]) -> None:
    (placement,) = place(found, NOTHING_SAID, Plan(per_outlet=0, per_owner=0))
    confirmed = [story.id for story in found if story.independent > 1]
    assert [story.id for story in placement.stories][: len(confirmed[:12])] == confirmed[:12]


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_in_which_stories_come_does_not_matter_where_ranks_differ(
    found: list[Story], choice: object
) -> None:
    shuffled = list(found)
    choice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert place(shuffled, NOTHING_SAID, Plan()) == place(found, NOTHING_SAID, Plan())
