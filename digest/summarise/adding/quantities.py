"""Compare the numbers, currencies, months and weekdays that a text and its translation state. Pure.

One numeral may have several values (``1.234`` is 1234 or 1.234, ``7:30 p.m.`` is 7.3 or 19.3), so each
number is kept as the set of its possible values, its readings. Two texts state the same numbers if each
number of either text shares a reading with a number of the other. The tables cover many languages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.adding.words import DECLINES, base, folded, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Readings = frozenset[str]
"""The possible values of one number, as text; a percentage ends with "%"."""

_CLOCK = r"(?P<clock>\d{1,2}\s?[:h]\s?\d{2}(?!\d))"
_DIGITS = r"(?P<digits>\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_NUMERAL = f"{_CLOCK}|{_DIGITS}"
_AFTERNOON = re.compile(r"\s?p\.?\s?m\b")
_PERCENT = re.compile(
    r"[\s\u00a0\u202f-]?(?:%|per\s?cent|pro[cz]ent|pour cent|por cien|por cento|percent|prosent|procenta"
    r"|процент|відсот|τοις εκατο|szazalek|la suta)"
)
"""A sign or words that make the number before them a percentage."""
_SHORT_SCALES = {
    "bn": 9,
    "mn": 6,
    "m": 6,
    "tn": 12,
    "mrd": 9,
    "mio": 6,
    "mld": 9,
    "mln": 6,
    "млн": 6,
    "млрд": 9,
}
"""Abbreviation in any of the languages → its power of ten (zero digits of its number, by definition)."""
_ENDINGS = r"\w{0,3}"
"""Pattern of endings that may replace a word's last letter in languages that decline every word."""
_ORDER_ENDINGS = {"de": r"e[rnms]?"}
"""Language → pattern of endings that may replace the last letter of an ordinal such as "dritte"."""
_GENDERS = r"[oae]s?"
"""Pattern of endings that may replace the last letter of an ordinal in other languages: "tercera"."""
_DAYTIMES = (
    r"(?:s|e|en|ens)?(?:nachmittag|vormittag|mittag|abend|morgen|nacht|ochtend|middag|avond"
    r"|kvall|aften|kveld)?s?"
)
"""Pattern of endings of a weekday in Germanic languages: "Mittwochabend", "onsdagens"."""
_GERMANIC = frozenset({"da", "de", "nb", "nl", "sv"})
"""The languages whose weekdays take the endings in `_DAYTIMES`."""
_CURRENCIES = {
    "USD": r"\$|\bus-?dol|\bdolla|\bdolar|\bdollár|доллар|долар|δολαρι",
    "EUR": r"€|\beuro?s?\b|\beur\b|\beuroa|(?:евро|євро|ευρω)\b",
    "GBP": r"£|\bgbp\b|sterlin",
    "JPY": r"¥|\byen|\bjen(?:ia|y)?\b|\biene|\bиен|\bєн[аи]\b|γιεν",
    "CHF": r"\bchf\b|franken\b|frank[iy]?\b|francs? suisses?|franchi svizzeri|swiss franc",
}
"""Currency → its signs and names in any of the languages."""


def numbers(text: str, language: str) -> list[Readings]:
    """The readings of each number in `text`: first the numerals in their order, then numbers in words."""
    small = folded(text)
    found = [_readings(match, small, language) for match in _numeral(language).finditer(small)]
    rest = _words(language, "orders").sub(" ", _numeral(language).sub(" ", small))
    return found + [_spelled(match, language) for match in _words(language, "numbers").finditer(rest)]


def unlike_numbers(source: str, translation: str, from_: str, to: str) -> str:
    """The reason for refusal if two texts do not state the same numbers; "" if they do."""
    mine, theirs = numbers(translation, to), numbers(source, from_)
    for said, known, where in ((theirs, mine, "lost"), (mine, theirs, "added")):
        for readings in said:
            if not any(readings & other for other in known):
                return f"the number {min(readings)} was {where}"
    orders = [_values(source, from_, "orders"), _values(translation, to, "orders")]
    if _has(from_, "orders") and _has(to, "orders") and orders[0] != orders[1]:
        return "its places in an order are others"
    scales = [_loose_scales(source, from_), _loose_scales(translation, to)]
    return "" if scales[0] == scales[1] else "its thousands or millions are others"


def unlike_money(source: str, translation: str) -> str:
    """The reason for refusal if two texts do not name the same currencies; "" if they do."""
    mine, theirs = _currencies(source), _currencies(translation)
    return "" if mine == theirs else f"it is about another currency: {', '.join(sorted(mine ^ theirs))}"


def unlike_dates(source: str, translation: str, from_: str, to: str) -> str:
    """The reason for refusal if two texts do not name the same months and weekdays; "" if they do."""
    for kind in ("months", "weekdays"):
        if _values(source, from_, kind) != _values(translation, to, kind):
            return f"its {kind} are others"
    return ""


def _currencies(text: str) -> set[str]:
    """The currencies that a text names."""
    small = folded(text)
    return {name for name, pattern in _CURRENCIES.items() if re.search(pattern, small)}


