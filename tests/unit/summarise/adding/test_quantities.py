"""Numbers, currencies, months and weekdays, compared between two texts in two languages."""

from __future__ import annotations

import pytest

from digest.summarise.adding.quantities import numbers, unlike_dates, unlike_money, unlike_numbers


def test_a_numeral_with_a_point_may_be_thousands_or_a_fraction() -> None:
    assert numbers("1.234 crowns", "en") == [frozenset({"1234", "1.234"})]
    assert numbers("1,234.5 crowns", "en") == [frozenset({"1234.5"})]


def test_scales_percentages_and_words_are_part_of_a_number() -> None:
    assert numbers("2.5 million crowns", "en") == [frozenset({"2500000"})]
    assert numbers("19 per cent", "en") == [frozenset({"19%"})]
    assert numbers("twelve people", "en") == [frozenset({"12"})]


def test_a_time_of_day_may_be_told_by_twelve_or_by_twenty_four_hours() -> None:
    assert numbers("at 7:30 p.m.", "en") == [frozenset({"7.3", "19.3"})]
    assert unlike_numbers("at 7:30 p.m.", "um 19:30 Uhr", "en", "de") == ""


@pytest.mark.parametrize(
    ("source", "translation", "why"),
    [
        ("It cost 1,200 crowns.", "Es kostete 1.200 Kronen.", ""),
        ("It cost 2.5 million crowns.", "Es kostete 2,5 Millionen Kronen.", ""),
        ("Twelve people came.", "Es kamen zwölf Menschen.", ""),
        ("It cost 250 crowns.", "Es kostete 350 Kronen.", "the number 250 was lost"),
        ("Some people came.", "Es kamen zwölf Menschen.", "the number 12 was added"),
        ("She came third.", "Sie wurde Vierte.", "its places in an order are others"),
        ("Millions came.", "Es kamen Milliarden.", "its thousands or millions are others"),
    ],
)
def test_texts_state_the_same_numbers_whatever_their_way_of_writing_them(
    source: str, translation: str, why: str
) -> None:
    assert unlike_numbers(source, translation, "en", "de") == why


def test_another_currency_is_told() -> None:
    assert unlike_money("It cost $5.", "Es kostete 5 Dollar.") == ""
    assert unlike_money("It cost $5.", "Es kostete 5 Euro.") == "it is about another currency: EUR, USD"


def test_another_month_or_weekday_is_told_and_a_may_that_is_none_is_not() -> None:
    assert unlike_dates("On Monday in March", "Am Montag im März", "en", "de") == ""
    assert unlike_dates("On Monday", "Am Dienstag", "en", "de") == "its weekdays are others"
    assert unlike_dates("In May", "Im Juni", "en", "de") == "its months are others"
    assert unlike_dates("It may rain. May be.", "Vielleicht regnet es.", "en", "de") == ""


def test_an_evening_is_part_of_a_weekdays_name_in_german() -> None:
    assert unlike_dates("On Wednesday evening", "Am Mittwochabend", "en", "de") == ""
