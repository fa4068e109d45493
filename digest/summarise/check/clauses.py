"""The deeds that an English text tells: each verb, who does it and to whom, as far as places show. Pure.

No grammar is parsed. What stands before a verb up to the next border of a clause is its subject, past an
apposition between two commas or dashes, or before "who"; what follows it is its object. Where that is not
plain, the party is unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.predicates import is_past, is_same_verb, lemmas
from digest.summarise.read.lexicon import CALENDAR
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"'(?:re|ve|ll|m)\b|\d+(?:[.,:]\d+)*%?|(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W_]+)*|[^\w\s]+"
)
_CONTRACTED = re.compile(r"(?<=[a-z])['’](re|ve|ll|m)\b")
_IN_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing)$)")
BE = word_set(
    """is are was were be been being 's 're 'm am isn't aren't wasn't weren't get gets got getting"""
)
"""Forms of "be": before a participle, what is told is done to the subject."""
_HAVE = word_set("has have had having 've hasn't haven't hadn't")
MODALS = word_set(
    """will would can could may might must shall should 'll won't wouldn't can't couldn't cannot to"""
)
_DO = word_set("do does did don't doesn't didn't")
AUXILIARIES = BE | _HAVE | MODALS | _DO
"""What may stand between a subject and its verb."""
_PRONOUNS = word_set(
    """he she it they we i you this these those that one who which him her them us me both all some many
    others"""
)
_PERSONAL = word_set("he she it they we i you")
_RELATIVE = frozenset({"who", "which", "that"})
_BORDERS = word_set(
    """and or but as when while because if after before since until although though whereas where that who
    which whom whose what why how than so yet unless once whether"""
)
_PREPOSITIONS = word_set(
    """in on at by for with as after before from to into over under about against during through amid
    without off near outside inside among between toward towards across along behind beyond upon onto
    within"""
)
DETERMINERS = word_set(
    """the a an his her its their our my your this these those him them it us me any some no more another
    that each every"""
)
_OBJECTS = DETERMINERS - word_set("that any some no more each every")
_OF_PASSIVE = frozenset({"accused", "convicted", "suspected", "acquitted", "cleared", "charged"})
"""Followed by "of" or "with", these are told of somebody to whom it was done."""
COMPLEMENTED = word_set(
    """said told announced added reported noted wrote thought believed knew claimed argued felt hoped
    feared warned insisted found showed revealed suggested learned heard saw decided agreed admitted
    confirmed"""
)
"""Past forms that a clause may follow without "that"."""
_PARENTHETIC = word_set("says claims believes thinks hopes fears argues insists alleges reports")
"""Verbs that stand within a relative clause: "a plan which he says will help"."""
_DASHES = frozenset({"–", "—", "-", "--"})
_QUOTES = frozenset('“”"‘’')
_REACH = 12
"""So many words behind a verb still belong to what it is about."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who does or suffers a deed: the roots of the words, and whether a capitalised name is among them."""

    roots: frozenset[str]
    names: frozenset[str]
    heads: frozenset[str]
    """The roots of those that are no possessive, and stand before any preposition."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of a text with its parties; `None` where they are unknown."""

    verb: str
    is_passive: bool
    is_present: bool
    """Whether it is told as going on: "tests", "is testing", "is being tested"."""
    subject: Party | None
    pronoun: str
    """The pronoun that is its subject, if one is."""
    agent: Party | None
    patient: Party | None
    is_relative: bool
    """Whether "who", "which" or "that" stands for the subject."""
    about: frozenset[str]
    """The roots of what follows the verb in its clause."""
    place: int


def tokens(text: str) -> list[str]:
    """The words and marks of a text, as they are written."""
    return _TOKEN.findall(_CONTRACTED.sub(r" '\1", text))


@lru_cache(maxsize=4096)
def deeds(text: str) -> tuple[Deed, ...]:
    """Every deed that a text tells, in order."""
    return tuple(_deeds([token for token in tokens(text) if not set(token) <= _QUOTES]))


def is_finite(row: Sequence[str], place: int) -> bool:
    """Whether a word is a form of "be", "have" or "do", or a past form that no article stands before."""
    small = row[place].lower().replace("’", "'")
    if small in AUXILIARIES - {"to"}:
        return True
    before = row[place - 1].lower() if place else ""
    return "-" not in small and row[place].islower() and is_past(small) and before not in DETERMINERS


