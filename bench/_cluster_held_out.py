"""Sets of full texts made of pairs and summaries, as rows with an id, an event, a title and a text.

No bar was chosen on FNC-1 and Multi-News; on NeuS with its days the share that is left of a similarity was.

FNC-1 tells which headlines are about which bodies: bodies that a headline ties together are about one event.
Multi-News tells which articles its editors summed up together, and NeuS which reports are on one event: a
third of them have a day and a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bench.sets import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AMERICAN = re.compile(r"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d\d)")


def fnc1(data: Path) -> Iterator[dict[str, Any]]:
    """The bodies that some headline is about, without headlines."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for pair in rows(data, "pairs", "fnc1"):
        if pair.get("Stance", "unrelated") != "unrelated":
            above[top(f"headline {pair['Headline']}")] = top(f"body {pair['Body ID']}")
    for body in rows(data, "pairs", "fnc1"):
        name = f"body {body.get('body_id')}"
        if name in above:
            yield {"id": body["body_id"], "event": top(name), "title": "", "text": body["text"]}


def multinews(data: Path) -> Iterator[dict[str, Any]]:
    """The articles of every event, two to ten of each."""
    for event in rows(data, "mds", "multinews"):
        for number, article in enumerate(event["articles"]):
            title, text = article.get("title"), article.get("text")
            yield {"id": f"{event['id']}-{number}", "event": event["id"], "title": title, "text": text}


def neus_dated(data: Path) -> Iterator[dict[str, Any]]:
    """The articles that have a text and a day."""
    for event in rows(data, "mds", "neus"):
        for number, article in enumerate(event["articles"]):
            if article.get("date") and article.get("text"):
                yield {
                    "id": f"{event['id']}-{number}",
                    "event": event["id"],
                    "title": article.get("title"),
                    "text": article["text"],
                    "date": _iso(article["date"]),
                    "source": article.get("source"),
                }


def _iso(day: str) -> str:
    found = _AMERICAN.fullmatch(day)
    return f"20{found['year']}-{int(found['month']):02}-{int(found['day']):02}" if found else day
