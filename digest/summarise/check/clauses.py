"""The deeds of a text: each verb with who does it and to whom, read off the order of the words. Pure.

A deed is a verb with its parties: the agent, who does it, and the patient, to whom it is done. No grammar is
parsed. The words before a verb, back to the border of its clause, are its subject; an apposition between two
commas or dashes belongs to it, and a "who" stands for the noun before it. The words after the verb are its
object. Where these rules give no plain answer, the party is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from digest.summarise.check.predicates import is_past, lemmas
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_DASHES = frozenset({"–", "—", "-", "--"})
_QUOTATION_MARKS = frozenset('“”"‘’')
_REACH = 12
"""Words after a verb, or after "by", that are read as belonging to it. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who does a deed, or to whom it is done: the stems of all words, and those of the names among them."""

    stems: frozenset[str]
    names: frozenset[str]
    heads: frozenset[str]
    """The stems of the words before the first preposition, without owners: "mayor" of "Norrby's mayor"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of a text with its parties. A party is `None` where it is unknown."""

    verb: str
    is_passive: bool
    is_present: bool
    """Whether the verb is in the present: "tests", "is testing", "is being tested"."""
    subject: Party | None
    pronoun: str
    """The pronoun that is the verb's subject; empty where none is."""
    agent: Party | None
    patient: Party | None
    is_relative: bool
    """Whether "who", "which" or "that" stands for the subject."""
    about: frozenset[str]
    """The stems of what follows the verb in its clause."""
    place: int
    """The index of the verb among the words of its text, from 0."""


@lru_cache(maxsize=8192)
def tokens(text: str, language: Language) -> tuple[str, ...]:
    """The words and marks of a text, as they are written."""
    clauses = language.clauses
    return tuple(clauses.token.findall(clauses.contraction.sub(" '", text)))


@lru_cache(maxsize=8192)
def small_tokens(text: str, language: Language) -> tuple[str, ...]:
    """The words and marks of a text in small letters, the words in the order of `tokens`."""
    return tuple(word.lower() for word in tokens(text, language))


@lru_cache(maxsize=8192)
def stems_of(text: str, language: Language) -> frozenset[str]:
    """The stems of all words and marks of a text."""
    return frozenset(map(stem, small_tokens(text, language)))


@lru_cache(maxsize=4096)
def deeds(text: str, language: Language) -> tuple[Deed, ...]:
    """Every deed of a text, in order."""
    row = [token for token in tokens(text, language) if not set(token) <= _QUOTATION_MARKS]
    return tuple(_deeds(row, language))


def is_finite(row: Sequence[str], place: int, language: Language) -> bool:
    """Whether a word is a finite verb: "be", "have", "do", a modal, or a past form with no article before."""
    small = row[place].lower().replace("’", "'")
    if small in language.clauses.finite:
        return True
    if "-" in small or not row[place].islower() or not is_past(small, language):
        return False
    before = row[place - 1].lower() if place else ""
    return before not in language.clauses.determiners


def opening_subject(text: str, language: Language) -> Party | None:
    """The subject of the first verb of a text; `None` where no words name it."""
    row = tokens(text, language)
    first = next((place for place in range(1, len(row)) if is_finite(row, place, language)), None)
    return None if first is None else _subject(row, first, language)[0]


def about_verb(row: Sequence[str], place: int, language: Language) -> frozenset[str]:
    """The stems of what follows a verb in its clause."""
    return frozenset(_content(_clause(row, place + 1, language), language))


def first_clause(row: Sequence[str], language: Language) -> int:
    """The index of the word at which the first clause of a text ends."""
    borders = language.clauses.borders
    return next(
        (at for at in range(1, len(row)) if not row[at][0].isalnum() or row[at].lower() in borders), len(row)
    )


def is_present(row: Sequence[str], place: int, language: Language) -> bool:
    """Whether a word in "-s" is a verb in the present: a subject stands before it, and an object after it."""
    clauses = language.clauses
    before = row[place - 1] if place else ""
    after = row[place + 1] if place + 1 < len(row) else "."
    if not before[:1].isalpha():
        return False
    small = before.lower()
    is_no_subject = (
        small in clauses.determiners
        or small in clauses.prepositions
        or small in clauses.auxiliaries
        or small in clauses.of
        or small in clauses.additive
    )
    opens_object = after.lower() in clauses.object_openers or (after[:1].isupper() and after[-1:] != ".")
    return not is_no_subject and opens_object


