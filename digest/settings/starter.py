"""The feeds.yaml that `digest init` writes: real, public feeds by topic or the user's own, with comments."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.settings.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCK = re.compile(r"^#\[(?P<topic>[a-z-]+)\]\n(?P<lines>.*?)^#\[/\]\n", re.MULTILINE | re.DOTALL)
"""Lines of the template that belong to one topic, or to what the name says."""

_MARK = re.compile(r"«(\w+)»")
"""What is put into the template."""

_AT = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.h]([0-5][0-9]))?")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ._/@+-]*[A-Za-z0-9]|https?://[A-Za-z0-9./_~=?&%+-]+")
_WORDS_OF_YAML = frozenset({"yes", "no", "on", "off", "true", "false", "null"})
_OWN = "own"
"""The group and the topic of the user's own feeds, where there are topics beside."""

STARTER_TOPICS: tuple[str, ...] = (
    "world",
    "technology",
    "science",
    "business",
    "climate",
    "health",
    "indo-pacific",
)
"""The topics that `starter` knows, in the order it writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person wants of a paper. What is left empty is as the template has it."""

    topics: tuple[str, ...] = ()
    """Of `STARTER_TOPICS`; all of them when neither topics nor feeds are named."""
    feeds: tuple[str, ...] = ()
    """Addresses of feeds of their own."""
    title: str = ""
    language: str = ""
    timezone: str = ""
    at: str = "07:00"
    """The time of day of the edition; empty for none: then it is made by hand."""
    mail: str = ""
    """The address that it is mailed to."""
    mail_host: str = ""
    mail_from: str = ""


@cache
def _template() -> str:
    return (files("digest.settings") / "starter.yaml").read_text(encoding="utf8")


def starter(topics: Sequence[str]) -> str:
    """A commented feeds.yaml with the feeds of those topics.

    Raises:
        ConfigError: a topic is not known.
    """
    return feeds_yaml(Wishes(topics=tuple(topics)))


def feeds_yaml(wishes: Wishes) -> str:
    """A commented feeds.yaml as `wishes` have it, and nothing else in it.

    Raises:
        ConfigError: a topic or the time of day cannot be understood.
    """
    for topic in wishes.topics:
        if topic not in STARTER_TOPICS:
            raise ConfigError(f"there is no starter topic {topic!r}; {one_of(topic, STARTER_TOPICS)}")
    topics = set(wishes.topics) or (set() if wishes.feeds else set(STARTER_TOPICS))
    parts = topics | {name for name, is_wanted in _parts(wishes, bool(topics)).items() if is_wanted}
    text = _BLOCK.sub(lambda block: block["lines"] if block["topic"] in parts else "", _template())
    values = _values(wishes, bool(topics))
    return _MARK.sub(lambda mark: values[mark[1]], text)


def _parts(wishes: Wishes, has_topics: bool) -> dict[str, bool]:
    """The parts of the template that are there or not."""
    return {
        "own-feeds": bool(wishes.feeds),
        "topics": has_topics,
        "own-topic": has_topics and bool(wishes.feeds),
        "timed": bool(wishes.at),
        "by-hand": not wishes.at,
        "mail": bool(wishes.mail),
        "no-mail": not wishes.mail,
    }


def _values(wishes: Wishes, has_topics: bool) -> dict[str, str]:
    """What stands in the template in the place of its marks."""
    host = wishes.mail_host or f"smtp.{wishes.mail.rpartition('@')[2]}"
    return {
        "title": quoted(wishes.title or "Morning Wire"),
        "language": quoted(wishes.language or "en"),
        "timezone": quoted(wishes.timezone or "UTC"),
        "feeds": "\n".join(_row(url, has_topics) for url in wishes.feeds),
        "cron": cron_at(wishes.at) if wishes.at else "",
        "mail": quoted(wishes.mail),
        "host": _server(host),
        "from": quoted(wishes.mail_from or wishes.mail),
    }


def _row(url: str, has_topics: bool) -> str:
    return f"  - {{url: {json.dumps(url)}, group: {_OWN}}}" if has_topics else f"  - {quoted(url)}"


def _server(host: str) -> str:
    """The lines of a mail server: its name, and its port where it has one, as ``localhost:1025``."""
    name, colon, port = host.rpartition(":")
    return f"{quoted(name)}\n      port: {port}" if colon and port.isdecimal() else quoted(host)


def cron_at(at: str) -> str:
    """A time of day (``07:00``, ``7``, ``7.30``) as crontab has it.

    Raises:
        ConfigError: it is none.
    """
    found = _AT.fullmatch(at.strip())
    if not found:
        raise ConfigError(f"{at!r} is no time of day: write it as 07:00")
    return f"{int(found[2] or 0)} {int(found[1])} * * *"


def quoted(text: str) -> str:
    """`text` as YAML has it: as it is where it can only be read as this text, else as JSON has it."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if is_plain else json.dumps(text, ensure_ascii=False)
