"""Each English pattern of voices, times and pages: a text that it finds, and one that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.language import ENGLISH

if TYPE_CHECKING:
    import re

_VOICE, _TIME, _PAGE = ENGLISH.voice, ENGLISH.time, ENGLISH.page


@pytest.mark.parametrize(
    ("pattern", "finds", "leaves"),
    [
        (_VOICE.first_person, "We asked for a bridge.", "The US asked for a bridge."),
        (_VOICE.addresses_reader, "Click here for photos.", "Keep on the river, the mayor said."),
        (
            _VOICE.teaser,
            "The teacher told our radio what had changed.",
            "The teacher told what she saw, and left.",
        ),
        (
            _VOICE.hearsay,
            "As the Courier first reported, the dyke broke.",
            "As the river rose, the dyke broke.",
        ),
        (_VOICE.connective, "However, the dam held.", "However it was built, the dam held."),
        (
            _VOICE.definite_subject,
            "The publication had warned of it.",
            "Storm Agda killed one man in Halden.",
        ),
        (_VOICE.definite_phrase, "Voters opposed the port strike.", "Voters opposed port strikes."),
        (_TIME.relative_day, "The dyke broke last week.", "The dyke broke in May."),
        (_TIME.where_it_was_written, "There was a riot here.", "Here's the mayor of that city."),
        (_TIME.conditional, "It may reopen if engineers approve.", "It may reopen. Engineers approve."),
        (_TIME.so_for_years, "They have charged more since 2022.", "They have charged more since May."),
        (_TIME.not_yet, "Ministers will meet.", "It was signed against the will of voters."),
        (_TIME.weekday, "It broke on Monday.", "It broke in May."),
        (_PAGE.furniture, "the story continues below: story continues", "the strike continues"),
        (_PAGE.byline, "By Ada Lund", "By noon the dyke had broken."),
        (_PAGE.caption, "Mayor Ada Lund speaks in Norrby May 7, 2014.", "The dyke broke on May 7, 2014."),
        (_PAGE.dateline, "OSLO (AP) — The dam held.", "Oslo held its breath — the dam did not break."),
    ],
)
def test_a_pattern_finds_its_example_and_leaves_what_only_looks_like_it(
    pattern: re.Pattern[str], finds: str, leaves: str
) -> None:
    find = (
        pattern.match
        if pattern in {_VOICE.addresses_reader, _VOICE.hearsay, _VOICE.definite_subject}
        else pattern.search
    )
    assert find(finds)
    assert not find(leaves)


def test_the_noun_that_is_taken_as_known_is_named() -> None:
    found = _VOICE.definite_subject.match("In separate reports, the publication said that fasting begins.")
    assert found
    assert found["noun"] == "publication"
    assert "government" in _VOICE.known_to_all


def test_a_word_of_each_phrase_of_furniture_is_looked_for_first() -> None:
    for phrase in (
        "all rights reserved",
        "read more",
        "photo credit",
        "javascript",
        "see also",
        "written by",
    ):
        assert _PAGE.furniture.search(phrase)
        assert not _PAGE.furniture_words.isdisjoint(phrase.split())
