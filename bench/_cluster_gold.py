"""Rows of the cluster sets as articles, each with the event that people put it to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from digest.models import Article, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_DATE = datetime(2014, 1, 1, 12, tzinfo=UTC)
"""The date of rows that say none: all of a set have the same, so that it tells nothing."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Articles in the order that linking wants, with the event of each."""

    articles: tuple[Article, ...]
    events: tuple[str, ...]


def gold_of(found: Iterator[dict[str, Any]], event: str) -> Gold:
    """The rows as articles, each with the event that the field `event` names."""
    pairs = [(_article(row, number), str(row[event])) for number, row in enumerate(found)]
    pairs.sort(key=lambda pair: (pair[0].at, pair[0].url))
    return Gold(tuple(article for article, _ in pairs), tuple(event for _, event in pairs))


def _article(row: dict[str, Any], number: int) -> Article:
    at = datetime.fromisoformat(row["date"]).replace(hour=12, tzinfo=UTC) if row.get("date") else NO_DATE
    text = row.get("text") or ""
    return Article(
        url=f"https://example.org/{row.get('id', number)}",
        headline=row.get("title") or "",
        publisher=row.get("source") or "",
        published=at,
        first_seen=at,
        text=text,
        evidence=Evidence.FULL if text else Evidence.HEADLINE,
    )
