"""Which quotations are printed, with which speaker, and which outlets they cite."""

from __future__ import annotations

import pytest

from digest.summarise.choose.quotes import quotes
from digest.summarise.read.passages import passages
from tests.unit.summarise.stories import quake, told


def found(*texts: str) -> list[tuple[str, str]]:
    return [(quote.text, quote.speaker) for quote in quotes(passages(told(*texts)), (), 5)]


def test_a_quote_of_two_outlets_is_printed_once_with_both_citations() -> None:
    (quote,) = quotes(passages(quake()), (), 5)
    assert quote.text == "We ran into the street with nothing but our coats on"
    assert quote.speaker == "Tova Lie, a baker in the old town"
    assert len({citation.article_url for citation in quote.citations}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam held through the whole night,” said engineer Per Moe.", "engineer Per Moe"),
        ("“The dam held through the whole night,” Per Moe said.", "Per Moe"),
        ("“The dam held through the whole night,” Per Moe, who built it, told reporters.", "Per Moe"),
        ("“The dam held through the whole night,” Per Moe from Halden said.", "Per Moe"),
        ("“The dam held through the whole night,” said a tearful Rev. Per Moe.", "Rev. Per Moe"),
        ("Per Moe said, “The dam held through the whole night.”", "Per Moe"),
        ("Per Moe told reporters it was over. “The dam held through the whole night,” he said.", "Per Moe"),
        ("Ada Moe from Halden said she slept. “The dam held through the whole night,” she said.", "Ada Moe"),
        (
            "“The dam held through the whole night,” said Norrby council chairman Per Moe.",
            "Norrby council chairman Per Moe",
        ),
        (
            "“The dam held through the whole night,” Norrby River Ministry spokeswoman Eva Moe said on Monday.",
            "Norrby River Ministry spokeswoman Eva Moe",
        ),
        ("“The dam held through the whole night,” a Norrby Dam official told them.", "a Norrby Dam official"),
        (
            "“The dam held through the whole night,” stated an official from the Norrby Dam on Monday.",
            "an official from the Norrby Dam",
        ),
        ("Per Moe built it. Was Moe proud? “The dam held through the whole night,” Moe said.", "Per Moe"),
        ("Norrby’s Per Moe built it. “The dam held through the whole night,” Moe said.", "Per Moe"),
        (
            "“The dam held through the whole night,” said analyst Per Moe of Alder Insights.",
            "analyst Per Moe",
        ),
        (
            "Secretary of State Per Moe left.\n\nIn a letter, Moe added, “The dam held through the whole night.”",
            "Per Moe",
        ),
        (
            "“The dam held through the whole night,” Secretary of State Per Moe said.",
            "Secretary of State Per Moe",
        ),
        (
            "“The dam held through the whole night,” said Minister for Homeland Security Eva Moe.",
            "Minister for Homeland Security Eva Moe",
        ),
        (
            "“The dam held through the whole night,” White House press secretary Eva Moe said.",
            "White House press secretary Eva Moe",
        ),
        (
            "Per Moe met Ursula von der Moor. “The dam held through the whole night,” von der Moor said.",
            "Ursula von der Moor",
        ),
        ("“The dam held through the whole night,” Per al-Moe said in Halden.", "Per al-Moe"),
        ("The cleric Per al-Moe came. “The dam held through the whole night,” al-Moe said.", "Per al-Moe"),
        ("“The dam held through the whole night,” said María García Moe.", "María García Moe"),
        (
            "Mayor Per de la Moe came. “The dam held through the whole night,” De la Moe said.",
            "Mayor Per de la Moe",
        ),
        ("The keeper Wang Yilin, 61, came. “The dam held through the whole night,” Wang said.", "Wang Yilin"),
        ("Ada Moe won. “The dam held through the whole night,” Mayor Moe said.", "Ada Moe"),
        ("“The dam held through the whole night,” President Moe said.", "President Moe"),
        ("“The dam held through the whole night,” added J. K. Moe.", "J. K. Moe"),
        ("“The dam held through the whole night,” said Per King.", "Per King"),
        (
            "President Per Moe and Eva Moe came. “The dam held through the whole night,” Moe said.",
            "President Per Moe",
        ),
        ("Both Moe and Per Moe came. “The dam held through the whole night,” Moe said.", "Per Moe"),
    ],
)
def test_the_speaker_is_named_as_fully_as_the_report_does(text: str, expected: str) -> None:
    assert [(words.rstrip("."), speaker) for words, speaker in found(text)] == [
        ("The dam held through the whole night", expected)
    ]


def test_what_two_outlets_quote_goes_before_what_one_does_and_has_the_fullest_speaker() -> None:
    shared = "“We kept the water out of the town all night,” {} on Monday."
    (first, second) = quotes(
        passages(
            told(
                "“It was a lion of a wall, and it roared at the sea,” said Ada Lund. "
                + shared.format("a Norrby Dam official said"),
                shared.format("said dam keeper Per Moe"),
            )
        ),
        (),
        2,
    )
    assert (first.text, first.speaker) == (
        "We kept the water out of the town all night",
        "dam keeper Per Moe",
    )
    assert len({citation.article_url for citation in first.citations}) == 2
    assert second.speaker == "Ada Lund"


