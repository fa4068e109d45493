"""The choice of a story's headline: the most central plain statement among its articles' headlines.

The headline chosen is cleaned of labels and of outlets' names, and shortened.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import digest.language as languages
from digest.language import ENGLISH, NEUTRAL
from digest.summarise.read.editing import edit
from digest.summarise.read.figures import figures
from digest.summarise.read.mentions import named_alone, surnames
from digest.summarise.read.passages import voices
from digest.text.sentences import sentence_spans
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from digest.language import Language
    from digest.models import Article, Story

MAX_LENGTH = 90
"""A printed headline has at most this number of characters. Chosen by reading; not measured."""
_INTRODUCTION = 3_000
"""People are introduced within this number of characters at the beginning of an article. Chosen by reading;
not measured."""
_OPENING = 600
"""A headline is compared with this number of characters at the beginning of each article. Chosen by reading;
not measured."""
_UNINTRODUCED_PENALTY = 1.0
"""A headline loses this much centrality, in shared words per word (see `_centrality`), if it names only
strangers: people given by surname alone, whom no other headline names (decision 0010)."""
_MIN_COMPARED = 3
"""A surname alone counts against a headline only in a story with at least this number of headlines (decision
0010)."""
_SUPERSEDED_FAULT = 2
"""The weight of the fault of being out of date, the same as that of a question. Chosen by reading; not
measured."""
_UNHEARD_PENALTY = 2.0
"""A headline loses this much centrality, in shared words per word (see `_centrality`), for every figure that
no article's text has. Chosen by reading; not measured."""
_SMOOTHING = 3
"""This number of words is added to a headline's length before its shared words are divided by the length;
without it, short headlines would win. Chosen by reading; not measured."""
_MAX_SITE_WORDS = 4
"""An outlet's name after a headline has at most this number of words. Chosen by reading; not measured."""
_MIN_WORDS = 4
"""A headline of fewer words than this is a label. Chosen by reading; not measured."""
_MIN_KEPT = 30
"""A clause is cut off at the end only if more than this number of characters is left. Chosen by reading; not
measured."""
_MIN_SHOUTED = 13
"""A headline in capitals is shouted if it has at least this number of characters; a shorter one may be a
name. Chosen by reading; not measured."""

_MARKS_BEFORE = re.compile(r"^\W+\s*(?:\d+)?\s*[:|–—-]+\s+")
_QUOTED_LABEL = re.compile(r"^(?:‘[^‘’]{2,40}’|“[^“”]{2,40}”|'[^']{2,40}'|\"[^\"]{2,40}\"): (?=[A-Z])")
_SITE_NAME = re.compile(r"\s+[|–—•·»-]\s+(?P<site>[^|–—•·»]{2,40})$")
_LOUD = re.compile(r"!|\b[A-Z]{4,} [A-Z]{4,}\b")
_SCARE_QUOTE = re.compile(r"(?<!\w)[‘'\"“](?:\w+[!?.,]?(?: \w+)?)[’'\"”](?!\w)|^[‘'\"“]")


def headline(story: Story, behind: Collection[str] = ()) -> str:
    """The headline to print, at most 90 characters.

    The headline whose faults weigh least is printed. Among several such headlines it is the most central one,
    which shares most words with the other voices' headlines and openings. `behind` holds the URLs of articles
    that are out of date, which is a fault of their headlines.
    """
    articles = voices(story)
    candidates = [cleaned(article) for article in articles]
    central = _centrality(articles, candidates)
    unintroduced = _names_only_unintroduced(articles, candidates)

    def rank(number: int) -> tuple[int, float, int]:
        article = articles[number]
        found = faults(candidates[number], _language(article)) + _SUPERSEDED_FAULT * (article.url in behind)
        return found, _UNINTRODUCED_PENALTY * unintroduced[number] - central[number], number

    ranked = sorted((number for number in range(len(candidates)) if candidates[number]), key=rank)
    if not ranked:
        return shortened(_first_words(articles))
    first = ranked[0]
    return shortened(candidates[first], language=_language(articles[first]))


