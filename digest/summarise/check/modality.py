"""Does a sentence say for sure what its passages only hold possible, plan or allege? Pure.

It is told by what stands amid the same words, "will" where a passage has "may", and by words that every
passage has a doubt before: "the alleged thief".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.attribution.doubts import compared
from digest.summarise.check.attribution.facts import row
from digest.summarise.check.predicates import is_same_verb
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.check.attribution.doubts import Compared

_OPEN = word_set(
    """may might could plan plans planned hope hopes hoped want wants wanted intend intended seek sought try
    tried expected likely possible possibly perhaps vowed promised threatened offered considering considers
    scheduled"""
)
"""Words of what is not yet so."""
_FIRM = word_set("will has have had is are was were did does must")
_SURE = word_set("will has have")
_DOUBTS = word_set(
    """alleged allegedly suspected purported purportedly apparent apparently reportedly supposed supposedly
    possible would-be"""
)
"""Words that hold what follows them for unproved."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_FLANKS, _GAP = 4, 3
"""So many words on both sides together must be the same, around a gap of so many at most."""
_BEFORE, _FOLLOWS = 3, 2
"""So many words before a verb its mood is told, and so many words behind a mood its verb."""


def overstated(sentence: str, passages: Sequence[str]) -> str:
    """The reason why something is said more surely than in the passages; empty when nothing is."""
    for mine, theirs in gaps(beside(sentence, tuple(passages))):
        if set(theirs) & _OPEN and set(mine) & _FIRM and not set(mine) & _OPEN:
            return f"the cited passages have “{' '.join(theirs)}” where the sentence has “{' '.join(mine)}”"
    return _firmer(sentence, passages) or _undoubted(sentence, passages)


def _firmer(sentence: str, passages: Sequence[str]) -> str:
    """Which verb the sentence has after "will" or "has", and every passage after "may" or "plans to"."""
    mine, theirs = _words(sentence), [_words(passage) for passage in passages]
    for place, mood in enumerate(mine):
        if mood not in _SURE or _OPEN & set(mine[max(0, place - _BEFORE) : place]):
            continue
        for verb in mine[place + 1 : place + 1 + _FOLLOWS]:
            moods = [before for words in theirs for before in _moods(words, verb)]
            is_open = moods and all(before & _OPEN and not before & _SURE for before in moods)
            if is_open and verb not in STOPWORDS:
                return f"the cited passages have “{verb}” after “{min(moods[0] & _OPEN)}”, not after “{mood}”"
    return ""


def _moods(words: Sequence[str], verb: str) -> Iterator[set[str]]:
    """The words before every place of a verb."""
    for place, word in enumerate(words):
        if word == verb or is_same_verb(word, verb):
            yield set(words[max(0, place - _BEFORE) : place])


@lru_cache(maxsize=64)
def beside(sentence: str, passages: tuple[str, ...]) -> Compared:
    """A sentence laid beside its passages."""
    return compared(row(sentence), [row(passage) for passage in passages])


def gaps(both: Compared, flanks: int = _FLANKS) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What stands in the sentence and in a passage between the same words."""
    for source, runs in zip(both.sources, both.runs, strict=True):
        for place, (code, start, end, there, there_end) in enumerate(runs):
            if code == "equal" or max(end - start, there_end - there) > _GAP:
                continue
            before, after = (_same(runs, place + side) for side in (-1, 1))
            if min(before, after) and before + after >= flanks:
                yield both.mine.stems[start:end], source.stems[there:there_end]


def _same(runs: Sequence[tuple[str, int, int, int, int]], place: int) -> int:
    if not 0 <= place < len(runs):
        return 1
    return runs[place][2] - runs[place][1] if runs[place][0] == "equal" else 0


def _undoubted(sentence: str, passages: Sequence[str]) -> str:
    """Which word stands without the doubt that every passage has right before it."""
    mine = _words(sentence)
    if _DOUBTS & set(mine):
        return ""
    theirs = [_words(passage) for passage in passages]
    for word in dict.fromkeys(mine):
        if word in STOPWORDS:
            continue
        before = [
            set(words[max(0, place - 1) : place])
            for words in theirs
            for place, one in enumerate(words)
            if one == word
        ]
        if before and all(_DOUBTS & near for near in before):
            return (
                f"the cited passages doubt “{word}” (“{min(_DOUBTS & before[0])}”), and the sentence does not"
            )
    return ""


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