def _readings(match: re.Match[str], text: str, language: str) -> Readings:
    """The readings of a numeral together with the scale ("million") and the "per cent" after it."""
    values = set(_clock(match, text)) if match["clock"] else set(_values_of(match["digits"]))
    if not match["clock"]:
        after = text[match.end("digits") :]
        if _AFTERNOON.match(after):
            values |= {value + 12 for value in values if value < 12}
    power = _power(match["scale"] or "", language)
    is_share = bool(_PERCENT.match(text[match.end() :]))
    return frozenset(f"{value * 10**power:.10g}{'%' if is_share else ''}" for value in values)


def _clock(match: re.Match[str], text: str) -> Iterable[float]:
    """The possible values of a time of day: 7:30 is 7.3, and 19.3 as well if "p.m." follows."""
    hours, minutes = re.findall(r"\d+", match["clock"])
    value = int(hours) + int(minutes) / 100
    yield value
    if _AFTERNOON.match(text[match.end() :]) and value < 12:
        yield value + 12


def _values_of(digits: str) -> Iterable[float]:
    """The possible values of digits that have points, commas or blanks between them."""
    groups = re.split(r"[.,'\u00a0\u202f ]", digits)
    if len(groups) == 1:
        yield float(digits)
        return
    last = groups[-1]
    if all(len(group) == 3 for group in groups[1:]):
        yield float("".join(groups))
    if len(last) != 3 or len(groups) == 2:
        yield float("".join(groups[:-1]) + "." + last)


def _spelled(match: re.Match[str], language: str) -> Readings:
    """The readings of a number in words, of which there is only one."""
    value = _meaning(match["word"], language, "numbers")
    power = _power(match["scale"] or "", language)
    return frozenset({f"{value * 10**power:.10g}"})


def _power(word: str, language: str) -> int:
    """The power of ten that a word stands for; 0 for any other word."""
    known = words_of(language)
    return {**_SHORT_SCALES, **(known.scales if known else {})}.get(word, 0)


@cache
def _scale(language: str) -> str:
    """A regular expression, as text, for an optional word of thousands, millions … after a number."""
    known = words_of(language)
    names = [*(known.scales if known else ()), *_SHORT_SCALES]
    return rf"(?:[\s\u00a0\u202f-]?(?P<scale>{_either(names)})(?!\w))?"


@cache
def _numeral(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_NUMERAL}){_scale(language)}")


@cache
def _words(language: str, kind: str) -> re.Pattern[str]:
    """A pattern for the words of a `kind` (a field of `Words`), with the endings of their language."""
    names = getattr(words_of(language), kind, None) or ["\0"]
    scale = _scale(language) if kind == "numbers" else ""
    after = _DAYTIMES if kind == "weekdays" and base(language) in _GERMANIC else ""
    ending = _ending(language, kind)
    return re.compile(rf"(?<!\w)(?P<word>{_either(names, ending)}){after}(?!\w){scale}")


def _ending(language: str, kind: str) -> str:
    """Pattern of endings that may replace the last letter of a word; "" if words do not change."""
    if base(language) in DECLINES:
        return _ENDINGS
    return _ORDER_ENDINGS.get(base(language), _GENDERS) if kind == "orders" else ""


def _either(names: Iterable[str], ending: str = "") -> str:
    """A regular expression, as text, for any of the names, also with `ending` in place of the last letter."""
    ordered = sorted(names, key=len, reverse=True)
    plain = "|".join(map(re.escape, ordered))
    stems = "|".join(f"{re.escape(name[:-1])}(?:{ending})" for name in ordered if len(name) > 4)
    return f"{plain}|{stems}" if ending and stems else plain


def _meaning(word: str, language: str, kind: str) -> int:
    """The value of a word of a `kind`, which may have another ending than in the table."""
    known: Mapping[str, int] = getattr(words_of(language), kind)
    if word in known:
        return known[word]
    ending = _ending(language, kind)
    names = sorted(known, key=len, reverse=True)
    return next(known[name] for name in names if re.fullmatch(f"{re.escape(name[:-1])}(?:{ending})", word))


def _has(language: str, kind: str) -> bool:
    """Whether the table has words of a `kind` (a field of `Words`) for a language."""
    return bool(getattr(words_of(language), kind, None))


def _values(text: str, language: str, kind: str) -> set[int]:
    """The values of all words of a `kind` (a field of `Words`) in a text."""
    small = folded(ENGLISH.translating.no_month.sub(" ", text) if language == "en" else text)
    if kind == "orders":  # in Slavic languages the name of Friday means "the fifth"
        small = _words(language, "weekdays").sub(" ", small)
    return {_meaning(match["word"], language, kind) for match in _words(language, kind).finditer(small)}


def _loose_scales(text: str, language: str) -> set[int]:
    """The powers of ten, above thousands, of scale words with no number before them: "millions of"."""
    known = words_of(language)
    small = _words(language, "numbers").sub(" ", _numeral(language).sub(" ", folded(text)))
    scales = known.scales if known else {}
    return {
        scales[match[0]]
        for match in re.finditer(rf"(?<!\w)(?:{_either(scales) or '(?!)'})(?!\w)", small)
        if scales[match[0]] > 3
    }
