from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from digest.settings import json_schema, parse, starter
from digest.settings.schema import Keys
from digest.settings.translate import known_keys
from tests.unit.settings.test_load import BROKEN, ENVIRON, FULL, HERE

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


def keys_of(schema: dict[str, Any]) -> dict[str, str]:
    """Every key of the schema with the keys around it (``site.title``, ``feeds[].url``), and what it says it is."""

    def meant(node: dict[str, Any]) -> dict[str, Any]:
        reference = node.get("$ref", "").rpartition("/")[2]
        return {**schema["$defs"][reference], **node} if reference else node

    def walk(node: dict[str, Any], before: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for choice in node.get("anyOf", []):
            found |= walk(meant(choice), before)
        if node.get("type") == "array":
            found |= walk(meant(node["items"]), before + "[]")
        for key, value in node.get("properties", {}).items():
            name, inner = f"{before}.{key}".lstrip("."), meant(value)
            found |= {name: inner.get("description", ""), **walk(inner, name)}
        return found

    return walk(schema, "")


def test_the_schema_in_the_docs_is_in_step() -> None:
    written = json.loads((REFERENCE / "feeds.schema.json").read_text(encoding="utf8"))
    assert written == json_schema(), "run: digest schema > docs/reference/feeds.schema.json"


def test_every_key_is_documented_as_the_schema_describes_it_and_no_other() -> None:
    text = (REFERENCE / "feeds-yaml.md").read_text(encoding="utf8")
    documented = dict(re.findall(r"^\| `([^`]+)` \| (.*?) \| .* ?\|$", text, re.MULTILINE))
    assert documented == keys_of(json_schema())
    assert all(documented.values())


@pytest.mark.parametrize(
    "block",
    re.findall(r"```yaml\n(.*?)```", (REFERENCE / "feeds-yaml.md").read_text(encoding="utf8"), re.DOTALL),
)
def test_every_example_in_the_reference_works(block: str) -> None:
    text = block if "feeds:" in block else f"feeds: [https://example.org/rss]\n{block}"
    environ = {**ENVIRON, "DB_PASSWORD": "x"}
    assert parse(text, HERE, environ)


@pytest.mark.parametrize("text", [FULL, starter([])], ids=["full", "starter"])
def test_an_editor_finds_nothing_wrong_with_a_good_file(text: str) -> None:
    Draft202012Validator.check_schema(json_schema())
    assert list(Draft202012Validator(json_schema()).iter_errors(yaml.safe_load(text))) == []


@pytest.mark.parametrize("name", ["unknown_keys", "wrong_kinds"])
def test_an_editor_sees_what_is_wrong_with_a_broken_file(name: str) -> None:
    text = next(path for path in BROKEN if path.stem == name).read_text(encoding="utf8")
    assert list(Draft202012Validator(json_schema()).iter_errors(yaml.safe_load(text)))


def test_the_keys_of_any_place_are_known() -> None:
    assert known_keys(Keys, ("feeds", 3)) >= {"url", "name", "group"}
    assert known_keys(Keys, ("deliver", 0, "email")) >= {"to", "from", "host"}
    assert known_keys(Keys, ("topics", 0, "feeds")) == {"groups", "tags", "names", "urls"}
    assert known_keys(Keys, ("nothing", "here")) == set()
