from __future__ import annotations

import math
import random
from typing import Any

import pytest

from digest.cluster import Options, cluster
from digest.cluster.rank import Candidate, rank
from digest.models import Evidence, Memory
from tests.builders import NOON, article, at, window

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


def test_the_half_life_of_freshness_is_a_share_of_the_window() -> None:
    old = candidate(originals=[article(1, published=at(-63))])
    week, day = window(-7 * 24), window(-24)
    assert dict(rank(old, NOON, {}, week).terms)["freshness"] == pytest.approx(
        1.5 * 0.5 ** (63 / (0.75 * 168)), abs=1e-4
    )
    assert dict(rank(old, NOON, {}, day).terms) == dict(rank(old, NOON, {}).terms)


def test_worth_lies_between_one_below_and_one_above_and_a_middling_one_says_nothing() -> None:
    url = article(1).url
    worth = {
        share: dict(rank(candidate(worth={url: share}), NOON, {}).terms)["worth"] for share in (0.9, 0.1)
    }
    assert worth == {0.9: 0.8, 0.1: -0.8}
    assert dict(rank(candidate(), NOON, {}).terms)["worth"] == 0.0
    assert dict(rank(candidate(worth={url: 0.9}), NOON, {}).words)["worth"] == (
        "an editor would print it in 90% of cases"
    )


def test_who_argues_about_a_story_gives_it_half_of_what_a_report_would() -> None:
    told = dict(rank(candidate(independent=1, origins=3), NOON, {}).terms)
    assert (told["independent"], told["attention"]) == (1.0, 0.5)
    assert dict(rank(candidate(), NOON, {}).terms)["attention"] == 0.0


def test_each_day_on_which_it_was_printed_counts_up_to_four() -> None:
    lost = [dict(rank(candidate(days=days), NOON, {}).terms)["repetition"] for days in (0, 1, 3, 9)]
    assert lost == [0.0, -0.1, -0.3, -0.4]


def test_a_celebritys_split_that_five_tell_comes_after_a_rocket_that_three_tell() -> None:
    def told(headline: str, outlets: int, worth: float) -> float:
        members = [article(number, headline=headline, published=NOON) for number in range(outlets)]
        judged = {one.url: worth for one in members}
        return rank(candidate(originals=members, independent=outlets, worth=judged), NOON, {}).score

    split = told("Film star and singer announce their split", 5, 0.3)
    assert told("Rocket launch puts first lunar station module into orbit", 3, 0.6) > split
    assert told("Stock market crash wipes out a trillion in a day", 3, 0.6) > split


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


def test_one_late_report_makes_a_story_of_many_only_a_little_fresher() -> None:
    old = [article(number, published=at(-18)) for number in range(1, 4)]
    before = dict(rank(candidate(originals=old), NOON, {}).terms)["freshness"]
    late = [article(number, published=NOON, first_seen=NOON, owner="One Owner") for number in range(4, 34)]
    after = dict(rank(candidate(originals=[*old, *late]), NOON, {}).terms)["freshness"]
    assert before == 0.75
    assert after == pytest.approx((1.5 + 0.75 + 0.75) / 3, abs=1e-4)


def test_one_owners_many_new_reports_make_a_printed_story_no_newer_than_one_does() -> None:
    known = [article(number) for number in (1, 2, 3)]
    new = [article(number, owner="One Owner") for number in range(4, 34)]
    printed = {"known_urls": {each.url for each in known}, "was_printed": True}
    one = dict(rank(candidate(originals=[*known, new[0]], **printed), NOON, {}).terms)["novelty"]
    many = dict(rank(candidate(originals=[*known, *new], **printed), NOON, {}).terms)["novelty"]
    assert one == many == pytest.approx(-0.8 * 3 / 4)


