"""Real texts, copies made of them, and pairs of different articles about one event.

A copy is made by a generator seeded with its text's number, so that a run is the same everywhere.
"""

from __future__ import annotations

import json
import tarfile
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any

from bench.sets import MissingDataError, files, rows
from digest.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

MIN_WORDS = 120
"""A base text is at least so long: its first quarter is thirty words."""

BOILERPLATE = (
    """You have reached your limit of free stories for this month. Register today for two more weeks of our
    reporting, our crossword and our evening letter at no cost. Readers like you keep the lights on in our
    newsroom, and every contribution, large or small, goes into the work of our forty reporters.""",
    """This site asks for your consent to count how many people read its pages. You may change your mind at
    any time in the settings, and nothing that you read here is sold to anybody. The house rules for comments
    are short: be kind, stay with the subject, and let others finish. Comments close after three days.""",
    """Our weekend edition comes with the garden section, the television guide and four pages of letters. Ask
    your newsagent for it, or have it brought to your door before seven. Photographs from our archive can be
    ordered as prints in three sizes; the desk answers between nine and five on working days.""",
)
"""What sites put round a story; our own words."""


def base_texts(data: Path) -> list[str]:
    """Every text of the sets that are there and long enough, each once."""
    found: dict[str, None] = {}
    for read in (_wcxb, _multinews, _wikinews, _fundus):
        try:
            found.update(dict.fromkeys(text for text in read(data) if len(text.split()) >= MIN_WORDS))
        except MissingDataError:
            continue
    if not found:
        raise MissingDataError(f"no texts in {data}: name the folder of the data with --data")
    return list(found)


def _wcxb(data: Path) -> Iterator[str]:
    for row in rows(data, "extract", "wcxb"):
        if row["page_type"] == "article":
            yield row["gt"].get("main_content") or ""


def _multinews(data: Path) -> Iterator[str]:
    for row in rows(data, "mds", "multinews"):
        yield from (article["text"] for article in row["articles"])


def _wikinews(data: Path) -> Iterator[str]:
    yield from (row["text"] for row in rows(data, "cluster", "wikinews"))


def _fundus(data: Path) -> Iterator[str]:
    (path,) = files(data, "extract", "fundus")
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.name.endswith(".json") else None
            if stream is not None:
                yield from (_body(page.get("body")) for page in json.load(stream).values())


def _body(body: dict[str, Any] | None) -> str:
    sections = (body or {}).get("sections") or ()
    return "\n\n".join(part for section in sections for part in section["paragraphs"])


# --------------------------------------------------------------------------- made copies


def edited(share: float) -> Callable[[str, Random, Sequence[str]], str]:
    """A copy with that share of its words replaced, left out or followed by another, each on its own."""

    def edit(text: str, chance: Random, vocabulary: Sequence[str]) -> str:
        words = []
        for word in text.split():
            if chance.random() >= share:
                words.append(word)
                continue
            way = chance.random()
            words += [word] if way > 0.8 else []
            words += [chance.choice(vocabulary)] if way > 0.2 else []
        return " ".join(words)

    return edit


def replaced(share: float) -> Callable[[str, Random, Sequence[str]], str]:
    """A copy with that share of its sentences replaced by words of other texts, in runs of six."""

    def replace(text: str, chance: Random, vocabulary: Sequence[str]) -> str:
        told = sentences(text)
        chosen = set(chance.sample(range(len(told)), round(share * len(told))))
        return " ".join(
            " ".join(chance.choice(vocabulary) for _ in one.split()) if place in chosen else one
            for place, one in enumerate(told)
        )

    return replace


def beginning(share: float) -> Callable[[str, Random, Sequence[str]], str]:
    """The first words of a text."""

    def begin(text: str, chance: Random, vocabulary: Sequence[str]) -> str:  # noqa: ARG001
        words = text.split()
        return " ".join(words[: round(share * len(words))])

    return begin


def boilerplate(*, before: bool) -> Callable[[str, Random, Sequence[str]], str]:
    """A copy with lines of its site above or below."""

    def add(text: str, chance: Random, vocabulary: Sequence[str]) -> str:  # noqa: ARG001
        lines = "\n\n".join(" ".join(part.split()) for part in chance.sample(BOILERPLATE, 2))
        return f"{lines}\n\n{text}" if before else f"{text}\n\n{lines}"

    return add


def reordered(text: str, chance: Random, vocabulary: Sequence[str]) -> str:  # noqa: ARG001
    """A copy with its paragraphs in another order; with its sentences, where it has fewer than four."""
    parts = [part for part in text.split("\n") if part.strip()]
    parts = parts if len(parts) > 3 else sentences(text)
    chance.shuffle(parts)
    return "\n\n".join(parts)


KINDS: dict[str, Callable[[str, Random, Sequence[str]], str]] = {
    "edited_05": edited(0.05),
    "edited_10": edited(0.10),
    "edited_20": edited(0.20),
    "edited_30": edited(0.30),
    "edited_40": edited(0.40),
    "replaced_40": replaced(0.40),
    "first_half": beginning(0.5),
    "first_quarter": beginning(0.25),
    "boilerplate_before": boilerplate(before=True),
    "boilerplate_after": boilerplate(before=False),
    "reordered": reordered,
}


def vocabulary_of(texts: Sequence[str]) -> list[str]:
    """Words to edit with: every seventh of all texts, as often as it stands there."""
    return [word for text in texts for word in text.split()[::7]]


def copies_of(texts: Sequence[str], kind: str) -> list[str]:
    """A copy of each text."""
    vocabulary = vocabulary_of(texts)
    chances = (Random(f"{kind} {number}") for number in range(len(texts)))  # noqa: S311  (repeatable)
    return [KINDS[kind](text, chance, vocabulary) for text, chance in zip(texts, chances, strict=True)]


# --------------------------------------------------------------------------- articles that are no copies


def events(data: Path) -> dict[str, list[str]]:
    """Event → the texts of the different articles about it, of every set that is there."""
    found: dict[str, list[str]] = {}
    for name in ("ecbplus", "wikinews"):
        for row in _optional(data, "cluster", name):
            found.setdefault(f"{name}/{row['event']}", []).append(row["text"])
    for row in _optional(data, "mds", "multinews"):
        found[f"multinews/{row['id']}"] = [article["text"] for article in row["articles"]]
    for row in _optional(data, "mds", "neus"):
        texts = [article.get("text") or article["lede"] for article in row["articles"]]
        found[f"neus/{row['id']}"] = [text for text in texts if text]
    if not found:
        raise MissingDataError(f"no events in {data}: name the folder of the data with --data")
    return found


def _optional(data: Path, folder: str, name: str) -> Iterator[dict[str, Any]]:
    try:
        yield from rows(data, folder, name)
    except MissingDataError:
        return


def pairs_within(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of positions in a list of groups of those sizes laid end to end, each pair within one group."""
    found: list[tuple[int, int]] = []
    start = 0
    for size in sizes:
        found += combinations(range(start, start + size), 2)
        start += size
    return found