@lru_cache(maxsize=65536)
def is_one_verb(one: str, other: str) -> bool:
    """Whether two words are forms of one verb, in British or American spelling."""
    return is_same_verb(one, other) or is_same_verb(_american(one), _american(other))


def _american(word: str) -> str:
    return _IN_ISE.sub("iz", word)


def opening_subject(text: str) -> Party | None:
    """Who does what a text tells first, as far as that is told in words."""
    row = tokens(text)
    first = next((place for place in range(1, len(row)) if is_finite(row, place)), None)
    return None if first is None else _subject(row, first)[0]


def about_verb(row: Sequence[str], place: int) -> frozenset[str]:
    """The roots of what follows a verb in its clause."""
    return frozenset(_content(_clause(row, place + 1)))


def first_clause(row: Sequence[str]) -> int:
    """Where the first clause of a text ends."""
    return next(
        (at for at in range(1, len(row)) if not row[at][0].isalnum() or row[at].lower() in _BORDERS), len(row)
    )


def is_present(row: Sequence[str], place: int) -> bool:
    """Whether a word in "-s" is the verb of what stands before it, by the object that follows."""
    before = row[place - 1] if place else ""
    after = row[place + 1] if place + 1 < len(row) else "."
    has_subject = before[:1].isalpha() and before.lower() not in DETERMINERS | _PREPOSITIONS | AUXILIARIES | {
        "of",
        "and",
    }
    return has_subject and (after.lower() in _OBJECTS or (after[:1].isupper() and after[-1:] != "."))


def _deeds(row: Sequence[str]) -> Iterator[Deed]:
    for place, token in enumerate(row):
        if token.islower() and token not in AUXILIARIES and lemmas(token) and "-" not in token:
            start, before = _auxiliaries(row, place)
            voice = _voice(row, place, before)
            if voice:
                is_now = token.endswith("s") or (
                    bool(before & {"is", "are"}) and (token.endswith("ing") or "being" in before)
                )
                yield _deed(row, place, start, is_passive=voice == "passive", is_now=is_now)


def _auxiliaries(row: Sequence[str], place: int) -> tuple[int, frozenset[str]]:
    """Where the verb's own words begin, and which of them are auxiliaries."""
    found, at = set(), place
    while at and (row[at - 1].lower() in AUXILIARIES | _ADVERBS or row[at - 1].endswith("ly")):
        at -= 1
        found.add(row[at].lower())
    return at, frozenset(found & AUXILIARIES)


_ADVERBS = word_set(
    """not also never just now later already still then once again first only even reportedly"""
)


def _voice(row: Sequence[str], place: int, before: frozenset[str]) -> str:
    """Whether it is "active" or "passive"; empty where the form does not tell."""
    token, after = row[place], row[place + 1].lower() if place + 1 < len(row) else "."
    if is_past(token):
        if before & BE:
            return "passive"
        if before & _HAVE:
            return "active"
        if after == "by" or (after in {"of", "with"} and token in _OF_PASSIVE):
            return "passive"
        opens = (
            after in DETERMINERS | {"both"}
            or _is_plural(after)
            or after[:1].isdigit()
            or (place + 1 < len(row) and row[place + 1][:1].isupper())
        )
        return (
            "active" if opens and not before and place and row[place - 1].lower() not in DETERMINERS else ""
        )
    if before & BE and token.endswith("ing"):
        return "active"
    if token.endswith("s"):
        return "active" if not before and is_present(row, place) else ""
    return "active" if before & (MODALS | _DO) and "to" not in before and not token.endswith("ing") else ""


def _is_plural(word: str) -> bool:
    """Whether a word looks like several of a thing: behind a past form it is what the deed was done to."""
    return word.islower() and word.endswith("s") and word not in STOPWORDS and stem(word) != word


def _deed(row: Sequence[str], place: int, start: int, *, is_passive: bool, is_now: bool) -> Deed:
    subject, pronoun = _subject(row, start)
    after = _after(row, place + 1)
    by = _by(row, place + 1) if is_passive else None
    return Deed(
        verb=row[place],
        is_passive=is_passive,
        is_present=is_now,
        subject=subject,
        pronoun=pronoun,
        agent=by if is_passive else subject,
        patient=subject if is_passive else _party(after),
        is_relative=start > 0 and row[start - 1].lower() in _RELATIVE,
        about=about_verb(row, place),
        place=place,
    )


