"""`digest init`: what a person wants becomes a feeds.yaml that passes its own check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import cli
from digest.errors import ConfigError
from digest.settings import Settings, load
from digest.settings.starter import STARTER_TOPICS, Wishes, cron_at, feeds_yaml

if TYPE_CHECKING:
    from pathlib import Path

ENVIRON = {"SMTP_PASSWORD": "sesame"}


def init(folder: Path, *options: str) -> Settings:
    """The settings that `digest init` with these options writes."""
    config = folder / "feeds.yaml"
    done = CliRunner().invoke(cli, ["-c", str(config), "init", *options])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return load(config, ENVIRON)


def test_without_options_it_writes_every_topic_as_ever(tmp_path: Path) -> None:
    settings = init(tmp_path)
    assert [topic.id for topic in settings.topics] == list(STARTER_TOPICS)
    assert settings.times["morning"].crons == ("0 7 * * *",)
    assert settings.deliverers == ()


def test_only_the_topics_that_are_named_are_written(tmp_path: Path) -> None:
    settings = init(tmp_path, "--topics", "science, health")
    assert [topic.id for topic in settings.topics] == ["science", "health"]
    assert {feed.group for feed in settings.feeds} == {"science", "health"}


def test_topics_may_begin_with_a_capital(tmp_path: Path) -> None:
    assert [topic.id for topic in init(tmp_path, "--topics", "Science,HEALTH").topics] == [
        "science",
        "health",
    ]


def test_a_mail_server_may_be_named_with_its_port(tmp_path: Path) -> None:
    init(tmp_path, "--mail", "ann@t.example", "--mail-host", "localhost:1025")
    text = (tmp_path / "feeds.yaml").read_text(encoding="utf8")
    assert "      host: localhost\n      port: 1025\n" in text


def test_own_feeds_alone_need_no_topic(tmp_path: Path) -> None:
    settings = init(tmp_path, "--feed", "https://a.example/rss", "--feed", "https://b.example/?f=rss&n=1")
    assert [feed.url for feed in settings.feeds] == ["https://a.example/rss", "https://b.example/?f=rss&n=1"]
    assert settings.topics == ()
    assert "Nature" not in (tmp_path / "feeds.yaml").read_text(encoding="utf8")


@pytest.mark.parametrize("topic", STARTER_TOPICS)
def test_own_feeds_beside_a_topic_are_taken_by_one_of_their_own(topic: str, tmp_path: Path) -> None:
    settings = init(tmp_path, "--topics", topic, "--feed", "https://a.example/rss")
    assert settings.untaken == ()
    assert {each.id for each in settings.topics} == {"own", topic}


def test_every_wish_is_met_and_the_doctor_finds_nothing_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("--title", "Der Bote: früh", "--language", "de", "--timezone", "Europe/Berlin", "--at", "6:30")
    mail = ("--mail", "me@a.example", "--mail-host", "mail.a.example", "--mail-from", "Bote <bote@a.example>")
    settings = init(tmp_path, "--feed", "https://a.example/rss", *options, *mail)
    assert (settings.site.title, settings.site.language) == ("Der Bote: früh", "de")
    assert settings.site.timezone == "Europe/Berlin"
    assert settings.times["morning"].crons == ("30 6 * * *",)
    (tool,) = settings.deliverers
    assert (tool.options["to"], tool.options["host"]) == (("me@a.example",), "mail.a.example")
    monkeypatch.setenv("SMTP_PASSWORD", "sesame")
    done = CliRunner().invoke(cli, ["-c", str(tmp_path / "feeds.yaml"), "doctor", "--offline"])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    "title",
    [
        "yes",
        "no: never",
        "# 1",
        "{a}",
        'say "hi"',
        "O'Hara",
        "tab",
        "日報",
        "1.5",
        "&c",
        "null",
        "- x",
        "a «feeds» b",
    ],
)
def test_any_title_comes_out_as_it_was_given(title: str, tmp_path: Path) -> None:
    assert init(tmp_path, "--feed", "https://a.example/rss", "--title", title).site.title == title


def test_an_edition_made_by_hand_has_no_time(tmp_path: Path) -> None:
    assert init(tmp_path, "--topics", "science", "--at", "never").times == {}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--timezone", "Berlin"), "Europe/Berlin"),
        (("--language", "Deutsch!"), "language tag"),
        (("--at", "25:00"), "07:00"),
        (("--mail", "me"), "mail"),
        (("--feed", "not an address"), "address"),
        (("--topics", "sience"), "science"),
    ],
)
def test_a_wish_that_cannot_be_met_is_named_and_nothing_is_written(
    options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=said):
        init(tmp_path, *options)
    assert not (tmp_path / "feeds.yaml").exists()


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["-c", str(tmp_path / "none" / "feeds.yaml"), "init"])
    assert isinstance(done.exception, ConfigError)
    assert "cannot be written" in str(done.exception)


@pytest.mark.parametrize(
    ("said", "cron"),
    [("07:00", "0 7 * * *"), ("7", "0 7 * * *"), ("18.45", "45 18 * * *"), ("0:05", "5 0 * * *")],
)
def test_times_of_day_are_read_as_people_write_them(said: str, cron: str) -> None:
    assert cron_at(said) == cron


def test_no_mark_of_the_template_is_left() -> None:
    everything = Wishes(topics=STARTER_TOPICS, feeds=("https://a.example/rss",), mail="me@a.example")
    for wishes in (Wishes(), everything, Wishes(feeds=("https://a.example/rss",), at="")):
        text = feeds_yaml(wishes)
        assert "«" not in text
        assert "#[" not in text