@pytest.mark.parametrize(
    "text",
    [
        "“The dam held through the whole night,” he said.",
        "Per Moe told Ada Lund it was over, and Eva Dahl said so. “The dam held the whole night,” he said.",
        "“The dam held,” Per Moe said.",
        "“The dam held through the whole night,” said Norrby council workers.",
        "“The dam held through the whole night,” Moe said.",
        "“The dam held through the whole night,” Mayor Moe said.",
        "“The dam held through the whole night,” said analyst Moe.",
        "“The dam held through the whole night,” the River Department said.",
        "“The dam held through the whole night,” River Department said.",
        "“The dam held through the whole night,” Norrby Rep. said.",
        "The engineer praised a “really very solid and well made wall of stone” on Monday.",
    ],
)
def test_no_speaker_or_no_sentence_gives_no_quote(text: str) -> None:
    assert found(text) == []


def test_what_the_summary_prints_is_not_quoted_again() -> None:
    story = quake()
    (first, *_) = [p for p in passages(story) if "coats" in p.text]
    assert quotes(passages(story), [first.text], 5) == ()


def test_a_quotation_that_the_summary_prints_in_part_is_not_quoted_again() -> None:
    story = told("“The dam held through the whole night, and nobody was hurt,” Per Moe said.")
    printed = ["He said the dam held through the whole night."]
    assert quotes(passages(story), printed, 5) == ()


def test_one_quotation_in_two_wordings_is_quoted_once_and_cited_only_where_it_stands() -> None:
    words = "“We kept the water out of the {} for the whole night,” said Per Moe."
    (quote,) = quotes(passages(told(words.format("town"), words.format("harbour"))), (), 5)
    assert len(quote.citations) == 1


def test_a_shortened_quotation_is_quoted_once_and_an_ellipsis_leaves_it_the_same() -> None:
    (quote,) = quotes(
        passages(
            told(
                "“The dam held … and nobody left the wall until the morning,” said Per Moe.",
                "“The dam held, it rained, and nobody left the wall until the morning,” said Per Moe.",
            )
        ),
        (),
        5,
    )
    cites_the_whole = len({citation.article_url for citation in quote.citations}) == 1
    assert cites_the_whole is ("it rained" in quote.text)


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        ("Ada Moe, 68, a neighbour, opened the door.", "Ada Moe, a neighbour"),
        ("Police spoke to Ada Moe, the keeper of the dam.", "Ada Moe, the keeper of the dam"),
        ("Norrdam's chief executive, Ada Moe, came at noon.", "Norrdam's chief executive Ada Moe"),
        ("Fire chief Ada Moe came at noon.", "Fire chief Ada Moe"),
        ("Mayor Lund praised fire chief Ada Moe.", "Ada Moe"),
        ("Ada Moe, a neighbour who had slept badly, opened the door.", "Ada Moe"),
        ("Her brother knew Ada Moe, a member of Mr. Lund’s club.", "Ada Moe"),
        ("Ada Moe, however, slept.", "Ada Moe"),
    ],
)
def test_a_speaker_of_whom_only_the_name_is_given_is_introduced_as_a_report_does(
    introduction: str, speaker: str
) -> None:
    story = told(f"{introduction}\n\n“The dam held through the whole night,” Ada Moe said.")
    (quote,) = quotes(passages(story), (), 5)
    assert quote.speaker == speaker
    shown = [story.lead.text[citation.start : citation.end] for citation in quote.citations]
    assert (introduction in shown) is (speaker != "Ada Moe")


def test_a_quotation_that_says_whom_it_is_about_goes_before_one_that_does_not() -> None:
    text = (
        "“He had the spare key and watered all my plants,” said Ada Moe.\n\n"
        "“The dam held through the whole long night,” said Per Moe."
    )
    assert [speaker for _, speaker in found(text)] == ["Per Moe", "Ada Moe"]


def test_a_quotation_about_what_is_printed_goes_before_one_about_anything_else() -> None:
    text = (
        "“We have the best beds in the city, and they are painted,” said Ada Moe.\n\n"
        "“Nobody goes home before the engineers have walked along that dam,” said Per Moe."
    )
    printed = ["The dam near Norrby held, and engineers looked at it."]
    assert quotes(passages(told(text)), printed, 1)[0].speaker == "Per Moe"
    assert quotes(passages(told(text)), ["The city of Norrby got new beds."], 1)[0].speaker == "Ada Moe"


def test_as_before_an_office_is_no_part_of_it() -> None:
    ((_, speaker),) = found(
        "“The dam held through the whole night,” Per Moe said. As governor Per Moe steps down, the dam is dry."
    )
    assert not speaker.startswith("As")
