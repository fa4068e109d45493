"""The names in a text, and whether its passages have them too, perhaps in another spelling. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.check.attribution.facts import row
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŐŒŘŚŞŠŤŪŮŰŲŹŻŽȘȚ"
_CAPITALISED = re.compile(rf"(?<![\w.])(?:[A-Z]\.){{2,}}|\b[{_UPPER}][\w’'-]*(?:\.[A-Z])*")
_STANDS_BEFORE_NAME = re.compile(r"\.?\s[A-Z]")
_OPENING = re.compile(rf"^[\s\"“”„«»‘'(\[]*(?P<word>[{_UPPER}][\w’'-]*)(?P<goes_on>\s[{_UPPER}])?")
_HYPHENED = re.compile(r"\b([A-Z])-(\d)")
"""A letter and a number with a hyphen between them: the "G-20" is the "G20"."""
_PARTS = re.compile(r"[-’']")
_ROOT = 5
"""A word that opens a sentence may be no name: a word of a passage with the same first 5 letters backs it.

Chosen by reading; not measured.
"""
_SHORTEST_SPELLING = 5
"""Letters of the shortest name that may differ by one letter from the passages' spelling.

Chosen by reading; not measured.
"""
_SHORTEST_INITIALS = 3
"""Letters of the shortest name that may be made of initials of the passages' words. Chosen by reading; not
measured."""
_LONGEST_INITIALS = 6
"""Letters of the longest name that may be made of initials of the passages' words. Chosen by reading; not
measured."""


@lru_cache(maxsize=4096)
def name_words(text: str, language: Language = ENGLISH) -> tuple[str, ...]:
    """The names in `text`, word by word, in small letters; "Danish" and "Danes" are read as their country.

    Words that only open a sentence, months, weekdays, number words and titles are left out.
    """
    names = language.names
    found = []
    text = _HYPHENED.sub(r"\1\2", text)
    for match in _CAPITALISED.finditer(text):
        word = names.possessive.sub("", match[0]).strip("'’-").lower()
        opens = _opens_sentence(text, match.start(), language)
        if word in names.offices and not _STANDS_BEFORE_NAME.match(text, match.end()):
            is_name = not opens
        else:
            is_owner = match[0].endswith(language.clauses.possessive)  # mostly a name: "Lund's statement …"
            is_name = _is_name(word, opens=opens and not is_owner, language=language)
        if is_name:
            found.append(language.words.nations.get(word, word.replace(".", "")))
    return tuple(found)


def _is_name(word: str, *, opens: bool, language: Language) -> bool:
    words = language.words
    if (
        opens
        or len(word) < 2
        or word.removesuffix("-elect") in language.names.titles
        or word in words.calendar
        or word.rstrip("s") in language.numbers.values
    ):
        return False
    return word in language.names.despite_grammar or word not in words.grammar


def _opens_sentence(text: str, start: int, language: Language) -> bool:
    before = text[:start].rstrip(" \"“‘'(")
    return not before or (before[-1] in ".!?:…" and not language.names.abbreviated.search(before))


@lru_cache(maxsize=1024)
def own_words(sentence: str, language: Language = ENGLISH) -> str:
    """A sentence without a label ("The Handover: …") and without "according to the Norrby Times"."""
    return language.names.reported_by.sub(" ", language.names.label.sub("", sentence))


@lru_cache(maxsize=8192)
def opening_name(sentence: str, language: Language = ENGLISH) -> str:
    """The word that opens `sentence`, in small letters, if it may be a name; else nothing."""
    match = _OPENING.match(sentence)
    if match is None:
        return ""
    names = language.names
    word = names.possessive.sub("", match["word"]).strip("'’-").lower()
    is_plain = (
        word in names.opening_adverbs
        or word in names.opening_people
        or (not match["goes_on"] and word.endswith(names.opening_endings))
    )
    is_body = (
        word in names.titles and not match["goes_on"]
    )  # "Congress", which inside a sentence may be a title
    return word if not is_plain and (is_body or _is_name(word, opens=False, language=language)) else ""


def unknown_name(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why a name of `sentence` is not in the passages; empty when all are."""
    known = frozenset[str]().union(*(_known_words(passage, language) for passage in passages))
    own = own_words(sentence, language)
    opening = opening_name(own, language)
    if opening and _is_opening_unknown(language.words.nations.get(opening, opening), known):
        return f"the name “{opening}” is not in the cited passages"
    for word in name_words(own, language):
        is_known = (
            all(part in known or stem(part) in known for part in _parts(word))
            or set(word.split()) <= known
            or word in language.names.kinds
        )
        if not is_known and not _is_spelt_otherwise(word, sentence, known, " ".join(passages), language):
            return f"the name “{word}” is not in the cited passages"
    return ""


def _is_opening_unknown(word: str, known: frozenset[str]) -> bool:
    """Whether the passages have no form of the opening word; "rescue" is a form of "Rescuers"."""
    return not any(
        part in known
        or stem(part) in known
        or (len(part) >= _ROOT and any(one[:_ROOT] == part[:_ROOT] for one in known))
        for part in _parts(word)
    )


def _parts(word: str) -> list[str]:
    """The parts of a name that has hyphens or apostrophes, without single letters; else the name itself."""
    return [part for part in _PARTS.split(word) if len(part) > 1] or [word]


@lru_cache(maxsize=4096)
def _known_words(source: str, language: Language) -> frozenset[str]:
    """Every word of a passage, as it stands and stemmed, and the countries that it names."""
    small = language.names.pronoun_like.sub(" ", _HYPHENED.sub(r"\1\2", source)).lower()
    for initials, word in language.names.initials.items():
        small = small.replace(initials, word)
    small = small.replace("’", "'")
    tokens = re.findall(r"[\w.]+", re.sub(r"'s\b", "", small))
    parts = [part for token in tokens if "." in token for part in token.split(".") if len(part) > 1]
    words = [*(token.strip(".").replace(".", "") for token in tokens), *parts]
    nations = [language.words.nations[name] for name in language.names.nations.findall(small)]
    return frozenset([*words, *map(stem, words), *" ".join(nations).split(), *nations])


def _is_spelt_otherwise(
    word: str, sentence: str, known: frozenset[str], source: str, language: Language
) -> bool:
    """Whether a name is an abbreviation of words in the passages, or one letter away from a word there."""
    if _is_short_form_of(word, sentence, source, language):
        return True
    pattern = _one_letter_apart(word)
    return any(pattern.fullmatch(one) for one in known)


def _one_letter_apart(word: str) -> re.Pattern[str]:
    """The pattern of a long name with one inner letter changed: "al-Qaeda", "al-Qaida"."""
    bare = word.removeprefix("al-")
    inner = range(1, len(bare) - 1) if len(bare) >= _SHORTEST_SPELLING else range(0)
    return re.compile(
        "|".join(f"{re.escape(bare[:at])}.{re.escape(bare[at + 1 :])}" for at in inner) or "(?!)"
    )


def _is_short_form_of(word: str, sentence: str, source: str, language: Language) -> bool:
    """Whether a name in capitals is made of neighbouring words' initials, with or without stop words."""
    if not _SHORTEST_INITIALS <= len(word) <= _LONGEST_INITIALS or word.upper() not in sentence:
        return False
    capitals = "".join(run[0] for run in re.findall(r"\b[A-Z]\w*", source)).lower()
    return word in capitals or any(word in letters for letters in row(source, language).initials)