def _language(article: Article) -> Language:
    """The language whose tables an article's headline is read with.

    It is English for a language without tables, since outlets in any language set English labels before their
    headlines: "LIVE", "Video".
    """
    own = languages.of(article.language)
    return ENGLISH if own is NEUTRAL else own


def _names_only_unintroduced(articles: Sequence[Article], candidates: Sequence[str]) -> list[bool]:
    """Whether each headline names people only by surnames that no other headline has: who is that?

    Presidents, monarchs and popes are known by the surname alone.
    """
    if len(candidates) < _MIN_COMPARED:
        return [False] * len(candidates)
    language = _language(articles[0])
    openings = [article.text[:_INTRODUCTION] for article in articles]
    people = surnames(openings, language)
    known = {name for opening in openings for name in language.mentions.known_by_surname.findall(opening)}
    named = [named_alone(candidate, people, language) for candidate in candidates]
    count = Counter(name for candidate in candidates for name in people if name in candidate)
    return [bool(names) and all(count[name] == 1 and name not in known for name in names) for names in named]


# --------------------------------------------------------------------------- cleaning


def cleaned(article: Article) -> str:
    """An article's headline without the outlet's name, labels and shouting."""
    language = _language(article)
    text = " ".join(article.headline.split())
    text = _without_site_name(text, article.publisher, language)
    before = ""
    while before != text:
        before = text
        text = _without_labels(text, language)
    if text.isupper() and len(text) >= _MIN_SHOUTED:
        text = text.capitalize()
    return text.strip(" .|–—-·•").replace(" ,", ",") if not text.endswith("...") else text.strip()


def _without_labels(text: str, language: Language) -> str:
    """The headline without one label before it and one after it: "LIVE: … [Video]", "‘Night of fear’: …"."""
    table = language.headlines
    text = _MARKS_BEFORE.sub("", table.label.sub("", text))
    return table.trailing_label.sub("", _QUOTED_LABEL.sub("", text))


def _without_site_name(text: str, publisher: str, language: Language) -> str:
    """The headline without the part after its last bar or dash, if that names the outlet or its section."""
    while (match := _SITE_NAME.search(text)) and _is_site_name(match["site"], publisher, language):
        text = text[: match.start()]
    return text


def _is_site_name(tail: str, publisher: str, language: Language) -> bool:
    """Whether the part after a bar or a dash is the publisher's name, or looks like an outlet's name."""
    small = tail.lower().strip()
    if publisher and (small in publisher.lower() or publisher.lower() in small):
        return True
    is_short = len(small.split()) <= _MAX_SITE_WORDS
    return is_short and bool(language.headlines.site_word.search(small)) and tail[:1].isupper()


# --------------------------------------------------------------------------- faults


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that makes a headline poor."""

    name: str
    weight: int
    """How bad the fault is; the headline with the smallest sum of weights is printed."""
    example: str
    is_in: Callable[[str, Language], bool]
    """Tells whether a headline in a language has the fault."""


SHAPE_FAULTS = (
    Fault("a question", 2, "Will the council build the bridge?", lambda text, _: "?" in text),
    Fault(
        "a diary, a live page or a series",
        2,
        "Storm over Norrby: list of key events, day 12",
        lambda text, language: language.headlines.diary.search(text) is not None,
    ),
    Fault(
        "bait",
        1,
        "Shocking bill for the new bridge in Norrby",
        lambda text, language: language.headlines.bait.search(text) is not None,
    ),
    Fault(
        "a voice of its own",
        1,
        "Bridge in Norrby shows how poor we are",
        lambda text, language: language.headlines.first_person.search(text) is not None,
    ),
    Fault("shouting", 1, "Council approves the bridge at last!", lambda text, _: bool(_LOUD.search(text))),
    Fault("too few words", 1, "Council approves bridge", lambda text, _: len(text.split()) < _MIN_WORDS),
    Fault(
        "an open end",
        1,
        "Council approves the new bridge and …",
        lambda text, _: text.endswith(("...", "…", ":")),
    ),
    Fault(
        "a curly quotation mark without its other",
        1,
        "Council calls the bridge “a folly",
        lambda text, _: text.count("“") != text.count("”"),
    ),
    Fault(
        "a straight quotation mark without its other",
        1,
        'Council calls the bridge "a folly',
        lambda text, _: text.count('"') % 2 == 1,
    ),
    Fault(
        "too long, and nothing that may be cut",
        1,
        "The council of the town of Norrby on the river Alder approves the building of a second bridge there",
        lambda text, language: shortened(text, language=language).endswith("…"),
    ),
)
"""The faults that make a headline poor even when there is no other to compare it with (decision 0032)."""
SCARE_QUOTES = Fault(
    "a word or two in quotation marks, or an opening in them",
    1,
    "Council approves a ‘folly’ of a bridge",
    lambda text, _: _SCARE_QUOTE.search(text) is not None,
)
"""One or two quoted words show that the outlet keeps its distance; a quotation at the start is another's
voice."""
FAULTS = (*SHAPE_FAULTS, SCARE_QUOTES)


def faults_in(text: str, language: Language = ENGLISH, table: Sequence[Fault] = FAULTS) -> list[Fault]:
    """The faults of a headline, in the order of the table."""
    return [fault for fault in table if fault.is_in(text, language)]


def faults(text: str, language: Language = ENGLISH) -> int:
    """The summed weight of a headline's faults: 0 for a plain statement."""
    return sum(fault.weight for fault in faults_in(text, language))


