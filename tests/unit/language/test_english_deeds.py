"""The English tables that the checks of sentences against their passages use."""

from __future__ import annotations

from digest.language import ENGLISH, NEUTRAL
from digest.language.tables import Deferred
from digest.language.units import CURRENCIES, UNITS


def test_the_dictionary_knows_senses_irregular_forms_and_opposites_both_ways() -> None:
    verbs = ENGLISH.verbs
    senses, kinds = verbs.senses["buy"]
    assert senses
    assert kinds
    assert verbs.irregular["bought"] == "buy"
    assert "young" in verbs.opposites["old"]
    assert "old" in verbs.opposites["young"]


def test_a_deferred_table_is_read_when_first_asked_and_only_once() -> None:
    read: list[int] = []

    def rows() -> dict[str, int]:
        read.append(1)
        return {"one": 1, "two": 2}

    table = Deferred(rows)
    assert read == []
    assert (table["two"], len(table), list(table), "three" in table) == (2, 2, ["one", "two"], False)
    assert read == [1]


def test_every_auxiliary_is_a_form_of_be_have_do_or_a_modal() -> None:
    clauses = ENGLISH.clauses
    assert clauses.auxiliaries == clauses.be | clauses.have | clauses.modals | clauses.do
    assert clauses.auxiliaries - clauses.finite == {"to"}


def test_opposite_directions_share_no_word() -> None:
    assert all(one.isdisjoint(other) for one, other in ENGLISH.claims.directions)


def test_a_bound_in_words_is_read_before_its_figure_or_behind() -> None:
    match = ENGLISH.amounts.bounded.search("up to 40 people")
    assert match is not None
    assert (match["bound"], match["figure"], match["plus"]) == ("up to", "40", None)
    match = ENGLISH.amounts.bounded.search("three or more")
    assert match is not None
    assert (match["bound"], match["figure"], match["plus"]) == (None, "three", " or more")


def test_a_unit_has_one_name_in_every_language() -> None:
    assert UNITS["miles"] == UNITS["meilen"] == UNITS["millas"] == "mile"
    assert set(CURRENCIES.values()) - {"pound"} <= set(UNITS.values())


def test_english_has_tables_and_an_unknown_language_has_none() -> None:
    assert ENGLISH.has_tables
    assert not NEUTRAL.has_tables
    assert dict(NEUTRAL.verbs.senses) == {}
    assert NEUTRAL.clauses.token.findall("any text") == []
