"""In what two readings of one JSON document differ: each place, with what it says and what it should."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHANGES = 20
"""The most places that are told. Chosen by reading; not measured."""
_SHOWN = 60
"""Characters of a value that are shown."""


def changes(was: object, now: object, name: str) -> list[str]:
    """The places of the document `name` that `now` has otherwise than `was`, at most `MOST_CHANGES`."""
    return [f"{name}: {each}" for each in islice(_changes(was, now, ""), MOST_CHANGES)]


def _changes(was: Any, now: Any, place: str) -> Iterator[str]:
    if isinstance(was, dict) and isinstance(now, dict):
        yield from _object_changes(was, now, f"{place}." if place else "")
    elif isinstance(was, list) and isinstance(now, list):
        if len(was) != len(now):
            yield f"{place} has {len(now)} items, and was made with {len(was)}"
        for index, (one, other) in enumerate(zip(was, now, strict=False)):
            yield from _changes(one, other, f"{place}[{index}]")
    elif was != now or isinstance(was, bool) != isinstance(now, bool):
        yield f"{place} says {_shown(now)}, and was made as {_shown(was)}"


def _object_changes(was: dict[str, Any], now: dict[str, Any], before: str) -> Iterator[str]:
    for key in [*was, *(key for key in now if key not in was)]:
        if key not in now:
            yield f"{before}{key} was taken away"
        elif key not in was:
            yield f"{before}{key} was added"
        else:
            yield from _changes(was[key], now[key], f"{before}{key}")


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
