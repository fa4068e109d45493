"""Later reports supersede counts, announcements and conditional statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.summarise.compare.superseded import superseded, superseded_counts
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


def raised(story: Story) -> list[float]:
    return [measure.value for measure in superseded_counts(passages(story))]


def test_a_toll_is_superseded_by_a_higher_one_of_two_hours_later() -> None:
    assert raised(two_reports(QUAKE, 12, 19, 2)) == [12]


def test_a_toll_is_not_superseded_by_a_lower_one_or_by_one_of_the_same_hour() -> None:
    assert raised(two_reports(QUAKE, 19, 12, 2)) == []
    assert raised(two_reports(QUAKE, 12, 19, 0.5)) == []


def test_a_percentage_is_not_superseded_for_it_does_not_grow_as_news_comes_in() -> None:
    assert raised(two_reports(FERRY, 12, 19, 2)) == []


def test_only_the_earlier_sentence_and_headline_are_told_as_superseded() -> None:
    early = builders.article(1, headline="Quake kills 12", text=QUAKE.format(12), published=builders.at(-6))
    late = builders.article(2, headline="Quake kills 19", text=QUAKE.format(19), published=builders.at(-2))
    found = superseded(passages(of(early, late)))
    assert found.counts == (True, False)
    assert found.figures == {"12"}
    assert found.headlines == {early.url}


@pytest.mark.parametrize(
    ("later", "is_settled"),
    [
        ("Residents of the Old Quay district may return home on Friday, engineers decided.", True),
        ("Residents of the Old Quay district may return home if engineers allow it.", False),
        ("The ferry to Skerry sails again from six in the morning.", False),
    ],
)
def test_a_condition_is_superseded_by_a_later_report_that_tells_the_same_without_one(
    later: str, *, is_settled: bool
) -> None:
    open_yet = (
        "Residents of the Old Quay district may go home on Friday if engineers approve, the council said."
    )
    articles = [
        builders.article(1, text=open_yet, published=builders.at(-9)),
        builders.article(2, text=later, published=builders.at(-1)),
    ]
    assert superseded(passages(of(*articles))).announcements == (is_settled, False)
    assert superseded(passages(of(*reversed(articles)))).announcements == (False, is_settled)


def test_reports_of_the_same_hour_supersede_nothing() -> None:
    found = superseded(passages(two_reports(QUAKE, 12, 19, 0.5)))
    assert found.counts == (False, False)
    assert not found.headlines
