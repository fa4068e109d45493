"""`digest models check`: what a user is told of a model before it writes an edition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from digest.cli import cli
from digest.errors import ConfigError
from tests.fakes import models
from tests.fakes.chat_server import chat_server, says

if TYPE_CHECKING:
    from pathlib import Path

SAID = "Nothing of the kind was ever reported by 7,000 whales in Atlantis."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=True)


def first_sentence(prompt: str) -> str:
    """The first of the numbered sentences that a model is shown."""
    return next(line[3:] for line in prompt.splitlines() if line.startswith("1. "))


def paper(folder: Path, summariser: str) -> str:
    path = folder / "feeds.yaml"
    path.write_text(f"feeds: [https://a.example/rss]\nsummariser: {summariser}\n", encoding="utf8")
    return str(path)


@pytest.mark.slow
def test_a_model_is_loaded_timed_and_each_of_its_sentences_judged() -> None:
    done = run("models", "check", str(models.encoder_decoder()), "--json")
    told = json.loads(done.stdout)
    assert told["facts"]["kind"] == "encoder-decoder"
    assert told["facts"]["parameters"] > 10_000
    assert told["write_s"] > 0
    good = sum(not sentence["reasons"] for sentence in told["sentences"])
    assert told["supported"] == pytest.approx(good / max(1, len(told["sentences"])))


def test_the_model_behind_the_address_of_feeds_yaml_is_tried_and_its_inventions_named(tmp_path: Path) -> None:
    with chat_server(lambda asked: says(SAID)) as server:
        done = run("-c", paper(tmp_path, f'{{endpoint: "{server.url}", model: wordy}}'), "models", "check")
        assert len(server.asked) == 3
    assert done.exit_code == 1
    assert f"no  {SAID}" in done.stdout
    assert "no passage has its words" in done.stdout
    assert "0 of 3 sentences supported" in done.stdout
    assert "tokens read: 2,700" in done.stdout
    assert done.stdout.endswith(
        "verdict: does not work, because the reports support only 0 of its 3 sentences\n"
    )


def test_a_model_that_copies_works_but_adds_nothing(tmp_path: Path) -> None:
    with chat_server(lambda asked: says(first_sentence(asked.prompt))) as server:
        done = run("-c", paper(tmp_path, f'{{endpoint: "{server.url}", model: parrot}}'), "models", "check")
    assert done.exit_code == 0
    assert done.stdout.count("  printed: ") == 3
    assert "verdict: works, but copies 100% of its sentences" in done.stdout


def test_without_a_model_in_feeds_yaml_a_name_is_asked_for(tmp_path: Path) -> None:
    done = run("-c", paper(tmp_path, "extractive"), "models", "check")
    assert isinstance(done.exception, ConfigError)
    assert "names no model" in str(done.exception)


@pytest.mark.parametrize(
    ("present", "told"), [((), "no transformers model"), (("config.json",), "no safetensors weights")]
)
def test_a_folder_that_holds_no_model_is_named_with_the_reason(
    present: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    for name in present:
        (tmp_path / name).write_text("{}", encoding="utf8")
    done = run("models", "check", str(tmp_path))
    assert isinstance(done.exception, ConfigError)
    assert told in str(done.exception)


def test_a_folder_that_is_not_there_is_named() -> None:
    done = run("models", "check", "./no/such/folder")
    assert "no folder" in str(done.exception)
