"""Our reading of the schema of edition.json agrees with that of a whole validator."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from digest.render import Options, render
from digest.verify.shape import MOST_FAULTS, schema, shape_faults
from tests.fakes import editions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Edition

VALIDATOR = Draft202012Validator(schema())
READ = {"$ref", "anyOf", "type", "const", "enum", "minLength", "pattern", "format", "minimum", "required"} | {
    "properties", "additionalProperties", "items", "minItems", "maxItems"
}  # fmt: skip
TOLD = {"$schema", "$id", "$defs", "title", "description"}
"""What of JSON Schema asks nothing."""


def record(edition: Edition) -> dict[str, Any]:
    files = render(edition, earlier=(), options=Options(site=editions.SITE)).files
    made: dict[str, Any] = json.loads(files[f"{edition.slug}/edition.json"])
    return made


WHOLE = [record(each) for each in (editions.edition(), editions.empty_edition(), editions.topical_edition())]


def rules(value: Any) -> Iterator[dict[str, Any]]:
    """Every rule of a schema."""
    yield value
    inner = [*value.get("properties", {}).values(), *value.get("$defs", {}).values(), *value.get("anyOf", ())]
    inner += [value[name] for name in ("items", "additionalProperties") if isinstance(value.get(name), dict)]
    for each in inner:
        yield from rules(each)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container of a document with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


def test_the_schema_asks_nothing_that_is_not_read() -> None:
    assert {key for rule in rules(schema()) for key in rule} <= READ | TOLD


def test_whole_editions_have_their_shape() -> None:
    assert [shape_faults(each) for each in WHOLE] == [[], [], []]


@given(
    st.sampled_from(WHOLE),
    st.randoms(use_true_random=False),
    st.sampled_from([None, True, 0, -1, 2.5, "", "x", "2026-03-05T06:00:00Z", [], {}, [1], {"x": 1}]),
)
def test_a_wrong_value_anywhere_is_judged_as_by_a_validator(whole: Any, choice: Any, value: Any) -> None:
    edition = copy.deepcopy(whole)
    container, key = choice.choice(list(places(edition)))
    container[key] = value
    is_right = VALIDATOR.is_valid(edition)
    assert is_right or shape_faults(edition)
    if is_right and not isinstance(value, str):  # of texts we ask more: a time must be one
        assert shape_faults(edition) == []


def test_not_every_fault_of_many_is_told() -> None:
    edition = copy.deepcopy(WHOLE[0])
    edition["ledger"] = [7] * 1_000
    assert len(shape_faults(edition)) == MOST_FAULTS
    assert shape_faults(edition)[0] == "edition.json: ledger[0] is 7, and should be object"
