"""Ways to make a true sentence false, each by one small change, with a seeded generator.

A change of names that changes no fact gives the sentence back as it was: where a list's label, a lone title
or a word that is no name was changed or put in, or another word for the same ("GOP", "Republican").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.language.en.words import CALENDAR, NATIONS, PERSON_TITLES
from digest.summarise.read.figures import figures
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import names, stem, words

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)")
_MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE = re.compile(rf"\b(?:{_MONTHS}|{_DAYS})\b")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,})[”\"]")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|did|does)\b(?! not)")
_NOT = re.compile(r"\s+not\b|(?<=\w)n['’]t\b")


@dataclass(frozen=True, slots=True)
class Case:
    """A true sentence, the text it was written from, and a text about something else."""

    sentence: str
    source: str
    elsewhere: str


def number_elsewhere(case: Case, chance: random.Random) -> str:
    """A number that the source does not have."""
    known = {value.rstrip("%") for value in (*figures(case.source), *_digits(case.source))}
    offers = [number for number in _NUMBER.findall(case.elsewhere) if number.replace(",", "") not in known]
    return _replaced(case.sentence, _NUMBER.findall(case.sentence), offers, chance)


def _digits(text: str) -> list[str]:
    """Its numbers without their scale: "1.3" of "1.3 million"."""
    return [number.replace(",", "") for number in _NUMBER.findall(text)]


def number_within(case: Case, chance: random.Random) -> str:
    """Another number of the same source."""
    return _replaced(case.sentence, _NUMBER.findall(case.sentence), _NUMBER.findall(case.source), chance)


def name_elsewhere(case: Case, chance: random.Random) -> str:
    """A name that the source does not have."""
    known = set(words(case.source))
    offers = [name for name in names(case.elsewhere) if not set(words(name)) & known]
    return _other_name(case, offers, case.elsewhere, chance)


def name_within(case: Case, chance: random.Random) -> str:
    """Another name of the same source."""
    return _other_name(case, names(case.source), case.source, chance)


def date_elsewhere(case: Case, chance: random.Random) -> str:
    """A month or weekday that the source does not have."""
    return _other_date(case, chance, is_known=False)


def date_within(case: Case, chance: random.Random) -> str:
    """Another month or weekday of the same source."""
    return _other_date(case, chance, is_known=True)


def quotation(case: Case, chance: random.Random) -> str:
    """Another word inside a quotation."""
    places = [
        (spoken.start(1) + word.start(), spoken.start(1) + word.end())
        for spoken in _QUOTED.finditer(case.sentence)
        for word in re.finditer(r"\b[a-z]{4,}\b", spoken[1])
        if word[0] not in STOPWORDS
    ]
    offers = [word for word in re.findall(r"\b[a-z]{4,}\b", case.source) if word not in case.sentence]
    if not places or not offers:
        return ""
    start, end = chance.choice(places)
    return f"{case.sentence[:start]}{chance.choice(offers)}{case.sentence[end:]}"


def negation(case: Case, chance: random.Random) -> str:
    """A "not" put in, or taken out."""
    if found := _NOT.search(case.sentence):
        return case.sentence[: found.start()] + case.sentence[found.end() :]
    places = [
        match.end() for match in _AUXILIARY.finditer(_QUOTED.sub(lambda m: "x" * len(m[0]), case.sentence))
    ]
    if not places:
        return ""
    place = chance.choice(places)
    return f"{case.sentence[:place]} not{case.sentence[place:]}"


def roles(case: Case, chance: random.Random) -> str:
    """Two of its names, with a verb's room between them, change places."""
    found = list(dict.fromkeys(_names(case.sentence)))
    pairs = [
        (one, other)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if not set(words(one)) & set(words(other)) and _between(case.sentence, one, other) >= 2
    ]
    if not pairs:
        return ""
    one, other = chance.choice(pairs)
    if not (_is_name(one, case.source) and _is_name(other, case.source)) or _is_same(one, other):
        return case.sentence
    return _swapped(case.sentence, one, other)


