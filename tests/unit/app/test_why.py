from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from digest.app.why import Why, find, unprinted, why
from digest.cluster.rank import Candidate, rank
from digest.models import Brief, Fate, Ledger, LedgerLine, Section
from tests import builders
from tests.builders import NOON, at
from tests.fakes.editions import edition


def ranked(number: int, *, origins: int = 2, hours: float = 0.0, **changes: Any) -> Brief:
    """A printed story with the rank that ranking gives it."""
    members = tuple(
        builders.article(10 * number + place, published=at(-hours), first_seen=NOON)
        for place in range(origins)
    )
    receipt = rank(
        Candidate(
            originals=members,
            independent=origins,
            known_urls=changes.pop("known_urls", frozenset()),
            was_printed=changes.pop("was_printed", False),
            is_round_up=False,
        ),
        NOON,
        {},
    )
    fit = changes.pop("fit", None)
    if fit is not None:
        score, terms = round(receipt.score + fit, 4), (*receipt.terms, ("topic fit", fit))
        receipt = replace(receipt, score=score, terms=terms)
    story = builders.story(
        id=f"story-{number}", articles=members, independent=origins, rank=receipt, **changes
    )
    return builders.brief(story, summary=builders.summary(story, headline=f"Story number {number}"))


def explained(brief: Brief, *others: Brief) -> Why:
    ordered = sorted(
        (brief, *others),
        key=lambda each: (each.story.independent > 1, each.story.rank.score),
        reverse=True,
    )
    return why(edition(sections=(Section(name="Sea", topic="sea", lead=tuple(ordered)),)), brief)


def words(told: Why) -> dict[str, str]:
    return {term.name: term.words for term in told.terms}


def test_every_term_is_told_in_words_and_they_add_up() -> None:
    brief = ranked(1, origins=3, hours=18, fit=0.4)
    told = explained(brief)
    assert words(told) == {
        "independent": "3 independent origins: 3 articles of 3 outlets",
        "attention": "nothing beside reports",
        "freshness": "its freshest reports are 18 hours older than the newest article of all",
        "importance": "90% by its headlines: tells of state, step",
        "worth": "nothing is known of its worth to an editor",
        "sources": "its feeds weigh 1.00 on average",
        "novelty": "new since the last edition",
        "repetition": "not printed before",
        "full text": "read in full",
        "round-up": "no round-up",
        "topic fit": "fits its topic by 50% (all its reports, in their headlines, would be 100%)",
    }
    assert sum(term.value for term in told.terms) == pytest.approx(brief.story.rank.score)


def test_what_was_known_before_is_told_as_a_share() -> None:
    members = [builders.article(10 + place, published=NOON) for place in range(2)]
    brief = ranked(1, was_printed=True, known_urls={members[0].url})
    assert words(explained(brief))["novelty"] == "50% of it was known to earlier editions"


def test_one_more_origin_is_said_to_change_the_place_exactly_when_it_would() -> None:
    first, second, far = ranked(1, origins=3), ranked(2, origins=2), ranked(3, origins=9)
    told = explained(second, first, far)
    assert told.place_in_section == 3
    (change,) = [each for each in told.changes if each.words == "one more independent origin"]
    assert change.by == pytest.approx(math.log2(4 / 3), abs=1e-3)
    assert change.place == 2  # level with the story of three, which does not beat it
    assert all(each.place != told.place_in_section for each in told.changes)


def test_losing_its_second_origin_puts_a_story_behind_all_that_several_tell() -> None:
    strong = ranked(1, origins=2)
    weak = [ranked(number, origins=2, hours=30) for number in (2, 3)]
    told = explained(strong, *weak)
    (change,) = [each for each in told.changes if each.words == "one independent origin fewer"]
    assert (told.place_in_section, change.place) == (1, 3)


def test_a_story_far_ahead_stays_there_whatever_single_thing_changes() -> None:
    assert explained(ranked(1, origins=9), ranked(2, origins=2, hours=40)).changes == ()


def test_a_story_is_found_by_its_id_or_its_headline_in_the_latest_edition_that_has_it() -> None:
    brief = ranked(4)
    made = edition(sections=(Section(name="", lead=(brief,)),))
    assert find([made], "story-4") == find([made], "NUMBER 4") == (made, brief)
    assert find([made], "volcano") is None


def test_what_was_not_printed_has_its_fate_told() -> None:
    line = LedgerLine(
        feed_url="https://x.example/rss",
        title="Volcano wakes",
        url="https://x.example/1",
        fate=Fate.BELOW_CUT,
        detail="by cap: at most 2 stories of X in a section",
    )
    made = edition(ledger=Ledger(lines=(line, replace(line, fate=Fate.PRINTED))))
    assert unprinted([made], "volcano") == [(made, line)]
    assert unprinted([made], "earthquake") == []