def shape_faults(text: str, language: Language = ENGLISH) -> int:
    """The summed weight of a headline's `SHAPE_FAULTS`; quoted words are not among them."""
    return sum(fault.weight for fault in faults_in(text, language, SHAPE_FAULTS))


# --------------------------------------------------------------------------- centrality


def _centrality(articles: Sequence[Article], candidates: Sequence[str]) -> list[float]:
    """The centrality of each headline: how much of it the other headlines and all openings share.

    A word counts once for each other headline and each opening that has it. The sum is divided by the
    headline's length in words plus `_SMOOTHING`. A figure that no article's text has takes `_UNHEARD_PENALTY`
    off.
    """
    words = [set(content_words(candidate)) for candidate in candidates]
    openings = [set(content_words(article.text[:_OPENING])) for article in articles]
    votes: Counter[str] = Counter()
    for headline_words, opening_words in zip(words, openings, strict=True):
        votes.update(headline_words)
        votes.update(opening_words)
    told = [figures(candidate) for candidate in candidates]
    heard = _heard(articles) if any(told) else frozenset()
    penalty = _UNHEARD_PENALTY if any(article.text for article in articles) else 0.0
    return [
        sum(votes[word] - 1 for word in own) / (len(own) + _SMOOTHING) - penalty * _unheard(stated, heard)
        for own, stated in zip(words, told, strict=True)
    ]


def _heard(articles: Sequence[Article]) -> frozenset[str]:
    """Every figure in the articles' texts."""
    return frozenset(figure.rstrip("%") for article in articles for figure in figures(article.text))


def _unheard(stated: Iterable[str], heard: frozenset[str]) -> int:
    """The number of a headline's figures that no article's text has: claims without support in the story."""
    return sum(figure.rstrip("%") not in heard for figure in stated)


# --------------------------------------------------------------------------- length


def shortened(text: str, limit: int = MAX_LENGTH, language: Language = ENGLISH) -> str:
    """`text` cut to `limit` characters: clauses are dropped from its end first, then words, marked by "…"."""
    if len(text) > limit:
        text = language.headlines.source_at_the_end.sub("", text)
    while len(text) > limit and (end := _last_clause(text, language)):
        text = text[:end].rstrip(" ,;:–—-")
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _last_clause(text: str, language: Language) -> int:
    """The position of the last clause that may be cut off; 0 if there is none or too little would be left."""
    starts = [match.start() for match in language.headlines.last_clause.finditer(text)]
    return max((start for start in starts if start > _MIN_KEPT), default=0)


def _first_words(articles: Sequence[Article]) -> str:
    """The headline where no article has one: the first sentence of the first text."""
    for article in articles:
        for start, end in sentence_spans(article.text)[:1]:
            return edit(article.text[start:end], opens_article=True)[0].rstrip(".")
    return "Untitled"
