"""The names that a text gives, and whether passages give them too, spelt as they may be. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.en.numbers import NUMBER_WORDS
from digest.language.en.words import NATIONS
from digest.language.tables import word_set
from digest.summarise.check.attribution.facts import row
from digest.summarise.read.lexicon import CALENDAR, PERSON_TITLES
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŐŒŘŚŞŠŤŪŮŰŲŹŻŽȘȚ"
_CAPITALISED = re.compile(rf"(?<![\w.])(?:[A-Z]\.){{2,}}|\b[{_UPPER}][\w’'-]*(?:\.[A-Z])*")
_TITLES = PERSON_TITLES | word_set("police party house congress court state government father")
_OFFICES = word_set("king queen prince princess ambassador bishop sheikh emir sergeant captain colonel")
"""Alone, without a name after them, they are one."""
_STANDS_BEFORE = re.compile(r"\.?\s[A-Z]")
_KINDS = word_set(
    """war party county city state street avenue university college school high senior junior river lake bay
    company inc corp group team church hospital center centre airport district island park town village
    republic co ltd llc"""
)
"""The last words of many names, often left out: "Vietnam", "Vietnam War"."""


def name_words(text: str) -> list[str]:
    """The capitalised words of `text` that name something, lower-cased, nations by their country.

    A word that only opens a sentence, months, weekdays, number words and titles are left out.
    """
    found = []
    text = _HYPHENED.sub(r"\1\2", text)
    for match in _CAPITALISED.finditer(text):
        word = re.sub(r"['’]s$", "", match[0]).strip("'’-").lower()
        if word in _OFFICES and not _STANDS_BEFORE.match(text, match.end()):
            is_name = not _opens_sentence(text, match.start())
        else:
            is_name = _is_name(word, opens=_opens_sentence(text, match.start()) and not _is_owner(match[0]))
        if not is_name:
            continue
        found.append(NATIONS.get(word, word.replace(".", "")))
    return found


def _is_owner(word: str) -> bool:
    """A word with an apostrophe that opens a sentence is mostly a name: "Lund's statement …"."""
    return word.endswith(("'s", "’s"))


def _is_name(word: str, *, opens: bool) -> bool:
    if (
        opens
        or len(word) < 2
        or word.removesuffix("-elect") in _TITLES
        or word in CALENDAR
        or word.rstrip("s") in NUMBER_WORDS
    ):
        return False
    return word == "us" or word not in STOPWORDS


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"“‘'(")
    return not before or (before[-1] in ".!?:…" and not _ABBREVIATED.search(before))


_ABBREVIATED = re.compile(r"\b(?:[A-Z][a-z]{0,3}|Supt|Messrs)\.$")
"""What ends in a full stop and no sentence: within one sentence, a short word with a capital."""


_OUTLET = (
    r"(?:[KW][A-Z]{2,3}(?:-TV)?|[A-Z][a-z]+[A-Z][a-z]+|"
    r"(?:[A-Z][\w.&’'-]*\s){0,3}(?:Times|Post|News|Journal|Guardian|Herald|Tribune|Gazette|Telegraph|Chronicle|Press"
    r"|Courier|Mail|Mirror|Star|Sun|Globe|Observer|Independent|Standard|Review|Magazine|Daily(?:\s[A-Z]\w+)?|Reuters"
    r"|Bloomberg|Politico|CNN|BBC|NBC|ABC|CBS|NPR|AFP|AP|Fox|Axios|Vox|Wire|American)(?:\sNews)?(?:\s\d\d?)?)"
)
_ATTRIBUTED = re.compile(
    r"\b(?:[Aa]ccording to|[Rr]eports|[Nn]otes|[Pp]er|[Tt]ells|[Tt]old|[Ww]rites for)\s"
    rf"(?:the\s)?{_OUTLET}(?=[,.;]|\s[a-z]|$)|(?<=[,”\"])\s(?:the\s)?{_OUTLET}\s(?:reports|notes|adds|says)(?=[,.;]|$)"
)
"""Who reported it: the citation says that."""
_LABEL = re.compile(
    r"(?:^|(?<=:\s))(?:[A-Z][\w’'/-]*\s?(?:(?:and|of|the|in|for|to|&)\s)*){1,5}(?:\([^()]{3,40}\))?:\s+(?=[A-Z])"
)
"""What models write before a sentence in lists: "The Handover: …", "three reasons: The Cost: …"."""


def own_words(sentence: str) -> str:
    """A sentence without its labels and without who reported it."""
    return _ATTRIBUTED.sub(" ", _LABEL.sub("", sentence))


_OPENING = re.compile(rf"^[\s\"“”„«»‘'(\[]*(?P<word>[{_UPPER}][\w’'-]*)(?P<goes_on>\s[{_UPPER}])?")
_ADVERBS = word_set(
    """furthermore overall today elsewhere tomorrow yesterday tonight earlier later soon then nevertheless
    nonetheless hence thus moreover however additionally similarly conversely initially ultimately"""
)
_PEOPLE = word_set(
    """officials experts critics authorities residents supporters opponents analysts observers witnesses
    investigators researchers scientists lawmakers leaders activists prosecutors reports sources others
    fans users people members workers students doctors lawyers families friends relatives neighbours
    neighbors victims rescuers firefighters soldiers troops voters protesters demonstrators campaigners
    conservatives liberals politicians executives employees customers investors economists advocates
    details plans key initial current previous additional further major local global efforts concerns"""
)
"""Words that open a sentence and name nobody, beside those that the passages have."""
_VERB_ENDINGS = ("ly", "ing", "ed")
_ROOT = 5


def opening_name(sentence: str) -> str:
    """The word that opens `sentence`, lower-cased, if it may be a name; else nothing."""
    match = _OPENING.match(sentence)
    if match is None:
        return ""
    word = re.sub(r"['’]s$", "", match["word"]).strip("'’-").lower()
    is_plain = word in _ADVERBS | _PEOPLE or (not match["goes_on"] and word.endswith(_VERB_ENDINGS))
    is_body = word in _TITLES and not match["goes_on"]  # "Congress", which inside a sentence may be a title
    return word if not is_plain and (is_body or _is_name(word, opens=False)) else ""


def _is_opening_unknown(word: str, known: frozenset[str]) -> bool:
    """Whether the passages have no form of an opening word: "Rescuers" may open where they have "rescue"."""
    parts = [part for part in re.split(r"[-’']", word) if len(part) > 1] or [word]
    return not any(
        part in known
        or stem(part) in known
        or any(one[:_ROOT] == part[:_ROOT] for one in known if len(part) >= _ROOT)
        for part in parts
    )


def unknown_name(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a name of `sentence` is not backed; empty when all are."""
    source = " ".join(passages)
    known = frozenset[str]().union(*map(_known_names, passages))
    own = own_words(sentence)
    opening = opening_name(own)
    if opening and _is_opening_unknown(NATIONS.get(opening, opening), known):
        return f"the name “{opening}” is not in the cited passages"
    for word in name_words(own):
        parts = [part for part in re.split(r"[-’']", word) if len(part) > 1] or [word]
        is_known = all(part in known or stem(part) in known for part in parts) or set(word.split()) <= known
        if not is_known and word not in _KINDS and not _is_spelt_otherwise(word, sentence, known, source):
            return f"the name “{word}” is not in the cited passages"
    return ""


