"""What one edition hands to the next: its stories, and what it printed of them. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.models import StoryRecord, Thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.models import Article, Brief, Edition, Memory, Story

THREADS = 6
"""At most so many lines under "still developing", and under "gone quiet"."""


def remember(edition: Edition, memory: Memory) -> list[StoryRecord]:
    """A record a printed story, with all that earlier editions knew of it."""
    before = {record.id: record for record in memory.records}
    return [_record(brief, edition, before.get(brief.story.id)) for brief in edition.briefs]


def _record(brief: Brief, edition: Edition, before: StoryRecord | None) -> StoryRecord:
    story = brief.story
    urls = [article.url for article in (*story.earlier, *story.articles)]
    printed = [sentence.text for sentence in brief.summary.sentences]
    return StoryRecord(
        id=story.id,
        article_urls=_united(before.article_urls if before else (), urls),
        headline=brief.summary.headline,
        first_seen=before.first_seen if before else story.first_seen or story.updated,
        last_seen=story.updated,
        first_edition=before.first_edition if before else edition.slug,
        last_edition=edition.slug,
        last_edition_at=edition.window.until,
        printed=_united(before.printed if before else (), printed),
        days=before.days + 1 if before else 1,
    )


def _united(before: Iterable[str], now: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*before, *now]))


def recall(memory: Memory, articles: Iterable[Article]) -> Memory:
    """The memory together with those of `articles` that its stories are made of."""
    known = {url for record in memory.records for url in record.article_urls}
    return replace(memory, articles=tuple(article for article in articles if article.url in known))


def developing(stories: Sequence[Story], shown: Sequence[Brief], memory: Memory) -> tuple[Thread, ...]:
    """Stories of earlier editions that have articles today, and did not make it into print."""
    printed = {brief.story.id for brief in shown}
    today = {story.id for story in stories} - printed
    return _threads(record for record in memory.records if record.id in today)


def gone_quiet(stories: Sequence[Story], memory: Memory) -> tuple[Thread, ...]:
    """Stories of the previous edition that have no article today."""
    today = {story.id for story in stories}
    return _threads(
        record
        for record in memory.records
        if record.id not in today and record.last_edition == memory.previous_slug
    )


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
