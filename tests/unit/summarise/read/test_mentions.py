"""People named in full and by surname alone: nobody speaks before being introduced."""

from __future__ import annotations

import pytest

from digest.summarise.read.mentions import Mentions, introduced, named_alone, speaker_by_surname, surnames


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"I have asked for receipts," Senn told reporters.', "Senn"),
        ("Senn said she would present a budget by April.", "Senn"),
        ("“Not our money,” said Pask.", "Pask"),
        ("Ruta Senn said she would present a budget by April.", ""),
        ("Health Minister Joren Pask said the government would not pay.", ""),
        ("Judge Merrin told reporters that both sides were unhappy.", ""),
        ("Police said nobody was hurt.", ""),
        ("NATO said it would open an office.", ""),
        ("He said so.", ""),
        ("The council said the bridge would open.", ""),
    ],
)
def test_a_speaker_named_by_the_surname_alone_is_known(text: str, speaker: str) -> None:
    assert speaker_by_surname(text) == speaker


def test_a_full_name_introduces_its_bearer() -> None:
    assert "Senn" in introduced("Ruta Senn, 58, a former auditor, takes over on Monday.")
    assert "Senn" not in introduced("Senn, 58, takes over on Monday.")


def test_each_word_that_follows_another_in_a_name_is_introduced() -> None:
    assert introduced("Former Liberal MP Ruta Senn resigned.") >= {"Senn"}
    assert introduced("President Omar al-Rashan met Otto von Pask's aides.") >= {"Rashan", "Pask"}


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ruta Senn opened the bridge.",
        "President Senn opened the bridge.",
        "Ms. Senn opened the bridge.",
        "The bridge was opened by Ruta Senn.",
        "Ruta Senn, 58, opened the bridge.",
        "Ruta Senn, who opened the bridge, was cheered.",
    ],
)
def test_who_is_named_as_people_are_has_a_surname(text: str) -> None:
    assert surnames([text]) == {"Senn"}


@pytest.mark.parametrize(
    "text",
    [
        "House Democrats said the bridge was too dear.",
        "Great Norrby said it would pay, and trams stood still in Norrby.",
        "The Morning Post said so, and a post was driven into the river bed.",
        "The bridge was opened by NATO.",
    ],
)
def test_parties_places_and_common_words_are_no_surnames(text: str) -> None:
    assert surnames([text]) == frozenset()


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Senn has cancelled the sale of the bridge.", {"Senn"}),
        ("The sale was cancelled on Senn’s word.", {"Senn"}),
        ("Ruta Senn has cancelled the sale of the bridge.", set()),
        ("Ms Senn has cancelled the sale of the bridge.", set()),
        ("“Senn has cancelled it,” the mayor said.", set()),
        ("The Senn-Pask bridge was sold.", set()),
    ],
)
def test_a_surname_alone_is_noticed_in_a_report_and_not_in_quotations(text: str, alone: set[str]) -> None:
    assert named_alone(text, frozenset({"Senn"})) == alone


def test_a_stranger_is_known_once_introduced_or_named_in_the_headline() -> None:
    texts = ["Senn has cancelled the sale.", "Prime Minister Ruta Senn spoke to parliament."]
    mentions = Mentions(texts, "Port sale is off")
    assert mentions.needed(0) == {"Senn"}
    assert not mentions.needed(0) <= mentions.introduces(0)
    assert mentions.needed(0) <= mentions.introduces(1)
    assert not Mentions(texts, "Senn’s port sale is off").needed(0)


def test_countries_places_and_whoever_headlines_take_as_known_are_no_strangers() -> None:
    texts = [
        "Iran said that it had closed the strait.",
        "Skerry said that it would wait.",
        "The ferry to Skerry is late, and so are all boats in Skerry.",
        "Senn has cancelled the sale.",
        "Ruta Senn, 58, takes over.",
        "Officials of the Senn government met.",
    ]
    assert not Mentions(texts, "Strait closed").needed(0)
    assert not Mentions(texts, "Strait closed").needed(1)
    assert Mentions(texts, "Strait closed").needed(3)
    assert not Mentions(texts, "Strait closed").needed(5)
    known = Mentions(texts, "Port sale is off", ["Senn stops port sale", "Why Senn said no to the port"])
    assert not known.needed(3)
