"""Do the passages quote the words that a sentence quotes, and from the same speaker? Pure.

It is not enough that a passage has the words: they may be the reporter's own, or somebody else's. The article
around the passage shows both, because the quotation may have begun before the passage.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.facts import row
from digest.summarise.read.quotations import PIECES, QUOTED, plain, quotations
from digest.summarise.read.spoken import quoted_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.read.passages import Passage
    from digest.summarise.read.spoken import Spoken

_FEWEST = 3
"""A quotation of at least 3 words must be one in a passage, too: a shorter one may be a reporter's own words,
set in quotation marks.

Chosen by reading; not measured.
"""
_SPOKEN = 5
"""Words of the shortest quotation whose speaker is compared. Chosen by reading; not measured."""
_MOSTLY = 0.6
"""A sentence that quotes at least this share of a passage's characters, and names no speaker, quotes the
report itself.

Chosen by reading; not measured.
"""
_AROUND = 600
"""The speaker of a passage is looked for in the 600 characters before it. Chosen by reading; not measured."""
_BEGINNING = 40
"""A quotation is found in a passage by its first 40 characters. Chosen by reading; not measured."""
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)((?:[^‘’'\n]|(?<=\w)[’'](?=\w))+)[’'](?!\w)")
_DOUBLE = re.compile(r"[“„«「『\"»]")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}
"""The mark that opens a quotation → the marks that may close it."""


def misattributed(text: str, cited: Sequence[Passage]) -> str:
    """The reason why the passages quote nobody with a quotation of `text`, or another speaker; else empty."""
    for quotation in quotations(text):
        for piece in filter(None, map(plain, PIECES.split(quotation))):
            if len(piece.split()) < _FEWEST or _is_title(quotation):
                continue
            if not any(
                _quotes(one, piece) or _is_all_quoted(one, piece, text) or _is_written(one, piece, text)
                for one in cited
            ):
                return f"the cited passages do not quote anyone with “{quotation}”"
    return _other_speaker(text, cited)


def _quotes(passage: Passage, piece: str) -> bool:
    return any(f" {piece} " in f" {plain(spoken)} " for spoken in _spoken(passage))


def _is_all_quoted(passage: Passage, piece: str, text: str) -> bool:
    """Whether a sentence quotes most of a passage and names no speaker: it then quotes the report itself."""
    words = plain(passage.text)
    return (
        piece in words
        and len(piece) >= _MOSTLY * len(words)
        and not any(one.speaker for one in _said(text, passage))
    )


def _is_written(passage: Passage, piece: str, text: str) -> bool:
    """Whether a sentence quotes words of the report as written: "the story says", "writes Per Moe".

    Somebody whom the report itself names is not its author: his words stand between marks there.
    """
    if f" {piece} " not in f" {plain(passage.text)} ":
        return False
    if passage.language.speech.written.search(QUOTED.sub(" ", text)) is None:
        return False
    named = [one.speaker.rsplit(maxsplit=1)[-1] for one in _said(text, passage) if one.speaker]
    return not any(name in passage.article.text for name in named)


def _is_title(quotation: str) -> bool:
    """Whether a quotation is the title of a work: its first word and every longer one has a capital."""
    return quotation[:1].isupper() and all(word[0].isupper() for word in re.findall(r"\w{4,}", quotation))


def _spoken(passage: Passage) -> Iterator[str]:
    """The quoted parts of a passage, also of a quotation that begins or ends in a sentence around it."""
    for start, end in quoted_spans(passage.article.text):
        if start < passage.end and end > passage.start:
            yield passage.article.text[max(start, passage.start) : min(end, passage.end)]


@lru_cache(maxsize=512)
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The first and last characters of the quotations in an article.

    A quotation without a closing mark ends with its paragraph.
    """
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
    """The reason why the passages do not have a quotation from the speaker that `text` names; else empty."""
    if not cited:
        return ""
    for said in _said(text, cited[0]):
        holders = [one for one in cited if plain(said.words)[:_BEGINNING] in plain(one.text)]
        if not said.speaker or not holders:
            continue
        if not any(
            _may_say(said.speaker, one, said.words) or _is_written(one, plain(said.words), text)
            for one in holders
        ):
            return f"the cited passages do not have “{said.words}” from {said.speaker}"
    return ""


def _said(text: str, like: Passage) -> list[Spoken]:
    """The quotations of a sentence, each with the speaker that the sentence names."""
    own = replace(like, article=replace(like.article, text=text), start=0, end=len(text))
    return quoted_in([own], _SPOKEN)


def _may_say(speaker: str, passage: Passage, words: str) -> bool:
    """Whether the speaker may have said the words, according to a passage.

    It does if the passage names him as the speaker, or if it names no speaker, and him near the words.
    """
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
    """The words of the last name before a passage, whom a "he" in the passage means."""
    language = before.language
    facts = row(before.article.text[before.start : before.end], language).facts
    named = [fact for fact in facts if fact.kind == "name"]
    return frozenset(
        word.capitalize() for fact in named[-1:] for word in _without_accents(" ".join(fact.words)).split()
    )


def _goes_on(name: str, mine: frozenset[str], passage: Passage) -> bool:
    """Whether the word after a name is part of it: "Sgt. Ed" was read in "Sgt. Ed Harris with the guards"."""
    after = re.search(rf"{re.escape(name)}\s+([\w-]+)", passage.article.text[passage.start : passage.end])
    return after is not None and bool(mine & _names(after[1]))


def _names(text: str) -> frozenset[str]:
    """The capitalised words of a text, without accents."""
    return frozenset(re.findall(r"\b[A-Z][\w-]+", _without_accents(text)))


def _without_accents(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
