"""Verbs and who does what to whom are read off the order of the words."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH, NEUTRAL
from digest.summarise.check.clauses import (
    Deed,
    about_verb,
    deeds,
    first_clause,
    is_finite,
    is_present,
    opening_subject,
    tokens,
)


def _deed(text: str) -> Deed:
    (found,) = deeds(text, ENGLISH)
    return found


def test_words_numbers_short_forms_and_marks_are_tokens() -> None:
    assert tokens("They’re 1,200 in the U.S., she said.", ENGLISH) == (
        "They", "'re", "1,200", "in", "the", "U.S.", ",", "she", "said", ".",
    )  # fmt: skip


def test_an_active_verb_has_its_subject_as_doer_and_its_object_as_sufferer() -> None:
    deed = _deed("The union sued the shipyard over wages.")
    assert (deed.verb, deed.is_passive) == ("sued", False)
    assert deed.agent is not None
    assert deed.patient is not None
    assert deed.agent.stems == {"union"}
    assert deed.patient.stems == {"shipyard"}
    assert deed.about == {"shipyard", "wage"}


def test_a_passive_verb_has_its_subject_as_sufferer_and_the_doer_behind_by() -> None:
    deed = _deed("The shipyard was sued by the union.")
    assert deed.is_passive
    assert deed.agent is not None
    assert deed.patient is not None
    assert deed.agent.stems == {"union"}
    assert deed.patient.stems == {"shipyard"}


def test_a_doer_whom_nobody_names_is_unknown() -> None:
    assert _deed("The shipyard was sued in May.").agent is None


def test_a_pronoun_is_no_party_and_is_told_apart() -> None:
    deed = _deed("She sued the shipyard.")
    assert (deed.subject, deed.pronoun) == (None, "she")


def test_an_apposition_belongs_to_the_subject_before_it() -> None:
    subject = _deed("Ada Lund, the mayor of Norrby, sued the shipyard.").subject
    assert subject is not None
    assert subject.stems == {"ada", "lund", "mayor", "norrby"}
    assert subject.names == {"ada", "lund", "norrby"}


def test_the_heads_of_a_party_stand_before_prepositions_and_own_nothing() -> None:
    subject = _deed("The dairy’s audit of the tanks blamed the cows.").subject
    assert subject is not None
    assert subject.heads == {"audit"}


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("The crew tests the dredger.", True),
        ("The crew is testing the dredger.", True),
        ("The dredger is being tested by the crew.", True),
        ("The crew tested the dredger.", False),
    ],
)
def test_a_deed_that_goes_on_is_told_by_its_form(text: str, *, is_so: bool) -> None:
    assert _deed(text).is_present is is_so


def test_an_infinitive_tells_no_deed() -> None:
    assert deeds("a bid to sell the ferry", ENGLISH) == ()


def test_a_past_form_behind_an_article_is_no_verb() -> None:
    assert is_finite(("the", "council", "voted"), 2, ENGLISH)
    assert not is_finite(("the", "accused", "man"), 1, ENGLISH)
    assert not is_finite(("want", "to", "vote"), 1, ENGLISH)


def test_a_form_in_s_is_a_verb_before_an_object_only() -> None:
    assert is_present(("Lund", "tests", "the", "boat"), 1, ENGLISH)
    assert not is_present(("boat", "tests", "were"), 1, ENGLISH)
    assert not is_present(("the", "tests", "the"), 1, ENGLISH)


def test_the_first_clause_ends_at_a_mark_or_a_joining_word() -> None:
    assert first_clause(("She", "left", "because", "it", "rained"), ENGLISH) == 2
    assert first_clause(("She", "left"), ENGLISH) == 2


def test_what_a_verb_is_about_ends_with_its_clause() -> None:
    row = tokens("She sold the ferry while prices rose.", ENGLISH)
    assert about_verb(row, 1, ENGLISH) == {"ferry"}


def test_a_text_opens_with_whoever_its_first_verb_tells_of() -> None:
    subject = opening_subject("Ada Lund has often spoken of her work.", ENGLISH)
    assert subject is not None
    assert subject.names == {"ada", "lund"}
    assert opening_subject("She has left.", ENGLISH) is None


def test_a_language_without_tables_has_no_deeds() -> None:
    assert deeds("The union sued the shipyard.", NEUTRAL) == ()
