"""Numbers and dates that are read in a text of any language."""

from __future__ import annotations

import pytest

from digest.language.any_language import DATE_WORD, NUMBER_WORDS, NUMERAL, SPELLED


@pytest.mark.parametrize(
    ("text", "digits", "scale"),
    [("3 Mrd. Euro", "3", "Mrd"), ("2万人", "2", "万"), ("$1,200.50", "1,200.50", None), ("40m", "40", "m")],
)
def test_a_numeral_has_its_digits_and_its_scale(text: str, digits: str, scale: str | None) -> None:
    match = NUMERAL.search(text)
    assert match is not None
    assert (match["digits"], match["scale"]) == (digits, scale)


@pytest.mark.parametrize("text", ["5 %", "5 Prozent", "5 pour cent", "5 por ciento", "5 per cent"])
def test_a_share_is_known_in_five_languages(text: str) -> None:
    match = NUMERAL.search(text)
    assert match is not None
    assert match["unit"]


def test_number_words_of_three_languages_have_values() -> None:
    assert [NUMBER_WORDS[word] for word in ("zwölf", "quinze", "cien")] == ["12", "15", "100"]
    match = SPELLED.search("einundzwanzig Häuser")
    assert match is not None
    assert (match["ones"], match["tens"]) == ("ein", "zwanzig")


def test_days_and_months_of_three_languages_are_found() -> None:
    assert DATE_WORD.findall("am montag, le mardi, el miércoles en abril") == [
        "montag",
        "mardi",
        "miércoles",
        "abril",
    ]
