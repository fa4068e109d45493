"""A fact fits the better at a place of a passage, the more words around both are the same."""

from __future__ import annotations

from digest.summarise.check.attribution.facts import Fact, row
from digest.summarise.check.attribution.placement import Fit, own_fit, places, pronoun_fit, rival_fit, word_at

PASSAGE = row("The union sued Halden over wages; Norrby paid.")


def _name(text: str) -> Fact:
    return row(text).facts[0]


def test_the_words_around_a_fact_are_counted_beside_those_of_its_place() -> None:
    mine = row("The union sued Halden over wages.")
    # near: "union", "sued" and "wage" are at most two content words away. adjoining: "sued" and "over" are the
    # same. beside: "union" and "sued" stand before the fact in both texts, and "wage" after it.
    assert own_fit(mine.facts[0], mine, [PASSAGE]) == Fit(near=3.0, adjoining=2.0, beside=3.0)
    assert Fit(near=3.0, adjoining=2.0, beside=3.0).total == 5.5


def test_another_fact_of_the_kind_is_a_rival_where_it_stands_among_the_same_words() -> None:
    mine = row("The union sued Norrby over wages.")
    fit, rival = rival_fit(mine.facts[0], mine, [PASSAGE])
    assert rival is not None
    assert rival.words == ("halden",)
    assert fit.near == 3.0


def test_a_pronoun_may_stand_for_a_name_but_for_no_number() -> None:
    mine = row("The union sued Halden over 12 boats.")
    source = row("The union sued it over boats.")
    name, number = mine.facts
    assert pronoun_fit(name, mine, [source]) > 0
    assert pronoun_fit(number, mine, [source]) == 0


def test_a_passage_without_the_fact_has_no_place_for_it() -> None:
    assert list(places(_name("the town of Brand"), [PASSAGE])) == []
    assert [place for _, place in places(_name("the town of Halden"), [PASSAGE])] == [(3, 4)]


def test_beyond_a_text_there_is_no_word() -> None:
    assert (word_at(PASSAGE, -1), word_at(PASSAGE, 0)) == ("^", "the")
