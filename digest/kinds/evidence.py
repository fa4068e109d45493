"""Clear evidence of a kind: what page or feed states, names of sections and sites, set forms of headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.kinds.addresses import is_of_a_release, kind_of_name, section_of, site_kind
from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.kinds.look import Look, Seen
    from digest.language import Language

STATED = 0.95
"""The probability of a kind that the markup of a page or a feed states. Chosen by reading; not measured."""
OF_A_SITE = 0.9
"""The probability of the kind of a site, as arxiv.org, on its pages. Chosen by reading; not measured."""
NAMED = 0.85
"""The probability of a kind that the name of a section or a category tells (bench kinds)."""
SET_FORM = 0.8
"""The probability of a kind that the set form of a headline tells, as an id or a version (bench kinds)."""
SAID = 0.65
"""The probability of a kind that phrases in the headline or the opening tell (bench kinds)."""

_IDENTIFIED = re.compile(r"\bCVE-\d{4}-\d{3,}|\bGHSA-\w{4}-\w{4}|\b(?:USN|DSA|RHSA|ICSA|GLSA|DLA)-\d[\d-]+")
_QUAKE = re.compile(r"^M ?\d\.\d\b")
_EPISODE = re.compile(r"\bS\d{1,2}[.: ]?E\d{1,3}\b|\bE[Pp]\.? ?\d+\b|^#\d+ ?[-–—:]")
_VERSION_ALONE = re.compile(
    r"^(?:[\w.+/@-]+ ){0,4}v?\d+\.\d+(?:\.\d+)*(?:[.-]?(?:alpha|beta|rc|b|a)[.-]?\d*)?"
    r"(?: [\[(][^\])]*[\])])?$",
    re.IGNORECASE,
)
_LIFESPAN = re.compile(
    r"^\W*(?:[^\W\d]+[ .’'-]+){1,5}\((?:\d\d? \w+ )?(?:18|19)\d\d ?[-–—] ?(?:\d\d? \w+ )?(?:19|20)\d\d\)"
)
_SCORE = re.compile(r"(?<![\d/.-])\d{1,2} ?[-–:] ?\d{1,2}(?![\d/.-])")
_SPORT_PATH = re.compile(
    r"/(?:sports?|football|soccer|fussball|futbol|deportes|basketball|baseball|hockey|cricket|rugby|tennis|nba|nfl|nhl|mlb|bundesliga)(?:/|$)"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign that is clear by itself: the kind it shows, its probability, and the sign in words."""

    kind: Kind
    likely: float
    words: str


def evidence_of(seen: Seen, tables: Language | None) -> list[Evidence]:
    """All clear evidence, the weakest first."""
    words = _of_words(seen, tables) if tables else ()
    found = [*_stated(seen.look), *_of_forms(seen.look), *words]
    return sorted(found, key=lambda each: each.likely)


def _stated(look: Look) -> Iterator[Evidence]:
    if look.stated and look.stated != Kind.REPORT:
        yield Evidence(Kind(look.stated), STATED, "its page or feed says so")
    site, section = site_kind(look.url), section_of(look.url)
    if site:
        yield Evidence(site[1], OF_A_SITE, f"it stands on {site[0]}")
    if section:
        yield Evidence(section[1], NAMED, f"/{section[0]}/ in its address")
    for tag in look.tags:
        kind = kind_of_name(tag)
        if kind:
            yield Evidence(kind, NAMED, f"its category is {tag}")
            return


def _of_forms(look: Look) -> Iterator[Evidence]:
    headline = look.headline
    if is_of_a_release(look.url):
        yield Evidence(Kind.RELEASE, OF_A_SITE, "its address is that of a release")
    if _IDENTIFIED.search(headline) or _QUAKE.match(headline):
        yield Evidence(Kind.ADVISORY, SET_FORM, "its headline has the number of a fault or a quake")
    if _EPISODE.search(headline):
        yield Evidence(Kind.MEDIA, SET_FORM, "its headline counts an episode")
    if _VERSION_ALONE.match(headline):
        yield Evidence(Kind.RELEASE, SET_FORM, "its headline is a name and a version")
    if _LIFESPAN.match(headline):
        yield Evidence(Kind.OBITUARY, SET_FORM, "its headline gives the years of a life")
    if _SCORE.search(headline) and _SPORT_PATH.search(look.url.lower()):
        yield Evidence(Kind.RESULTS, SET_FORM, "a score, under sports")


def _of_words(seen: Seen, tables: Language) -> Iterator[Evidence]:
    kinds, above, below = tables.kinds, seen.in_headline, seen.in_opening
    said = (
        (Kind.LIVE, kinds.live & above, "headline"),
        (Kind.ROUNDUP, kinds.roundup & above, "headline"),
        (Kind.RELEASE, kinds.release & above, "headline"),
        (Kind.OBITUARY, kinds.obituary & above, "headline"),
        (Kind.RESULTS, kinds.results & above, "headline"),
        (Kind.ADVISORY, kinds.advisory & above, "headline"),
        (Kind.MEDIA, kinds.media & (above | below), "first words"),
        (Kind.PROMO, kinds.promo & above, "headline"),
        (Kind.PRESS, kinds.press & below, "first words"),
        (Kind.PAPER, kinds.paper & below, "first words"),
    )
    for kind, found, where in said:
        if found:
            words = max(found, key=lambda phrase: (len(phrase), phrase)).strip("^$: ")
            yield Evidence(kind, SAID, f"“{words}” in its {where}")
