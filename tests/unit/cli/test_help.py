"""What `--help` says, of every command."""

from __future__ import annotations

import subprocess
import sys
import time

import click
import pytest
from click.testing import CliRunner

from digest.cli import cli


def _walk(command: click.Command, names: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [names]
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            found += _walk(each, (*names, name))
    return found


ALL = _walk(cli)


@pytest.mark.parametrize("names", ALL, ids=lambda names: " ".join(names) or "digest")
@pytest.mark.parametrize("width", [40, 80, 200])
def test_help_holds_no_marks_of_its_own_layout(names: tuple[str, ...], width: int) -> None:
    done = CliRunner().invoke(cli, [*names, "--help"], terminal_width=width)
    assert done.exit_code == 0
    for mark in ("\\b", "\b", "\\f", "\f", "``", "Raises:"):
        assert mark not in done.output


@pytest.mark.parametrize("names", ALL, ids=lambda names: " ".join(names) or "digest")
def test_help_says_what_every_option_is_for(names: tuple[str, ...]) -> None:
    command: click.Command = cli
    for name in names:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    bare = [option.name for option in command.params if isinstance(option, click.Option) and not option.help]
    assert bare == []


def test_the_examples_of_make_stand_on_lines_of_their_own() -> None:
    lines = CliRunner().invoke(cli, ["make", "--help"], terminal_width=60).output.splitlines()
    assert "  digest make 'nato AND (japan OR tokyo)' --since 7d" in lines


def test_help_answers_at_once() -> None:
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "digest", "--help"], capture_output=True, check=True)
        return time.perf_counter() - began

    bare = min(_bare() for _ in range(3))
    assert min(seconds() for _ in range(5)) - bare < 0.3


def _bare() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], capture_output=True, check=True)
    return time.perf_counter() - began


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from digest.cli import cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {
        "rich",
        "sqlalchemy",
        "aiohttp",
        "pydantic",
        "lxml",
        "numpy",
        "jinja2",
        "ruamel",
        "trafilatura",
        "yaml",
    }
    assert heavy & set(done.stdout.split()) == set()
