"""`digest models list`: models to start with, as a person, a program and the documentation see them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from digest.cli import cli
from digest.cli import known_models as shown
from digest.errors import ConfigError
from digest.settings import parse
from digest.summarise.write.known_models import KNOWN, MACHINES, KnownModel, named
from tests.fakes.terminal import on_terminal

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "models.md"
NAMES = [one.name for one in KNOWN]
EVERY = pytest.mark.parametrize("one", KNOWN, ids=NAMES)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("models", "list", *arguments), catch_exceptions=True)


def blocks(text: str) -> list[dict[str, Any]]:
    """What is offered for feeds.yaml in a text."""
    found = re.findall(r"^    (summariser:\n(?:      .+\n?)+)", text, re.MULTILINE)
    return [yaml.safe_load(block) for block in found]


def table() -> str:
    """The table of the documentation, made anew."""
    rows = [
        "| for | model | revision | GB to fetch | GB needed | licence | languages | in Ollama |",
        "|---|---|---|--:|--:|---|---|---|",
    ]
    for one in KNOWN:
        name, *rest = shown.cells(one)
        revision = f"`{one.revision}`" if one.revision else f"`digest models check {one.name}` prints it"
        ollama = f"`{one.ollama}`" if one.ollama else "–"
        rows.append(f"| {' | '.join([shown.heading(one.machine), f'`{name}`', revision, *rest, ollama])} |")
    return "\n".join(rows)


# ---------------------------------------------------------------------------------- what is known


@EVERY
def test_a_known_model_has_a_name_of_the_hub_and_a_whole_commit_or_none(one: KnownModel) -> None:
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", one.name)
    assert one.revision is None or re.fullmatch(r"[0-9a-f]{40}", one.revision)
    assert one.ollama is None or re.fullmatch(r"[a-z0-9.-]+(:[a-z0-9.-]+)?", one.ollama)
    assert one.licence
    assert re.fullmatch(r"over \d+|[a-z]{2}( [a-z]{2})*", one.languages)


@EVERY
def test_a_known_model_leaves_a_third_of_the_memory_to_the_machine(one: KnownModel) -> None:
    assert one.memory_gb > one.fetch_gb
    memory_gb = {"4 GB": 4, "8 GB": 8, "16 GB": 16}.get(one.machine)
    if memory_gb:
        assert one.memory_gb <= memory_gb * 2 / 3
    else:
        assert 16 * 2 / 3 < one.memory_gb <= 24


def test_every_kind_of_machine_has_models_and_the_least_hungry_come_first() -> None:
    assert {one.machine for one in KNOWN} == set(MACHINES)
    assert [one.memory_gb for one in KNOWN] == sorted(one.memory_gb for one in KNOWN)
    assert len(set(NAMES)) == len(NAMES)
    assert len({one.revision for one in KNOWN}) == len(KNOWN)


def test_memory_is_the_weights_as_they_are_stored_and_a_fifth() -> None:
    halves = KnownModel(
        name="a/b", revision=None, parameters=1_000_000_000, licence="MIT", languages="en", bytes_each=2
    )
    assert (halves.fetch_gb, halves.memory_gb, halves.machine) == (2.0, 2.4, "4 GB")


# ---------------------------------------------------------------------------------- what is shown


@pytest.mark.slow
@pytest.mark.parametrize("columns", [80, 200])
def test_a_person_sees_a_table_in_which_no_name_is_broken(columns: int, tmp_path: Path) -> None:
    code, terminal = on_terminal("models", "list", cwd=tmp_path, columns=columns)
    assert code == 0
    rows = terminal.rows
    assert [row.split()[0] for row in rows if "/" in row.split(" ")[0]] == NAMES
    assert [row for row in rows if row.endswith(("of memory", "GPU of 24 GB"))] == [
        shown.heading(machine) for machine in MACHINES
    ]
    assert "not tried by us" in " ".join(rows)
    assert "ar zh cs da" in "\n".join(rows)


@pytest.mark.slow
def test_on_a_narrow_terminal_each_model_has_lines_of_its_own(tmp_path: Path) -> None:
    code, terminal = on_terminal("models", "list", cwd=tmp_path, columns=50)
    assert code == 0
    assert [row for row in terminal.rows if row in NAMES] == NAMES
    assert "  1.6 GB to fetch · 2.0 GB needed · MIT · en" in terminal.rows


def test_a_program_gets_a_line_a_model_with_the_commit_to_pin() -> None:
    lines = [line.split("\t") for line in run().stdout.splitlines()]
    assert [line[1] for line in lines] == NAMES
    assert [line[-2] for line in lines] == [one.revision or "-" for one in KNOWN]
    assert {len(line) for line in lines} == {8}


def test_the_list_as_json_holds_every_fact() -> None:
    told = json.loads(run("--json").stdout)
    assert [one["name"] for one in told] == NAMES
    bart = next(one for one in told if one["name"] == "facebook/bart-large-cnn")
    assert bart["fetch_gb"] == 1.63
    assert bart["memory_gb"] == 1.95
    assert bart["machine"] == "4 GB"
    assert bart["ollama"] is None
    assert not bart["gated"]


def test_a_part_of_a_name_chooses_models_whatever_its_capitals() -> None:
    assert [one.name for one in named("GEMMA")] == ["google/gemma-3-1b-it", "google/gemma-3-4b-it"]
    assert [one.name for one in named("qwen3:8b")] == ["Qwen/Qwen3-8B"]
    assert [one["name"] for one in json.loads(run("smollm3", "--json").stdout)] == [
        "HuggingFaceTB/SmolLM3-3B"
    ]


def test_a_model_that_is_not_known_is_told_with_what_to_do() -> None:
    done = run("elsewhere/model")
    assert isinstance(done.exception, ConfigError)
    assert "`digest models check elsewhere/model`" in str(done.exception)


@EVERY
def test_what_is_said_of_a_model_can_be_put_into_feeds_yaml_as_it_is(one: KnownModel, tmp_path: Path) -> None:
    offered = blocks(run(one.name).stdout)
    assert len(offered) == 1 + (one.ollama is not None)
    for block in offered:
        text = yaml.safe_dump({"feeds": ["https://example.org/rss"], **block})
        assert parse(text, tmp_path / "feeds.yaml", {})
    assert offered[0]["summariser"] == {"transformers": one.name, "revision": one.revision}
    if one.ollama:
        assert offered[1]["summariser"]["model"] == one.ollama


def test_a_gated_model_says_how_its_terms_are_accepted_and_one_that_thinks_gets_room() -> None:
    assert "`hf auth login`" in run("llama").stdout
    assert "max_tokens: 4000" in run("qwen3-8b").stdout
    assert "max_tokens" not in run("qwen2.5-7b").stdout


def test_a_model_without_a_known_commit_says_what_prints_it() -> None:
    unpinned = KnownModel(name="a/b", revision=None, parameters=1_000_000, licence="MIT", languages="en")
    assert "digest models check a/b prints it" in "\n".join(shown.details(unpinned))
    assert shown.line(unpinned).split("\t")[-2:] == ["-", "-"]


def test_the_table_of_the_documentation_is_that_of_the_program() -> None:
    assert table() in PAGE.read_text(encoding="utf8"), f"put this into {PAGE.name}:\n{table()}"
