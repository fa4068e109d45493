"""All differences of a story are put together: figures, ages, quotations."""

from __future__ import annotations

from digest.summarise.compare.differences import differences
from digest.summarise.read.passages import passages
from tests.unit.summarise.stories import told

ONE = (
    "The quake near Norrby killed 12 people in the old town, officials said. "
    "The painter Ada Lund, 34, was found in the old town near Norrby. "
    "“The dam held through the whole night, and the keeper never left his post on the wall,” said Tova Lie."
)
OTHER = (
    "The quake near Norrby killed 19 people in the old town, officials said. "
    "The painter Ada Lund, 33, was found in the old town near Norrby. "
    "“The dam held through the whole night, and the mayor never left his post on the wall,” said Tova Lie."
)


def test_figures_stand_before_ages_and_ages_before_quotations() -> None:
    found = differences(passages(told(ONE, OTHER)))
    assert [difference.about for difference in found] == [
        "people killed",
        "age of Ada Lund",
        "words of Tova Lie",
    ]


def test_no_more_are_told_than_asked_for() -> None:
    assert [difference.about for difference in differences(passages(told(ONE, OTHER)), 1)] == [
        "people killed"
    ]
    assert differences(passages(told(ONE, OTHER)), 0) == ()


def test_outlets_that_tell_the_same_do_not_differ() -> None:
    assert differences(passages(told(ONE, ONE))) == ()