KINDS: dict[str, Callable[[Case, random.Random], str]] = {
    "number_elsewhere": number_elsewhere,
    "name_elsewhere": name_elsewhere,
    "date_elsewhere": date_elsewhere,
    "number_within": number_within,
    "name_within": name_within,
    "date_within": date_within,
    "quotation": quotation,
    "negation": negation,
    "roles": roles,
}
"""Each gives the spoilt sentence: empty when it has nothing to spoil so, the same when no fact changes."""


def _names(sentence: str) -> list[str]:
    """Names that do not open the sentence, months and weekdays left out."""
    return [name for name in names(sentence) if sentence.find(name) > 1 and not _DATE.search(name)]


def _other_name(case: Case, offers: Sequence[str], origin: str, chance: random.Random) -> str:
    """The sentence with another name, one of `origin`; as it was, where that changes no fact."""
    old, new = _change(case.sentence, _names(case.sentence), offers, chance)
    if not old:
        return ""
    is_changed = (
        _is_name(old, case.source)
        and _is_name(new, origin)
        and not _is_same(old, new)
        and not _is_label(old, case.sentence)
    )
    return _put(case.sentence, old, new) if is_changed else case.sentence


def _is_name(name: str, text: str) -> bool:
    """Whether it names something: no letter, title or date alone, no word that `text` mostly writes small."""
    if re.fullmatch(r"(?:[A-Z]\.){2,}|[A-Z]{2,}", name):
        return True
    parts = [part for part in words(name) if len(part) > 1]
    if " " not in name and 0 < text.count(f" {name.lower()}") >= text.count(f" {name}"):
        return False
    return any(part not in PERSON_TITLES | CALENDAR | _JUNIOR for part in parts)


_JUNIOR = frozenset({"jr", "sr"})


def _is_same(one: str, other: str) -> bool:
    """Whether two names have a word in common, or are two words for one nation or party."""
    return not {*map(_canonical, words(one))}.isdisjoint(map(_canonical, words(other)))


def _canonical(word: str) -> str:
    return NATIONS.get(word) or NATIONS.get(stem(word)) or stem(word)


def _is_label(name: str, sentence: str) -> bool:
    """Whether it stands in what a model writes before a sentence in lists: "The Handover: …"."""
    start = sentence.find(name)
    before = re.search(r"(?:^|:\s)[^.:,;!?]*$", sentence[:start])
    return before is not None and bool(re.match(r"[^.:,;!?]*:\s+[A-Z]", sentence[start:]))


def _between(sentence: str, one: str, other: str) -> int:
    first, second = sentence.find(one), sentence.find(other)
    middle = sentence[first + len(one) : second] if first < second else ""
    return len(words(middle))


def _swapped(sentence: str, one: str, other: str) -> str:
    first, second = sentence.find(one), sentence.find(other)
    middle = sentence[first + len(one) : second]
    return sentence[:first] + other + middle + one + sentence[second + len(other) :]


def _replaced(sentence: str, mine: Sequence[str], offers: Sequence[str], chance: random.Random) -> str:
    """The sentence with one of `mine` replaced by one of `offers` that it does not have."""
    old, new = _change(sentence, mine, offers, chance)
    return _put(sentence, old, new) if old else ""


def _change(
    sentence: str, mine: Sequence[str], offers: Sequence[str], chance: random.Random
) -> tuple[str, str]:
    """One of `mine`, and one of `offers` that the sentence does not have; empty when there is none."""
    own = set(words(sentence))
    usable = [offer for offer in dict.fromkeys(offers) if not set(words(offer)) & own]
    if not mine or not usable:
        return "", ""
    return chance.choice(list(mine)), chance.choice(usable)


def _put(sentence: str, old: str, new: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, sentence, count=1)


def _other_date(case: Case, chance: random.Random, *, is_known: bool) -> str:
    mine: list[str] = _DATE.findall(case.sentence)
    if not mine:
        return ""
    old = chance.choice(mine)
    kind = (_MONTHS if old in _MONTHS else _DAYS).split("|")
    known = set(_DATE.findall(case.source))
    offers = [word for word in kind if (word in known) is is_known and word not in mine]
    return _replaced(case.sentence, [old], offers, chance)
