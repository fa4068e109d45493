"""feeds.yaml is added to, and what the user wrote stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import ConfigError
from digest.subscribing import add_feed, import_feeds, opml_of
from tests import builders

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
# my paper
site: {title: "Morning Wire"}   # the title

feeds:
  # the big ones
  - https://one.example/rss
  - {url: https://two.example/rss, name: Two, tags: [world]}
"""

OPML = """\
<?xml version="1.0"?>
<opml version="2.0"><head><title>mine</title></head><body>
<outline text="World"><outline type="rss" text="One" xmlUrl="https://one.example/rss"/>
<outline type="rss" text="Three: a paper" title="Three: a paper" xmlUrl="https://three.example/atom"/></outline>
<outline type="rss" text="" xmlUrl="https://four.example/rss"/>
</body></opml>
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_text(CONFIG, encoding="utf8")
    return path


def test_an_added_feed_stands_at_the_end_and_nothing_else_changes(config: Path) -> None:
    add_feed(config, "https://new.example/rss", name="New: daily", group="uk")
    text = config.read_text(encoding="utf8")
    assert text.startswith(CONFIG)
    assert text[len(CONFIG) :].strip() == "- {url: https://new.example/rss, name: 'New: daily', group: uk}"


def test_a_feed_that_is_there_already_is_not_added_twice(config: Path) -> None:
    with pytest.raises(ConfigError, match="already"):
        add_feed(config, "https://two.example/rss")
    assert config.read_text(encoding="utf8") == CONFIG


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="digest init"):
        add_feed(tmp_path / "feeds.yaml", "https://new.example/rss")


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("feeds: [", encoding="utf8")
    with pytest.raises(ConfigError, match="cannot be read"):
        add_feed(path, "https://new.example/rss")
    assert path.read_text(encoding="utf8") == "feeds: ["


def test_an_opml_file_is_taken_over_with_its_folders(config: Path, tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_text(OPML, encoding="utf8")
    assert import_feeds(config, opml) == (2, 1)
    text = config.read_text(encoding="utf8")
    assert "- {url: https://three.example/atom, name: 'Three: a paper', group: World}" in text
    assert "- https://four.example/rss" in text
    assert import_feeds(config, opml) == (0, 3)


def test_an_opml_file_can_be_the_start_of_feeds_yaml(tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_text(OPML, encoding="utf8")
    config = tmp_path / "feeds.yaml"
    assert import_feeds(config, opml) == (3, 0)
    assert "three.example" in config.read_text(encoding="utf8")


def test_a_file_without_feeds_is_refused(config: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.opml"
    empty.write_text("<html>", encoding="utf8")
    with pytest.raises(ConfigError, match="no feeds"):
        import_feeds(config, empty)


def test_exported_feeds_come_back_the_same(tmp_path: Path) -> None:
    feeds = [
        builders.feed("https://a.example/rss?x=1&y=2", name="A & B", group="World"),
        builders.feed("https://b.example/rss", name=""),
    ]
    opml = tmp_path / "out.opml"
    opml.write_text(opml_of(feeds), encoding="utf8")
    config = tmp_path / "feeds.yaml"
    assert import_feeds(config, opml) == (2, 0)
    text = config.read_text(encoding="utf8")
    assert "{url: https://a.example/rss?x=1&y=2, name: A & B, group: World}" in text
