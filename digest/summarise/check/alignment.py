"""Which passages a sentence was written from: the few that it cites, and is judged against. Pure.

Words count by how rare they are among the story's passages, two in a row once more; words of names, figures
and dates count half: a wrong one must not choose its own witness. When a name, a figure or a quotation is
missing from the passages so chosen, a further passage may be cited for it that stands near them or shares
other words (decision 0012).
"""

from __future__ import annotations

import math
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
"""Most passages that a sentence cites for its words (decision 0012)."""
FOR_FACTS = 2
"""Most further passages, for a name, a figure or a quotation that the first ones lack (decision 0012)."""
_BESIDE = 4
"""Most sentences from one passage to another near it: so far off a "he" has its name (decision 0012)."""
_RELATED = 0.03
"""Least share of the other words that a passage farther off has, to be cited for a fact (decision 0012)."""
_ADDS = 0.06
"""Least share of the sentence's words that a second or third passage adds (decision 0012)."""
_FACT_WEIGHT = 0.5
"""What a word of a name, figure or date weighs, another word being 1 (decision 0012)."""
_PAIR_WEIGHT = 1.5
"""What two words in a row weigh beside their own weights (decision 0012)."""
_SPEECH_WEIGHT = 2.0
"""What a quotation weighs, a word being 1. Chosen by reading; not measured."""
_NEAR_FACTOR = 1.15
"""By how much a passage near a cited one is preferred. Chosen by reading; not measured."""
_LONGEST_SCARE = 2
"""Most words of a quotation that stands anywhere by chance. Chosen by reading; not measured."""
_FACT_SIGNS = frozenset('#@"')
"""First letters of the features that are facts: ``#figure``, ``@name``, ``"quotation``."""
_PAIR_SIGN = "&"
"""First letter of the features that are two words in a row."""
_MARKS = str.maketrans("", "", '"“”‘’«»()[]')


@dataclass(frozen=True, slots=True, eq=False)
class _Offer:
    """A passage, which of the wanted features it has, and its share of the words that are no facts."""

    passage: Passage
    has: frozenset[str]
    share: float


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a sentence has, as features: words, pairs of words, ``#figures``, ``@names``, ``"quotations``."""

    features: frozenset[str]
    quotations: frozenset[str]
    speeches: frozenset[str]
    """The quotations of more than two words: where these stand is no chance."""
    words: frozenset[str]
    """The words that are no facts."""


def aligned(text: str, found: Sequence[Passage]) -> list[Passage]:
    """The passages that `text` was most likely written from: up to three, and two more for their facts."""
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
    features, spoken = _features(text, language) | _opening(text, found, language), _quoted(text)
    facts = {part for one in features if one[0] in _FACT_SIGNS for part in one[1:].replace("-", " ").split()}
    of_facts = facts | {stem(word) for word in facts} | language.words.calendar
    signs = {*_FACT_SIGNS, _PAIR_SIGN}
    words = frozenset(one for one in features if one[0] not in signs and one not in of_facts)
    speeches = frozenset(one for one in spoken if len(one.split()) > _LONGEST_SCARE)
    return _Wanted(features | spoken, spoken, speeches, words)


def _opening(text: str, found: Sequence[Passage], language: Language) -> frozenset[str]:
    """The word that opens a text as a name, if some passage has it as one."""
    name = f"@{opening_name(text, language)}"
    is_name = any(name in _features(passage.text, language) for passage in found)
    return frozenset({name} if is_name else ())


def _weights(wanted: _Wanted, held: Iterable[frozenset[str]], count: int) -> dict[str, float]:
    """What each feature counts: the rarer in the story's `count` passages, the more; facts only by words."""
    known = Counter(one for has in held for one in has)
    return {
        one: _kind_weight(one, wanted) * math.log((count + 1) / (known[one] + 0.5)) for one in wanted.features
    }


def _kind_weight(one: str, wanted: _Wanted) -> float:
    """What a feature weighs by its kind, a word that is no fact's being 1."""
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
    """The offer that adds most to those chosen; `None` when none adds a weight of `enough`."""
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
    """The offer with most of the facts that those chosen lack, near or related to them."""
    left = wanted.features.difference(*(offer.has for offer in chosen))
    missing = frozenset(one for one in left if one[0] in _FACT_SIGNS)
    usable = [
        offer
        for offer in offers
        if offer.has & missing
        and (
            offer.share >= _RELATED
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
    """Whether an offer stands near a chosen one in the same article."""
    one = offer.passage
    return any(
        one.article.url == other.passage.article.url and abs(one.place - other.passage.place) <= _BESIDE
        for other in chosen
    )


def _offered(passage: Passage, wanted: _Wanted, language: Language) -> frozenset[str]:
    """The wanted features that a passage has; none of a page's furniture, unless it has a quotation."""
    known = _features(passage.text, language)
    opening = opening_name(passage.text, language)
    own = (known | {f"@{opening}"} if opening else known) & wanted.features
    spoken = frozenset[str]()
    if wanted.quotations:
        flat = f" {plain(passage.text)} "
        spoken = frozenset(one for one in wanted.quotations if f" {one[1:]} " in flat)
    is_usable = own and (spoken & wanted.speeches or _is_report(passage))
    return own | spoken if is_usable else frozenset()


def _is_report(passage: Passage) -> bool:
    """Whether a passage may back a sentence: also with marks that do not close, which only print forbids."""
    return passage.fitness < Fitness.NEVER or _reads_without_marks(passage.text)


@lru_cache(maxsize=8192)
def _reads_without_marks(text: str) -> bool:
    return fitness(text.translate(_MARKS)) < Fitness.NEVER


def _quoted(text: str) -> frozenset[str]:
    """The quotations of a text as features, comparable."""
    return frozenset(f'"{plain(one)}' for one in quotations(text) if plain(one))


@lru_cache(maxsize=8192)
def _features(text: str, language: Language) -> frozenset[str]:
    """What a text has, as features; quotations apart."""
    words = content_words(text)
    return (
        frozenset(words)
        | {f"{_PAIR_SIGN}{one} {other}" for one, other in pairwise(words)}
        | {f"#{one}" for one in figures(text, language)}
        | {f"@{one}" for one in name_words(text, language)}
    )
