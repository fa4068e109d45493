from __future__ import annotations

from typing import Any

import pytest

from digest.topics import parse_rule
from digest.topics.matching import OPENING_CHARACTERS, hits, lacking, place
from tests.builders import article

LONG = "Nothing of it here. " * (OPENING_CHARACTERS // 20 + 1)


def told(rule: str, **fields: Any) -> list[tuple[str, str, str]]:
    found = hits(parse_rule(rule), article(**{"text": "", "headline": "", **fields}))
    return [(hit.term, hit.where, hit.words) for hit in found]


def test_a_match_is_told_with_its_term_its_place_and_its_words() -> None:
    assert told("nato AND japan", headline="NATO meets", text="In Japan, on Monday.") == [
        ("nato", "headline", "NATO"),
        ("japan", "text", "Japan"),
    ]
    assert told("tag:world source:wire", tags=("World",), publisher="Wire") == [
        ("tag:world", "tag", "World"),
        ("source:wire", "source", "Wire"),
    ]
    assert told(r"/jap\w+/", text="The Japanese office") == [(r"/jap\w+/", "text", "Japanese")]


def test_of_alternatives_the_one_that_holds_is_told_and_absence_stands_nowhere() -> None:
    assert told("nato AND (japan OR tokyo) NOT pie", text="NATO in Tokyo") == [
        ("nato", "text", "NATO"),
        ("tokyo", "text", "Tokyo"),
    ]


def test_the_words_around_a_match_are_shown() -> None:
    (hit,) = hits(parse_rule("bridge"), article(headline="", text="The old bridge fell."))
    assert (hit.before, hit.words, hit.after) == ("\nThe old ", "bridge", " fell.")


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        ("nato AND japan", ["japan"]),
        ("nato AND (japan OR tokyo)", ["japan OR tokyo"]),
        ("nato AND NOT paris", ["NOT paris"]),
        ("(nato AND japan AND korea) OR (nato AND berlin)", ["berlin"]),
        ("nato", []),
    ],
)
def test_what_an_article_lacks_is_told_as_the_rule_has_it(rule: str, lacks: list[str]) -> None:
    found = lacking(parse_rule(rule), article(headline="NATO in Paris", text=""))
    assert found == lacks


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"headline": "NATO in Japan"}, "headline"),
        ({"headline": "NATO", "text": "It met in Japan. " + LONG}, "opening"),
        ({"headline": "NATO", "text": LONG + "Japan."}, "text"),
    ],
)
def test_a_rule_holds_by_the_headline_the_opening_or_further_down(
    fields: dict[str, Any], expected: str
) -> None:
    told_there = article(**{"text": "", **fields})
    assert place(parse_rule("nato AND japan"), told_there) == expected


def test_a_word_that_must_not_occur_counts_wherever_it_stands() -> None:
    rule = parse_rule("nato NOT japan")
    assert place(rule, article(headline="NATO meets", text=LONG)) == "headline"
