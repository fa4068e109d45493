"""Why a story stands where it does, in words: each term of its rank, and what would have changed its place.

The words are read off the receipt and the story as stored, so that they say what ranking did then. Pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.cluster.rank import (
    FRESHNESS,
    FULL_TEXT,
    IMPORTANCE,
    PRINTED_DAY,
    REPEATED,
    ROUND_UP,
    WORTH,
    half_life_hours,
    independence,
)
from digest.compose.ledger import is_named
from digest.compose.placing import FIT, TOPIC_FIT
from digest.kinds import assess
from digest.models import Fate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Assessment, Brief, Edition, LedgerLine, Section, Story, Window

LATER_HOURS = 6.0
_TELLING = 0.005
"""A smaller change is not worth a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a rank: its value, and what it says of the story."""

    name: str
    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What could have been otherwise, by how much that moves the score, and the place in the section then."""

    words: str
    by: float
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a printed story stands where it does."""

    edition: Edition
    brief: Brief
    section: str
    place: int
    """In the edition, from 1."""
    place_in_section: int
    terms: tuple[Term, ...]
    changes: tuple[Change, ...]
    assessments: Mapping[str, Assessment]
    """Article address → its kind and worth, as they are judged now."""


def find(editions: Sequence[Edition], wanted: str) -> tuple[Edition, Brief] | None:
    """The latest printed story whose id or headline has `wanted` in it."""
    for edition in editions:
        for brief in edition.briefs:
            if wanted in brief.story.id or wanted.casefold() in brief.summary.headline.casefold():
                return edition, brief
    return None


def unprinted(editions: Sequence[Edition], wanted: str) -> list[tuple[Edition, LedgerLine]]:
    """The entries of the latest edition with such a title of which no sentence is in print, with their fates.

    That are those left out, and those that are only named: under Views, or among a story's sources.
    """
    for edition in editions:
        lines = [
            line
            for line in edition.ledger.lines
            if wanted.casefold() in line.title.casefold()
            and (line.fate is not Fate.PRINTED or is_named(line))
        ]
        if lines:
            return [(edition, line) for line in lines]
    return []


def why(edition: Edition, brief: Brief) -> Why:
    """The receipt of a story that `edition` printed, in words."""
    section = next(each for each in edition.sections if brief in each.briefs)
    return Why(
        edition=edition,
        brief=brief,
        section=section.name,
        place=edition.briefs.index(brief) + 1,
        place_in_section=section.briefs.index(brief) + 1,
        terms=tuple(
            Term(name=name, value=value, words=_words(name, value, brief.story, edition.window))
            for name, value in brief.story.rank.terms
        ),
        changes=tuple(_changes(brief.story, section, edition.window)),
        assessments={article.url: assess(article) for article in brief.story.articles},
    )


# --------------------------------------------------------------------------- words


def _words(name: str, value: float, story: Story, window: Window) -> str:
    said = {
        "independent": _independent,
        "attention": _attention,
        "freshness": lambda value, _: _fresh(value, half_life_hours(window)),
        "importance": _important,
        "worth": _worth,
        "sources": lambda value, _: f"its feeds weigh {math.exp(value):.2f} on average",
        "novelty": _novel,
        "repetition": _repeated,
        "full text": _read,
        "round-up": lambda value, _: "only round-ups and live blogs tell it" if value else "no round-up",
        FIT: _fit,
    }.get(name)
    return said(value, story) if said else ""


def _independent(_: float, story: Story) -> str:
    copies = f", {len(story.copies)} of them copies" if story.copies else ""
    origins = f"{story.independent} independent {'origin' if story.independent == 1 else 'origins'}"
    articles, outlets = _count(len(story.articles), "article"), _count(len(story.outlets), "outlet")
    return f"{origins}: {articles} of {outlets}{copies}"


def _attention(value: float, story: Story) -> str:
    beside = len(story.originals) - len(story.tellers)
    return (
        f"{_count(beside, 'more article')} about it, as opinion or live page"
        if value
        else "nothing beside reports"
    )


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _important(value: float, story: Story) -> str:
    told = dict(story.rank.words).get("importance", "")
    return f"{(value / IMPORTANCE + 1) / 2:.0%} by its headlines" + (f": {told}" if told else "")


def _worth(_: float, story: Story) -> str:
    return dict(story.rank.words).get("worth", "nothing is known of its worth to an editor")


def _repeated(value: float, _: Story) -> str:
    days = round(-value / PRINTED_DAY)
    return f"printed on {_count(days, 'day')} before" if days else "not printed before"


def _fresh(value: float, half_life: float) -> str:
    if value <= 0:
        return "no report says its date"
    hours = -half_life * math.log2(min(value / FRESHNESS, 1.0))
    return (
        f"its freshest reports are {_count(round(abs(hours)), 'hour')} older than the newest article of all"
    )


def _novel(value: float, _: Story) -> str:
    if value > -_TELLING:
        return "new since the last edition"
    return f"{-value / REPEATED:.0%} of it was known to earlier editions"


def _read(value: float, _: Story) -> str:
    if value < 0:
        return "nothing but headlines could be read, so it cannot lead over a story that is told"
    return "read in full" if value else "no report could be read in full"


def _fit(value: float, _: Story) -> str:
    return f"fits its topic by {value / TOPIC_FIT:.0%} (all its reports, in their headlines, would be 100%)"


# --------------------------------------------------------------------------- what if


def _changes(story: Story, section: Section, window: Window) -> list[Change]:
    """What would have moved the story within its section, the largest effects first."""
    here = _place(story, 0.0, story.independent, section)
    found = [
        Change(words=words, by=round(by, 4), place=_place(story, by, story.independent + more, section))
        for words, by, more in _options(story, window)
        if abs(by) > _TELLING
    ]
    return sorted((each for each in found if each.place != here), key=lambda each: (-each.by, each.words))


def _options(story: Story, window: Window) -> list[tuple[str, float, int]]:
    """What could have been otherwise: words, change of the score, change of the number of origins."""
    terms, k = dict(story.rank.terms), story.independent
    fresh = terms.get("freshness", 0.0)
    later = fresh * (0.5 ** (LATER_HOURS / half_life_hours(window)) - 1)
    options = [
        ("one more independent origin", independence(k + 1) - independence(k), 1),
        ("reports as fresh as the newest article", FRESHNESS - fresh, 0),
        ("nothing of it known to earlier editions", -terms.get("novelty", 0.0), 0),
        ("headlines of the greatest importance", IMPORTANCE - terms.get("importance", IMPORTANCE), 0),
        ("the greatest worth to an editor", WORTH - terms.get("worth", WORTH), 0),
        ("a report that can be read in full", FULL_TEXT - terms.get("full text", 0.0), 0),
        ("a report that is no round-up", ROUND_UP if terms.get("round-up", 0.0) else 0.0, 0),
        ("its topic in every headline", TOPIC_FIT - terms.get(FIT, TOPIC_FIT), 0),
        (f"reports {LATER_HOURS:.0f} hours older", later, 0),
    ]
    if k > 1:
        options.append(("one independent origin fewer", independence(k - 1) - independence(k), -1))
    return options


def _place(story: Story, by: float, independent: int, section: Section) -> int:
    """The story's place in the section, had its score been other: what several tell comes first."""
    mine = (independent > 1, story.rank.score + by)
    others = [brief.story for brief in section.briefs if brief.story.id != story.id]
    return 1 + sum((other.independent > 1, other.rank.score) > mine for other in others)
