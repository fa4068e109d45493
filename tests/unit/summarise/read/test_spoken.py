"""The quotations in passages, and whom the reports name as their speakers."""

from __future__ import annotations

import pytest

from digest.summarise.read.passages import passages
from digest.summarise.read.spoken import introduced, quoted_in
from tests import builders
from tests.unit.summarise.stories import of, told


def speakers(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.speaker) for one in quoted_in(passages(told(text)), 3)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The dam held through the night,” said Per Moe.", "Per Moe"),
        ("“The dam held through the night,” Per Moe, who built it, said.", "Per Moe"),
        (
            "“The dam held through the night,” chief engineer Per Moe of Halden said.",
            "chief engineer Per Moe",
        ),
        ("Dr. Per Moe said: “The dam held through the night.”", "Per Moe"),
        ("“The dam held through the night,” a Norrby Council spokesman said.", "a Norrby Council spokesman"),
        ("“The dam held through the night,” however, was painted on the wall.", ""),
        ("“The dam held through the night,” he said.", ""),
        ("“The dam held through the night,” said Norrby council.", ""),
    ],
)
def test_the_speaker_is_whom_the_sentence_names(text: str, speaker: str) -> None:
    ((_, found),) = speakers(text)
    assert found == speaker


def test_he_said_means_the_one_who_spoke_in_the_sentence_before_and_both_are_cited() -> None:
    found = passages(told("Per Moe said it was over. “The dam held through the night,” he said."))
    (spoken,) = quoted_in(found, 3)
    assert spoken.speaker == "Per Moe"
    assert spoken.citations == (found[1].citation, found[0].citation)


def test_he_said_after_two_speakers_means_nobody() -> None:
    text = "Per Moe said it was over, and Eva Dahl said so. “The dam held through the night,” he said."
    assert speakers(text) == [("The dam held through the night", "")]


def test_a_quotation_shorter_than_asked_for_is_left_out() -> None:
    found = passages(told("“The dam held through the night,” said Per Moe."))
    assert len(quoted_in(found, 6)) == 1
    assert quoted_in(found, 7) == []


def test_a_speaker_is_introduced_by_the_role_that_a_report_gives_before_or_after_the_name() -> None:
    for sentence, name in (
        ("Ada Moe, 68, a neighbour, woke up.", "Ada Moe, a neighbour"),
        ("Norrdam's chief executive, Ada Moe, woke up.", "Norrdam's chief executive Ada Moe"),
        ("Fire chief Ada Moe woke up.", "Fire chief Ada Moe"),
        ("Sister Ada Moe woke up.", "Ada Moe"),
    ):
        found = passages(told(f"{sentence}\n\n“The dam held through the night,” Ada Moe said."))
        (spoken,) = quoted_in(found, 3)
        speaker, shown_by = introduced(spoken, found)
        assert (speaker, shown_by) == (name, [found[0].citation] if name != "Ada Moe" else [])


def test_an_article_in_a_language_without_tables_has_quotations_and_no_speakers() -> None:
    text = "“The dam held through the night,” said Per Moe."
    story = of(builders.article(1, text=text, language="zh"))
    assert [one.speaker for one in quoted_in(passages(story), 3)] == [""]
