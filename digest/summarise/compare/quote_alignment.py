"""Whether two quotations are the same words, and where their wordings part. Pure.

Marks, case, contractions, ellipses and what stands in editors' brackets are no difference; a quotation that
begins later or ends earlier is the same one, cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import shingles, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"(?P<open>\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?|\b\d{4}\sGMT|@ ?\w+"
    r"|\[[^\]]{0,80}\]|\([^)]{0,80}\)|…|\.(?:\s?\.)+)"
    r"|\d+(?:[.,:]\d+)+|%|[^\W_]+(?:['’][^\W_]+)*"
)
OPEN = "*"
"""Stands for words that the outlet left out or put in brackets, for an account's name, and a time of day."""
_SHORT_FORMS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "let's": "let us",
    "%": "per cent",
}
_SHORT_FORMS |= {
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "percent": "per cent",
    "ok": "okay",
}
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'s": "is"}
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_NUMBERS |= {"nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "first": "1st", "second": "2nd"}
_NUMBERS |= {"third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th"}
_NUMBERS |= {"eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th"}
_DENIALS = word_set("not no never nobody nothing none neither nor without")
_FILLERS = word_set(
    """right simply pretty well know mean think um uh er like just really very so actually okay yeah yes look
    that which"""
)
_SIZES = word_set("hundred thousand million billion trillion")
MIN_WORDS = 8
_RUN = 3
_LOOSE_END = 2
_SHORTEST, _ALIKE = 4, 0.8
"""Words of so many letters are one, spelt in two ways, when one begins the other or they are so alike."""
_LEAST, _LONGEST_CUT = 0.7, 3
"""The share of words that both have in order; a longer run that one outlet has not is an omission."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a quotation, folded, and where it stands there."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a quotation without what outlets may write as they like."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        folded = [OPEN] if match["open"] else _folded(match[0].lower().replace("’", "'"))
        found.extend(Token(word, match.start(), match.end()) for word in folded)
    return tuple(found)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of three words: quotations without one in common need not be compared."""
    return set(shingles([token.word for token in tokens(text) if token.word != OPEN], _RUN))


def _folded(word: str) -> list[str]:
    if word in _SHORT_FORMS:
        return _SHORT_FORMS[word].split()
    for ending, long in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return [word.removesuffix(ending), long]
    return [_NUMBERS.get(word, word)]


def is_part(short: str, long: str) -> bool:
    """Whether the words of `short` stand in `long`, one run after another where it leaves words out."""
    rest = f" {' '.join(token.word for token in tokens(long))} "
    runs = " ".join(token.word for token in tokens(short)).split(OPEN)
    for run in filter(None, map(str.strip, runs)):
        _, found, rest = rest.partition(f" {run} ")
        if not found:
            return False
        rest = f" {rest}"
    return True


def is_same(one: str, other: str) -> bool:
    """Whether one of the two holds the other."""
    return is_part(one, other) or is_part(other, one)


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two quotations of the same words part: what each has there, as ``(start, end)`` of its text."""

    one: tuple[int, int]
    other: tuple[int, int]
    shared: float
    """The share of words that both have in order, of the stretch that both quote."""

    @property
    def turned(self) -> Parting:
        """The same, seen from the other quotation."""
        return Parting(one=self.other, other=self.one, shared=self.shared)


def parting(one: str, other: str) -> Parting | None:
    """Where the wordings part, if both quote the same words and a word that counts is not the same."""
    mine, theirs = tokens(one), tokens(other)
    if [token.word for token in mine] == [token.word for token in theirs]:
        return None
    codes = _quoted_by_both(mine, theirs)
    if not codes:
        return None
    lengths = codes[-1][2] - codes[0][1], codes[-1][4] - codes[0][3]
    shared = 2 * sum(code[2] - code[1] for code in codes if code[0] == "equal") / max(sum(lengths), 1)
    changes = [code for code in codes if _counts(mine[code[1] : code[2]], theirs[code[3] : code[4]])]
    if min(lengths) < MIN_WORDS or shared < _LEAST or not changes or _go_on_apart(mine, theirs, codes):
        return None
    taken = _words_in(mine, [code[1:3] for code in changes])
    if taken == _words_in(theirs, [code[3:5] for code in changes]):
        return None  # the same words in another order
    return Parting(
        one=_span(mine, changes[0][1], changes[-1][2]),
        other=_span(theirs, changes[0][3], changes[-1][4]),
        shared=shared,
    )


_Code = tuple[str, int, int, int, int]


def _quoted_by_both(mine: Sequence[Token], theirs: Sequence[Token]) -> list[_Code]:
    """How one becomes the other, from the first to the last run of words that both have.

    A run of grammar alone ("of the") anchors nothing: another sentence has it, too.
    """
    words, others = [token.word for token in mine], [token.word for token in theirs]
    codes: list[_Code] = [*SequenceMatcher(None, words, others, autojunk=False).get_opcodes()]
    while codes and not _is_anchor(codes[0], words):
        codes.pop(0)
    while codes and not _is_anchor(codes[-1], words):
        codes.pop()
    return codes


def _go_on_apart(mine: Sequence[Token], theirs: Sequence[Token], codes: list[_Code]) -> bool:
    """Whether before or after the stretch both quote more, and not the same: two sentences much alike."""
    first, last = codes[0], codes[-1]
    before = min(first[1], first[3])
    after = min(len(mine) - last[2], len(theirs) - last[4])
    return max(before, after) > _LOOSE_END


def _is_anchor(code: _Code, words: list[str]) -> bool:
    kind, start, end, *_ = code
    return kind == "equal" and (end - start > 2 or (end - start == 2 and any(map(_weighs, words[start:end]))))


def _words_in(found: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[str]:
    return sorted(token.word for start, end in spans for token in found[start:end])


def _counts(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether these words, which the other has otherwise or has not, make another wording."""
    words, others = [token.word for token in mine], [token.word for token in theirs]
    longest = max(len(words), len(others))
    if words == others or OPEN in words or OPEN in others or _is_written(words, others):
        return False
    if longest > (2 * _LONGEST_CUT if words and others else _LONGEST_CUT):
        return False
    left, right = set(filter(_weighs, words)), set(filter(_weighs, others))
    return any(not any(_is_spelt(word, one) for one in right) for word in left) or any(
        not any(_is_spelt(word, one) for one in left) for word in right
    )


def _is_written(words: list[str], others: list[str]) -> bool:
    """Whether both are the same name, written together, in two words, or by its initials."""
    short, long = sorted(("".join(words), "".join(others)), key=len)
    initials = "".join(word[0] for word in max(words, others, key=len))
    return short == long or (len(short) > 1 and short == initials)


def _weighs(word: str) -> bool:
    return (
        word in _DENIALS
        or (word not in STOPWORDS and word not in _FILLERS and len(word) > 1)
        or word.isdigit()
    )


def _is_spelt(one: str, other: str) -> bool:
    """Whether two words are one, spelt or written in two ways."""
    one, other = stem(one), stem(other)
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    if {one, other} & _SIZES or one[0] != other[0] or len(short) < _SHORTEST or one.isdigit():
        return False
    return long.startswith(short) or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _span(found: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Characters of those words; where there is none, the place between its neighbours."""
    if start < end:
        return found[start].start, found[end - 1].end
    place = found[min(start, len(found) - 1)].start
    return place, place