def _deeds(row: Sequence[str], language: Language) -> Iterator[Deed]:
    clauses, verbs = language.clauses, language.verbs
    for place, token in enumerate(row):
        if not token.islower() or token in clauses.auxiliaries or "-" in token or not lemmas(token, language):
            continue
        start, before = _auxiliaries(row, place, language)
        voice = _voice(row, place, before, language)
        if voice:
            is_now = token.endswith(verbs.present) or (
                not before.isdisjoint(clauses.be_now)
                and (token.endswith(verbs.progressive) or not before.isdisjoint(clauses.being))
            )
            yield _deed(row, place, start, is_passive=voice == "passive", is_now=is_now, language=language)


def _auxiliaries(row: Sequence[str], place: int, language: Language) -> tuple[int, frozenset[str]]:
    """The index at which the auxiliaries and adverbs before a verb begin, and the auxiliaries among them."""
    clauses = language.clauses
    found, at = set(), place
    while at and (
        (small := row[at - 1].lower()) in clauses.auxiliaries
        or small in clauses.adverbs
        or row[at - 1].endswith(clauses.adverb_endings)
    ):
        at -= 1
        found.add(small)
    return at, frozenset(found & clauses.auxiliaries)


def _voice(row: Sequence[str], place: int, before: frozenset[str], language: Language) -> str:
    """The voice of a verb, "active" or "passive"; empty where its form does not show it."""
    token, clauses = row[place], language.clauses
    if is_past(token, language):
        return _voice_of_past(row, place, before, language)
    if token.endswith(language.verbs.progressive):
        return "" if before.isdisjoint(clauses.be) else "active"
    if token.endswith(language.verbs.present):
        return "active" if not before and is_present(row, place, language) else ""
    has_helper = not before.isdisjoint(clauses.modals) or not before.isdisjoint(clauses.do)
    return "active" if has_helper and before.isdisjoint(clauses.infinitive) else ""


def _voice_of_past(row: Sequence[str], place: int, before: frozenset[str], language: Language) -> str:
    """The voice of a past form. Its auxiliaries decide; without any, the word after it does."""
    clauses = language.clauses
    after = row[place + 1] if place + 1 < len(row) else "."
    small = after.lower()
    if not before.isdisjoint(clauses.be):
        return "passive"
    if not before.isdisjoint(clauses.have):
        return "active"
    if small in clauses.by or (small in clauses.charged_with and row[place] in clauses.charged):
        return "passive"
    opens_object = (
        small in clauses.determiners
        or small in clauses.both
        or _is_plural(small, language)
        or small[:1].isdigit()
        or after[:1].isupper()
    )
    has_subject = bool(place) and row[place - 1].lower() not in clauses.determiners
    return "active" if opens_object and not before and has_subject else ""


def _is_plural(word: str, language: Language) -> bool:
    """Whether a word looks like a plural noun; after a past form it is then the object."""
    return (
        word.islower()
        and word.endswith(language.verbs.present)
        and word not in language.words.grammar
        and stem(word) != word
    )


def _deed(
    row: Sequence[str], place: int, start: int, *, is_passive: bool, is_now: bool, language: Language
) -> Deed:
    subject, pronoun = _subject(row, start, language)
    by = _agent(row, place + 1, language) if is_passive else None
    return Deed(
        verb=row[place],
        is_passive=is_passive,
        is_present=is_now,
        subject=subject,
        pronoun=pronoun,
        agent=by if is_passive else subject,
        patient=subject if is_passive else _party(_object(row, place + 1, language), language),
        is_relative=start > 0 and row[start - 1].lower() in language.clauses.relative,
        about=about_verb(row, place, language),
        place=place,
    )


def _subject(row: Sequence[str], start: int, language: Language) -> tuple[Party | None, str]:
    """The subject of a verb: the words before it, back to the border of its clause, or the pronoun there."""
    clauses = language.clauses
    at, beside = start, list[str]()
    before = row[at - 1].lower() if at else ""
    if at and before in clauses.relative:
        at -= 1 + (at > 1 and row[at - 2] == ",")
    elif at and before in clauses.parenthetic:
        return None, ""
    elif at and before in clauses.pronouns:
        return None, before
    elif at and (before == "," or before in _DASHES):
        at = _opening(row, at - 1)
        beside = list(row[at:start])
    return _subject_before(row, at, beside, language)