def test_blurbs_and_round_ups_stand_lower() -> None:
    blurb = dict(rank(candidate(originals=[article(evidence=Evidence.BLURB)]), NOON, {}).terms)
    assert blurb["full text"] == 0.0
    bare = [article(text="", evidence=Evidence.HEADLINE)]
    assert dict(rank(candidate(originals=bare), NOON, {}).terms)["full text"] == -0.3
    both = [*bare, article(2, evidence=Evidence.BLURB)]
    assert dict(rank(candidate(originals=both), NOON, {}).terms)["full text"] == 0.0
    assert dict(rank(candidate(is_round_up=True), NOON, {}).terms)["round-up"] == -1.0


def test_stories_of_more_independent_outlets_come_first() -> None:
    articles = [outlet(number, "flood") for number in range(4)] + [outlet(7, "whale")]
    first, second = cluster(articles, None, Options(), memory=Memory())
    assert (first.independent, second.independent) == (4, 1)
    assert first.rank.score > second.rank.score


THEATRE = (
    "Fire broke out shortly before midnight in the stage house of the old theatre in Elmstow, the fire brigade "
    "said on Wednesday. Ninety firefighters fought the blaze until the early morning, and the roof of the "
    "auditorium fell in at about two o'clock. Nobody was hurt, because the last audience had left the building an "
    "hour earlier. The theatre, built in 1884, had been renovated only three years ago for nine million crowns. "
    "Mayor Ines Falk said that the town would rebuild it whatever the insurers paid. Investigators are looking at "
    "a lighting cable that had been laid on Monday for the spring season."
)
OTHER_WORDS = {
    "broke": "started", "shortly": "just", "fought": "battled", "blaze": "flames", "until": "till", "roof": "ceiling",
    "fell": "came", "about": "around", "hurt": "injured", "last": "final", "earlier": "before", "built": "erected",
    "renovated": "restored", "only": "just", "town": "city", "rebuild": "reconstruct", "looking": "peering", "laid": "put",
}  # fmt: skip


def puppet(number: int, text: str, **changes: Any) -> Any:
    return article(
        number,
        url=f"https://p{number}.example/x",
        headline="Fire guts Elmstow theatre",
        text=text,
        **{"published": at(-2), **changes},
    )


def reworded(number: int) -> str:
    """The report with about half of its replaceable words replaced, differently for each `number`."""
    choice = random.Random(number)  # noqa: S311
    return " ".join(
        OTHER_WORDS.get(word, word) if choice.random() < 0.5 else word for word in THEATRE.split()
    )


PUPPETS = {
    "of one owner, each with words of its own": [
        puppet(number, f"{THEATRE[:200]} Outlet {number} saw it.", owner="Puppet Group")
        for number in range(20, 50)
    ],
    "who repeat one text and claim thirty owners": [
        puppet(number, THEATRE, owner=f"Owner {number}") for number in range(20, 50)
    ],
    "who reword one text and claim thirty owners": [
        puppet(number, reworded(number), owner=f"Owner {number}") for number in range(20, 50)
    ],
    "of one owner, who report again at the last minute": [
        puppet(
            number,
            f"{THEATRE} Day two, says {number}.",
            owner="Puppet Group",
            published=NOON,
            first_seen=NOON,
        )
        for number in range(20, 50)
    ],
}


@pytest.mark.parametrize("kind", PUPPETS)
def test_thirty_sock_puppets_move_a_story_by_at_most_one_place(kind: str) -> None:
    real = [outlet(number, "flood") for number in range(3)] + [
        outlet(number, "whale") for number in range(3, 5)
    ]
    alone = puppet(9, THEATRE, published=at(-3))
    before = _place(cluster([*real, alone], None, Options(), memory=Memory()), alone.url)
    after = _place(cluster([*real, alone, *PUPPETS[kind]], None, Options(), memory=Memory()), alone.url)
    assert before == 2
    assert abs(before - after) <= 1


def _place(stories: Any, url: str) -> int:
    return next(
        place for place, story in enumerate(stories) if any(each.url == url for each in story.articles)
    )


def test_the_lead_is_a_full_text_that_is_no_copy() -> None:
    blurb = outlet(1, "flood", evidence=Evidence.BLURB)
    full = outlet(2, "flood")
    (story,) = cluster([blurb, full, outlet(3, "flood", is_paywalled=True)], None, Options(), memory=Memory())
    assert story.lead == full
