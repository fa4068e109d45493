"""Does a sentence have another verb than its passages in the same place, or an opposite? Pure.

A deed is what a verb says was done. The content words of the sentence and of a passage are laid beside each
other. If both have the same words around a verb, and the two verbs have neither root nor meaning in common,
the sentence tells another deed. Words that the dictionary lists as opposites need fewer words around them.
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
"""A gap between words that both texts have holds at most 2 content words of either text.

Chosen by reading; not measured.
"""
_FLANKS = 2
"""A gap counts only with at least 2 words in common beside it, both sides together (decision 0012)."""
_NEAR = 3
"""A passage that has the sentence's verb elsewhere tells the same deed if both verbs have a common word near
them, at most 3 content words away.

Chosen by reading; not measured.
"""


def other_deed(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence tells another deed than the passages, or the opposite; else empty."""
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
    """The words in which two texts differ between shared words, and how many shared words are around them."""
    runs = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    for place, (code, start, end, there, there_end) in enumerate(runs):
        if code != "replace" or max(end - start, there_end - there) > _GAP:
            continue
        before, after = (_length(runs, place + side) for side in (-1, 1))
        if before and after:
            yield mine[start:end], theirs[there:there_end], before + after


def _length(runs: Sequence[tuple[str, int, int, int, int]], place: int) -> int:
    """The number of words of a shared run; 0 if the run is not shared or does not exist."""
    return runs[place][2] - runs[place][1] if 0 <= place < len(runs) and runs[place][0] == "equal" else 0


def _is_another(
    one: str, other: str, mine: Sequence[str], theirs: Sequence[Sequence[str]], language: Language
) -> bool:
    """Whether two past verbs differ in meaning, and no passage has the first of them near the same words."""
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
    """Whether two words are opposites, and the passages lack the first of them.

    Pairs like "clear" and "unclear" do not count here.
    """
    is_denied = one.endswith(other) or other.endswith(one)
    return not is_denied and is_opposite(one, other, language) and not any(one in words for words in theirs)


@lru_cache(maxsize=4096)
def _content(text: str, language: Language) -> tuple[str, ...]:
    """The stems of a text's words, without stop words except those of direction ("more", "less")."""
    grammar, directions = language.words.grammar, language.deeds.directions
    stems = row(text, language).stems
    return tuple(word for word in stems if word and (word not in grammar or word in directions))
