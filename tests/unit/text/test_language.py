"""Which language a text is in."""

from __future__ import annotations

import pytest

from digest.text.language import language_of

ENGLISH = "The city council approved a new bridge over the river on Wednesday, and it will open in 2029."
GERMAN = "Der Stadtrat hat am Mittwoch eine neue Brücke über den Fluss beschlossen, die 2029 eröffnet wird."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, "", "en"),
        (GERMAN, "", "de"),
        (GERMAN * 3, "en-US", "de"),
        (ENGLISH, "fr", "fr"),
        ("", "DE-AT", "de"),
    ],
)
def test_a_sure_guess_on_enough_text_wins_over_what_is_declared(
    text: str, declared: str, language: str
) -> None:
    assert language_of(text, declared) == language


@pytest.mark.parametrize(
    "text", ["", "OK", "Ada Lund 2-1", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"]
)
def test_a_text_that_cannot_tell_says_nothing_rather_than_guess(text: str) -> None:
    assert language_of(text) == ""
