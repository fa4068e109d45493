"""Is what a sentence puts in quotation marks quoted in its passages too, and of the same speaker? Pure.

That the words stand there is not enough: a report's own words are no quotation, and those of one person are
none of another. Both are told by the article around a passage, where a speech may have begun before it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.facts import row
from digest.summarise.read.quotations import PIECES, plain, quotations
from digest.summarise.read.spoken import quoted_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.read.passages import Passage
    from digest.summarise.read.spoken import Spoken

_FEWEST = 3
"""Fewest quoted words that must be quoted: fewer may be a report's own, set off.

Chosen by reading; not measured.
"""
_SPOKEN = 5
"""Fewest quoted words that have a speaker, if any is named. Chosen by reading; not measured."""
_MOSTLY = 0.6
"""Least share of a passage's characters in quotation marks that makes it a quoted report.

Chosen by reading; not measured.
"""
_AROUND = 600
"""Characters before a passage in which its speaker may be named. Chosen by reading; not measured."""
_BEGINNING = 40
"""Characters by which a quotation is found again in a passage. Chosen by reading; not measured."""
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)((?:[^‘’'\n]|(?<=\w)[’'](?=\w))+)[’'](?!\w)")
_DOUBLE = re.compile(r"[“„«「『\"»]")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}
"""Mark that opens a quotation → the marks that may close it."""


def misattributed(text: str, cited: Sequence[Passage]) -> str:
    """The reason why a quotation of `text` is nobody's in the passages, or another's; else empty."""
    for quotation in quotations(text):
        for piece in filter(None, map(plain, PIECES.split(quotation))):
            if len(piece.split()) < _FEWEST or _is_title(quotation):
                continue
            if not any(_quotes(one, piece) or _is_all_quoted(one, piece, text) for one in cited):
                return f"the cited passages do not quote anyone with “{quotation}”"
    return _other_speaker(text, cited)


def _quotes(passage: Passage, piece: str) -> bool:
    return any(f" {piece} " in f" {plain(spoken)} " for spoken in _spoken(passage))


def _is_all_quoted(passage: Passage, piece: str, text: str) -> bool:
    """Whether most of a passage is quoted, and of nobody by name: the report, or a post in it, is quoted."""
    words = plain(passage.text)
    return (
        piece in words
        and len(piece) >= _MOSTLY * len(words)
        and not any(one.speaker for one in _said(text, passage))
    )


def _is_title(quotation: str) -> bool:
    """Whether it is the title of a work: the first and every longer word has a capital."""
    return quotation[:1].isupper() and all(word[0].isupper() for word in re.findall(r"\w{4,}", quotation))


def _spoken(passage: Passage) -> Iterator[str]:
    """What a passage quotes, also when the marks stand in the sentences around it."""
    for start, end in quoted_spans(passage.article.text):
        if start < passage.end and end > passage.start:
            yield passage.article.text[max(start, passage.start) : min(end, passage.end)]


@lru_cache(maxsize=512)
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the quotations in an article; without a closing mark, to the paragraph's end."""
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        place = start
        while (opened := _DOUBLE.search(text, place, end)) is not None:
            closers = _CLOSERS[opened[0]]
            closed = min(
                (at for one in closers if (at := text.find(one, opened.end(), end)) >= 0), default=end
            )
            found.append((opened.end(), closed))
            place = closed + 1
        found += [match.span(1) for match in _SINGLE.finditer(text, start, end)]
        if (closed := text.find("”", start, end)) >= 0 and "“" not in text[start:closed]:
            found.append((start, closed))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"\n+|\Z", text):
        yield start, match.start()
        start = match.end()


def _other_speaker(text: str, cited: Sequence[Passage]) -> str:
    """Why the one whom `text` names for a quotation did not say it, as far as the passages tell."""
    if not cited:
        return ""
    for said in _said(text, cited[0]):
        holders = [one for one in cited if plain(said.words)[:_BEGINNING] in plain(one.text)]
        if said.speaker and holders and not any(_may_say(said.speaker, one, said.words) for one in holders):
            return f"the cited passages do not have “{said.words}” from {said.speaker}"
    return ""


def _said(text: str, like: Passage) -> list[Spoken]:
    """The quotations of a sentence with the speakers that it names."""
    own = replace(like, article=replace(like.article, text=text), start=0, end=len(text))
    return quoted_in([own], _SPOKEN)


def _may_say(speaker: str, passage: Passage, words: str) -> bool:
    """Whether a passage gives the words to the speaker, or to nobody while it names the speaker near them."""
    before = replace(passage, start=max(0, passage.start - _AROUND), end=passage.start)
    theirs = [
        one.speaker
        for one in quoted_in([before, passage], _SPOKEN)
        if one.passage is passage and plain(words)[:_BEGINNING] in plain(one.words) and one.speaker
    ]
    mine = _names(speaker)
    if any(mine & _names(one) or _goes_on(one, mine, passage) for one in theirs):
        return True
    if any(" " in one and one[0].isupper() for one in theirs):
        return False
    return bool(mine & (_last_named(before) | _names(passage.article.text[passage.start : passage.end])))


def _last_named(before: Passage) -> frozenset[str]:
    """The words of the last name before a passage, of whom a "he" in the passage speaks."""
    language = before.language
    facts = row(before.article.text[before.start : before.end], language).facts
    named = [fact for fact in facts if fact.kind == "name"]
    return frozenset(
        word.capitalize() for fact in named[-1:] for word in _without_accents(" ".join(fact.words)).split()
    )


def _goes_on(name: str, mine: frozenset[str], passage: Passage) -> bool:
    """Whether a name goes on where it was read as ended: "Sgt. Ed", "Sgt. Ed Harris with the guards"."""
    after = re.search(rf"{re.escape(name)}\s+([\w-]+)", passage.article.text[passage.start : passage.end])
    return after is not None and bool(mine & _names(after[1]))


def _names(text: str) -> frozenset[str]:
    """The words with a capital, without accents."""
    return frozenset(re.findall(r"\b[A-Z][\w-]+", _without_accents(text)))


def _without_accents(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
