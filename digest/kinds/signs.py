"""Signs by which kind and worth are weighed: numbers from 0 to 2 of an address, a headline and an opening.

Those of the address and of marks and figures can be read in any language; the others need the tables of one.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.kinds.addresses import section_of
from digest.models import Kind
from digest.web.outlet_names import known_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.kinds.look import Look, Seen
    from digest.language import Language

_WORD = re.compile(r"[^\W_]+")
_DATED_PATH = re.compile(r"/(?:19|20)\d\d[/-]?\d\d?(?:[/-]|$)")
_LONG_NUMBER = re.compile(r"\d{5,}")
VERSION = re.compile(r"\bv?\d+\.\d+(?:\.\d+)*\b")
_QUOTED = re.compile(r"[\"“”„«»‘「」《》]")
_SENTENCE_END = re.compile(r"[.!?。！？؟]+(?:\s|$)")
_CODE = re.compile(
    r"[{}<>$_\\]|\w\(\)|--\w|\b[a-z]+[A-Z]\w+|\.(?:py|js|sh|json|yml|go|rs|css|html)\b|https?://"
)
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,40}(?:\([^)]{1,20}\)\s?)?\s?[:—–-]+\s")
_NAME_INSIDE = re.compile(r"(?<!^)(?<![.!?\"”:]\s)\b[A-ZÀ-ÞŁŚŞŽŠČĐ][^\W\d_]+")
_PLATFORM = re.compile(
    r"(?:^|\.)(?:blogspot|wordpress|tumblr|substack|github|gitlab|bearblog|medium|livejournal|typepad|ghost|vercel"
    r"|netlify|neocities|micro|dreamwidth|weebly|wixsite|itch|codeberg|hashnode|mataroa|svbtle)\.(?:\w+\.)?\w+$"
)
_OWN_SITE = re.compile(r"\.(?:dev|blog|me|io|xyz|tech|space|page|name|codes|ninja|sh|club|design|rocks)$")
OF_ADDRESS = frozenset(
    {
        "known outlet", "platform", "own site", "dated path", "number in path", "depth", "words in slug",
        "page by number",
    }
)  # fmt: skip
"""The signs in which all articles of a site are alike."""
_VIEWS = (Kind.OPINION, Kind.ANALYSIS)


def signs_of(seen: Seen, tables: Language | None) -> dict[str, float]:
    """Every sign of what was looked at; without tables those of any language only."""
    signs = {**_of_address(seen.look.url), **_of_marks(seen.look)}
    if tables is None:
        return signs
    return signs | _of_headline(seen, tables) | _of_opening(seen, tables) | _of_words(seen, tables)


def _of_address(url: str) -> dict[str, float]:
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path
    steps = [step for step in path.split("/") if step]
    slug = max(steps, key=len, default="")
    named = section_of(url)
    return {
        "known outlet": float(bool(known_name(url))),
        "platform": float(_PLATFORM.search(host) is not None),
        "own site": float(_OWN_SITE.search(host) is not None),
        "dated path": float(_DATED_PATH.search(path) is not None),
        "number in path": float(_LONG_NUMBER.search(path) is not None),
        "depth": min(len(steps), 6) / 3,
        "words in slug": min(len(_WORD.findall(slug.replace("-", " "))), 12) / 6,
        "page by number": float(bool(parts.query)),
        "section of views": float(named is not None and named[1] in _VIEWS),
        "section of others": float(named is not None and named[1] not in _VIEWS),
    }


def _of_marks(look: Look) -> dict[str, float]:
    headline = look.headline
    return {
        "question": float(any(mark in headline for mark in "?？؟")),
        "exclaims": float(any(mark in headline for mark in "!！")),
        "colon": float(": " in headline or "：" in headline),
        "dash": float(any(mark in headline for mark in (" – ", " - ", " — "))),
        "quotes": float(_QUOTED.search(headline) is not None),
        "brackets": float(any(mark in headline for mark in "([（【")),
        "version": float(VERSION.search(headline) is not None),
        "no text": float(not look.opening),
        "code": min(len(_CODE.findall(look.opening)), 4) / 2,
        "question in opening": float(any(mark in look.opening for mark in "?？؟")),
        "exclaims in opening": float(any(mark in look.opening for mark in "!！")),
    }


def _of_headline(seen: Seen, tables: Language) -> dict[str, float]:
    headline, words, lower = seen.look.headline, seen.headline, seen.headline_words
    kinds, heads = tables.kinds, tables.headlines
    return {
        "headline's words": min(len(words), 20) / 10,
        "short headline": float(len(words) < 5),
        "number in headline": float(any(map(str.isdigit, words))),
        "number first": float(bool(words) and words[0].isdigit()),
        "capitals in headline": sum(word[:1].isupper() for word in words[1:]) / max(len(words), 1),
        "all capitals": float(headline.isupper()),
        "small beginning": float(headline[:1].islower()),
        "full stop": float(headline.rstrip()[-1:] in {".", "…"}),
        "progressive first": float(bool(lower) and lower[0].endswith(tables.verbs.progressive)),
        "verb in headline": float(any(_may_be_present(word, tables) for word in lower[1:])),
        "past in headline": float(any(_is_past(word, tables) for word in lower[1:])),
        "finite in headline": float(not tables.clauses.finite.isdisjoint(lower)),
        "article first": float(bool(lower) and lower[0] in tables.clauses.articles),
        "label": float(heads.label.match(headline) is not None),
        "I in headline": float(not kinds.first_person.isdisjoint(lower)),
        "we in headline": float(not kinds.we.isdisjoint(lower)),
        "you in headline": float(not kinds.you.isdisjoint(lower)),
        "institutions in headline": min(_count(kinds.institutions, lower), 3) / 2,
    }


def _may_be_present(word: str, tables: Language) -> bool:
    """Whether a word can be the third person of a verb, as headlines have it: "rejects"."""
    if not word.endswith(tables.verbs.present):
        return False
    senses = tables.verbs.senses
    return word[:-1] in senses or word[:-2] in senses or f"{word[:-3]}y" in senses


def _is_past(word: str, tables: Language) -> bool:
    return word.endswith(tables.verbs.past) or word in tables.kinds.past


def _of_opening(seen: Seen, tables: Language) -> dict[str, float]:
    opening, kinds, words = seen.look.opening, tables.kinds, seen.opening_words
    heard = set(words)
    own = {word for word in seen.headline_words if len(word) > 3}
    tenth = 10 / max(len(words), 8)
    return {
        "opening's words": math.log1p(len(words)) / 2,
        "brief opening": float(0 < len(words) < 30),
        "words a sentence": min(len(words) / max(len(_SENTENCE_END.findall(opening)), 1), 40) / 20,
        "I": min(tenth * _count(kinds.first_person, words), 2),
        "we": min(tenth * _count(kinds.we, words), 2),
        "you": min(tenth * _count(kinds.you, words), 2),
        "attributed": min(tenth * _count(kinds.attributing, words), 2),
        "institutions": min(tenth * _count(kinds.institutions, words), 2),
        "names": min(tenth * len(_NAME_INSIDE.findall(opening)), 4) / 2,
        "day": float(not kinds.days.isdisjoint(heard)),
        "past": min(tenth * sum(_is_past(word, tables) for word in words), 2),
        "figures": min(tenth * sum(word[0].isdigit() for word in words), 2),
        "quotes in opening": float(_QUOTED.search(opening) is not None),
        "dateline": float(_DATELINE.match(opening) is not None),
        "headline's words again": len(own & heard) / max(len(own), 1),
    }


def _count(wanted: frozenset[str], words: Sequence[str]) -> int:
    return sum([word in wanted for word in words])


def _of_words(seen: Seen, tables: Language) -> dict[str, float]:
    kinds, above, below = tables.kinds, seen.in_headline, seen.in_opening
    in_headline = {
        "live words": kinds.live,
        "round-up words": kinds.roundup,
        "service words": kinds.service,
        "release words": kinds.release,
        "advisory words": kinds.advisory,
        "opinion words": kinds.opinion,
        "analysis words": kinds.analysis,
    }
    in_opening = {
        "paper words": kinds.paper,
        "press words": kinds.press,
        "diary words": kinds.diary,
        "opinion words in opening": kinds.opinion,
        "analysis words in opening": kinds.analysis,
    }
    in_either = {"media words": kinds.media, "promo words": kinds.promo}
    return {
        **{name: float(not phrases.isdisjoint(above)) for name, phrases in in_headline.items()},
        **{name: float(not phrases.isdisjoint(below)) for name, phrases in in_opening.items()},
        **{
            name: float(not (phrases.isdisjoint(above) and phrases.isdisjoint(below)))
            for name, phrases in in_either.items()
        },
    }
