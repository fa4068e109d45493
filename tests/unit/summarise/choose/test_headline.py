"""The choice of a story's headline, and how it is cleaned and shortened."""

from __future__ import annotations

import pytest

from digest.summarise.choose.headline import (
    FAULTS,
    Fault,
    cleaned,
    faults,
    faults_in,
    headline,
    shape_faults,
    shortened,
)
from tests import builders
from tests.unit.summarise.stories import of, quake


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Council approves bridge | Outlet 1", "Council approves bridge"),
        ("Council approves bridge - Norrby Times", "Council approves bridge"),
        ("LIVE: Council approves bridge", "Council approves bridge"),
        ("Breaking news | Council approves bridge [Video]", "Council approves bridge"),
        ("COUNCIL APPROVES BRIDGE OVER RIVER", "Council approves bridge over river"),
        ("Talks fail - again", "Talks fail - again"),
        ("‘Night of fear’: Families in Norrby wait for the water", "Families in Norrby wait for the water"),
    ],
)
def test_labels_and_site_names_are_cut_off(source: str, expected: str) -> None:
    assert cleaned(builders.article(1, headline=source)) == expected


def test_a_statement_goes_before_a_question() -> None:
    assert headline(quake()) == "Quake near Norrby kills 12"


@pytest.mark.parametrize(
    "loud",
    [
        "Mayor says ‘Never!’ to a new bridge over the Alder",
        "Council approves a ‘folly’ of a new bridge over the Alder",
        "New bridge over the Alder: list of key events, day 1,455",
        "New bridge over the Alder approved – live",
        "Live updates as council approves a new bridge over the Alder",
        "We will pay for the new bridge over the Alder, says council",
        "Will the council approve a new bridge over the Alder? Perhaps",
        "“We are broke”: council approves a new bridge over the Alder",
    ],
)
def test_a_plain_headline_goes_before_a_loud_one(loud: str) -> None:
    plain = "Council approves a bridge"
    text = "The council approved a new bridge over the Alder on Monday, says the mayor. We pay, he said."
    story = of(
        builders.article(1, headline=loud, text=text),
        builders.article(2, headline=plain, text=text),
    )
    assert headline(story) == plain


def test_a_figure_in_the_headline_may_be_spelled_out_in_the_text() -> None:
    text = "The council voted five to four for the new bridge over the Alder."
    story = of(
        builders.article(1, headline="Council votes 5-4 for new bridge over the Alder", text=text),
        builders.article(2, headline="Bridge vote brings relief to many in Norrby", text=text),
    )
    assert headline(story) == "Council votes 5-4 for new bridge over the Alder"


def test_a_number_that_no_article_has_does_not_get_into_the_headline() -> None:
    story = of(
        builders.article(1, headline="Council approves new bridge for 70 million"),
        builders.article(2, headline="Council approves new bridge for 40 million"),
    )
    assert headline(story) == "Council approves new bridge for 40 million"


def test_a_long_headline_loses_whole_clauses_first() -> None:
    long = "Council approves new bridge over the Alder river near the old mill, as protesters gather outside the hall"
    assert shortened(long) == "Council approves new bridge over the Alder river near the old mill"
    assert len(shortened("word " * 40)) <= 90


def test_without_any_headline_the_first_sentence_stands_in() -> None:
    story = of(builders.article(1, headline="", text="OSLO (AP) — The dam held. Nobody slept."))
    assert headline(story) == "The dam held"


def test_a_headline_that_names_a_stranger_goes_behind_one_that_says_what_happened() -> None:
    text = "Economy Minister Piet Orsk brought 90 million crowns to the steelworkers of Norrby on Monday."
    story = of(
        builders.article(1, headline="Orsk brings 90 million crowns to Norrby gate", text=text),
        builders.article(2, headline="Norrby steelworkers get 90 million crowns", text=text),
    )
    assert headline(story) == "Norrby steelworkers get 90 million crowns"


def test_a_name_that_two_headlines_give_or_a_presidents_is_no_stranger() -> None:
    text = "President Linn Castor signed the law on bridges in Norrby on Monday, the council said there."
    story = of(
        builders.article(1, headline="Castor signs law on bridges in Norrby", text=text),
        builders.article(2, headline="Norrby council hails new law", text=text),
    )
    assert headline(story) == "Castor signs law on bridges in Norrby"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_fault_is_in_its_example_and_not_in_a_plain_headline(fault: Fault) -> None:
    assert fault in faults_in(fault.example)
    assert faults_in("Council approves second bridge over the Alder") == []


def test_faults_add_up_by_their_weights() -> None:
    assert faults("Will they build it?") == 2 + 1
    assert faults("Will we build it?!") == 2 + 1 + 1 + 1
    assert faults("Why a ‘folly’ of a bridge was built in Norrby") == 1 + 1


def test_a_quoted_word_is_no_fault_of_a_headlines_shape() -> None:
    assert (
        faults("Council approves a ‘folly’ of a bridge"),
        shape_faults("Council approves a ‘folly’ of a bridge"),
    ) == (1, 0)
