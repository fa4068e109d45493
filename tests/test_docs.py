"""What is not documented does not pass."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from digest.cli import cli

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
COMMANDS = ROOT / "docs" / "reference" / "commands.md"
PROMISES = ROOT / "docs" / "promises.md"
"""Promises that are numbered and not yet made."""


def _walk(command: click.Command, names: tuple[str, ...]) -> list[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        return [
            found for name, each in sorted(command.commands.items()) for found in _walk(each, (*names, name))
        ]
    return [(" ".join(names), command)]


ALL = _walk(cli, ("digest",))


@pytest.mark.parametrize(("name", "command"), ALL, ids=[name for name, _ in ALL])
def test_every_command_and_option_is_in_the_reference(name: str, command: click.Command) -> None:
    text = COMMANDS.read_text(encoding="utf8")
    heading = f"\n## {name}\n"
    assert heading in text, f"docs/reference/commands.md lacks {name}"
    section = text.split(heading)[1].split("\n## ")[0]
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if f"`{option}" not in section] == []


def test_the_reference_names_no_command_that_is_gone() -> None:
    headings = re.findall(r"^## (digest .+)$", COMMANDS.read_text(encoding="utf8"), re.MULTILINE)
    assert sorted(headings) == sorted(name for name, _ in ALL)


@pytest.mark.parametrize("path", DOCS, ids=[str(path.relative_to(ROOT)) for path in DOCS])
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf8"))
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=[str(path.relative_to(ROOT)) for path in DOCS])
def test_commands_in_documents_exist(path: Path) -> None:
    known = {name.split()[1] for name, _ in ALL}
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf8"), re.DOTALL))
    used = set(re.findall(r"(?:^|&& )digest ([a-z]+)", blocks, re.MULTILINE))
    assert used <= known


def test_every_promise_names_tests_that_exist() -> None:
    rows = re.findall(r"^\| ([A-D]\d+) \|.*\| (.+) \|$", PROMISES.read_text(encoding="utf8"), re.MULTILINE)
    wanted = [
        f"{part}{number}"
        for part, most in (("A", 9), ("B", 5), ("C", 10), ("D", 10))
        for number in range(1, most + 1)
    ]
    assert [name for name, _ in rows] == wanted
    missing = []
    for name, tests in rows:
        for file, test in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", tests):
            source = ROOT / file
            if not source.is_file() or f"def {test}(" not in source.read_text(encoding="utf8"):
                missing.append(f"{name}: {file}::{test}")
    assert missing == []


def test_a_promise_without_a_test_says_so() -> None:
    rows = re.findall(r"^\| ([A-D]\d+) \|.*\| (.+) \|$", PROMISES.read_text(encoding="utf8"), re.MULTILINE)
    assert [name for name, tests in rows if "`tests/" not in tests and "not yet" not in tests] == []


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf8")
