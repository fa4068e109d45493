"""A sentence laid beside its passages: the runs of words that both have, and the gaps between. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.facts import row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language
    from digest.summarise.check.attribution.facts import Row

    Run = tuple[str, int, int, int, int]
    """An opcode of `difflib`: "equal" or another word, the place in the sentence, and in the passage."""

_FLANKS = 4
"""A gap counts only with at least 4 words in common beside it, both sides together (decision 0012)."""
_GAP = 3
"""A gap has at most 3 words in either text. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sentence laid beside its passages, as rows of words with their facts."""

    mine: Row
    sources: Sequence[Row]
    runs: tuple[tuple[Run, ...], ...]
    """For each passage, the runs of words that it shares with the sentence, and those that differ."""
    shares: tuple[float, ...]
    """For each passage, the share of the sentence's content words that it has, from 0 to 1."""


@lru_cache(maxsize=64)
def compared(sentence: str, passages: tuple[str, ...], language: Language) -> Comparison:
    """A sentence compared with its passages. All checks share one comparison, which is kept in memory."""
    return compared_rows(row(sentence, language), [row(passage, language) for passage in passages], language)


def compared_rows(mine: Row, sources: Sequence[Row], language: Language) -> Comparison:
    """The comparison of a sentence with its passages, when all are rows already."""
    runs = tuple(
        tuple(SequenceMatcher(None, mine.stems, source.stems, autojunk=False).get_opcodes())
        for source in sources
    )
    content = frozenset(word for word in mine.stems if word and word not in language.words.grammar)
    shares = tuple(len(content & set(source.stems)) / max(1, len(content)) for source in sources)
    return Comparison(mine, sources, runs, shares)


def gaps(both: Comparison) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of the sentence and of a passage between the same words: ``(("will",), ("may",))``."""
    for source, runs in zip(both.sources, both.runs, strict=True):
        for place, (code, start, end, there, there_end) in enumerate(runs):
            if code == "equal" or max(end - start, there_end - there) > _GAP:
                continue
            before, after = (_length(runs, place + side) for side in (-1, 1))
            if min(before, after) and before + after >= _FLANKS:
                yield both.mine.stems[start:end], source.stems[there:there_end]


def _length(runs: Sequence[Run], place: int) -> int:
    """The number of words of a shared run: 0 if the run is not shared, 1 beyond either end of the texts."""
    if not 0 <= place < len(runs):
        return 1
    return runs[place][2] - runs[place][1] if runs[place][0] == "equal" else 0
