"""What one edition hands to the next: its stories, what it printed, and how they join and part. Pure."""

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
"""Lines at most under "still developing", and under "gone quiet"."""
QUIET = timedelta(hours=24)
"""Age of a story's newest article from which on the story has gone quiet."""


def on_its_day(brief: Brief, material: Material) -> Brief:
    """The brief with its story's day as readers count: a second edition of a day begins no other day."""
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
    """On how many local days the story has been printed, this edition's among them."""
    if not known:
        return 1
    return known[0].days + (0 if _is_of_day(known[0], edition.window.until, edition.timezone) else 1)


def remember(edition: Edition, stories: Sequence[Story], memory: Memory) -> tuple[StoryRecord, ...]:
    """A record of each story that `edition` printed, or that goes on unprinted, with all that is known of it.

    A story that was merged into another keeps its record, which names the other from now on.
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
    """What was known of the story, with today's articles: it has not been printed again."""
    return replace(
        known[0],
        article_urls=_urls(story, known),
        first_seen=min(record.first_seen for record in known),
        last_seen=max(known[0].last_seen, story.updated),
        printed=_united(*(record.printed for record in known)),
        printings=_printings(known),
    )


def _printings(known: Sequence[StoryRecord]) -> tuple[Printing, ...]:
    """All of them, oldest first: those of stories that went into this one among them."""
    found = dict.fromkeys(printing for record in known for printing in record.printings)
    return tuple(sorted(found, key=lambda printing: printing.at))


def _urls(story: Story, known: Sequence[StoryRecord]) -> tuple[str, ...]:
    today = [article.url for article in (*story.earlier, *story.articles)]
    return _united(*(record.article_urls for record in known), today)


def _united(*parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))


def recall(memory: Memory, articles: Iterable[Article]) -> Memory:
    """The memory together with those of `articles` that its stories are made of."""
    known = {url for record in memory.records for url in record.article_urls}
    return replace(memory, articles=tuple(article for article in articles if article.url in known))


def turns(stories: Sequence[Story], shown: Sequence[Brief], memory: Memory) -> tuple[Turn, ...]:
    """Which stories of earlier editions became one, and which printed ones came off one, by their ids."""
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
    """Stories of earlier editions that have articles today, and did not make it into print."""
    printed = {brief.story.id for brief in shown}
    today = {story.id for story in stories} - printed
    return _threads(record for record in _living(memory) if record.id in today)


def gone_quiet(stories: Sequence[Story], memory: Memory, window: Window) -> tuple[Thread, ...]:
    """Stories of earlier editions without an article today whose newest is `QUIET` old by now.

    Each is told of once: in the first edition after that moment, or after the one that last printed it.
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
    """Whether the story had not gone quiet yet when the previous edition was made."""
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
