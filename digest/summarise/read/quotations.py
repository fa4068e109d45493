"""What a text quotes, and whether passages have it word for word. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTED = re.compile(r"“[^”\"]*[”\"]|\"[^\"]*\"|‘[^’]*’(?!\w)|«[^»]*»|(?<!\w)'[^']*[.,!?]'(?!\w)")
"""Words inside quotation marks, and the marks. A straight ``'`` closes after punctuation only, since elsewhere it
is an apostrophe."""
_QUOTATION = re.compile(r'"([^"]+)(?:"|$)')
_SINGLE = re.compile(r"(?<![\w’'])[‘‚'](?=\w)((?:[^‘’'\"“”]|(?<=\w)[’'](?=\w))+)[’‘'](?!\w)")
_FEWEST = 3
"""Fewer words in single marks may be a title, or two apostrophes."""
_STRAIGHT = str.maketrans(dict.fromkeys("“”„«»「」『』", '"'))
_SCARE = 2
"""So few quoted words stand anywhere by chance: they must be quoted there (one word alone, or in a
speech about the same), or stand beside the same word."""


def quotations(text: str) -> list[str]:
    """The words inside quotation marks; double ones that are not closed go to the end."""
    found = [match[1].strip(" ,.") for match in _QUOTATION.finditer(text.translate(_STRAIGHT))]
    single = [match[1].strip(" ,.") for match in _SINGLE.finditer(text)]
    return found + [
        one for one in single if len(one.split()) >= _FEWEST and not any(one in two for two in found)
    ]


def plain(text: str) -> str:
    """For comparing wordings: small letters, straight marks, single spaces, no punctuation."""
    return " ".join(re.findall(r"[\w%$£€]+(?:'\w+)*", text.lower().replace("’", "'").replace("‘", "'")))


def misquoted(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a quotation of `sentence` is not backed; empty when all are."""
    flat = f" {plain(' '.join(passages))} "
    for quotation in quotations(sentence):
        pieces = [
            plain(piece) for piece in (*PIECES.split(quotation), *_ASIDE.findall(quotation)) if plain(piece)
        ]
        for piece in pieces:
            is_short = len(piece.split()) <= _SCARE
            if f" {piece} " not in flat or (
                is_short and not _is_taken_so(piece, quotation, sentence, passages)
            ):
                return f"“{quotation}” is not quoted so in the cited passages"
        if _is_put_in_otherwise(quotation, passages):
            return f"the cited passages have other words in the brackets of “{quotation}”"
    return ""


PIECES = re.compile(r"\.\.\.|…|\[[^\]]*\]|(?<=[.!?])\s+(?=[A-Z])")
"""Between them, a quotation may go on in another passage."""
_ASIDE = re.compile(r"\[([^\]]+ [^\]]+ [^\]]+)\]")
"""So many words in brackets are not the writer's "[he]"."""
_PUT_IN = re.compile(r"(\w+)\W+(\w+)\W*\s\[([^\]]+)\]")
_REACH = 6
"""So many words on each side tell what a quoted word was said of."""


def _any_quoted(passage: str) -> list[str]:
    """What a passage quotes, in single marks, too."""
    return [*quotations(passage), *re.findall(r"(?<!\w)[‘']([^‘’']{2,60})[’'](?!\w)", passage)]


def _is_taken_so(piece: str, quotation: str, sentence: str, passages: Sequence[str]) -> bool:
    """Whether a passage quotes so few words, one alone or of the same, or has them beside the same word."""
    near = _words_near(piece, plain(sentence))
    for passage in passages:
        for spoken in map(plain, _any_quoted(passage)):
            if f" {piece} " in f" {spoken} " and (
                " " in piece or spoken == piece or near & _words_near(piece, plain(passage))
            ):
                return True
    return _stands_so(quotation, sentence, f" {plain(' '.join(passages))} ")


def _words_near(piece: str, text: str) -> set[str]:
    """The content words near every place of `piece`, stemmed."""
    words, inner = text.split(), piece.split()
    found: set[str] = set()
    for place in range(len(words)):
        if words[place : place + len(inner)] == inner:
            end = place + len(inner)
            found.update((*words[max(0, place - _REACH) : place], *words[end : end + _REACH]))
    return set(map(stem, found - STOPWORDS))


def _is_put_in_otherwise(quotation: str, passages: Sequence[str]) -> bool:
    """Whether the passages have other words in brackets after the same two words."""
    there: dict[tuple[str, str], set[str]] = {}
    for before, last, words in (one for passage in passages for one in _PUT_IN.findall(passage)):
        there.setdefault((before.lower(), last.lower()), set()).add(plain(words))
    return any(
        plain(words) not in there.get((before.lower(), last.lower()), {plain(words)})
        for before, last, words in _PUT_IN.findall(quotation)
    )


def _stands_so(quotation: str, sentence: str, flat: str) -> bool:
    """Whether the passages have the words between one of the same neighbours."""
    words, inner = plain(sentence), plain(quotation)
    around = re.search(rf"(?:(\S+) |^){re.escape(inner)}(?: (\S+)|$)", words)
    before, after = (around[1] or "", around[2] or "") if around else ("", "")
    is_before = before not in {"", *STOPWORDS} and f" {before} {inner} " in flat
    return is_before or (after not in {"", *STOPWORDS} and f" {inner} {after} " in flat)
