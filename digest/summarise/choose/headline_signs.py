"""The signs by which a story's headlines are compared: their shape, their wording, and what they share.

A sign is a number of one headline. Signs of shape and of likeness need no table of a language; those of
wording are read off the tables of the headline's language, and are 0 where it has none. Pure.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from digest.language import ENGLISH
from digest.summarise.check.predicates import is_past, lemmas
from digest.summarise.read.figures import figures
from digest.text.scripts import word_count
from digest.text.sentences import sentence_spans
from digest.text.tokens import content_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from digest.language import Language

OPENING = 600
"""A headline is compared with this number of characters at the beginning of each article. Chosen by reading;
not measured."""
_SHORT = 5
"""A headline of fewer words than this is short (decision 0041)."""
_LONG = 16
"""Words of a headline beyond this number are too many (decision 0041)."""
_EARLY = 30
"""A story's first 30 headlines are compared with one another. Chosen by reading; not measured."""
_UNKNOWN_SHARE = 0.3
"""The share of an opening that a headline is taken to tell where there is no text (decision 0041)."""
_MOST_FIGURES = 2
"""Figures in a headline beyond this number count no more. Chosen by reading; not measured."""
_SMOOTHING = 3
"""This number of words is added to a headline's length before its shared words are divided by the length;
without it, short headlines would win. Chosen by reading; not measured."""
_OPENS_QUOTED = re.compile(r"^[“„«「『\"‘']")
_ENDS_OPEN = re.compile(r"(?:\.\.\.|…|[:,–—-])$|(?:\.\.\.|…)")
_ASKS = re.compile(r"[?？؟¿]")
_LOUD = re.compile(r"[!！¡*]|\b[A-Z]{4,} [A-Z]{4,}\b")
_BEFORE_COLON = re.compile(r"^([^:：]{1,40})[:：] ?")
_MARKS = re.compile(r"[,;，；、،]| [–—-]+ |[(（]")
_SENTENCE_END = re.compile(r"[^\W\dA-Z][.?!]['’”\"]? [^\W\da-z]|[。？！][^”』」]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A letter of a script that writes no blanks between words."""

SHAPE = (
    "lead article",
    "question",
    "loud",
    "open end",
    "short",
    "long",
    "log length",
    "opens quoted",
    "words and colon",
    "capitals",
    "marks",
    "figures",
    "two sentences",
)
LIKENESS = (
    "tells what headlines share",
    "words of texts",
    "tells first sentences",
    "tells the lead's first sentence",
    "strange words",
    "centrality",
)
WORDING = (
    "verb",
    "tells a deed",
    "list",
    "label",
    "asks",
    "withholds",
    "opines",
    "loaded",
    "vague",
    "says",
    "state of being",
    "opens with a pronoun",
)
SIGNS = (*SHAPE, *LIKENESS, *WORDING)
"""The names of the signs, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Told:
    """A headline as it would be printed, and what is known of it."""

    text: str
    opening: str = ""
    """The beginning of its article's text."""
    language: Language = ENGLISH


def signs_of(told: Sequence[Told]) -> NDArray[np.float64]:
    """A row for each headline of a story, its lead article's first; a column for each of `SIGNS`."""
    return np.array(
        [
            (*_shape(one, number), *likeness, *_wording(one))
            for number, (one, likeness) in enumerate(zip(told, _likeness(told), strict=True))
        ],
        dtype=float,
    ).reshape(len(told), len(SIGNS))


# --------------------------------------------------------------------------- shape


def _shape(one: Told, number: int) -> tuple[float, ...]:
    text, n_words = one.text, word_count(one.text) or 1
    colon = _BEFORE_COLON.match(text)
    return (
        number == 0,
        _ASKS.search(text) is not None,
        _LOUD.search(text) is not None,
        _ENDS_OPEN.search(text) is not None,
        n_words < _SHORT,
        max(0, n_words - _LONG),
        math.log(n_words),
        _OPENS_QUOTED.match(text) is not None,
        colon is not None and not _OPENS_QUOTED.match(text[colon.end() :]),
        sum(word[:1].isupper() for word in text.split()) / n_words,
        len(_MARKS.findall(text)),
        min(_MOST_FIGURES, len(list(figures(text)))),
        _SENTENCE_END.search(text) is not None,
    )


# --------------------------------------------------------------------------- likeness


def _likeness(told: Sequence[Told]) -> list[tuple[float, ...]]:
    """What each headline shares with the others, with the lead article's text, and with all texts."""
    mine = [_content(one.text) for one in told]
    first = [_content(_first_sentence(one.opening)) for one in told]
    headlines = _Counts.of(mine[:_EARLY])
    texts = _Counts.of(_content(one.opening) for one in told[:_EARLY])
    beginnings, lead = _Counts.of(first[:_EARLY]), _Counts.of(first[:1])
    shared = _Counts({word: count for word, count in headlines.of_word.items() if count > 1})
    return [
        (
            shared.told_by(own, 0.5),
            sum(word in texts.of_word for word in own) / (len(own) or 1) if texts.of_word else 0.5,
            beginnings.told_by(own, _UNKNOWN_SHARE),
            lead.told_by(own, _UNKNOWN_SHARE),
            sum(headlines.of_word.get(word, 1) == 1 and word not in texts.of_word for word in own)
            / (len(own) or 1),
            sum(headlines.of_word.get(word, 1) + texts.of_word.get(word, 0) - 1 for word in own)
            / (len(own) + _SMOOTHING)
            / min(len(told), _EARLY),
        )
        for own in mine
    ]


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many of some texts have each word."""

    of_word: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[frozenset[str]]) -> _Counts:
        return cls(Counter(word for text in texts for word in text))

    def told_by(self, own: frozenset[str], unknown: float) -> float:
        """The share of all counts that the words of `own` make up; `unknown` where nothing was counted."""
        whole = sum(self.of_word.values())
        return sum(self.of_word.get(word, 0) for word in own) / whole if whole else unknown


def _content(text: str) -> frozenset[str]:
    """The content words of a text; in scripts without blanks, its pairs of neighbouring letters."""
    return frozenset(piece for word in content_words(text) for piece in _pieces(word))


def _pieces(word: str) -> Iterator[str]:
    if _UNSPACED.search(word) is None:
        yield word
    else:
        yield from (one + other for one, other in pairwise(word))


def _first_sentence(text: str) -> str:
    spans = sentence_spans(text)[:1]
    return text[spans[0][0] : spans[0][1]] if spans else text


# --------------------------------------------------------------------------- wording


def _wording(one: Told) -> tuple[float, ...]:
    table, text = one.language.headlines, one.text
    places = verb_places(text, one.language)
    return (
        bool(places),
        _tells_a_deed(text, places, one.language),
        one.language.has_tables and not places and text.count(",") > 1,
        table.view.match(text) is not None,
        table.asks.search(text) is not None,
        table.withholds.search(text) is not None,
        len(table.opines.findall(text)),
        len(table.loaded.findall(text)),
        len(table.vague.findall(text)),
        table.says.search(text) is not None,
        table.being.search(text) is not None,
        table.pronoun.match(text) is not None,
    )


def verb_places(text: str, language: Language) -> list[int]:
    """The places among the words of a headline at which a verb may stand, from 0."""
    row = words(text)
    return [place for place in range(len(row)) if _may_be_verb(row, place, language)]


def _may_be_verb(row: Sequence[str], place: int, language: Language) -> bool:
    """Whether a word is an auxiliary, an infinitive, or a form before which a subject may stand."""
    clauses, verbs, word = language.clauses, language.verbs, row[place]
    before = row[place - 1] if place else ""
    if word in clauses.finite:
        return True
    if before in clauses.infinitive:
        return bool(lemmas(word, language))
    if not place or before in clauses.determiners or before in clauses.prepositions:
        return False
    is_present = word.endswith(verbs.present) and not word.endswith("ss")
    return is_past(word, language) or (is_present and bool(lemmas(word, language)))


def _tells_a_deed(text: str, places: Sequence[int], language: Language) -> bool:
    """Whether one of the verbs at these places tells what happened."""
    row, deeds = words(text), language.headlines.event_verbs
    return any(not lemmas(row[place], language).isdisjoint(deeds) for place in places)