def _subject(row: Sequence[str], start: int) -> tuple[Party | None, str]:
    """The words before a verb up to the border of its clause; or the pronoun that stands there."""
    at, beside = start, list[str]()
    if at and row[at - 1].lower() in _RELATIVE:
        at -= 1 + (at > 1 and row[at - 2] == ",")
    elif at and row[at - 1].lower() in _PARENTHETIC:
        return None, ""
    elif at and row[at - 1].lower() in _PRONOUNS:
        return None, row[at - 1].lower()
    elif at and (row[at - 1] == "," or row[at - 1] in _DASHES):
        at = _opening(row, at - 1)
        beside = list(row[at:start])
    begin = _clause_start(row, at)
    words = row[begin:at]
    if not words and at and row[at - 1].lower() in _PRONOUNS:
        return None, row[at - 1].lower()
    if begin and row[begin - 1].lower() in {"and", "or"} and row[max(0, begin - 2)] != ",":
        return (None if words else _any_before(row[: begin - 1])), ""
    return _party([*words, *beside]) if words else None, ""


def _any_before(row: Sequence[str]) -> Party | None:
    """Everybody whom a verb behind "and" may be told of; nobody when a pronoun is among them."""
    return None if any(word.lower() in _PERSONAL for word in row) else _party(row)


def _clause_start(row: Sequence[str], at: int) -> int:
    """Where the subject begins that ends before a place: "after failing to come" belongs to it."""
    begin = at
    while begin and (not _is_border(row, begin - 1) or _is_participle(row, begin - 1)):
        begin -= 1
    return begin


def _is_participle(row: Sequence[str], place: int) -> bool:
    """Whether a border is within a subject: "a man convicted of …", "a woman, after failing …"."""
    small = row[place].lower()
    if small in _BORDERS:
        return (
            place + 1 < len(row)
            and row[place + 1].endswith("ing")
            and small in _PREPOSITIONS | {"while", "when", "since"}
        )
    is_past_form = row[place].isalpha() and small not in AUXILIARIES and small not in COMPLEMENTED
    return is_past_form and place > 0 and row[place - 1][:1].isalpha()


def _opening(row: Sequence[str], close: int) -> int:
    """Where the apposition begins that ends at a mark; the beginning of the text when it has none."""
    kind = _DASHES if row[close] in _DASHES else {","}
    return next((at for at in range(close - 1, 0, -1) if row[at] in kind), 0)


def _is_border(row: Sequence[str], place: int) -> bool:
    token = row[place]
    return (not token[0].isalnum()) or token.lower() in _BORDERS or is_finite(row, place)


def _after(row: Sequence[str], place: int) -> list[str]:
    """The object: the words behind a verb up to a border or a preposition other than "of"."""
    clause = _clause(row, place)
    end = next((at for at, word in enumerate(clause) if word.lower() in _PREPOSITIONS), len(clause))
    return clause[:end]


def _clause(row: Sequence[str], place: int) -> list[str]:
    end = place
    while end < min(len(row), place + _REACH) and not _is_border(row, end):
        end += 1
    return list(row[place:end])


def _by(row: Sequence[str], place: int) -> Party | None:
    clause = _clause(row, place)
    lower = [word.lower() for word in clause]
    return _party(_after(clause, lower.index("by") + 1)) if "by" in lower else None


def _party(words: Sequence[str]) -> Party | None:
    roots = frozenset(_content(words))
    names = frozenset(_content([word for word in words if word[:1].isupper()]))
    heads = frozenset(
        _content([word for word in takewhile(_is_head, words) if not word.endswith(("'s", "’s"))])
    )
    return Party(roots, names, heads) if roots else None


def _is_head(word: str) -> bool:
    return word.lower() not in _PREPOSITIONS | {"of"}


def _content(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        small = stem(word.lower().replace("’", "'"))
        if (
            small[:1].isalpha()
            and small not in STOPWORDS
            and small not in CALENDAR
            and not word.endswith("ly")
        ):
            yield small
