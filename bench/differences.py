"""Differences between outlets on real events: how many of those shown were found right by a reader.

``differences_read.json`` keeps what was read: a fingerprint of each difference (its event, its kind and the
sentences it cites) and whether an editor would print it; no text. Read are the differences of this version
and those of versions before that are shown no more. ``python -m bench.differences`` prints every difference
with its fingerprint and its sentences, to be read.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bench._event_stories import SETS, event_stories
from bench.sets import default_data
from digest.summarise.compare.differences import differences
from digest.summarise.read.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.models import Difference, Story

NOTE = (
    "precision: of the differences shown that were read, those that an editor would print; unread: shown, "
    "and not read so far (read them: python -m bench.differences). Conflicts and later figures count alike."
)
READ = Path(__file__).with_name("differences_read.json")
ALL = 99


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{kind: {shown, read, right, precision, unread}}``, and the events looked at."""
    return scores(data, SETS)


def scores(data: Path, names: Iterable[str]) -> dict[str, dict[str, float]]:
    """The same on the sets named only."""
    marks: dict[str, bool] = json.loads(READ.read_text("utf8"))
    shown, read, right = Counter[str](), Counter[str](), Counter[str]()
    events = 0
    for name in names:
        for story in event_stories(data, name):
            events += 1
            for difference in differences(passages(story), ALL):
                mark = marks.get(fingerprint(story, difference))
                shown[difference.kind] += 1
                read[difference.kind] += mark is not None
                right[difference.kind] += bool(mark)
    kinds = {kind: _scores(shown[kind], read[kind], right[kind]) for kind in sorted(shown)}
    return kinds | {"all": _scores(shown.total(), read.total(), right.total()) | {"events": events}}


def _scores(shown: int, read: int, right: int) -> dict[str, float]:
    return {
        "shown": shown,
        "read": read,
        "right": right,
        "precision": right / read if read else 0.0,
        "unread": shown - read,
    }


def fingerprint(story: Story, difference: Difference) -> str:
    """12 hexadecimal digits of the event, the kind, and the sentences cited."""
    key = "\n".join([story.id, difference.kind, *sorted(_sentences(story, difference))])
    return blake2b(key.encode("utf8", "replace"), digest_size=6).hexdigest()


def _sentences(story: Story, difference: Difference) -> Iterator[str]:
    texts = {article.url: article.text for article in story.articles}
    for version in difference.versions:
        yield texts[version.citation.article_url][version.citation.start : version.citation.end]


def show(data: Path) -> Iterator[str]:
    """Every difference with its fingerprint, mark and sentences, in lines for a reader."""
    marks: dict[str, bool] = json.loads(READ.read_text("utf8"))
    words = {True: "right", False: "WRONG", None: "unread"}
    for name in SETS:
        for story in event_stories(data, name):
            for difference in differences(passages(story), ALL):
                key = fingerprint(story, difference)
                kind = f"{difference.kind}{', a later figure' if difference.is_update else ''}"
                yield f"{key} {words[marks.get(key)]} {name} {story.id}: {kind}: {difference.about}"
                for version, sentence in zip(difference.versions, _sentences(story, difference), strict=True):
                    yield f"    {version.publisher} ({version.at:%Y-%m-%d}): {version.wording} | {sentence}"


if __name__ == "__main__":
    for line in show(default_data()):
        click.echo(line)
