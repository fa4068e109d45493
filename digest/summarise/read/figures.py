"""The numbers and the words of a date that a text has, and whether passages have them too. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONES = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
)
NUMBER_WORDS = {
    **{word: str(value) for value, word in enumerate(_ONES.split("|"))},
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "dozen": "12",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "twice": "2", "half": "0.5",
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
    "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "tausend": 1e3,
    "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "mille": 1e3, "millón": 1e6, "millones": 1e6,
    "mil": 1e3, "万": 1e4, "亿": 1e8, "萬": 1e4, "億": 1e8,
}  # fmt: skip
_LATIN = r"A-Za-z0-9_À-ɏ"
"""Letters and digits that a figure does not stand right behind; behind Chinese ones it does."""
SHARE = r"%|％|per\s?cent\b|percent\b|prozent\b|pour\scent\b|por\sciento\b"
"""How a share is written after its figure."""
_NUMERAL = re.compile(
    rf"(?<![{_LATIN}.])(?P<currency>[$£€¥])?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:st|nd|rd|th)?(?:[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![a-zà-ÿ]))?"
    rf"\s?(?P<unit>{SHARE})?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"\b(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?P<ones>{_ONES})\b"
    rf"|\b(?P<word>{'|'.join(NUMBER_WORDS)})(?:s)?\b(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?:\s(?P<unit>per\s?cent|percent)\b)?",
    re.IGNORECASE,
)
_LOOSE = frozenset({"1", "0.5"})
"""In words they are said without counting: "one of them", "at first", "half"."""
_DIGIT_ONE = re.compile(rf"(?<![{_LATIN}.,])1(?![\w.,:/-])")
_FOREIGN_WORDS = """
    2 zwei 3 drei 4 vier 5 fünf 6 sechs 7 sieben 8 acht 9 neun 10 zehn 12 zwölf 13 dreizehn 14 vierzehn
    15 fünfzehn 16 sechzehn 17 siebzehn 18 achtzehn 19 neunzehn 20 zwanzig 30 dreißig 40 vierzig
    50 fünfzig 60 sechzig 70 siebzig 80 achtzig 90 neunzig 100 hundert
    2 deux 3 trois 4 quatre 5 cinq 7 sept 8 huit 10 dix 11 onze 12 douze 13 treize 14 quatorze
    15 quinze 20 vingt 30 trente 40 quarante 50 cinquante 60 soixante
    3 tres 4 cuatro 5 cinco 6 seis 7 siete 8 ocho 9 nueve 10 diez 12 doce 13 trece 14 catorce 15 quince
    16 dieciséis 17 diecisiete 18 dieciocho 19 diecinueve 20 veinte 30 treinta 40 cuarenta
    50 cincuenta 60 sesenta 70 setenta 80 ochenta 90 noventa 100 cien
"""
_FOREIGN = dict(zip(_FOREIGN_WORDS.split()[1::2], _FOREIGN_WORDS.split()[::2], strict=True))
"""German, French and Spanish number words that are no English words."""
_TENS = {"zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"}
_SPELLED_ELSEWHERE = re.compile(
    rf"\b(?:(?P<ones>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?P<tens>{'|'.join(_TENS)})"
    rf"|(?P<word>{'|'.join(_FOREIGN)}))\b",
    re.IGNORECASE,
)


def figures(text: str) -> list[str]:
    """Every number of `text` as a plain decimal, with ``%`` or a currency sign where it has one."""
    found = []
    for match in _NUMERAL.finditer(text):
        value = float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
        found.append(f"{value:.10g}" + ("%" if match["unit"] else ""))
    for match in _SPELLED.finditer(text):
        if match["tens"]:
            value = float(NUMBER_WORDS[match["tens"].lower()]) + float(NUMBER_WORDS[match["ones"].lower()])
        else:
            value = float(NUMBER_WORDS[match["word"].lower()]) * _SCALES.get(
                (match["scale"] or "").lower(), 1
            )
        found.append(f"{value:.10g}" + ("%" if match["unit"] else ""))
    return found + [_elsewhere(match) for match in _SPELLED_ELSEWHERE.finditer(text)]


def _elsewhere(match: re.Match[str]) -> str:
    """The value of a number word of another language."""
    if match["word"]:
        return _FOREIGN[match["word"].lower()]
    return str(int(_FOREIGN.get(match["ones"].lower(), "1")) + int(_FOREIGN[match["tens"].lower()]))


def unknown_number(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a number of `sentence` is not backed; empty when all are."""
    source = " ".join(passages)
    known = figures(source)
    bare = {value.rstrip("%") for value in known}
    for value in figures(sentence):
        is_known = value in known or (value.rstrip("%") in bare and not value.endswith("%"))
        is_loose = value in _LOOSE and not (value == "1" and _DIGIT_ONE.search(sentence))
        if not is_known and not is_loose:
            return f"the number {value} is not in the cited passages"
    return ""


_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?=[., ])"
)
_DATE_WORD = re.compile(rf"\b(?:(?P<month>{_MONTHS})\b\.?|(?P<day>{_DAYS})s?\b)")
_DAY_ELSEWHERE = re.compile(
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|märz|mai|juni|juli"
    r"|oktober|dezember|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|avril|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo"
    r"|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
)
"""Days and months in German, French and Spanish, where they are no English words."""
_AMBIGUOUS = frozenset({"may", "mar", "sat", "sun", "jan"})
"""They are words or given names, too."""


def dates(text: str) -> set[str]:
    """Months and weekdays that `text` names, by their first three letters, lower-cased."""
    found = set()
    for match in _DATE_WORD.finditer(text):
        word = (match["month"] or match["day"]).lower()
        if word not in _AMBIGUOUS or re.match(r"\.?\s+\d", text[match.end() :]):
            found.add(word[:3])
    return found


def unknown_date(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a month or a weekday of `sentence` is not backed; empty when all are."""
    source = " ".join(passages)
    words = set(_DAY_ELSEWHERE.findall(sentence.lower())) - set(_DAY_ELSEWHERE.findall(source.lower()))
    if words:
        return f"the date word “{min(words)}” is not in the cited passages"
    missing = sorted(dates(sentence) - dates(source) - {word[:3] for word in ("may",) if "May" in source})
    return f"the date word “{missing[0]}” is not in the cited passages" if missing else ""
