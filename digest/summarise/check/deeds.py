"""Does a sentence tell the same deed as its passages? Verbs in each other's place, and opposites. Pure.

Sentence and passage are laid beside each other, content words only. Where both have the same words around one
verb each, and the two verbs have neither root nor meaning in common, another deed is told. Words that a
dictionary knows as opposites need fewer words around them.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.facts import row
from digest.summarise.check.predicates import is_alike, is_opposite, is_past

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_GAP = 2
"""Most content words of either text between words that both have. Chosen by reading; not measured."""
_FLANKS = 2
"""Fewest words in common beside such a gap, both sides together (decision 0012)."""
_NEAR = 3
"""Content words on each side of a verb by which a passage that tells the deed elsewhere is known.

Chosen by reading; not measured.
"""


def other_deed(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why another deed, or the opposite, is told than in the passages; empty when none is."""
    mine = _content(sentence, language)
    theirs = [_content(passage, language) for passage in passages]
    for words in theirs:
        for here, there, flanks in _gaps(mine, words):
            for one, other in product(here, there):
                if _is_turned(one, other, theirs, language) or (
                    flanks >= _FLANKS
                    and len(here) == len(there) == 1
                    and _is_another(one, other, mine, theirs, language)
                ):
                    return f"the cited passages have “{other}” where the sentence has “{one}”"
    return ""


def _gaps(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str], int]]:
    """What stands in two texts between words that both have, and how many of these are beside it."""
    runs = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    for place, (code, start, end, there, there_end) in enumerate(runs):
        if code != "replace" or max(end - start, there_end - there) > _GAP:
            continue
        before, after = (_length(runs, place + side) for side in (-1, 1))
        if before and after:
            yield mine[start:end], theirs[there:there_end], before + after


def _length(runs: Sequence[tuple[str, int, int, int, int]], place: int) -> int:
    """The number of words of a run that both texts have; 0 where there is no such run."""
    return runs[place][2] - runs[place][1] if 0 <= place < len(runs) and runs[place][0] == "equal" else 0


def _is_another(
    one: str, other: str, mine: Sequence[str], theirs: Sequence[Sequence[str]], language: Language
) -> bool:
    """Whether two words are verbs of different meaning, and no passage has the first near the same words."""
    if not (is_past(one, language) and is_past(other, language)):
        return False
    if is_alike(one, other, language) or {one, other} <= language.deeds.weak:
        return False
    near = _around(mine, mine.index(one))
    return not any(
        near & _around(words, place)
        for words in theirs
        for place, word in enumerate(words)
        if is_alike(one, word, language)
    )


def _around(words: Sequence[str], place: int) -> set[str]:
    return {*words[max(0, place - _NEAR) : place], *words[place + 1 : place + 1 + _NEAR]}


def _is_turned(one: str, other: str, theirs: Sequence[Sequence[str]], language: Language) -> bool:
    """Whether two words are opposites, and neither "clear" and "unclear" nor both in the passages."""
    is_denied = one.endswith(other) or other.endswith(one)
    return not is_denied and is_opposite(one, other, language) and not any(one in words for words in theirs)


@lru_cache(maxsize=4096)
def _content(text: str, language: Language) -> tuple[str, ...]:
    """The stems of a text's words without the stop words, but with those of direction."""
    grammar, directions = language.words.grammar, language.deeds.directions
    stems = row(text, language).stems
    return tuple(word for word in stems if word and (word not in grammar or word in directions))
