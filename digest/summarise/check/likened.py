"""Does a sentence say that something "is" what no passage says it is? Pure.

What stands behind "is" must stand behind a form of "be" in a passage, too, or beside a word of the same
subject.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.clauses import BE, is_finite, tokens
from digest.summarise.check.predicates import is_past
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COPULAS = word_set("is are was were")
_RELATIVE = frozenset({"which", "that", "who", "what", "it", "there"})
_LIKE = BE | word_set(
    """become becomes became becoming remain remains remained seem seems seemed as stay stayed made make
    makes making left leave leaves called call calls declared declares found considered considers deemed
    kept keeps turned went gone feel felt looks looked got it's he's she's they're"""
)
_RANKS = word_set(
    """first second third last latest only next same new other more most best worst biggest one"""
)
_BEHIND = 6
"""So many words behind "be" a word may be what is said of the subject."""
_APART = 12
"""So many words apart two words of a passage are not for one thing."""
_BEFORE = 12


def unlike(sentence: str, passages: Sequence[str]) -> str:
    """The reason why something is likened to what it is not in the passages; empty when nothing is."""
    mine, theirs = tokens(sentence), [tokens(passage) for passage in passages]
    own = _roots(mine)
    for place, said in _said(mine):
        subject = _roots(mine[max(0, place - _BEFORE) : place])
        spots = [
            (words, at) for words in theirs for at, word in enumerate(words) if stem(word.lower()) == said
        ]
        if spots and not any(_is_so(words, at, subject, own) for words, at in spots):
            return f"no cited passage says of it that it is “{said}”"
    return misplaced_apposition(sentence, passages)


def misplaced_apposition(sentence: str, passages: Sequence[str]) -> str:
    """The reason why what stands between two commas is no other word for what is before; else empty."""
    mine = tokens(sentence)
    for head, beside in _appositions(mine):
        places = [_distance(tokens(passage), head, beside) for passage in passages]
        known = [one for one in places if one]
        if known and min(known) > _APART:
            return f"no cited passage calls “{head}” “{beside}”"
    return ""


def _appositions(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each noun with the first word of what stands behind it between a comma and one before a verb."""
    commas = [place for place, word in enumerate(row) if word == ","]
    for start, end in pairwise(commas):
        is_before_verb = end + 1 < len(row) and is_finite(row, end + 1)
        inside = [word for word in row[start + 1 : end] if word.lower() not in STOPWORDS]
        is_noun = any(word.islower() for word in inside) and not any(
            is_finite(row, place) for place in range(start + 1, end)
        )
        is_name = start > 0 and row[start - 1].isalpha()
        if is_before_verb and is_noun and is_name and row[start + 1].lower() not in _CLAUSAL:
            yield stem(row[start - 1].lower()), stem(inside[0].lower())


_CLAUSAL = word_set(
    """who which whose where when after before in on at by with as while and or but including of for from
    about against"""
)


def _distance(row: Sequence[str], one: str, other: str) -> int:
    """How many words two words of a passage are apart, at the nearest; 0 when it lacks one."""
    roots = [stem(word.lower()) for word in row]
    mine, theirs = ([at for at, root in enumerate(roots) if root == word] for word in (one, other))
    return min((abs(first - second) for first in mine for second in theirs), default=0)


def _said(row: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every form of "be" with the word that is said of its subject: no participle, and no name."""
    for place, word in enumerate(row):
        after = row[place + 1 : place + 3]
        while after and after[0].lower() in {"a", "an", "the", "not", "also"}:
            after = after[1:]
        if (
            word.lower() in _COPULAS
            and place
            and row[place - 1].lower() not in _RELATIVE
            and after
            and after[0].islower()
            and _is_quality(after[0])
        ):
            yield place, stem(after[0])


def _is_quality(word: str) -> bool:
    return (
        not is_past(word)
        and word not in _RANKS
        and word not in STOPWORDS
        and not word.endswith(("ing", "ly"))
    )


def _is_so(words: Sequence[str], at: int, subject: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a word stands behind "be", or so near a word of the subject that nothing foreign is between."""
    if any(word.lower().replace("’", "'") in _LIKE for word in words[max(0, at - _BEHIND) : at]):
        return True
    before = [words[place] for place in range(at - 1, -1, -1)]
    return (
        _meets(before, subject, own)
        or _meets(words[at + 1 :], subject, own)
        or _describes(words[at + 1 :], subject)
    )


def _meets(words: Sequence[str], subject: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a word of the subject comes before any that the sentence has not."""
    for word in words:
        root = stem(word.lower())
        if root in subject:
            return True
        if root[:1].isalpha() and root not in STOPWORDS and root not in own:
            return False
    return False


def _describes(words: Sequence[str], subject: frozenset[str]) -> bool:
    """Whether a word stands before the subject in one phrase: "the unsafe old bridge"."""
    phrase = takewhile(lambda word: word[0].isalnum() and word.lower() not in STOPWORDS, words)
    return any(stem(word.lower()) in subject for word in phrase)


def _roots(row: Sequence[str]) -> frozenset[str]:
    found = (stem(word.lower()) for word in row)
    return frozenset(root for root in found if root[:1].isalnum() and root not in STOPWORDS)
