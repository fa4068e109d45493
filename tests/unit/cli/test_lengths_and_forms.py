"""`digest make --length` and its plain forms, with the real command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import cli
from tests.unit.summarise.choose.test_long_text import varied

if TYPE_CHECKING:
    from pathlib import Path

PLAN = (
    "# Release plan for Kestrel 4\n\nWe will ship Kestrel 4.0 on 15 April.\n\n## Risks\n\n"
    "Two of five load tests failed last week.\n\n## Decision\n\n"
    "The team decided to delay the web console because the login rewrite is not ready.\n"
)


def make(folder: Path, *arguments: str) -> tuple[int, str, str]:
    (folder / "plan.md").write_text(PLAN)
    said = ["-c", str(folder / "feeds.yaml"), "make", str(folder / "plan.md"), *arguments]
    done = CliRunner().invoke(cli, said, env={"COLUMNS": "80"})
    return done.exit_code, done.stdout, done.stderr


def test_bullets_are_sentences_with_their_outlets(tmp_path: Path) -> None:
    code, out, _ = make(tmp_path, "--form", "bullets")
    assert code == 0
    assert out.splitlines() == [
        "Release plan for Kestrel 4",
        "* We will ship Kestrel 4.0 on 15 April. (plan)",
        "* Two of five load tests failed last week. (plan)",
        "* The team decided to delay the web console because the login rewrite is not",
        "  ready. (plan)",
    ]


def test_prose_is_one_paragraph(tmp_path: Path) -> None:
    code, out, _ = make(tmp_path, "--form", "prose", "--length", "long")
    assert code == 0
    assert out.splitlines()[:2] == [
        "Release plan for Kestrel 4",
        "We will ship Kestrel 4.0 on 15 April. Two of five load tests failed last week.",
    ]
    assert out.endswith("because the login rewrite is not\nready. (plan)\n")


@pytest.mark.parametrize(("length", "most"), [("short", 40), ("medium", 100), ("long", 250), ("25", 25)])
def test_a_length_is_the_most_words_of_a_story(length: str, most: int, tmp_path: Path) -> None:
    text = "\n\n".join(map(varied, range(60)))
    (tmp_path / "long.txt").write_text(text)
    said = ["make", str(tmp_path / "long.txt"), "--form", "bullets", "--length", length]
    done = CliRunner().invoke(cli, ["-c", str(tmp_path / "feeds.yaml"), *said])
    told = " ".join(done.stdout.replace("(long)", "").replace("* ", "").split("\n")[1:]).split()
    assert done.exit_code == 0
    assert most - 12 < len(told) <= most


@pytest.mark.parametrize("length", ["endless", "3", "-5", "9000"])
def test_an_impossible_length_is_refused_with_those_there_are(length: str, tmp_path: Path) -> None:
    code, out, said = make(tmp_path, f"--length={length}")
    assert (code, out) == (2, "")
    assert "short, medium, long or 15 to 5000 words" in said


def test_a_text_without_sentences_gives_its_first_words_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("the council of norrby approved a bridge over the alder and " * 8000)
    said = ["-c", str(tmp_path / "feeds.yaml"), "make", str(tmp_path / "a.txt"), "--form", "prose"]
    done = CliRunner().invoke(cli, said)
    assert done.exit_code == 0
    assert "the council of norrby approved a bridge over the alder" in done.stdout
    assert len(done.stdout) < 500
    assert "no sentence ends in it, so its first words are given" in done.stderr
