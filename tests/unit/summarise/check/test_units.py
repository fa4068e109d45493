"""A figure must have the unit that the passages give it."""

from __future__ import annotations

import pytest

from digest.summarise.check.units import measured, unknown_unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 miles and 5%", {("12", "mile"), ("5", "%")}),
        ("$5 million", {("5000000", "dollar")}),
        ("a 12-mile chase", {("12", "mile")}),
        ("three to 5 kilos", {("3", "kilogram"), ("5", "kilogram")}),
        ("3 Wochen, 4 heures, 5 días", {("3", "week"), ("4", "hour"), ("5", "day")}),
        ("损失3元", {("3", "yuan")}),
        ("40 people", {("40", "")}),
    ],
)
def test_a_figure_is_read_with_its_unit_in_every_language(text: str, found: set[tuple[str, str]]) -> None:
    assert measured(text) == found


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        ("It is 12 kilometres.", "It is 12 miles.", "the cited passages have 12 with another unit (mile)"),
        ("It cost £5.", "It cost $5.", "the cited passages have 5 with another unit (dollar)"),
        ("It fell by 30.", "It fell by 30%.", "the cited passages have 30 per cent"),
        ("It is 12 miles.", "It is 12.", ""),
        ("It is 12 miles.", "It is 13 kilometres.", ""),
    ],
)
def test_another_unit_of_the_same_figure_is_told(sentence: str, passage: str, reason: str) -> None:
    assert unknown_unit(sentence, [passage]) == reason
