"""Do the passages have the words that a sentence puts in quotation marks? Pure.

A quotation of three words or more must stand in a passage word for word. One or two words may stand there by
chance, so a passage must have them in quotation marks, too, or next to the same word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.read.quotations import PIECES, plain, quotations
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

_MAX_CHANCE_WORDS = 2
"""Words of the longest quotation that may stand in a passage by chance (decision 0012)."""
_NEAR_WORDS = 6
"""What a quoted word was said of is known by the 6 words on each side of it (decision 0012)."""
_INSERTION = re.compile(r"\[([^\]]+ [^\]]+ [^\]]+)\]")
"""Three words or more in brackets: so many must be in a passage, unlike an editor's "[he]"."""
_INSERTION_AFTER = re.compile(r"(\w+)\W+(\w+)\W*\s\[([^\]]+)\]")
"""Two words of a quotation, and the words in brackets after them."""
_SHORT_SINGLE = re.compile(r"(?<!\w)[‘']([^‘’']{2,60})[’'](?!\w)")


def misquoted(sentence: str, passages: Sequence[str], language: Language = ENGLISH) -> str:
    """The reason why a quotation of `sentence` is not in the passages; empty when all are."""
    folded = f" {plain(' '.join(passages))} "
    for quotation in quotations(sentence):
        for piece in filter(None, map(plain, (*PIECES.split(quotation), *_INSERTION.findall(quotation)))):
            is_short = len(piece.split()) <= _MAX_CHANCE_WORDS
            if f" {piece} " not in folded or (
                is_short and not _is_meant_so(piece, quotation, sentence, passages, language)
            ):
                return f"“{quotation}” is not quoted so in the cited passages"
        if _has_other_insertion(quotation, passages):
            return f"the cited passages have other words in the brackets of “{quotation}”"
    return ""


def _is_meant_so(
    piece: str, quotation: str, sentence: str, passages: Sequence[str], language: Language
) -> bool:
    """Whether a passage quotes a piece of one or two words, or has it next to the same word.

    If a single word is only a part of a passage's quotation, it must have some of the same words near it.
    """
    grammar = language.words.grammar
    near = _words_near(piece, plain(sentence), grammar)
    for passage in passages:
        for spoken in map(plain, _all_quoted(passage)):
            if f" {piece} " in f" {spoken} " and (
                " " in piece or spoken == piece or near & _words_near(piece, plain(passage), grammar)
            ):
                return True
    return _has_the_same_neighbour(quotation, sentence, f" {plain(' '.join(passages))} ", grammar)


def _all_quoted(passage: str) -> list[str]:
    """The quotations of a passage, and a few words in single quotation marks."""
    return [*quotations(passage), *_SHORT_SINGLE.findall(passage)]


def _words_near(piece: str, text: str, grammar: frozenset[str]) -> set[str]:
    """The stems of the content words that are at most six words away from `piece`, wherever `text` has it."""
    words, inner = text.split(), piece.split()
    found: set[str] = set()
    for place in range(len(words)):
        if words[place : place + len(inner)] == inner:
            end = place + len(inner)
            found.update((*words[max(0, place - _NEAR_WORDS) : place], *words[end : end + _NEAR_WORDS]))
    return set(map(stem, found - grammar))


def _has_other_insertion(quotation: str, passages: Sequence[str]) -> bool:
    """Whether the passages have other words in brackets after the same two words than the quotation has."""
    there: dict[tuple[str, str], set[str]] = {}
    for before, last, words in (one for passage in passages for one in _INSERTION_AFTER.findall(passage)):
        there.setdefault((before.lower(), last.lower()), set()).add(plain(words))
    return any(
        plain(words) not in there.get((before.lower(), last.lower()), {plain(words)})
        for before, last, words in _INSERTION_AFTER.findall(quotation)
    )


def _has_the_same_neighbour(quotation: str, sentence: str, folded: str, grammar: frozenset[str]) -> bool:
    """Whether the passages have the quoted words right after or right before the same content word."""
    words, inner = plain(sentence), plain(quotation)
    around = re.search(rf"(?:(\S+) |^){re.escape(inner)}(?: (\S+)|$)", words)
    before, after = (around[1] or "", around[2] or "") if around else ("", "")
    if before and before not in grammar and f" {before} {inner} " in folded:
        return True
    return bool(after) and after not in grammar and f" {inner} {after} " in folded