_OURSELVES = re.compile(r"\bus\b")
"""No country, where it is written small."""
_HYPHENED = re.compile(r"\b([A-Z])-(\d)")
"""The G-20 is the G20."""
_NATION = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(NATIONS, key=len, reverse=True)))})(?!\w)")


@lru_cache(maxsize=4096)
def _known_names(source: str) -> frozenset[str]:
    """Every word of a passage as it is and stemmed, and the nations that it names."""
    small = (
        _OURSELVES.sub(" ", _HYPHENED.sub(r"\1\2", source))
        .lower()
        .replace("u.s.", "us ")
        .replace("u.k.", "uk ")
        .replace("u.n.", "un ")
        .replace("’", "'")
    )
    tokens = re.findall(r"[\w.]+", re.sub(r"'s\b", "", small))
    parts = [part for token in tokens if "." in token for part in token.split(".") if len(part) > 1]
    words = [*(token.strip(".").replace(".", "") for token in tokens), *parts]
    nations = [NATIONS[name] for name in _NATION.findall(small)]
    return frozenset([*words, *map(stem, words), *" ".join(nations).split(), *nations])


def _is_spelt_otherwise(word: str, sentence: str, known: frozenset[str], source: str) -> bool:
    """Whether the passages have a name as initials or in full, or with one letter changed."""
    return _is_acronym_of(word, sentence, source) or any(map(_one_letter_apart(word).fullmatch, known))


def _one_letter_apart(word: str) -> re.Pattern[str]:
    """A long name with one letter changed inside: "al-Qaeda", "al-Qaida"."""
    bare = word.removeprefix("al-")
    inner = range(1, len(bare) - 1) if len(bare) > 4 else range(0)
    return re.compile(
        "|".join(f"{re.escape(bare[:at])}.{re.escape(bare[at + 1 :])}" for at in inner) or "(?!)"
    )


def _is_acronym_of(word: str, sentence: str, source: str) -> bool:
    """Whether a short name's letters begin neighbouring words of the source, small words left out or not."""
    if not 3 <= len(word) <= 6:
        return False
    if word.upper() not in sentence:
        return False
    capitals = "".join(run[0] for run in re.findall(r"\b[A-Z]\w*", source)).lower()
    return word in capitals or any(word in letters for letters in row(source).initials)
