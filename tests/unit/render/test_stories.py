"""A date on the page is one that the outlet said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.render.stories import marks_of, moment_of, updated_of
from digest.render.words import Calendar
from tests import builders
from tests.builders import at

if TYPE_CHECKING:
    from digest.models import Article


def calendar() -> Calendar:
    return Calendar.of("UTC", builders.NOON)


def undated(number: int) -> Article:
    return builders.article(number, published=None, first_seen=at(-0.5))


def test_an_article_without_a_date_is_called_undated() -> None:
    assert moment_of(undated(1), calendar()).text == "undated"
    assert moment_of(builders.article(1, published=at(-2)), calendar()).text == "10:00"


def test_a_story_was_updated_when_its_latest_dated_article_appeared() -> None:
    dated = builders.article(1, published=at(-2))
    story = builders.story(1, articles=(dated, undated(2)))
    assert updated_of(story, calendar()).text == "10:00"


def test_a_day_without_an_hour_gets_none() -> None:
    day = builders.article(1, published=at(-12), is_day_only=True)
    assert updated_of(builders.story(1, articles=(day,)), calendar()).text == "5 Mar"


def test_an_agencys_own_report_is_not_marked_as_coming_from_it() -> None:
    own = builders.article(1, publisher="Northwire", credit="Northwire")
    other = builders.article(2, publisher="The Gazette", credit="Northwire")
    assert "via Northwire" not in marks_of(own)
    assert "via Northwire" in marks_of(other)
