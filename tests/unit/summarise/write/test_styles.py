"""The styles of a summary: brief, plain and detailed."""

from __future__ import annotations

from digest.models import Writing
from digest.summarise.write.styles import LENGTHS, MANNERS, fitted, of_others, words_of
from tests import builders


def test_the_users_number_of_words_goes_before_the_styles_and_the_styles_before_the_usual() -> None:
    assert words_of(Writing(style="brief", words=70), given=100, usual=100) == 70
    assert words_of(Writing(style="brief"), given=80, usual=100) == 80
    assert words_of(Writing(style="brief"), given=100, usual=100) == 45
    assert words_of(Writing(style="detailed"), given=100, usual=100) == 180
    assert words_of(Writing(), given=100, usual=100) == 100


def test_a_brief_summary_keeps_its_first_two_sentences_and_a_plain_one_all() -> None:
    one = builders.summary().sentences[0]
    summary = builders.summary(sentences=(one, one, one))
    assert fitted(summary, Writing(style="brief")).sentences == (one, one)
    assert fitted(summary, Writing()) == summary


def test_stories_that_are_no_lead_are_plain_whatever_the_style() -> None:
    others = of_others(Writing(style="detailed", words=200, why_it_matters=True, language="de"))
    assert (others.style, others.words, others.why_it_matters) == ("plain", 0, False)
    assert others.language == "de"


def test_each_style_has_a_length_and_a_manner() -> None:
    assert LENGTHS.keys() == MANNERS.keys()
    assert MANNERS["plain"] == ""
