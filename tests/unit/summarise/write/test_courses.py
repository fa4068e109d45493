"""A story told by its days: one sentence each, in order, none twice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.models import Article, Evidence, Plan, Story
from digest.summarise.write.courses import MOST_DAYS, Days, course, days_of, is_repeated

if TYPE_CHECKING:
    from digest.models import Summary

DAYS = Days(timezone="Europe/Berlin")


def report(day: int, text: str, *, hour: int = 9, headline: str = "", **changes: object) -> Article:
    at = datetime(2026, 3, day, hour, tzinfo=UTC)
    fields = {
        "url": f"https://courier.example/{day}-{hour}",
        "headline": headline or text.partition(".")[0],
        "publisher": "Courier",
        "published": at,
        "first_seen": at,
        "text": text,
        "language": "en",
    }
    return Article(**{**fields, **changes})  # type: ignore[arg-type]


def story(*reports: Article) -> Story:
    return Story(id="dam", articles=reports)


def told(summary: Summary | None) -> list[tuple[int, str]]:
    assert summary is not None
    return [(one.day.day, one.text) for one in summary.sentences if one.day]


CRACKS = "Engineers found cracks in the Ollin dam above Velmora."
EMPTY = "Three villages below the dam were evacuated after the cracks had grown."
HOME = "The evacuation of the three villages below the dam was lifted."


def test_each_day_has_its_sentence_in_order() -> None:
    found = course(story(report(4, HOME), report(2, CRACKS), report(3, EMPTY)), DAYS)
    assert told(found) == [(2, CRACKS), (3, EMPTY), (4, HOME)]


def test_its_headline_is_that_of_the_last_day() -> None:
    last = report(4, HOME, headline="Families return to villages below the dam")
    found = course(story(report(2, CRACKS, headline="Cracks found in the Ollin dam"), last), DAYS)
    assert found is not None
    assert found.headline == "Families return to villages below the dam"


def test_days_are_those_of_the_readers_clock() -> None:
    late = report(2, EMPTY, hour=23)  # half past midnight of 3 March in Berlin
    found = course(story(report(2, CRACKS), late), DAYS)
    assert [text for _, text in told(found)] == [CRACKS, EMPTY]
    assert course(story(report(2, CRACKS), late), Days(timezone="UTC")) is None


def test_a_day_that_says_what_was_said_is_passed_over() -> None:
    again = "Engineers found cracks in the Ollin dam above Velmora on Monday."
    found = course(story(report(2, CRACKS), report(3, again), report(4, HOME)), DAYS)
    assert told(found) == [(2, CRACKS), (4, HOME)]


def test_another_sentence_of_the_day_stands_in_where_the_first_was_said() -> None:
    more = f"{CRACKS} Soldiers brought pumps and lights to the northern shore overnight."
    found = course(story(report(2, CRACKS), report(3, more)), DAYS)
    assert told(found) == [
        (2, CRACKS),
        (3, "Soldiers brought pumps and lights to the northern shore overnight."),
    ]


def test_a_story_of_one_day_has_no_course() -> None:
    assert course(story(report(2, CRACKS), report(2, EMPTY, hour=11)), DAYS) is None


def test_reports_without_a_date_or_without_a_text_have_no_day() -> None:
    undated = report(3, EMPTY, published=None)
    bare = report(4, "", headline="Dam watched", evidence=Evidence.HEADLINE)
    assert course(story(report(2, CRACKS), undated, bare), DAYS) is None


def test_of_many_days_the_first_and_the_last_are_told() -> None:
    texts = [
        f"The lake fell by {number} metres, and crew {number + 20} repaired block {number + 40} of the dam."
        for number in range(1, 11)
    ]
    found = told(course(story(*(report(day, text) for day, text in enumerate(texts, start=1))), DAYS))
    assert len(found) <= MOST_DAYS
    assert (found[0][0], found[-1][0]) == (1, 10)


def test_only_a_rollup_is_told_by_days() -> None:
    assert days_of(Plan(kind="rollup", timezone="Asia/Tokyo")) == Days(timezone="Asia/Tokyo")
    assert days_of(Plan()) is None


def test_a_sentence_is_repeated_where_nearly_all_its_words_were_said() -> None:
    assert is_repeated("Cracks were found in the Ollin dam.", [CRACKS])
    assert not is_repeated(HOME, [EMPTY])
    assert not is_repeated(HOME, [])
