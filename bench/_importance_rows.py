"""Headlines that somebody found important or not: the judge of importance learns from them, and is measured.

=======  =====================================================================================================
front    chosen: headlines of events of AllSides, WikiNews and ECB+, and AG's of the world; not chosen:
         headlines of UCI's entertainment and technology, and AG's of sports
entries  an editor's marks on entries (`marks/entries.jsonl`): worth printing (2, 3) or not
marked   380 headlines of UCI and AG that were marked by the same guide for this (`importance_marks.json`)
outlets  a headline of each UCI event: told by more outlets than half the events of its category, or not
=======  =====================================================================================================

Rows are put away by event, by host (entries) and by headline (AG).
"""

from __future__ import annotations

import html
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench._put_away import is_put_away
from bench.sets import files, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = Path(__file__).with_name("importance_marks.json")
"""Set → id (AG: 12 hexadecimal digits of the headline's blake2b) → worth for a briefing, 0 to 3."""
WORTH_PRINTING = 2
OF_AN_EVENT = 6
"""Headlines taken of a UCI event."""
LONGEST = 120
"""Characters of a headline of ECB+, some of which are whole sentences."""
LIGHT = frozenset({"e", "t"})
"""UCI's categories of entertainment, and of science and technology."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A headline, whether it is important by what its task asks, and how much of that."""

    task: str
    key: str
    headline: str
    is_important: bool
    amount: float = 0.0
    """The mark, or the number of outlets."""
    weight: float = 1.0
    category: str = ""

    @property
    def is_put_away(self) -> bool:
        """Whether it may only be scored, not learnt from."""
        return is_put_away(self.key)


def importance_rows(data: Path) -> list[Row]:
    """All rows of all tasks, in a fixed order."""
    uci = _events(data)
    return [*_front(data, uci), *_entries(data), *_marked(data, uci), *_outlets(uci)]


def _plain(headline: str) -> str:
    """AG's headlines have entities whose ampersand is lost."""
    return html.unescape(headline.replace("#39;", "'").replace("#36;", "$"))


def _events(data: Path) -> dict[str, list[dict[str, Any]]]:
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(data, "cluster", "uci"):
        events[row["event_merged"]].append(row)
    return {event: sorted(events[event], key=lambda row: row["id"]) for event in sorted(events)}


def _front(data: Path, uci: dict[str, list[dict[str, Any]]]) -> Iterator[Row]:
    yield from _of_editors(data)
    for row in rows(data, "topics", "ag"):
        if row["label"] in {"world", "sports"}:
            yield _on_front(row["title"], row["title"], 0.3, is_important=row["label"] == "world")
    for event, found in uci.items():
        if _category(found) in LIGHT:
            told = found[:OF_AN_EVENT]
            yield from (_on_front(event, row["title"], 2 / len(told), is_important=False) for row in told)


def _of_editors(data: Path) -> Iterator[Row]:
    """Headlines of events that editors chose."""
    for row in rows(data, "mds", "neus"):
        yield from (_on_front(row["id"], article["title"], 1 / 3) for article in row["articles"])
    for name in ("wikinews", "ecbplus"):
        for row in rows(data, "cluster", name):
            yield _on_front(row["event"], row["title"][:LONGEST], 0.5)


def _on_front(key: str, headline: str, weight: float, *, is_important: bool = True) -> Row:
    said = _plain(headline)
    return Row(task="front", key=key, headline=said, is_important=is_important, weight=weight)


def _entries(data: Path) -> Iterator[Row]:
    (path,) = files(data, "marks", "entries")
    with path.open(encoding="utf8") as lines:
        for row in map(json.loads, lines):
            worth = row["marks"]["worth"]
            yield Row(
                task="entries",
                key=row["host"],
                headline=row["title"],
                is_important=worth >= WORTH_PRINTING,
                amount=worth,
                category=row["marks"]["kind"],
            )


def _marked(data: Path, uci: dict[str, list[dict[str, Any]]]) -> Iterator[Row]:
    marks = json.loads(MARKS.read_text(encoding="utf8"))
    found = [
        *((row["id"], event, row["title"], "uci") for event, told in uci.items() for row in told),
        *((_hash(row["title"]), row["title"], row["title"], "ag") for row in rows(data, "topics", "ag")),
    ]
    for name, key, headline, source in found:
        worth = marks[source].get(name)
        if worth is not None:
            yield Row(
                task="marked",
                key=key,
                headline=_plain(headline),
                is_important=worth >= WORTH_PRINTING,
                amount=worth,
                category=source,
            )


def _outlets(uci: dict[str, list[dict[str, Any]]]) -> Iterator[Row]:
    numbers = {event: len({row["host"] for row in told}) for event, told in uci.items()}
    categories = {event: _category(told) for event, told in uci.items()}
    usual = {
        category: median(numbers[event] for event in uci if categories[event] == category)
        for category in sorted(set(categories.values()))
    }
    for event, told in uci.items():
        yield Row(
            task="outlets",
            key=event,
            headline=told[0]["title"],
            is_important=numbers[event] > usual[categories[event]],
            amount=numbers[event],
            category=categories[event],
        )


def _category(told: list[dict[str, Any]]) -> str:
    return str(Counter(row["category"] for row in told).most_common(1)[0][0])


def _hash(headline: str) -> str:
    return blake2b(headline.encode(), digest_size=6).hexdigest()
