"""Quotations that independent outlets print in different words. No model.

Two quotations are taken for the same speech if most words are in both, in the same order. If only one outlet
names the speaker, or none, more words must be. Cuts and spellings count as no difference. If an outlet prints
both wordings, the speaker may have said the same twice, so no difference is shown.

A voice, here and in the other modules of this folder, is an independent source: outlets that reprint one text
are one voice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from digest.models import Difference, Version
from digest.origins.independence import have_one_agency
from digest.summarise.compare.quote_alignment import MIN_WORDS, is_same, parting, runs
from digest.summarise.read.spoken import quoted_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language
    from digest.summarise.compare.quote_alignment import Parting
    from digest.summarise.read.passages import Passage
    from digest.summarise.read.spoken import Spoken

_LEAST_SHARED = {2: ((8, 0.7),), 1: ((8, 0.8), (12, 0.71)), 0: ((10, 0.86),)}
"""Number of the two outlets that name the speaker → pairs of a number of words that both quotations have in
the stretch in which they differ, and the share of them, 0 to 1, that must be the
same (decision 0022, widened in decision 0042)."""
_SHARED_RUNS = 2
"""Two quotations are compared only if they have at least 2 runs of three words in common; six shared words of
eight have two (chosen by reading; not measured)."""
_SHOWN_WHOLE = 40
"""Words of the longest quotation that is shown whole (chosen by reading; not measured)."""
_SHOWN_AROUND = 12
"""Words of a longer quotation that are shown before the change, and after it (chosen by reading; not
measured)."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two wordings of one quotation, the earlier first, and where they differ."""

    one: Spoken
    other: Spoken
    at: Parting


def quote_variants(found: Sequence[Passage]) -> list[Difference]:
    """The differences in the words of quotations, those with most words in common first."""
    said = quoted_in(found, MIN_WORDS)
    pairs = [pair for one, other in _candidates(said) if (pair := _pair(one, other, said)) is not None]
    pairs.sort(key=lambda pair: -pair.at.shared)
    shown: list[Difference] = []
    used: list[Spoken] = []
    for pair in pairs:
        if not any(_is_same(pair.one, one) or _is_same(pair.other, one) for one in used):
            used += [pair.one, pair.other]
            shown.append(_difference(pair))
    return shown


def _candidates(said: Sequence[Spoken]) -> list[tuple[Spoken, Spoken]]:
    """The pairs of independent outlets' quotations that have runs of words in common, each pair once."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, spoken in enumerate(said):
        for run in runs(spoken.words, _language(spoken)):
            holders[run].append(number)
    shared = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    near = sorted(pair for pair, count in shared.items() if count >= _SHARED_RUNS)
    ordered = [(said[one], said[other]) for one, other in near]
    return [(one, other) for one, other in ordered if _is_independent(one, other)]


def _is_independent(one: Spoken, other: Spoken) -> bool:
    """Whether two quotations come from different voices and from different news agencies."""
    return one.passage.voter != other.passage.voter and not have_one_agency(
        one.passage.article, other.passage.article
    )


def _pair(one: Spoken, other: Spoken, said: Sequence[Spoken]) -> _Pair | None:
    """The pair of two quotations if they are two wordings of the same speech, else `None`."""
    named = [_surname(spoken.speaker) for spoken in (one, other) if spoken.speaker]
    if len(set(named)) > 1:
        return None
    at = parting(one.words, other.words, _language(one))
    if at is None or not any(
        at.words >= words and at.shared >= share for words, share in _LEAST_SHARED[len(named)]
    ):
        return None
    if _gives(one, other, said) or _gives(other, one, said):
        return None
    first, second = sorted((one, other), key=lambda spoken: (spoken.passage.article.at, spoken.passage.voter))
    return _Pair(first, second, at if first is one else at.turned)


def _language(spoken: Spoken) -> Language:
    """The tables of the language that the quotation's article is written in."""
    return spoken.passage.language


def _is_same(one: Spoken, other: Spoken) -> bool:
    return is_same(one.words, other.words, _language(one))


def _surname(speaker: str) -> str:
    return speaker.rsplit(maxsplit=1)[-1].lower()


def _gives(one: Spoken, other: Spoken, said: Sequence[Spoken]) -> bool:
    """Whether the article of `one` has the wording of `other` as well."""
    return any(spoken.passage.article is one.passage.article and _is_same(spoken, other) for spoken in said)


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
    """The quotation as it is shown: in full, or cut to the characters `at` and some words around them.

    At these characters it differs from the other wording.
    """
    if len(words.split()) <= _SHOWN_WHOLE:
        return words
    before, after = words[: at[0]].split(" "), words[at[1] :].split(" ")
    opening = " ".join(before) if len(before) <= _SHOWN_AROUND else "… " + " ".join(before[-_SHOWN_AROUND:])
    ending = " ".join(after) if len(after) <= _SHOWN_AROUND else " ".join(after[:_SHOWN_AROUND]) + " …"
    return opening + words[at[0] : at[1]] + ending
