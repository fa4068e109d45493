"""``digest topics test`` on a store filled here, in this process."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from digest.cli.console import Context
from digest.cli.topics import topics
from digest.cli.why import why
from digest.errors import ConfigError
from digest.models import Fetched
from digest.store.sql import SqlStore
from tests import builders

if TYPE_CHECKING:
    from pathlib import Path

FEED = "https://x.example/rss"
NEWS = (
    ("Ship leaves port", "It sailed at noon."),
    ("Storm at sea", "A ship could not enter the port."),
    ("Ship quiz: which port is this?", "Ten questions."),
    ("Ship sinks", "Nobody was hurt."),
    ("Mayor resigns", "He had been ill."),
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    now = datetime.now(UTC)
    store = SqlStore(f"sqlite:///{tmp_path / 'digest.db'}")
    for number, (headline, text) in enumerate(NEWS):
        when = now - timedelta(hours=number + 1)
        entry = builders.entry(number, feed_url=FEED, published=when, first_seen=when)
        store.record_fetches([Fetched(state=builders.feed_state(FEED), entries=((entry, str(number)),))])
        article = builders.article(
            number, headline=headline, text=text, published=when, first_seen=when, feed_urls=(FEED,)
        )
        store.record_article(entry, article)
    store.close()
    path = tmp_path / "feeds.yaml"
    path.write_text(
        f"feeds: [{FEED}]\nstore: digest.db\n"
        "topics: [{id: sea, title: The sea, include: [ship AND port], exclude: ['title:quiz']}]\n",
        encoding="utf8",
    )
    return path


def tried(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(topics, ["test", *arguments], obj=Context(str(config), -1))


def test_counts_come_first_then_what_matched_what_was_dropped_and_what_was_lacking(config: Path) -> None:
    lines = tried(config, "sea").stdout.splitlines()
    assert lines[0].startswith("The sea (sea): 2 of 5 articles since ")
    assert [line.split()[0] for line in lines[1:5]] == ["1", "1", "1", "2"]
    text = "\n".join(lines)
    assert "2  ship AND port" in text
    assert "1  exclude: title:quiz" in text
    assert "ship  in the headline: …[Ship] leaves port…" in text
    assert "port  in the text: …" in text
    assert "title:quiz  in the headline: …Ship [quiz]: which port is this?…" in text
    assert text.index("\ntaken\n") < text.index("\ndropped\n") < text.index("\nnearly taken\n")
    assert "lacks port" in text


def test_a_rule_can_be_tried_before_it_is_written_down(config: Path) -> None:
    told = json.loads(tried(config, "--rule", "mayor OR storm", "--json").stdout)
    (rule,) = told["topics"]
    assert (told["articles"], rule["taken"]) == (5, 2)
    assert [row["headline"] for row in rule["articles"] if row["is_taken"]] == [
        "Storm at sea",
        "Mayor resigns",
    ]
    in_topic = json.loads(tried(config, "sea", "--rule", "ship", "--json").stdout)
    assert in_topic["topics"][0]["counts"] == {"headline": 2, "opening": 1, "excluded": 1, "no rule": 1}


def test_only_as_far_back_as_asked(config: Path) -> None:
    assert json.loads(tried(config, "--since", "150m", "--json").stdout)["articles"] == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("see",), "did you mean sea?"),
        (("--rule", "ship AND (port"), "ship AND (port\n           ^"),
        (("--since", "yesterday"), "use since_last, a length"),
    ],
)
def test_what_is_wrong_is_named_with_a_remedy(config: Path, arguments: tuple[str, ...], words: str) -> None:
    done = tried(config, *arguments)
    assert isinstance(done.exception, ConfigError)
    assert words in str(done.exception)


def test_a_story_that_nobody_knows_is_named(config: Path) -> None:
    done = CliRunner().invoke(why, ["volcano"], obj=Context(str(config), -1))
    assert isinstance(done.exception, ConfigError)
    assert "volcano" in str(done.exception)
