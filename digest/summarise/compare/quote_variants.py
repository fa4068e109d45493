"""Quotations that independent outlets print in different words. No model.

The words themselves show that two quotations are one: most stand in both, in the same order. The less is
said of the speaker, the more of them must. What is cut is no difference, nor is spelling; and an outlet that
prints both wordings may quote somebody who said it twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from digest.models import Difference, Version
from digest.origins.independence import have_one_agency
from digest.summarise.compare.quote_alignment import MIN_WORDS, is_same, parting, runs
from digest.summarise.read.quotes import quoted_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.compare.quote_alignment import Parting
    from digest.summarise.read.passages import Passage
    from digest.summarise.read.quotes import Spoken

_SHARED = {2: 0.7, 1: 0.8, 0: 0.9}
"""How much must be the same, by how many of the two quotations name their speaker."""
_WITHOUT_SPEAKER = 12
"""Words that a quotation must have when neither outlet names who said it."""
_SHARED_RUNS = 2
"""Eight words of which six are the same have two runs of three in common."""
_WHOLE, _AROUND = 40, 12
"""Longer quotations are shown from so many words before the change to so many after it."""


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Spoken
    other: Spoken
    at: Parting


def altered_quotes(found: Sequence[Passage]) -> list[Difference]:
    """The quotations given in different words, those first of which the outlets agree on most."""
    said = quoted_in(found, MIN_WORDS)
    pairs = [pair for one, other in _candidates(said) if (pair := _pair(one, other, said)) is not None]
    pairs.sort(key=lambda pair: -pair.at.shared)
    shown: list[Difference] = []
    used: list[Spoken] = []
    for pair in pairs:
        if not any(
            is_same(pair.one.words, one.words) or is_same(pair.other.words, one.words) for one in used
        ):
            used += [pair.one, pair.other]
            shown.append(_difference(pair))
    return shown


def _candidates(said: Sequence[Spoken]) -> list[tuple[Spoken, Spoken]]:
    """The pairs of independent outlets' quotations that have runs of words in common, each pair once."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, spoken in enumerate(said):
        for run in runs(spoken.words):
            holders[run].append(number)
    shared = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    near = sorted(pair for pair, count in shared.items() if count >= _SHARED_RUNS)
    ordered = [(said[one], said[other]) for one, other in near]
    return [(one, other) for one, other in ordered if _is_independent(one, other)]


def _is_independent(one: Spoken, other: Spoken) -> bool:
    """Whether neither one outlet nor one agency stands behind both."""
    return one.passage.voter != other.passage.voter and not have_one_agency(
        one.passage.article, other.passage.article
    )


def _pair(one: Spoken, other: Spoken, said: Sequence[Spoken]) -> _Pair | None:
    """The two as one quotation in two wordings, if that is what they are."""
    named = [_surname(spoken.speaker) for spoken in (one, other) if spoken.speaker]
    if len(set(named)) > 1:
        return None
    at = parting(one.words, other.words)
    if at is None or at.shared < _SHARED[len(named)] or _gives(one, other, said) or _gives(other, one, said):
        return None
    if not named and min(len(one.words.split()), len(other.words.split())) < _WITHOUT_SPEAKER:
        return None
    first, second = sorted((one, other), key=lambda spoken: (spoken.passage.article.at, spoken.passage.voter))
    return _Pair(first, second, at if first is one else at.turned)


def _surname(speaker: str) -> str:
    return speaker.rsplit(maxsplit=1)[-1].lower()


def _gives(one: Spoken, other: Spoken, said: Sequence[Spoken]) -> bool:
    """Whether the article of `one` has the wording of `other` as well."""
    return any(
        spoken.passage.article is one.passage.article and is_same(spoken.words, other.words)
        for spoken in said
    )


def _difference(pair: _Pair) -> Difference:
    speaker = max(pair.one.speaker, pair.other.speaker, key=len)
    return Difference(
        about=f"words of {speaker}" if speaker else "wording of a quotation",
        versions=(_version(pair.one, pair.at.one), _version(pair.other, pair.at.other)),
        kind="quote",
    )


def _version(spoken: Spoken, at: tuple[int, int]) -> Version:
    article = spoken.passage.article
    return Version(
        publisher=article.publisher,
        wording=f"“{_shown(spoken.words, at)}”",
        citation=spoken.passage.citation,
        at=article.at,
    )


def _shown(words: str, at: tuple[int, int]) -> str:
    """The quotation; of a long one the part where it is changed, with its neighbours."""
    if len(words.split()) <= _WHOLE:
        return words
    before, after = words[: at[0]].split(" "), words[at[1] :].split(" ")
    opening = " ".join(before) if len(before) <= _AROUND else "… " + " ".join(before[-_AROUND:])
    ending = " ".join(after) if len(after) <= _AROUND else " ".join(after[:_AROUND]) + " …"
    return opening + words[at[0] : at[1]] + ending