def _subject_before(
    row: Sequence[str], at: int, beside: Sequence[str], language: Language
) -> tuple[Party | None, str]:
    """The subject that ends before the word `at`, together with its apposition, the words `beside`."""
    clauses = language.clauses
    begin = _clause_start(row, at, language)
    words = row[begin:at]
    if not words and at and row[at - 1].lower() in clauses.pronouns:
        return None, row[at - 1].lower()
    if begin and row[begin - 1].lower() in clauses.coordinating and row[max(0, begin - 2)] != ",":
        return (None if words else _anybody_in(row[: begin - 1], language)), ""
    return _party([*words, *beside], language) if words else None, ""


def _anybody_in(row: Sequence[str], language: Language) -> Party | None:
    """All that may be the subject of a verb after "and", as one party; `None` if a pronoun is among them."""
    is_pronoun = any(word.lower() in language.clauses.personal for word in row)
    return None if is_pronoun else _party(row, language)


def _clause_start(row: Sequence[str], at: int, language: Language) -> int:
    """The index at which the subject before `at` begins; "after failing to come" is part of a subject."""
    begin = at
    while begin and (
        not _is_border(row, begin - 1, language) or _is_within_subject(row, begin - 1, language)
    ):
        begin -= 1
    return begin


def _is_within_subject(row: Sequence[str], place: int, language: Language) -> bool:
    """Whether a border of clauses is inside a subject: "a man convicted of …", "a woman, after failing …"."""
    clauses = language.clauses
    small = row[place].lower()
    if small in clauses.borders:
        return (
            place + 1 < len(row)
            and row[place + 1].endswith(language.verbs.progressive)
            and small in clauses.opening_participle
        )
    is_participle = (
        row[place].isalpha() and small not in clauses.auxiliaries and small not in clauses.complemented
    )
    return is_participle and place > 0 and row[place - 1][:1].isalpha()


def _opening(row: Sequence[str], close: int) -> int:
    """The index of the mark that opens the apposition which ends at the mark `close`; 0 if none opens it."""
    marks = _DASHES if row[close] in _DASHES else {","}
    return next((at for at in range(close - 1, 0, -1) if row[at] in marks), 0)


def _is_border(row: Sequence[str], place: int, language: Language) -> bool:
    token = row[place]
    return (
        (not token[0].isalnum())
        or token.lower() in language.clauses.borders
        or is_finite(row, place, language)
    )


def _object(row: Sequence[str], place: int, language: Language) -> list[str]:
    """The words after a verb, up to a border of the clause or a preposition other than "of"."""
    clause = _clause(row, place, language)
    prepositions = language.clauses.prepositions
    end = next((at for at, word in enumerate(clause) if word.lower() in prepositions), len(clause))
    return clause[:end]


def _clause(row: Sequence[str], place: int, language: Language) -> list[str]:
    """The words from a place to the border of the clause, at most `_REACH` of them."""
    end = place
    while end < min(len(row), place + _REACH) and not _is_border(row, end, language):
        end += 1
    return list(row[place:end])


def _agent(row: Sequence[str], place: int, language: Language) -> Party | None:
    """The agent that is named after "by" in the clause that begins at a place; `None` without one."""
    clause = _clause(row, place, language)
    by = next((at for at, word in enumerate(clause) if word.lower() in language.clauses.by), None)
    return None if by is None else _party(_object(clause, by + 1, language), language)


def _party(words: Sequence[str], language: Language) -> Party | None:
    stems = frozenset(_content(words, language))
    if not stems:
        return None
    clauses = language.clauses
    names = frozenset(_content([word for word in words if word[:1].isupper()], language))

    def is_head(word: str) -> bool:
        return word.lower() not in clauses.prepositions and word.lower() not in clauses.of

    heads = [word for word in takewhile(is_head, words) if not word.endswith(clauses.possessive)]
    return Party(stems, names, frozenset(_content(heads, language)))


def _content(words: Sequence[str], language: Language) -> Iterator[str]:
    """The stems of the content words: all but stop words, months, weekdays and adverbs in "-ly"."""
    for word in words:
        small = stem(word.lower().replace("’", "'"))
        if (
            small[:1].isalpha()
            and small not in language.words.grammar
            and small not in language.words.calendar
            and not word.endswith(language.clauses.adverb_endings)
        ):
            yield small
