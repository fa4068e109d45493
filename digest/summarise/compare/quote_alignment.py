"""Are two quotations wordings of the same speech, and where do they differ? Pure.

Punctuation, case, contractions, ellipses and words in editors' brackets do not count as differences. A
quotation that begins later or ends earlier than another is the same one, cut. The stretch is the part of two
quotations that both have, from the first run of common words to the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.text.tokens import shingles, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

OPEN = "*"
"""The token that stands for an ellipsis, words in brackets, an account's name or a time of day: outlets may
write these as they like."""
_OPEN = (
    r"\d{1,2}:\d\d(?:\s[A-Z]{2,4}\b)?"  # a time of day
    r"|@ ?\w+|\[[^\]]{0,80}\]|\([^)]{0,80}\)"  # an account's name; what an editor put in brackets
    r"|…|\.(?:\s?\.)+"  # an ellipsis
)
_WORD = r"\d+(?:[.,:]\d+)+|%|[^\W_]+(?:['’][^\W_]+)*"
MIN_WORDS = 8
"""Words of the shortest stretch by which two quotations are compared (chosen by reading; not measured)."""
_RUN = 3
"""Words in a row that make a run: quotations without a common run are not compared (chosen by reading; not
measured)."""
_LONGEST_LOOSE_END = 3
"""Words that both quotations may have before the stretch, or after it. With more, they are two different
sentences that resemble each other (chosen by reading; not measured)."""
_LEAST_SHARED = 0.7
"""Least share of the words of the stretch that both quotations have in the same order (decision 0022)."""
_LONGEST_CUT = 5
"""Words of the longest change where one quotation has words and the other none. If more are missing, they
were left out, which is no change of wording (decision 0042)."""
_LONGEST_CHANGE = 6
"""Words of the longest change where both quotations have words (chosen by reading; not measured)."""
_SHORTEST_SPELLING = 4
"""Letters of the shortest word that may be spelt in two ways (chosen by reading; not measured)."""
_LEAST_ALIKE = 0.8
"""Least similarity (ratio of Ratcliff and Obershelp, 0 to 1) of two spellings of one word (chosen by reading;
not measured)."""
_ANCHOR = 2
"""The stretch begins and ends with at least 2 common words in a row; of only 2, one must be a content word
(chosen by reading; not measured)."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a quotation in the form in which it is compared, with its characters `start` to `end`."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def tokens(text: str, language: Language = ENGLISH) -> tuple[Token, ...]:
    """The words of a quotation in one spelling: small letters, full forms, numbers in digits."""
    found: list[Token] = []
    for match in _token_pattern(language).finditer(text):
        folded = [OPEN] if match["open"] else _folded(match[0].lower().replace("’", "'"), language)
        found.extend(Token(word, match.start(), match.end()) for word in folded)
    return tuple(found)


@lru_cache
def _token_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?P<open>{language.quoting.time_of_day.pattern}|{_OPEN})|{_WORD}")


def runs(text: str, language: Language = ENGLISH) -> set[tuple[str, ...]]:
    """Every run of three words in a quotation; two quotations without a common run need not be compared."""
    return set(shingles([token.word for token in tokens(text, language) if token.word != OPEN], _RUN))


def _folded(word: str, language: Language) -> list[str]:
    """The words that `word` stands for: a contraction is written out, a number put in digits."""
    tables = language.quoting
    if word in tables.short_forms:
        return tables.short_forms[word].split()
    for ending, long in tables.endings.items():
        if word.endswith(ending) and len(word) > len(ending):
            return [word.removesuffix(ending), long]
    return [tables.numbers.get(word, word)]


def is_part(short: str, long: str, language: Language = ENGLISH) -> bool:
    """Whether `long` has the words of `short` in the same order, with gaps only where `short` marks one."""
    rest = f" {' '.join(token.word for token in tokens(long, language))} "
    runs = " ".join(token.word for token in tokens(short, language)).split(OPEN)
    for run in filter(None, map(str.strip, runs)):
        _, found, rest = rest.partition(f" {run} ")
        if not found:
            return False
        rest = f" {rest}"
    return True


