"""Headlines that replace the outlets' poor ones."""

from __future__ import annotations

import pytest

from digest.models import Brief, Sentence, Summary, Support
from digest.summarise.adding.titles import from_answer, from_sentences, poverty, without_full_stop
from digest.summarise.read.passages import passages
from tests.unit.summarise.stories import told

TEXT = "The council of Norrby approved the new bridge over the Alder on Monday."
FOUND = passages(told(TEXT))


@pytest.mark.parametrize(
    ("headline", "reasons"),
    [
        ("Norrby council approves new Alder bridge", ()),
        ("Is this the end of the Alder bridge?", ("it is no plain statement",)),
        (
            "Norrby council approves new Alder bridge at a cost of 40 million in a vote by 31 to 28",
            ("it has more than 16 words",),
        ),
        ("Striker leaves rivals stunned late again", ("the reports do not tell it",)),
    ],
)
def test_a_headline_is_poor_for_its_shape_its_length_or_for_what_the_reports_lack(
    headline: str, reasons: tuple[str, ...]
) -> None:
    assert poverty(headline, told(TEXT)) == reasons


def test_a_models_sentence_is_a_headline_without_its_full_stop_and_the_marks_around_it() -> None:
    found = from_answer("“Norrby council approved the new bridge over the Alder.”", FOUND)
    assert found is not None
    assert found.text == "Norrby council approved the new bridge over the Alder"
    assert found.citations == (FOUND[0].citation,)


@pytest.mark.parametrize(
    "answer",
    [
        "Halden council approved the new bridge over the Alder.",
        "Norrby council approved the bridge. Norrby council approved the bridge.",
        "Council of Norrby approved “the new bridge” over the Alder.",
        "",
    ],
)
def test_a_name_of_its_own_two_sentences_quotation_marks_and_nothing_are_no_headline(answer: str) -> None:
    assert from_answer(answer, FOUND) is None


def printing(text: str, opening: str) -> Brief:
    """A brief of a story whose report begins with `opening`; its summary prints `text`."""
    story = told(opening)
    (first, *_) = passages(story)
    printed = Sentence(text=text, citations=(first.citation,), support=Support.VERBATIM)
    return Brief(story=story, summary=Summary(headline="Bridge?", sentences=(printed,), method="x"))


def test_a_cited_sentence_is_a_headline_once_its_last_clause_is_dropped() -> None:
    opening = TEXT.replace(".", ", after two days of angry debate.")
    brief = printing(opening, opening)
    found = from_sentences(brief, passages(brief.story))
    assert found is not None
    assert found.text == without_full_stop(TEXT)
    assert found.edits == ("shortened",)


def test_a_sentence_that_is_printed_below_as_it_stands_is_no_headline() -> None:
    brief = printing(TEXT, TEXT)
    assert from_sentences(brief, passages(brief.story)) is None


def test_a_headline_ends_without_a_full_stop() -> None:
    assert without_full_stop(" The bridge opens. ") == "The bridge opens"
    assert without_full_stop("橋が開通。") == "橋が開通"
