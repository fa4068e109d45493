"""Which passages a sentence was written from: it cites these few, and is judged against them. Pure.

The passages that share most words with the sentence are chosen. A rare word weighs more than one that many
passages of the story have, and two shared words in a row weigh extra. Words of names, figures and dates weigh
half: otherwise a wrong name would choose a passage that happens to have it, and then seem supported. If the
chosen passages lack a name, a figure or a quotation of the sentence, a further passage may be cited for it
that stands near them or shares other words with the sentence (decision 0012).

In this module a plain word is a word of the sentence that belongs to no name, figure or date.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from digest.summarise.check.names import name_words, opening_name
from digest.summarise.read.editing import Fitness, fitness
from digest.summarise.read.figures import figures
from digest.summarise.read.quotations import plain, quotations
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.language import Language
    from digest.summarise.read.passages import Passage

MAX_PASSAGES = 3
"""A sentence cites at most 3 passages for its words (decision 0012)."""
FOR_FACTS = 2
"""At most 2 further passages are cited for names, figures or quotations that the first ones lack
(decision 0012)."""
_BESIDE = 4
"""Two passages of an article are near each other if they are at most 4 sentences apart: a "he" can then be
cited together with the sentence that names him (decision 0012)."""
_RELATED = 0.03
"""Least share of the sentence's plain words, by weight, in a passage that is cited for a fact though it is
near no cited passage (decision 0012)."""
_ADDS = 0.06
"""Least share of the sentence's plain words, by weight, that a second or third passage must add
(decision 0012)."""
_FACT_WEIGHT = 0.5
"""Weight of a word of a name, figure or date; a plain word weighs 1 (decision 0012)."""
_PAIR_WEIGHT = 1.5
"""Weight of two words in a row, added to the weights of the two words (decision 0012)."""
_SPEECH_WEIGHT = 2.0
"""Weight of a quotation of more than two words; a plain word weighs 1. Chosen by reading; not measured."""
_NEAR_FACTOR = 1.15
"""Factor by which a passage near a cited one is preferred to others. Chosen by reading; not measured."""
_LONGEST_SCARE = 2
"""Words of the longest quotation that a passage may have by chance ("scare quotes" around one or two words).

Chosen by reading; not measured.
"""
_FACT_SIGNS = frozenset('#@"')
"""First letters of the features that are facts: ``#figure``, ``@name``, ``"quotation``."""
_PAIR_SIGN = "&"
"""First letter of the features that are two words in a row."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MARKS = str.maketrans("", "", '"“”‘’«»()[]')


@dataclass(frozen=True, slots=True, eq=False)
class _Offer:
    """A passage that may be cited.

    `has` are the features of the sentence that it has too, and `share` is the share of the sentence's plain
    words that it has, by weight, from 0 to 1.
    """

    passage: Passage
    has: frozenset[str]
    share: float


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The features of a sentence that are looked for in passages.

    They are words, pairs of words, ``#figures``, ``@names`` and ``"quotations``.
    """

    features: frozenset[str]
    quotations: frozenset[str]
    speeches: frozenset[str]
    """The quotations of more than two words, which no passage has by chance."""
    words: frozenset[str]
    """The plain words: those that belong to no name, figure or date."""
    opening: frozenset[str]
    """The first word of the sentence as a ``@name``, if no passage has it as a name; else nothing."""


def aligned(text: str, found: Sequence[Passage]) -> list[Passage]:
    """The passages that `text` was most likely written from: up to 3 for its words, 2 more for its facts."""
    if not found:
        return []
    language = found[0].language
    wanted = _wanted(text, found, language)
    held = [(passage, has) for passage in found if (has := _offered(passage, wanted, language))]
    weights = _weights(wanted, [has for _, has in held], len(found))
    total = fsum(weights[word] for word in wanted.words) or 1.0
    offers = [
        _Offer(passage, has, fsum(weights[word] for word in has & wanted.words) / total)
        for passage, has in held
    ]
    chosen: list[_Offer] = []
    while len(chosen) < MAX_PASSAGES and (best := _best(offers, chosen, wanted, weights, _ADDS * total)):
        chosen.append(best)
    for _ in range(FOR_FACTS):
        if (witness := _witness(offers, chosen, wanted)) is None:
            break
        chosen.append(witness)
    return [offer.passage for offer in chosen]


def _wanted(text: str, found: Sequence[Passage], language: Language) -> _Wanted:
    opening = _opening(text, found, language)
    features, spoken = _features(text, language) | opening, _quoted(text)
    if any(opening <= _features(passage.text, language) for passage in found):
        opening = frozenset()
    facts = {
        part
        for one in features - opening
        if one[0] in _FACT_SIGNS
        for part in one[1:].replace("-", " ").split()
    }
    of_facts = facts | {stem(word) for word in facts} | language.words.calendar
    signs = {*_FACT_SIGNS, _PAIR_SIGN}
    words = frozenset(one for one in features if one[0] not in signs and one not in of_facts)
    speeches = frozenset(one for one in spoken if len(one.split()) > _LONGEST_SCARE)
    return _Wanted(features | spoken, spoken, speeches, words, opening)


def _opening(text: str, found: Sequence[Passage], language: Language) -> frozenset[str]:
    """The first word of a text as a ``@name`` if some passage has it, as a name or not; else no feature."""
    word = opening_name(text, language)
    is_known = any(_has_word(passage.text, word, language) for passage in found)
    return frozenset({f"@{word}"} if word and is_known else ())


