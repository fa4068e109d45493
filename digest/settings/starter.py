"""The feeds.yaml that `digest init` writes: real, public feeds by topic, with comments."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.settings.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCK = re.compile(r"^#\[(?P<topic>[a-z-]+)\]\n(?P<lines>.*?)^#\[/\]\n", re.MULTILINE | re.DOTALL)
"""Lines of the template that belong to one topic."""


@cache
def _template() -> str:
    return (files("digest.settings") / "starter.yaml").read_text(encoding="utf8")


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


def starter(topics: Sequence[str]) -> str:
    """A commented feeds.yaml with the feeds of those topics.

    Raises:
        ConfigError: a topic is not known.
    """
    for topic in topics:
        if topic not in STARTER_TOPICS:
            raise ConfigError(f"there is no starter topic {topic!r}; {one_of(topic, STARTER_TOPICS)}")
    wanted = set(topics) or set(STARTER_TOPICS)
    return _BLOCK.sub(lambda block: block["lines"] if block["topic"] in wanted else "", _template())
