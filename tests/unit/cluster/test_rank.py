from __future__ import annotations

import math
from typing import Any

import pytest

from digest.cluster import Options, cluster
from digest.cluster.rank import Candidate, rank
from digest.models import Evidence, Memory
from tests.builders import NOON, article, at

EVENTS = {
    "flood": (
        "Flood swamps Birchford market",
        "Water swamped the market of Birchford after the river burst its banks.",
    ),
    "whale": (
        "Whale stranded near Portpost",
        "Rescuers race to save a whale stranded on the sands near Portpost.",
    ),
    "fire": (
        "Fire guts Elmstow theatre",
        "Flames gutted the old theatre of Elmstow; nobody was hurt in the blaze.",
    ),
}


def outlet(number: int, event: str, **changes: Any) -> Any:
    headline, text = EVENTS[event]
    return article(
        number,
        url=f"https://o{number}.example/{event}",
        headline=headline,
        text=f"{text} Outlet {number} spoke to witness number {number}.",
        published=at(-2),
        **changes,
    )


def candidate(**changes: Any) -> Candidate:
    return Candidate(
        **{
            "originals": [article(1, published=at(-18))],
            "independent": 3,
            "known_urls": frozenset(),
            "was_printed": False,
            "is_round_up": False,
            **changes,
        }
    )


def test_the_score_is_the_sum_of_the_terms_on_the_receipt() -> None:
    receipt = rank(candidate(), NOON, {"https://outlet1.example/rss": 1.5})
    terms = dict(receipt.terms)
    assert terms["independent"] == 2.0  # log2(1 + 3)
    assert terms["freshness"] == 0.75  # one half-life of 18 hours
    assert terms["sources"] == pytest.approx(math.log(1.5), abs=1e-4)
    assert terms["full text"] == 0.3
    assert terms["novelty"] == terms["round-up"] == 0.0
    assert receipt.score == pytest.approx(sum(terms.values()))


def test_a_story_printed_before_without_news_sinks_and_one_with_news_does_not() -> None:
    known = article(1)
    stale = dict(rank(candidate(originals=[known], known_urls={known.url}, was_printed=True), NOON, {}).terms)
    fresh = dict(rank(candidate(originals=[known], known_urls=set(), was_printed=True), NOON, {}).terms)
    assert stale["novelty"] == -0.8
    assert fresh["novelty"] == 0.0


def test_an_article_that_says_no_date_is_never_fresh() -> None:
    undated = article(1, published=None, first_seen=NOON)
    assert dict(rank(candidate(originals=[undated]), NOON, {}).terms)["freshness"] == 0.0
    both = candidate(originals=[undated, article(2, published=at(-18))])
    assert dict(rank(both, NOON, {}).terms)["freshness"] == 0.75


def test_blurbs_and_round_ups_stand_lower() -> None:
    blurb = dict(rank(candidate(originals=[article(evidence=Evidence.BLURB)]), NOON, {}).terms)
    assert blurb["full text"] == 0.0
    assert dict(rank(candidate(is_round_up=True), NOON, {}).terms)["round-up"] == -1.0


def test_stories_of_more_independent_outlets_come_first() -> None:
    articles = [outlet(number, "flood") for number in range(4)] + [outlet(7, "whale")]
    first, second = cluster(articles, None, Options(), memory=Memory())
    assert (first.independent, second.independent) == (4, 1)
    assert first.rank.score > second.rank.score


def test_thirty_sock_puppets_move_a_story_by_at_most_one_place() -> None:
    real = [outlet(number, "flood") for number in range(3)] + [
        outlet(number, "whale") for number in range(3, 5)
    ]
    alone = outlet(9, "fire")
    owned = [outlet(number, "fire", owner="Puppet Group") for number in range(20, 50)]
    copied = [
        article(
            number,
            url=f"https://p{number}.example/x",
            headline=alone.headline,
            text=alone.text,
            published=at(-2),
        )
        for number in range(20, 50)
    ]
    for puppets in (owned, copied):
        before = _place(cluster([*real, alone], None, Options(), memory=Memory()), alone.url)
        after = _place(cluster([*real, alone, *puppets], None, Options(), memory=Memory()), alone.url)
        assert before == 2
        assert before - after <= 1


def _place(stories: Any, url: str) -> int:
    return next(
        place for place, story in enumerate(stories) if any(each.url == url for each in story.articles)
    )


def test_the_lead_is_a_full_text_that_is_no_copy() -> None:
    blurb = outlet(1, "flood", evidence=Evidence.BLURB)
    full = outlet(2, "flood")
    (story,) = cluster([blurb, full, outlet(3, "flood", is_paywalled=True)], None, Options(), memory=Memory())
    assert story.lead == full
