"""Invented reports in nine languages: a title, a blurb and paragraphs, different for each place and number.

Every word of them is our own. A report is put together from a topic's sentences, so that two reports of one
topic share their pattern but neither place nor figures, as notices of councils and offices do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    import random


@dataclass(frozen=True, slots=True)
class _Topic:
    language: str
    script: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """What a wall says."""

    heading: str
    text: str
    button: str


_TEXTS = yaml.safe_load(Path(__file__).with_name("field_texts.yaml").read_text(encoding="utf8"))
_TOPICS = tuple(_Topic(**{**each, "sentences": tuple(each["sentences"])}) for each in _TEXTS["topics"])
_PLACES = {script: names.split() for script, names in _TEXTS["places"].items()}
WALLS: dict[str, tuple[Wall, ...]] = {
    which: tuple(Wall(**wall) for wall in walls) for which, walls in _TEXTS["walls"].items()
}
MONTHS: dict[str, list[str]] = {language: names.split() for language, names in _TEXTS["months"].items()}
LANGUAGES = tuple(dict.fromkeys(topic.language for topic in _TOPICS))


@dataclass(frozen=True, slots=True)
class Report:
    """One invented report; `sentences` are what its page says, one a paragraph, the first is the blurb's."""

    language: str
    title: str
    sentences: tuple[str, ...]

    @property
    def blurb(self) -> str:
        """What its feed says of it: the first two sentences."""
        return " ".join(self.sentences[:2])


def report(chance: random.Random, language: str = "") -> Report:
    """A report in that language, or in any of them."""
    topic = chance.choice([each for each in _TOPICS if each.language == (language or each.language)])
    place = chance.choice(_PLACES[topic.script])
    slots = {
        "p": place, "n": chance.randint(3, 89), "m": chance.randint(120, 980), "k": chance.randint(11, 99)
    }  # fmt: skip
    return Report(
        language=topic.language,
        title=topic.title.format(**slots),
        sentences=tuple(sentence.format(**slots) for sentence in topic.sentences),
    )
