from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.settings import STARTER_TOPICS, parse, starter

ROOT = Path(__file__).parents[3]


def test_the_starter_is_a_whole_file_that_needs_nothing_from_the_environment() -> None:
    settings = parse(starter([]), Path("/paper/feeds.yaml"), {})
    assert tuple(topic.id for topic in settings.topics) == STARTER_TOPICS
    assert len(settings.topics) >= 5
    assert 30 <= len(settings.feeds) <= 60
    assert all(feed.name and feed.group for feed in settings.feeds)


@pytest.mark.parametrize("topic", STARTER_TOPICS)
def test_each_topic_can_be_had_alone_with_feeds_of_its_own(topic: str) -> None:
    settings = parse(starter([topic]), Path("/paper/feeds.yaml"), {})
    assert [each.id for each in settings.topics] == [topic]
    assert len(settings.feeds) >= 4
    assert {feed.group for feed in settings.feeds} == {topic}


def test_topics_come_in_one_order_however_they_are_asked_for() -> None:
    assert starter(["science", "technology"]) == starter(["technology", "science"])


def test_nothing_of_the_template_is_left_in_it() -> None:
    text = starter(["technology", "science"])
    assert "#[" not in text
    assert not any(first == second == "" for first, second in pairwise(text.splitlines()))


def test_an_unknown_topic_is_named_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="'technology'"):
        starter(["tecnology"])


def test_everything_that_is_commented_out_works_when_the_hash_is_taken_away() -> None:
    text = starter([])
    for line in (
        "url: https://news",
        "- {id: weekly",
        "summariser: {transformers",
        "deliver:",
        "- email:",
        "to:",
    ):
        assert f"# {line}" in text or f"#   {line}" in text or f"#       {line}" in text
    text = text.replace("summariser: extractive\n", "")
    for marked in ("  # url:", "  # - {id: weekly", "# summariser:", "# deliver:"):
        assert marked in text
        text = text.replace(marked, marked.replace("# ", "", 1))
    head, tail = text.split("\ndeliver:")
    text = head + "\ndeliver:" + tail.replace("\n# ", "\n")
    environ = {"SMTP_PASSWORD": "x", "TELEGRAM_URL": "tgram://x/1"}
    settings = parse(text, Path("/paper/feeds.yaml"), environ)
    assert [tool.name for tool in settings.deliverers] == ["email", "apprise"]
    assert [plan.id for plan in settings.plans] == ["morning", "weekly"]
    assert settings.summariser.name == "transformers"


def test_the_repositorys_own_feeds_yaml_is_the_starter() -> None:
    ours = (ROOT / "feeds.yaml").read_text(encoding="utf8")
    assert ours == starter([]).replace("$schema=feeds", "$schema=docs/reference/feeds"), (
        "change digest/settings/starter.yaml, and write feeds.yaml from it"
    )