def _has_word(text: str, word: str, language: Language) -> bool:
    """Whether a passage has the word that opens a sentence: "Immigrants" may be no name there."""
    return f"@{word}" in _features(text, language) or word in _small_words(text)


@lru_cache(maxsize=8192)
def _small_words(text: str) -> frozenset[str]:
    """The words of a text that are written in small letters."""
    return frozenset(word for word in _WORD.findall(text) if word.islower())


def _weights(wanted: _Wanted, held: Iterable[frozenset[str]], count: int) -> dict[str, float]:
    """The weight of each feature: the fewer of the story's `count` passages have it, the more it weighs.

    A name or a figure weighs nothing itself; its words do.
    """
    known = Counter(one for has in held for one in has)
    return {
        one: _kind_weight(one, wanted) * math.log((count + 1) / (known[one] + 0.5)) for one in wanted.features
    }


def _kind_weight(one: str, wanted: _Wanted) -> float:
    """The weight of a feature by its kind; a plain word weighs 1."""
    if one[0] == _PAIR_SIGN:
        return _PAIR_WEIGHT * (1.0 if wanted.words.issuperset(one[1:].split()) else _FACT_WEIGHT)
    if one[0] in _FACT_SIGNS:
        return _SPEECH_WEIGHT if one in wanted.speeches else 0.0
    return 1.0 if one in wanted.words else _FACT_WEIGHT


def _best(
    offers: Sequence[_Offer],
    chosen: Sequence[_Offer],
    wanted: _Wanted,
    weights: Mapping[str, float],
    enough: float,
) -> _Offer | None:
    """The passage that adds most to those chosen, or `None`.

    A second or third passage must add plain words that weigh `enough` together, or a quotation.
    """
    left = wanted.features.difference(*(offer.has for offer in chosen))
    best = max(
        (offer for offer in offers if offer not in chosen),
        key=lambda offer: (
            fsum(weights[one] for one in offer.has & left)
            * (_NEAR_FACTOR if _is_beside(offer, chosen) else 1.0)
        ),
        default=None,
    )
    if best is None:
        return None
    gain = best.has & left
    if not chosen:
        return best if fsum(weights[one] for one in gain) > 0 else None
    adds = fsum(weights[one] for one in gain & wanted.words) >= enough
    return best if adds or gain & wanted.speeches else None


def _witness(offers: Sequence[_Offer], chosen: Sequence[_Offer], wanted: _Wanted) -> _Offer | None:
    """The passage with most of the facts that the chosen ones lack; `None` when none may be cited for them.

    It must be near a chosen passage, or share plain words with the sentence, or have a missing quotation. For
    a word that opens the sentence and is no name it must be near.
    """
    left = wanted.features.difference(*(offer.has for offer in chosen))
    missing = frozenset(one for one in left if one[0] in _FACT_SIGNS)
    usable = [
        offer
        for offer in offers
        if offer.has & missing
        and (
            (offer.share >= _RELATED and offer.has & missing - wanted.opening)
            or _is_beside(offer, chosen)
            or not chosen
            or offer.has & missing & wanted.speeches
        )
    ]
    return max(
        usable,
        key=lambda offer: len(offer.has & missing) + offer.share + 0.5 * _is_beside(offer, chosen),
        default=None,
    )


def _is_beside(offer: _Offer, chosen: Sequence[_Offer]) -> bool:
    """Whether a passage stands near a chosen one in the same article."""
    one = offer.passage
    return any(
        one.article.url == other.passage.article.url and abs(one.place - other.passage.place) <= _BESIDE
        for other in chosen
    )


def _offered(passage: Passage, wanted: _Wanted, language: Language) -> frozenset[str]:
    """The features of the sentence that a passage has too.

    Text that belongs to the page and not to the report has none, unless it has a quotation of the sentence.
    """
    known = _features(passage.text, language)
    opening = opening_name(passage.text, language)
    small = {f"@{word}" for word in _small_words(passage.text)} & wanted.opening
    own = (known | {f"@{opening}"} if opening else known) & wanted.features | small
    spoken = frozenset[str]()
    if wanted.quotations:
        flat = f" {plain(passage.text)} "
        spoken = frozenset(one for one in wanted.quotations if f" {one[1:]} " in flat)
    is_usable = own and (spoken & wanted.speeches or is_report(passage))
    return own | spoken if is_usable else frozenset()


def is_report(passage: Passage) -> bool:
    """Whether a passage may back a sentence; a mark that does not close forbids only to print it."""
    return passage.fitness < Fitness.NEVER or _reads_without_marks(passage.text)


@lru_cache(maxsize=8192)
def _reads_without_marks(text: str) -> bool:
    return fitness(text.translate(_MARKS)) < Fitness.NEVER


def _quoted(text: str) -> frozenset[str]:
    """The quotations of a text as features, in small letters and without marks."""
    return frozenset(f'"{plain(one)}' for one in quotations(text) if plain(one))


@lru_cache(maxsize=8192)
def _features(text: str, language: Language) -> frozenset[str]:
    """The features of a text except its quotations."""
    words = content_words(text)
    return (
        frozenset(words)
        | {f"{_PAIR_SIGN}{one} {other}" for one, other in pairwise(words)}
        | {f"#{one}" for one in figures(text, language)}
        | {f"@{one}" for one in name_words(text, language)}
    )
