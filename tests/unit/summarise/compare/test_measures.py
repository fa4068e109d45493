"""Figures are read with the noun that they count, the verb and the subject."""

from __future__ import annotations

import pytest

from digest.summarise.compare.measures import Measure, measures
from digest.summarise.read.passages import passages
from tests import builders
from tests.unit.summarise.stories import of, told


def read(text: str) -> list[Measure]:
    return measures(passages(told(text)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "predicate"),
    [
        ("The bridge over the Alder will cost 40 million crowns.", 40_000_000, "crown", "cost"),
        ("The bridge over the Alder is worth €1.5 billion.", 1_500_000_000, "€", "cost"),
        ("The clinics of Norrby cancelled 190 operations.", 190, "operation", "cancelled"),
        ("In Norrby 190 operations have now been cancelled.", 190, "operation", "cancelled"),
        ("Shares in Norrail fell 19 per cent in Norrby.", 19, "%", "fall"),
        ("Shares in Norrail plunged to 12 crowns in Norrby.", 12, "crown", "fall to"),
        ("The storm in Norrby injured twenty-one people.", 21, "people", "injured"),
    ],
)
def test_a_figure_is_read_with_the_noun_that_it_counts_and_the_verb_that_says_it(
    text: str, value: float, unit: str, predicate: str
) -> None:
    (measure,) = read(text)
    assert (measure.value, measure.unit, measure.predicate) == (value, unit, predicate)


def test_a_measure_has_its_subject_without_auxiliaries_and_its_wording_as_printed() -> None:
    (measure,) = read("The council said the new bridge over the Alder will cost about 40 million crowns.")
    assert measure.wording == "cost about 40 million crowns"
    assert measure.is_approximate
    assert measure.subject == "The council said the new bridge over the Alder"
    assert {"bridge", "alder"} <= measure.thing


def test_people_to_whom_something_happened_are_a_toll_and_things_are_none() -> None:
    (toll,) = read("The quake near Norrby killed 12 people.")
    (count,) = read("The quake near Norrby destroyed 40 houses.")
    assert toll.is_toll
    assert not count.is_toll


@pytest.mark.parametrize(
    "text",
    [
        "The flood in Norrby killed another 12 people.",
        "The flood in Norrby killed 12 people last year.",
        "The flood in Norrby could have killed 12 people, and did not.",
        "In July the flood in Norrby killed 12 people.",
        "The 1997 flood in Norrby killed 12 people.",
        "“The flood in Norrby killed 12 people,” said Tova Lie.",
        "The flood in Norrby lasted 12 hours.",
        "The debt of Norrby surpassed 21 million crowns.",
        "Norrby is a town of 12 bridges.",
        "The storm in Norrby injured 21 miners.",
    ],
)
def test_parts_other_times_quotations_durations_and_groups_of_people_are_no_measures(text: str) -> None:
    assert read(text) == []


def test_a_sentence_that_gives_two_figures_for_one_thing_gives_none() -> None:
    assert read("The quake killed 12 people, and the quake killed 19 people.") == []


def test_an_article_in_a_language_without_tables_has_no_measures() -> None:
    article = builders.article(1, text="The quake near Norrby killed 12 people.", language="zh")
    assert measures(passages(of(article))) == []
