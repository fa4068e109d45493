"""Counts that a later report has raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.summarise.compare.superseded import superseded_counts
from digest.summarise.read.passages import passages
from tests import builders
from tests.unit.summarise.stories import of

if TYPE_CHECKING:
    from digest.models import Story

QUAKE = "The quake near Norrby killed {} people in the old town on Sunday, officials said."
FERRY = "Shares in the Norrby ferry company fell {} per cent on the exchange of Alderholm."


def two_reports(text: str, earlier: int, later: int, hours_between: float) -> Story:
    return of(
        builders.article(1, text=text.format(earlier), published=builders.at(-6)),
        builders.article(2, text=text.format(later), published=builders.at(-6 + hours_between)),
    )


def superseded(story: Story) -> list[float]:
    return [measure.value for measure in superseded_counts(passages(story))]


def test_a_toll_is_superseded_by_a_higher_one_of_two_hours_later() -> None:
    assert superseded(two_reports(QUAKE, 12, 19, 2)) == [12]


def test_a_toll_is_not_superseded_by_a_lower_one_or_by_one_of_the_same_hour() -> None:
    assert superseded(two_reports(QUAKE, 19, 12, 2)) == []
    assert superseded(two_reports(QUAKE, 12, 19, 0.5)) == []


def test_a_percentage_is_not_superseded_for_it_does_not_grow_as_news_comes_in() -> None:
    assert superseded(two_reports(FERRY, 12, 19, 2)) == []
