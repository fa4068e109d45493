"""`digest feeds add` and `remove`, and what is said of a feed that no topic takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import cli
from digest.errors import ConfigError
from digest.settings import load
from tests.web.server import says, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEED = b"<rss version='2.0'><channel><title>Wire</title><item><title>A bridge</title><link>https://w.example/1</link></item></channel></rss>"
LINKS = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/one.xml">
<link rel="alternate" type="application/rss+xml" href="/two.xml"></head></html>"""
TOPICS = "topics:\n  - {id: world, feeds: {groups: [world]}}\n"


@pytest.fixture
def base() -> Iterator[str]:
    html = {"Content_Type": "text/html"}
    pages = {
        "/one.xml": says(FEED),
        "/two.xml": says(FEED),
        "/both": says(LINKS, **html),
        "/members": says(b"", status="401 Unauthorized"),
        "/robots.txt": says(b""),
    }
    with serving(pages) as server:
        yield server.url("")


def config_of(folder: Path, base: str, more: str = "") -> Path:
    path = folder / "feeds.yaml"
    path.write_text(
        f"# mine\nfeeds:\n  - {{url: {base}/one.xml, name: One, group: world}}\n"
        f"network: {{allow_private: [127.0.0.1], per_host_delay_s: 0}}\n{more}",
        encoding="utf8",
    )
    return path


def feeds(config: Path, *arguments: str) -> str:
    done = CliRunner().invoke(cli, ["-c", str(config), "feeds", *arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stderr


def test_a_feed_that_no_topic_takes_is_told_when_it_is_added(tmp_path: Path, base: str) -> None:
    config = config_of(tmp_path, base, TOPICS)
    said = feeds(config, "add", f"{base}/two.xml")
    assert "no topic takes it: give it a group that a topic reads (world)" in said
    assert len(load(config, {}).feeds) == 2


def test_a_feed_that_a_topic_takes_is_added_without_a_word_more(tmp_path: Path, base: str) -> None:
    said = feeds(config_of(tmp_path, base, TOPICS), "add", f"{base}/two.xml", "--group", "world")
    assert said.splitlines()[-1] == f"added {base}/two.xml"


def test_a_feed_that_no_topic_takes_is_told_when_feeds_are_checked(tmp_path: Path, base: str) -> None:
    config = config_of(tmp_path, base, TOPICS)
    feeds(config, "add", f"{base}/two.xml")
    done = CliRunner().invoke(cli, ["-c", str(config), "feeds", "check", "--json"])
    advice = [row["advice"] for row in json.loads(done.stdout)]
    assert "no topic takes it" not in advice[0]
    assert "no topic takes it" in advice[1]


@pytest.mark.parametrize(
    ("more", "idle"),
    [
        ("", []),
        ("topics:\n  - {id: all, include: [bridge]}\n", []),
        (TOPICS, ["two"]),
        (TOPICS + "  - {id: rest, feeds: {names: [Two]}}\n", []),
        (TOPICS + "  - {id: rest}\neditions: [{id: morning, topics: [world]}]\n", ["two"]),
        (TOPICS + "editions: [{id: morning, topics: [world]}, {id: evening}]\n", ["two"]),
    ],
    ids=[
        "no topics",
        "a topic of all feeds",
        "by group",
        "by name",
        "a topic of no edition",
        "all topics of an edition",
    ],
)
def test_what_is_taken_by_no_topic(more: str, idle: list[str], tmp_path: Path) -> None:
    config = tmp_path / "feeds.yaml"
    config.write_text(
        "feeds:\n  - {url: https://one.example/rss, group: world}\n  - {url: https://two.example/rss, name: Two}\n"
        + more,
        encoding="utf8",
    )
    assert [feed.url for feed in load(config, {}).untaken] == [f"https://{name}.example/rss" for name in idle]


def test_a_feed_that_is_there_already_is_not_even_asked_for(tmp_path: Path, base: str) -> None:
    with pytest.raises(ConfigError, match="already"):
        feeds(config_of(tmp_path, base), "add", f"{base}/one.xml")


def test_elsewhere_than_at_a_terminal_the_first_feed_of_a_page_is_taken_and_the_others_named(
    tmp_path: Path, base: str
) -> None:
    config = config_of(tmp_path, base.replace("127.0.0.1", "localhost"), "")
    config.write_text(
        config.read_text(encoding="utf8").replace("[127.0.0.1]", "[127.0.0.1, localhost]"), encoding="utf8"
    )
    said = feeds(config, "add", f"{base}/both")
    assert f"names 2 feeds; the others: {base}/two.xml" in said
    assert load(config, {}).feeds[1].url == f"{base}/one.xml"


@pytest.mark.parametrize("typed", ["export.xml", "./export.xml"])
def test_a_file_is_added_as_feeds_yaml_has_it(
    typed: str, tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "export.xml").write_bytes(FEED)
    monkeypatch.chdir(tmp_path)
    config = config_of(tmp_path, base)
    assert "added ./export.xml" in feeds(config, "add", typed)
    assert load(config, {}).feeds[1].url == "./export.xml"


def test_a_list_of_feeds_is_not_added_and_the_way_is_shown(
    tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.opml").write_text("<opml version='2.0'><body/></opml>", encoding="utf8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=r"digest feeds import \./list\.opml"):
        feeds(config_of(tmp_path, base), "add", "list.opml")


def test_a_login_in_an_address_is_not_shown_and_the_way_is(tmp_path: Path, base: str) -> None:
    address = f"{base}/one.xml?new".replace("http://", "http://ann:sesame@")
    with pytest.raises(ConfigError, match=r"auth: \{username: NAME") as told:
        feeds(config_of(tmp_path, base), "add", address)
    assert "sesame" not in str(told.value)


def test_a_feed_that_wants_a_login_shows_how_to_give_it(tmp_path: Path, base: str) -> None:
    with pytest.raises(ConfigError, match=r"401 .*auth: \{username: NAME"):
        feeds(config_of(tmp_path, base), "add", f"{base}/members")


def test_a_feed_is_removed_and_comments_stay(tmp_path: Path, base: str) -> None:
    config = config_of(tmp_path, base)
    before = config.read_text(encoding="utf8")
    feeds(config, "add", f"{base}/two.xml", "--name", "Two")
    assert feeds(config, "remove", "two") == f"removed {base}/two.xml\n"
    assert config.read_text(encoding="utf8") == before


def test_a_feed_that_a_topic_names_stays_and_the_topics_line_is_named(tmp_path: Path, base: str) -> None:
    config = config_of(tmp_path, base, "topics:\n  - {id: two, feeds: {names: [Two]}}\n")
    text = config.read_text(encoding="utf8").replace(
        "network", f"  - {{url: {base}/two.xml, name: Two}}\nnetwork"
    )
    config.write_text(text, encoding="utf8")
    with pytest.raises(ConfigError, match=r"two\.xml stays.*(?s:.)*there is no feed with this name: 'Two'"):
        feeds(config, "remove", "Two")
    assert config.read_text(encoding="utf8") == text


def test_the_only_feed_stays(tmp_path: Path, base: str) -> None:
    config = config_of(tmp_path, base)
    before = config.read_text(encoding="utf8")
    with pytest.raises(ConfigError, match="at least one"):
        feeds(config, "remove", "One")
    assert config.read_text(encoding="utf8") == before
