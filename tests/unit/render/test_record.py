"""edition.json and articles.jsonl: what a program reads."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from digest.models import Citation, Turn
from digest.render import Options, render
from tests.fakes import editions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Edition

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/reference/edition.schema.json").read_text("utf-8"))
FOLDER = "2026/03/05/morning"
ALL = (
    editions.edition(),
    editions.empty_edition(),
    editions.topical_edition(),
    editions.edition(manifest=None),
)


def record(edition: Edition) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    files = render(edition, earlier=(), options=Options(site=editions.SITE)).files
    lines = files[f"{FOLDER}/articles.jsonl"].decode().splitlines()
    return json.loads(files[f"{FOLDER}/edition.json"]), {line["id"]: line for line in map(json.loads, lines)}


def citations(value: object) -> Iterator[dict[str, Any]]:
    """Every citation, wherever it stands."""
    if isinstance(value, list):
        for one in value:
            yield from citations(one)
    elif isinstance(value, dict):
        if "passage" in value:
            yield value
        for one in value.values():
            yield from citations(one)


def cited(value: object) -> Iterator[tuple[str, int, int]]:
    """The article and the offsets of every citation of an edition, wherever it stands."""
    if isinstance(value, Citation):
        yield value.article_url, value.start, value.end
    elif is_dataclass(value):
        for field in fields(value):
            yield from cited(getattr(value, field.name))
    elif isinstance(value, (tuple, list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from cited(one)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("edition", ALL)
def test_an_edition_is_as_its_schema_says(edition: Edition) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(record(edition)[0])) == []


def test_merges_and_splits_are_told_to_machines() -> None:
    turn = Turn(kind="split", story_id="new-1a", other_id="old-2b", headline="What it was")
    made, _ = record(editions.edition(turns=(turn,)))
    assert list(Draft202012Validator(SCHEMA).iter_errors(made)) == []
    assert made["turns"] == [
        {"kind": "split", "story": "new-1a", "other": "old-2b", "headline": "What it was"}
    ]


def test_the_schema_notices_what_is_wrong() -> None:
    made, _ = record(editions.edition())
    made["stories"][0]["sentences"][0]["citations"] = []
    made["trust"]["shown"] = "ten"
    del made["window"]["timezone"]
    made["extra"] = 1
    assert len(list(Draft202012Validator(SCHEMA).iter_errors(made))) == 4


@pytest.mark.parametrize("edition", ALL)
def test_anyone_can_check_every_citation(edition: Edition) -> None:
    made, articles = record(edition)
    found = []
    for citation in citations(made):
        article = articles[citation["article"]]
        assert article["text"][citation["start"] : citation["end"]] == citation["passage"]
        found.append((article["url"], citation["start"], citation["end"]))
    assert sorted(found) == sorted(cited(edition))


def test_a_copy_names_the_report_it_repeats() -> None:
    made, articles = record(editions.edition())
    copies = [one for one in made["stories"][0]["articles"] if one["copy_of"]]
    assert [(one["publisher"], one["copy_kind"]) for one in copies] == [
        ("Valley Post", "copy"),
        ("East Echo", "rewrite"),
    ]
    assert articles[copies[0]["copy_of"]]["publisher"] == "Harbour Wire"


def test_the_rank_is_the_sum_of_its_terms() -> None:
    made, _ = record(editions.edition())
    for story in made["stories"]:
        assert sum(story["rank"]["terms"].values()) == pytest.approx(story["rank"]["score"])


def test_stories_stand_in_reading_order_with_their_place() -> None:
    made, _ = record(editions.edition())
    assert [story["place"] for story in made["stories"]] == ["lead"] * 4 + ["more"] * 5 + ["single_source"]
    assert made["stories"][0]["id"] == "alderholm-bridge-7c1f"


def test_every_ledger_line_is_there_with_its_fate() -> None:
    made, _ = record(editions.edition())
    assert [line["fate"] for line in made["ledger"]] == [
        "printed", "copy", "merged", "below the cut", "filtered", "capped", "extraction failed", "not yet read",
    ]  # fmt: skip


def test_times_are_utc() -> None:
    made, _ = record(editions.edition())
    assert made["window"] == {
        "since": "2026-03-04T06:00:00Z",
        "until": "2026-03-05T06:00:00Z",
        "timezone": "Europe/Berlin",
    }
