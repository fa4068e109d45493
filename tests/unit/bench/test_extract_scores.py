"""The scores of the extraction bench, worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bench.extract import f1, is_same_minute, plain, score
from bench.gold_pages import Gold
from tests.fakes.pages import STORY, page


def test_f1_of_shared_shingles() -> None:
    # abcd bcde of the text, bcde cdef defg of the gold: one shared; 2 * 1 / (2 + 3)
    assert f1("a b c d e", "b c d e f g") == pytest.approx(0.4)


def test_f1_of_shared_words_counts_each_as_often_as_it_stands() -> None:
    # text: a a b; gold: a b b: shared a and b; 2 * 2 / (3 + 3)
    assert f1("a a b", "a b b", 1) == pytest.approx(2 / 3)


def test_f1_at_its_ends() -> None:
    assert f1("Same words, here now.", "same WORDS here now") == 1.0
    assert f1("a b c d", "e f g h") == 0.0
    assert f1("", "a b c d") == 0.0
    assert f1("", "") == 1.0
    assert f1("so short", "So short!") == 1.0


def test_scripts_that_part_no_words_are_counted_by_the_character() -> None:
    # 東京で会 京で会議 against 東京で会: one shared; 2 * 1 / (2 + 1)
    assert f1("東京で会議", "東京で会") == pytest.approx(2 / 3)


def test_titles_are_compared_without_case_space_and_kinds_of_marks() -> None:
    assert plain("“Bridge”  is\xad – approved ") == plain('"bridge" is - Approved')


def test_minutes_are_compared_across_zones() -> None:
    ours = datetime(2026, 3, 4, 17, 5, tzinfo=UTC)
    assert is_same_minute(ours, datetime.fromisoformat("2026-03-04T18:05:20+01:00"))
    assert is_same_minute(ours, datetime.fromisoformat("2026-03-04T17:05:00"))
    assert not is_same_minute(ours, datetime.fromisoformat("2026-03-04T17:07:00+00:00"))
    assert not is_same_minute(None, ours)


def test_a_page_is_scored_on_what_is_known_of_it() -> None:
    gold = Gold(
        set="fundus",
        html=page(*STORY),
        text="\n\n".join(STORY),
        headline="Bridge Approved",
        authors=frozenset({"ada lund"}),
    )
    name, scores = score(gold, peers=False)
    assert name == "fundus"
    assert scores.pop("ms") > 0
    assert scores == {"f1": 1.0, "word_f1": 1.0, "title_exact": 1.0, "authors_exact": 0.0}


def test_a_page_that_is_no_article_is_scored_on_being_told_from_one() -> None:
    notice = page("No kits are left.")
    for html, told in ((notice, 1.0), (page(*STORY), 0.0)):
        gold = Gold(set="others", html=html, url="https://alder.example/kit", is_article=False)
        name, scores = score(gold)
        assert (name, scores["told"]) == ("others", told)
