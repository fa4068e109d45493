"""What one edition passes on to the next: its stories, their printed sentences, merges and splits. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.models import Printing, StoryRecord, Thread, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from digest.models import Article, Brief, Edition, Material, Memory, Story, Window

THREADS = 6
"""Most lines under each of "still developing" and "gone quiet"."""
QUIET = timedelta(hours=24)
"""A story has gone quiet when its newest article is this old."""


def on_its_day(brief: Brief, material: Material) -> Brief:
    """The brief with its story's day number, which a second edition on the same local day keeps."""
    ids = (brief.story.id, *brief.story.merged)
    days = [
        record.days
        for record in material.memory.records
        if record.id in ids and _is_of_day(record, material.window.until, material.plan.timezone)
    ]
    return replace(brief, day=max(days)) if days else brief


def _is_of_day(record: StoryRecord, at: datetime, timezone: str) -> bool:
    """Whether the story was last printed on the local day of `at`."""
    zone, last = ZoneInfo(timezone), record.last_edition_at
    return last is not None and last.astimezone(zone).date() == at.astimezone(zone).date()


def _days(known: Sequence[StoryRecord], edition: Edition) -> int:
    """The number of local days on which the story has been printed, including that of this edition."""
    if not known:
        return 1
    return known[0].days + (0 if _is_of_day(known[0], edition.window.until, edition.timezone) else 1)


def remember(edition: Edition, stories: Sequence[Story], memory: Memory) -> tuple[StoryRecord, ...]:
    """A record of each story that `edition` printed, and of each earlier one that has new articles.

    A story that was merged into another keeps its record, which from now on names the other.
    """
    before = {record.id: record for record in memory.records}
    briefs = {brief.story.id: brief for brief in edition.briefs}
    records = []
    for story in stories:
        known = [before[id_] for id_ in (story.id, *story.merged) if id_ in before]
        if story.id in briefs:
            records.append(_printed(briefs[story.id], edition, known))
        elif known:
            records.append(_going_on(story, known))
        records += [replace(before[id_], merged_into=story.id) for id_ in story.merged if id_ in before]
    return tuple(records)


def _printed(brief: Brief, edition: Edition, known: Sequence[StoryRecord]) -> StoryRecord:
    story = brief.story
    sentences = tuple(sentence.text for sentence in brief.summary.sentences)
    return StoryRecord(
        id=story.id,
        article_urls=_urls(story, known),
        headline=brief.summary.headline,
        first_seen=min([record.first_seen for record in known] or [story.first_seen or story.updated]),
        last_seen=story.updated,
        first_edition=known[0].first_edition if known else edition.slug,
        last_edition=edition.slug,
        last_edition_at=edition.window.until,
        printed=_united(*(record.printed for record in known), sentences),
        printings=(
            *_printings(known),
            Printing(edition=edition.slug, at=edition.window.until, sentences=sentences),
        ),
        days=_days(known, edition),
    )


def _going_on(story: Story, known: Sequence[StoryRecord]) -> StoryRecord:
    """The earlier record with today's articles added, for a story that is not printed this time."""
    return replace(
        known[0],
        article_urls=_urls(story, known),
        first_seen=min(record.first_seen for record in known),
        last_seen=max(known[0].last_seen, story.updated),
        printed=_united(*(record.printed for record in known)),
        printings=_printings(known),
    )


def _printings(known: Sequence[StoryRecord]) -> tuple[Printing, ...]:
    """All printings of a story and of those merged into it, oldest first."""
    found = dict.fromkeys(printing for record in known for printing in record.printings)
    return tuple(sorted(found, key=lambda printing: printing.at))


def _urls(story: Story, known: Sequence[StoryRecord]) -> tuple[str, ...]:
    today = [article.url for article in (*story.earlier, *story.articles)]
    return _united(*(record.article_urls for record in known), today)


def _united(*parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))


def recall(memory: Memory, articles: Iterable[Article]) -> Memory:
    """The memory with those of `articles` that belong to its stories."""
    known = {url for record in memory.records for url in record.article_urls}
    return replace(memory, articles=tuple(article for article in articles if article.url in known))


def turns(stories: Sequence[Story], shown: Sequence[Brief], memory: Memory) -> tuple[Turn, ...]:
    """The merges of earlier stories, and the splits of printed stories from earlier ones, sorted by id."""
    printed = {brief.story.id for brief in shown}
    headlines = {record.id: record.headline for record in memory.records}
    merged = [
        Turn(kind="merged", story_id=id_, other_id=story.id, headline=headlines.get(id_, ""))
        for story in stories
        for id_ in story.merged
    ]
    split = [
        Turn(
            kind="split",
            story_id=story.id,
            other_id=story.split_from,
            headline=headlines.get(story.split_from, ""),
        )
        for story in stories
        if story.split_from and story.id in printed
    ]
    return tuple(sorted(merged + split, key=lambda turn: (turn.story_id, turn.other_id)))


def developing(stories: Sequence[Story], shown: Sequence[Brief], memory: Memory) -> tuple[Thread, ...]:
    """Stories of earlier editions that have articles today but are not printed."""
    printed = {brief.story.id for brief in shown}
    today = {story.id for story in stories} - printed
    return _threads(record for record in _living(memory) if record.id in today)


def gone_quiet(stories: Sequence[Story], memory: Memory, window: Window) -> tuple[Thread, ...]:
    """Stories of earlier editions without an article today, whose newest article is at least `QUIET` old.

    Each is listed once: in the first edition after that moment, or after the edition that last printed it.
    """
    today = {story.id for story in stories} | {id_ for story in stories for id_ in story.merged}
    return _threads(
        record
        for record in _living(memory)
        if record.id not in today
        and record.last_seen + QUIET <= window.until
        and (record.last_edition == memory.previous_slug or _was_lively(record, memory))
    )


def _was_lively(record: StoryRecord, memory: Memory) -> bool:
    """Whether the story had not yet gone quiet when the previous edition was made."""
    return memory.previous_at is not None and memory.previous_at < record.last_seen + QUIET


def _living(memory: Memory) -> Iterable[StoryRecord]:
    return (record for record in memory.records if not record.merged_into)


def _threads(records: Iterable[StoryRecord]) -> tuple[Thread, ...]:
    latest = sorted(records, key=lambda record: (record.last_seen, record.id), reverse=True)
    return tuple(
        Thread(
            story_id=record.id,
            headline=record.headline,
            last_edition=record.last_edition,
            last_seen=record.last_seen,
        )
        for record in latest[:THREADS]
    )
