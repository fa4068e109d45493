"""Which stories of a rollup are still open."""

from __future__ import annotations

from dataclasses import replace

from digest.compose.courses import THREADS, still_open
from digest.models import Rank, Story
from tests import builders
from tests.builders import at, window

WEEK = window(-168, 0)


def running(name: str, *hours: float, score: float = 1.0, independent: int = 2) -> Story:
    """A story with a report each so many hours from the window's end."""
    reports = tuple(
        builders.article(
            number, url=f"https://{name}.example/{number}", published=at(hour), first_seen=at(hour)
        )
        for number, hour in enumerate(hours, start=1)
    )
    return Story(id=name, articles=reports, independent=independent, rank=Rank(score=score, terms=()))


def open_ids(*stories: Story, printed: tuple[Story, ...] = ()) -> list[str]:
    shown = [builders.brief(story) for story in printed]
    return [thread.story_id for thread in still_open(stories, shown, WEEK, "UTC")]


def test_a_story_of_several_days_with_a_report_at_the_end_is_open() -> None:
    assert open_ids(running("dam", -100, -3)) == ["dam"]


def test_one_that_stopped_and_one_of_a_single_day_are_not() -> None:
    assert open_ids(running("strike", -100, -30), running("crab", -4, -3)) == []


def test_one_of_a_single_origin_is_named_only_if_it_is_printed() -> None:
    lone = running("lone", -100, -3, independent=1)
    assert open_ids(lone) == []
    assert open_ids(lone, printed=(lone,)) == ["lone"]


def test_printed_ones_come_first_then_the_higher_rank() -> None:
    low, high, unprinted = (
        running("low", -50, -3),
        running("high", -50, -3, score=2.0),
        running("best", -50, -3, score=9.0),
    )
    assert open_ids(low, unprinted, high, printed=(low, high)) == ["high", "low", "best"]


def test_a_line_has_the_printed_headline_and_no_edition() -> None:
    story = running("dam", -100, -3)
    brief = builders.brief(story)
    brief = replace(brief, summary=replace(brief.summary, headline="Dam holds"))
    (thread,) = still_open([story], [brief], WEEK, "UTC")
    assert (thread.headline, thread.last_edition, thread.last_seen) == ("Dam holds", "", at(-3))


def test_no_more_are_named_than_there_is_room_for() -> None:
    assert len(open_ids(*(running(f"story{number}", -50, -3) for number in range(9)))) == THREADS
