"""Two sets of full texts on which no bar was chosen, as rows with an id, an event, a title and a text.

FNC-1 tells which headlines are about which bodies: bodies that a headline ties together are about one event.
Multi-News tells which articles its editors summed up together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.sets import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
