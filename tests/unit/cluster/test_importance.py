"""How important the event of a headline is."""

from __future__ import annotations

import pytest

from digest.cluster.importance import MIDDLING, importance, signs, telling
from digest.language import ENGLISH
from tests.builders import article


def of(headline: str, language: str = "en") -> float:
    return importance(article(headline=headline, language=language))


@pytest.mark.parametrize(
    ("heavy", "light"),
    [
        (
            "Eleven soldiers killed in ambush near the border",
            "The best lemon tart recipe for a summer evening",
        ),
        ("Rocket puts first module of lunar station into orbit", "Actor and singer announce their split"),
        ("Stock market crash wipes out a trillion in a day", "Actor and singer announce their split"),
        ("Court strikes down voting law", "Ten gadgets you need this spring"),
        ("Cholera outbreak spreads to three provinces", "New phone has a bigger screen"),
        ("Central bank raises rates to 5 percent", "Pop star cancels tour after illness"),
        ("Parliament rejects the budget", "How to clean your oven"),
    ],
)
def test_what_many_lives_hang_on_weighs_more_than_what_is_on_show(heavy: str, light: str) -> None:
    assert of(heavy) > of(light) + 0.1


def test_a_headline_in_a_language_without_tables_has_no_verdict() -> None:
    assert of("Elf Soldaten bei Angriff an der Grenze getötet", "de") == MIDDLING
    assert of("边境袭击致十一名士兵死亡", "zh") == MIDDLING
    assert telling(article(headline="Star im Film", language="de")) == []


def test_a_language_that_is_not_known_is_read_as_english() -> None:
    assert of("Court strikes down voting law", "") == of("Court strikes down voting law", "en-GB")


def test_an_article_without_a_headline_is_middling() -> None:
    assert of("  ") == MIDDLING


def test_the_signs_are_what_the_words_tell_of_and_the_form() -> None:
    assert signs("Is the phone dead?", ENGLISH) == {
        "gadget": 1.0,
        "dead and hurt": 1.0,
        "question": 1.0,
        "few words": 1.0,
        "length": pytest.approx(4 / 12),
    }


def test_the_receipt_names_what_speaks_for_a_story_and_nothing_that_speaks_against_it() -> None:
    assert telling(article(headline="Actor jailed over fraud")) == ["court"]
