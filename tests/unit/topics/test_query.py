from __future__ import annotations

from typing import Any

import pytest

from digest.errors import ConfigError
from digest.topics import RuleError, matches, parse_rule, search
from tests.builders import article


def takes(rule: str, **fields: Any) -> bool:
    return matches(parse_rule(rule), article(**{"text": "", "headline": "", **fields}))


def test_words_match_whole_and_whatever_their_case() -> None:
    assert takes("nato", headline="NATO meets")
    assert takes("NATO", text="a nato-led force")
    assert not takes("nato", headline="Senator speaks")
    assert not takes("art", headline="Start of the party")


def test_words_side_by_side_must_all_occur() -> None:
    assert takes("tokyo office", headline="Office opened", text="In Tokyo.")
    assert not takes("tokyo office", headline="Office opened")


def test_and_binds_tighter_than_or_and_parentheses_change_it() -> None:
    headline = "Tokyo elects a mayor"
    assert takes("nato AND japan OR tokyo", headline=headline)
    assert not takes("nato AND (japan OR tokyo)", headline=headline)
    assert takes("nato AND (japan OR tokyo)", headline=headline, text="NATO is absent.")


def test_not_turns_a_term_around() -> None:
    assert takes("apple NOT pie", headline="Apple sells phones")
    assert not takes("apple AND NOT (pie OR cake)", headline="Apple cake for all")
    assert takes("NOT NOT apple", headline="apple")


def test_phrases_match_word_after_word() -> None:
    assert takes('"prime minister"', text="The Prime\nMinister resigned")
    assert takes("“prime minister”", text="The prime minister resigned")
    assert not takes('"prime minister"', text="The minister of prime numbers")
    assert takes('"don\'t panic"', headline="Don’t panic, says minister")


def test_a_star_matches_the_beginning_of_a_word() -> None:
    assert takes("nucle*", headline="Nuclear plant")
    assert not takes("nucle*", headline="Thermonuclear plant")


def test_regular_expressions_are_tried_on_headline_and_text() -> None:
    assert takes(r"/\bAUKUS\b/", text="The aukus pact")
    assert takes(r"/a\/b (test|trial)/", headline="An A/B trial")


def test_fields_narrow_a_term_or_a_group() -> None:
    assert takes("title:bridge", headline="A bridge")
    assert not takes("title:bridge", text="A bridge")
    assert takes('source:"example wire"', publisher="Example Wire")
    assert takes("source:outlet1.example", headline="x")
    assert takes("tag:world", tags=("World news",))
    assert takes("title:(bridge OR tunnel) crowns", headline="A tunnel", text="40 crowns")
    assert not takes("title:(bridge OR tunnel)", text="A tunnel")


@pytest.mark.parametrize(
    ("rule", "position", "words"),
    [
        ("", 0, "empty"),
        ("nato AND", 8, "missing"),
        ("nato AND (japan OR", 18, "missing"),
        ("nato AND (japan", 9, "never closed"),
        ("nato) OR japan", 4, "never opened"),
        ('say "hello', 4, "never closed"),
        ("OR japan", 0, "OR stands where a word should be"),
        ("japan or china", 6, "not in capitals"),
        ("titel:nato", 0, "did you mean title:"),
        ("x /a(b/", 4, "regular expression is wrong"),
        ("x /abc", 2, "never closed"),
        ("()", 1, "missing"),
        ("*", 0, "beginning of a word"),
        ('""', 0, "empty"),
    ],
)
def test_a_rule_that_cannot_be_read_points_at_the_character(rule: str, position: int, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rule(rule)
    assert caught.value.position == position
    assert words in str(caught.value)
    assert str(caught.value).endswith(" " * position + "^")
    assert isinstance(caught.value, ConfigError)


def test_endless_rules_are_refused_rather_than_understood() -> None:
    for rule in ("(" * 500 + "a" + ")" * 500, "a " * 5_000, f"/{'a' * 1_000}/"):
        with pytest.raises(RuleError):
            parse_rule(rule)


def test_a_search_gives_what_its_query_takes_in_the_order_given() -> None:
    first, second, third = (
        article(number, headline=headline) for number, headline in enumerate(("b", "a", "b"))
    )
    assert search([first, second, third], "title:b") == [first, third]


def test_a_kind_of_article_can_be_asked_for_or_left_out() -> None:
    column = "https://outlet.example/opinion/2026/the-bridge"
    assert takes("kind:opinion", url=column)
    assert takes("KIND:(report OR Opinion) title:bridge", url=column, headline="The bridge")
    assert not takes("bridge NOT kind:opinion", url=column, headline="The bridge")


@pytest.mark.parametrize(
    ("rule", "position", "words"),
    [
        ("kind:reprot", 5, "there is no kind reprot; did you mean report?"),
        ("kind:(report OR bridge)", 16, "there is no kind bridge; there are report, analysis, opinion"),
        ('bridge kind:"report"', 12, 'there is no kind "report"; did you mean report?'),
        ("kind:/rep.*/", 5, "there is no kind /rep.*/"),
    ],
)
def test_what_is_no_kind_is_refused_with_the_nearest_one(rule: str, position: int, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rule(rule)
    assert caught.value.position == position
    assert words in str(caught.value)
