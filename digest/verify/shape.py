"""Whether edition.json has the shape that its JSON Schema describes: each place where it has not.

Read is the part of JSON Schema that `docs/reference/edition.schema.json` uses; a test holds this against a
whole validator, which is no dependency of the program itself.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_FAULTS = 20
"""The most places that are told of one file. Chosen by reading; not measured."""
_SHOWN = 60
"""Characters of a wrong value that are shown."""

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, float),
}


def shape_faults(edition: Mapping[str, Any]) -> list[str]:
    """Each place of a parsed edition.json that is not as the schema says, at most `MOST_FAULTS`."""
    return [f"edition.json: {fault}" for fault in islice(_faults(edition, schema(), ""), MOST_FAULTS)]


@cache
def schema() -> dict[str, Any]:
    """The schema of edition.json.

    Raises:
        ConfigError: this installation lacks it.
    """
    here = Path(__file__).resolve().parents[1]
    name = "edition.schema.json"
    for path in (here / "_bundled" / name, here.parent / "docs" / "reference" / name):
        with suppress(OSError):
            found: dict[str, Any] = json.loads(path.read_bytes())
            return found
    raise ConfigError(f"{name} is missing from this installation: install Digest again")


def _faults(value: object, rule: Mapping[str, Any], place: str) -> Iterator[str]:
    """What is wrong at `place` and below it."""
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rpartition("/")[2]] | {
            name: each for name, each in rule.items() if name != "$ref"
        }
    if "anyOf" in rule and not any(_fits(value, each, place) for each in rule["anyOf"]):
        yield f"{_at(place)} is {_shown(value)}, which it cannot be"
        return
    if "type" in rule and not _is_of(value, rule["type"]):
        yield f"{_at(place)} is {_shown(value)}, and should be {_named(rule['type'])}"
        return
    yield from _value_faults(value, rule, place)
    if isinstance(value, dict):
        yield from _object_faults(value, rule, place)
    if isinstance(value, list):
        yield from _array_faults(value, rule, place)


def _fits(value: object, rule: Mapping[str, Any], place: str) -> bool:
    return next(_faults(value, rule, place), None) is None


def _is_of(value: object, names: str | list[str]) -> bool:
    """Whether a value is of one of these types of JSON; a boolean is no number."""
    wanted = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return "boolean" in wanted
    if isinstance(value, float) and value.is_integer() and "integer" in wanted:
        return True
    return any(isinstance(value, _TYPES[name]) for name in wanted)


def _value_faults(value: object, rule: Mapping[str, Any], place: str) -> Iterator[str]:
    """What is wrong with a single value: what it may be, how long, how large, of which form."""
    if "const" in rule and value != rule["const"]:
        yield f"{_at(place)} is {_shown(value)}, and should be {_shown(rule['const'])}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{_at(place)} is {_shown(value)}, and should be one of {', '.join(map(str, rule['enum']))}"
    if isinstance(value, str):
        yield from _text_faults(value, rule, place)
    elif isinstance(value, int | float) and value < rule.get("minimum", value):
        yield f"{_at(place)} is {_shown(value)}, and should be {rule['minimum']} at least"


def _text_faults(value: str, rule: Mapping[str, Any], place: str) -> Iterator[str]:
    if len(value) < rule.get("minLength", 0):
        yield f"{_at(place)} is empty"
    if "pattern" in rule and not re.search(rule["pattern"], value):
        yield f"{_at(place)} is {_shown(value)}, which it cannot be"
    if rule.get("format") == "date-time" and not _is_time(value):
        yield f"{_at(place)} is {_shown(value)}, and should be a time"


def _is_time(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _object_faults(value: Mapping[str, object], rule: Mapping[str, Any], place: str) -> Iterator[str]:
    known, others = rule.get("properties", {}), rule.get("additionalProperties", True)
    for name in rule.get("required", ()):
        if name not in value:
            yield f"{_at(place)} has no {name}"
    for name, inner in value.items():
        here = f"{place}.{name[:_SHOWN]}" if place else name[:_SHOWN]
        if name in known:
            yield from _faults(inner, known[name], here)
        elif others is False:
            yield f"{_at(here)} is not known"
        elif isinstance(others, dict):
            yield from _faults(inner, others, here)


def _array_faults(value: list[object], rule: Mapping[str, Any], place: str) -> Iterator[str]:
    least, most = rule.get("minItems", 0), rule.get("maxItems", len(value))
    if not least <= len(value) <= most:
        yield f"{_at(place)} has {len(value)} items, which it cannot have"
    for index, inner in enumerate(value):
        yield from _faults(inner, rule.get("items", {}), f"{place}[{index}]")


def _at(place: str) -> str:
    return place or "the whole"


def _shown(value: object) -> str:
    """A value in a message: a container by its kind, anything else as JSON, cut."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _named(names: str | list[str]) -> str:
    return names if isinstance(names, str) else " or ".join(names)
