"""Does a sentence say that something "is" what no passage says it is? Pure.

The word after "is" must follow a form of "be" or a verb like "call" in a passage, too, or stand beside a word
of the same subject. An apposition (the words between two commas) must stand near its noun in a passage.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from digest.summarise.check.clauses import is_finite, tokens
from digest.summarise.check.predicates import is_past
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_BEHIND = 6
"""A word is said of a subject if it is at most 6 words after "be". Chosen by reading; not measured."""
_APART = 12
"""A noun and its apposition are at most 12 words apart in a passage. Chosen by reading; not measured."""
_BEFORE = 12
"""The subject of "be" is looked for in the 12 words before it. Chosen by reading; not measured."""


def unlike(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence calls something what no passage calls it; empty when it does not."""
    mine, theirs = tokens(sentence, language), [tokens(passage, language) for passage in passages]
    own = _content_stems(mine, language)
    for place, said in _said(mine, language):
        subject = _content_stems(mine[max(0, place - _BEFORE) : place], language)
        spots = [
            (words, at) for words in theirs for at, word in enumerate(words) if stem(word.lower()) == said
        ]
        if spots and not any(_is_so(words, at, subject, own, language) for words, at in spots):
            return f"no cited passage says of it that it is “{said}”"
    return _misplaced_apposition(mine, theirs, language)


def _misplaced_apposition(mine: Sequence[str], theirs: Sequence[Sequence[str]], language: Language) -> str:
    """The reason why an apposition of the sentence belongs to another noun in the passages; else empty."""
    for head, beside in _appositions(mine, language):
        known = [distance for words in theirs if (distance := _distance(words, head, beside))]
        if known and min(known) > _APART:
            return f"no cited passage calls “{head}” “{beside}”"
    return ""


def _appositions(row: Sequence[str], language: Language) -> Iterator[tuple[str, str]]:
    """Each noun that has an apposition, with the first content word of the apposition.

    An apposition stands after its noun between two commas, the second of them before a verb.
    """
    grammar = language.words.grammar
    commas = [place for place, word in enumerate(row) if word == ","]
    for start, end in pairwise(commas):
        is_before_verb = end + 1 < len(row) and is_finite(row, end + 1, language)
        inside = [word for word in row[start + 1 : end] if word.lower() not in grammar]
        is_noun = any(word.islower() for word in inside) and not any(
            is_finite(row, place, language) for place in range(start + 1, end)
        )
        is_name = start > 0 and row[start - 1].isalpha()
        is_clause = is_noun and row[start + 1].lower() in language.deeds.clausal
        if is_before_verb and is_noun and is_name and not is_clause:
            yield stem(row[start - 1].lower()), stem(inside[0].lower())


def _distance(row: Sequence[str], one: str, other: str) -> int:
    """The least distance between two stems in a passage, in words; 0 when the passage lacks one of them."""
    stems = [stem(word.lower()) for word in row]
    mine, theirs = ([at for at, root in enumerate(stems) if root == word] for word in (one, other))
    return min((abs(first - second) for first in mine for second in theirs), default=0)


def _said(row: Sequence[str], language: Language) -> Iterator[tuple[int, str]]:
    """The index of every form of "be" with the stem of the noun or adjective after it."""
    for place, word in enumerate(row):
        if not place or word.lower() not in language.deeds.copulas:
            continue
        after = row[place + 1 : place + 3]
        while after and after[0].lower() in language.clauses.articles:
            after = after[1:]
        if (
            row[place - 1].lower() not in language.deeds.expletives
            and after
            and after[0].islower()
            and _is_quality(after[0], language)
        ):
            yield place, stem(after[0])


def _is_quality(word: str, language: Language) -> bool:
    """Whether a word may say what something is: it is no past form, stop word, adverb or form in "-ing".

    Words of rank like "first" do not count either.
    """
    return (
        not is_past(word, language)
        and word not in language.deeds.ranks
        and word not in language.words.grammar
        and not word.endswith(language.verbs.progressive + language.clauses.adverb_endings)
    )


def _is_so(
    words: Sequence[str], at: int, subject: frozenset[str], own: frozenset[str], language: Language
) -> bool:
    """Whether a passage says the word at `at` of the subject: after "be", or beside a word of the subject.

    Between the two, there may be only stop words and words that the sentence (`own`) has as well.
    """
    likening = language.deeds.likening
    if any(word.lower().replace("’", "'") in likening for word in words[max(0, at - _BEHIND) : at]):
        return True
    before = [words[place] for place in range(at - 1, -1, -1)]
    return (
        _meets(before, subject, own, language)
        or _meets(words[at + 1 :], subject, own, language)
        or _describes(words[at + 1 :], subject, language)
    )


def _meets(words: Sequence[str], subject: frozenset[str], own: frozenset[str], language: Language) -> bool:
    """Whether a word of the subject comes before the first content word that the sentence lacks."""
    for word in words:
        root = stem(word.lower())
        if root in subject:
            return True
        if root[:1].isalpha() and root not in language.words.grammar and root not in own:
            return False
    return False


def _describes(words: Sequence[str], subject: frozenset[str], language: Language) -> bool:
    """Whether the words go on, without a stop word or mark, to the subject: "unsafe old bridge"."""
    grammar = language.words.grammar
    phrase = takewhile(lambda word: word[0].isalnum() and word.lower() not in grammar, words)
    return any(stem(word.lower()) in subject for word in phrase)


def _content_stems(row: Sequence[str], language: Language) -> frozenset[str]:
    found = (stem(word.lower()) for word in row)
    return frozenset(root for root in found if root[:1].isalnum() and root not in language.words.grammar)
