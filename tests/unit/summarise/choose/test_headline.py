"""The choice of a story's headline, and how it is cleaned and shortened."""

from __future__ import annotations

from itertools import pairwise

import pytest

from digest.models import Evidence
from digest.summarise.choose.headline import (
    FAULTS,
    Fault,
    cleaned,
    faults,
    faults_in,
    headline,
    judged,
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
        ("Opinion: Norrby must mend the bridge", "Opinion: Norrby must mend the bridge"),
        ("Read: The mayor’s letter on the bridge", "Read: The mayor’s letter on the bridge"),
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
        "New bridge over the Alder: list of key events, day 1,455",
        "New bridge over the Alder approved – live",
        "Live updates as council approves a new bridge over the Alder",
        "We will pay for the new bridge over the Alder, says council",
        "Will the council approve a new bridge over the Alder? Perhaps",
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


@pytest.mark.parametrize(
    "lead",
    [
        "‘Night of fear’: families in Norrby wait for the water",
        "“Fix your dam” or leave: Norrby on the talks over the Alder",
        "'No more bridges': council of Norrby votes against ferry",
        "‘Short and fat’: Norrby's mayor on the bridge over the Alder",
        "“It was raining”: a ferry sinks off Norrby with two on board",
    ],
)
def test_a_quoted_lead_is_never_cut_off(lead: str) -> None:
    assert headline(of(builders.article(1, headline=lead))) == lead


@pytest.mark.parametrize(
    "loser",
    [
        "Why the bridge over the Alder matters to Norrby",
        "Is the bridge over the Alder worth its price?",
        "Opinion: The council should build no bridge over the Alder",
        "The council of Norrby is wrong about the bridge over the Alder",
        "See the new bridge over the Alder in Norrby",
        "Alder 4.2.1",
        "Bridge, council, Norrby, Alder, vote",
        "The new bridge over the Alder in Norrby is…",
        "Here’s what the bridge over the Alder means for you",
        "She did it again: Norrby gets its bridge over the Alder",
        "Mayor slams radical council over insane bridge across the Alder",
        "A bridge too far. A town in debt. What the council of Norrby hides",
    ],
)
def test_what_does_not_tell_loses_against_a_sibling_that_tells(loser: str) -> None:
    text = "The council of Norrby approved a second bridge over the Alder on Monday by nine votes to four."
    telling = "Norrby council approves second bridge over the Alder"
    story = of(
        builders.article(1, headline=loser, text=text),
        builders.article(2, headline=telling, text=text),
        builders.article(3, headline="Second bridge over the Alder gets nine votes in council", text=text),
    )
    assert headline(story) != loser


@pytest.mark.parametrize(
    ("language", "loser", "telling"),
    [
        (
            "de",
            "Braucht Norrby eine zweite Brücke?",
            "Stadtrat von Norrby stimmt für zweite Brücke über die Alder",
        ),
        ("fr", "Pourquoi un pont ?", "Le conseil de Norrby approuve un deuxième pont sur l’Alder"),
        ("es", "¡Por fin un puente!", "El concejo de Norrby aprueba un segundo puente sobre el Alder"),
        ("zh", "诺尔比为什么要建第二座桥？", "诺尔比市议会批准在阿尔德河上建第二座桥"),
        ("ar", "هل تحتاج نوربي إلى جسر؟", "مجلس نوربي يوافق على جسر ثان فوق نهر ألدر"),
    ],
)
def test_in_a_language_without_tables_the_shape_decides(language: str, loser: str, telling: str) -> None:
    story = of(
        builders.article(1, headline=loser, text="", language=language),
        builders.article(2, headline=telling, text="", language=language),
    )
    assert headline(story) == telling


@pytest.mark.parametrize("language", ["de", "fr", "es", "zh", "ar", "pt"])
def test_of_equals_the_lead_articles_headline_is_printed(language: str) -> None:
    same = "Norrby: 2 3 4 5 6 7"
    story = of(*(builders.article(number, headline=same, language=language) for number in (1, 2)))
    assert judged(story)[0].article is story.lead


def test_a_headline_in_another_language_than_most_is_not_printed() -> None:
    story = of(
        builders.article(1, headline="Wer baut die Brücke?", language="de"),
        builders.article(2, headline="Stadtrat von Norrby stimmt für zweite Brücke", language="de"),
        builders.article(3, headline="Norrby council approves second bridge over the Alder"),
    )
    assert headline(story) == "Stadtrat von Norrby stimmt für zweite Brücke"


def test_an_outlet_whose_text_could_not_be_read_may_give_the_headline() -> None:
    text = "The council of Norrby approved a second bridge over the Alder on Monday."
    story = of(
        builders.article(1, headline="Why build bridges?", text=text),
        builders.article(
            2,
            headline="Norrby council approves second bridge over the Alder",
            text="",
            evidence=Evidence.HEADLINE,
        ),
    )
    assert headline(story) == "Norrby council approves second bridge over the Alder"


def test_an_out_of_date_headline_comes_last() -> None:
    story = of(
        builders.article(1, headline="Quake near Norrby kills 12 people in old town"),
        builders.article(2, headline="More on the quake?", text=""),
    )
    assert [one.text for one in judged(story, behind=[story.lead.url])] == [
        "More on the quake?",
        "Quake near Norrby kills 12 people in old town",
    ]


def test_the_choice_explains_itself() -> None:
    text = "The council of Norrby approved a second bridge over the Alder on Monday."
    story = of(
        builders.article(1, headline="Will Norrby ever get its bridge?", text=text),
        builders.article(2, headline="Norrby council approves second bridge over the Alder", text=text),
        builders.article(3, headline="Storm: list of key events, day 12", text=text),
    )
    first, _, last = judged(story)
    assert "it tells what the lead article opens with" in first.because
    assert last.because[0] == "it belongs to a live page, a diary or a series"
    assert all(one.score > other.score for one, other in pairwise(judged(story)))


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


def test_a_headline_that_cannot_be_cut_at_a_clause_is_printed_whole() -> None:
    whole = (
        "Council of Norrby approves the building of a second road bridge over the river Alder near the mill"
    )
    assert shortened(whole) == whole


@pytest.mark.parametrize(
    ("endless", "expected"),
    [
        (
            (
                "The mayor of Norrby tells all of the people of the town that the bridge over the river Alder will be"
                " built at last; the money for it comes from the ferry and from nobody else in the whole province"
            ),
            (
                "The mayor of Norrby tells all of the people of the town that the bridge over the river Alder will be"
                " built at last"
            ),
        ),
        ("诺尔比市议会批准" * 12 + "，" + "桥" * 80, "诺尔比市议会批准" * 12),
        ("word " * 40, ("word " * 18).strip()),
    ],
)
def test_a_headline_is_never_broken_off_with_dots(endless: str, expected: str) -> None:
    assert shortened(endless) == expected


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