def is_same(one: str, other: str, language: Language = ENGLISH) -> bool:
    """Whether one of two quotations contains the other."""
    return is_part(one, other, language) or is_part(other, one, language)


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two wordings of one speech differ: in each, the characters from the first change to the last."""

    one: tuple[int, int]
    other: tuple[int, int]
    shared: float
    """The share of the words of the stretch that both quotations have in the same order."""
    words: int
    """Words of the stretch in the quotation that has fewer there."""

    @property
    def turned(self) -> Parting:
        """The same parting with the two quotations exchanged."""
        return Parting(one=self.other, other=self.one, shared=self.shared, words=self.words)


def parting(one: str, other: str, language: Language = ENGLISH) -> Parting | None:
    """Where two quotations differ, if both are wordings of one speech and a word that matters differs."""
    mine, theirs = tokens(one, language), tokens(other, language)
    if [token.word for token in mine] == [token.word for token in theirs]:
        return None
    codes = _quoted_by_both(mine, theirs, language)
    if not codes:
        return None
    lengths = codes[-1][2] - codes[0][1], codes[-1][4] - codes[0][3]
    shared = 2 * sum(code[2] - code[1] for code in codes if code[0] == "equal") / max(sum(lengths), 1)
    changes = [
        code
        for code in codes
        if _counts(mine[code[1] : code[2]], theirs[code[3] : code[4]], language)
        and not (_is_at_a_gap(mine, code[1:3]) or _is_at_a_gap(theirs, code[3:5]))
        and not _is_longer_name(one, mine, code[1:3], code[3:5])
        and not _is_longer_name(other, theirs, code[3:5], code[1:3])
    ]
    if min(lengths) < MIN_WORDS or shared < _LEAST_SHARED or not changes or _go_on_apart(mine, theirs, codes):
        return None
    taken = _words_in(mine, [code[1:3] for code in changes])
    if taken == _words_in(theirs, [code[3:5] for code in changes]):
        return None  # the same words in another order
    return Parting(
        one=_span(mine, changes[0][1], changes[-1][2]),
        other=_span(theirs, changes[0][3], changes[-1][4]),
        shared=shared,
        words=min(lengths),
    )


_Code = tuple[str, int, int, int, int]
"""An edit of `difflib`: its kind, then the words where it starts and ends in one text and in the other."""


def _quoted_by_both(mine: Sequence[Token], theirs: Sequence[Token], language: Language) -> list[_Code]:
    """The edits that turn one quotation into the other, from the first to the last anchor.

    An anchor is a run of words that both have. Stop words alone ("of the") are none: any sentence has them.
    """
    words, others = [token.word for token in mine], [token.word for token in theirs]
    codes: list[_Code] = [*SequenceMatcher(None, words, others, autojunk=False).get_opcodes()]
    while codes and not _is_anchor(codes[0], words, language):
        codes.pop(0)
    while codes and not _is_anchor(codes[-1], words, language):
        codes.pop()
    return codes


def _go_on_apart(mine: Sequence[Token], theirs: Sequence[Token], codes: list[_Code]) -> bool:
    """Whether both quotations have several words before the stretch, or after it, which are not the same."""
    first, last = codes[0], codes[-1]
    before = min(first[1], first[3])
    after = min(len(mine) - last[2], len(theirs) - last[4])
    return max(before, after) > _LONGEST_LOOSE_END


def _is_anchor(code: _Code, words: list[str], language: Language) -> bool:
    """Whether an edit is a common run of words that is no coincidence: it is long or has a content word."""
    kind, start, end, *_ = code
    if kind != "equal" or end - start < _ANCHOR:
        return False
    return end - start > _ANCHOR or any(_weighs(word, language) for word in words[start:end])


def _words_in(found: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[str]:
    return sorted(token.word for start, end in spans for token in found[start:end])


def _counts(mine: Sequence[Token], theirs: Sequence[Token], language: Language) -> bool:
    """Whether these words of one quotation, in place of those of the other, are a change of wording."""
    words, others = [token.word for token in mine], [token.word for token in theirs]
    longest = max(len(words), len(others))
    if words == others or OPEN in words or OPEN in others or _is_written(words, others):
        return False
    if longest > (_LONGEST_CHANGE if words and others else _LONGEST_CUT):
        return False
    left, right = ({word for word in side if _weighs(word, language)} for side in (words, others))
    return any(not any(_is_spelt(word, one, language) for one in right) for word in left) or any(
        not any(_is_spelt(word, one, language) for one in left) for word in right
    )


def _is_at_a_gap(found: Sequence[Token], span: tuple[int, ...]) -> bool:
    """Whether words are missing right beside an ellipsis or brackets, which stand for them."""
    start, end = span
    return start == end and any(token.word == OPEN for token in found[max(0, start - 1) : end + 1])


def _is_longer_name(text: str, found: Sequence[Token], span: tuple[int, ...], gap: tuple[int, ...]) -> bool:
    """Whether words stand before a name that the other quotation lacks: "the Supreme Court", "the Court"."""
    start, end = span
    return gap[0] == gap[1] and all(text[token.start].isupper() for token in found[start : end + 1])


def _is_written(words: list[str], others: list[str]) -> bool:
    """Whether two groups of words are one name, written as one word, as several, or as initials."""
    short, long = sorted(("".join(words), "".join(others)), key=len)
    initials = "".join(word[0] for word in max(words, others, key=len))
    return short == long or (len(short) > 1 and short == initials)


def _weighs(word: str, language: Language) -> bool:
    """Whether a word matters: it carries content, denies, or is a number."""
    if word in language.quoting.denials or word.isdigit():
        return True
    return len(word) > 1 and word not in language.words.grammar and word not in language.quoting.fillers


def _is_spelt(one: str, other: str, language: Language) -> bool:
    """Whether two words are one word in two spellings or forms."""
    one, other = stem(one), stem(other)
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    if {one, other} & language.quoting.scales or one[0] != other[0] or one.isdigit():
        return False
    if len(short) < _SHORTEST_SPELLING:
        return False
    return long.startswith(short) or SequenceMatcher(None, one, other).ratio() >= _LEAST_ALIKE


def _span(found: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The first and last character of the words `start` to `end`; for no words, the place between two."""
    if start < end:
        return found[start].start, found[end - 1].end
    place = found[min(start, len(found) - 1)].start
    return place, place
