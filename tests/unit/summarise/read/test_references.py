"""Which sentences need the one before them, and which explain their pronouns themselves."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH, NEUTRAL
from digest.summarise.read.references import (
    has_unresolved_reference,
    is_unattributed_quotation,
    unintroduced_group,
)


@pytest.mark.parametrize(
    "text",
    [
        "They left the hall before the vote.",
        "It was opened in spring by the mayor.",
        "There they waited for the ferry all night.",
        "As a result, the school in Norrby closed.",
        "Then the council went home.",
        "The woman was taken to hospital in Halden.",
        "The neighbour said the dam had held.",
        "Ada Lund also praised the engineers.",
        "“The dam held,” she said on Monday.",
        "“The dam held,” the keeper said on Monday.",
        "The road, they said, would stay closed.",
        "On the evening of 3 May, she said the dam had held.",
        "When they arrived the hall was empty.",
        "“The dam held through the night.”",
    ],
)
def test_a_pronoun_a_tie_or_an_unnamed_speaker_needs_the_sentence_before(text: str) -> None:
    assert has_unresolved_reference(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the bridge on Monday.",
        "The council said the bridge was safe.",
        "It is not clear whether the bridge is safe.",
        "There were no injuries in Norrby.",
        "This week the council votes on the bridge.",
        "Lund said she would vote for the bridge.",
        "In her speech on Monday, Mayor Lund praised the engineers.",
        "Ada Lund praised the engineers, “and the dam held,” she said.",
        "Most of the Norrby council voted for the bridge.",
        "Police said they had closed the road.",
    ],
)
def test_a_sentence_that_says_whom_it_means_stands_alone(text: str) -> None:
    assert not has_unresolved_reference(text, ENGLISH)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("It said that the 48 schools had volunteered.", ("48", "school")),
        ("Nobody told the three men in time.", ("", "")),
        ("Nobody told the three men.", ("", "men")),
        ("It named the 48 schools that had volunteered.", ("", "")),
        ("It lasted for the five years since.", ("", "")),
        ("She said “the 48 schools had volunteered” there.", ("", "")),
        ("The council met in Norrby.", ("", "")),
    ],
)
def test_a_group_spoken_of_as_known_is_found_by_its_figure_and_noun(
    text: str, group: tuple[str, str]
) -> None:
    assert unintroduced_group(text, ENGLISH) == group


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam held.”", True),
        ("“The dam held,” Lund said.", False),
        ("The dam held.", False),
    ],
)
def test_words_in_quotation_marks_alone_do_not_say_whose_they_are(text: str, expected: bool) -> None:
    assert is_unattributed_quotation(text) is expected


def test_a_language_without_tables_gets_no_verdict() -> None:
    assert not has_unresolved_reference("They left the hall before the vote.", NEUTRAL)
    assert unintroduced_group("It said that the 48 schools had volunteered.", NEUTRAL) == ("", "")
