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
}  # fmt: skip
_NUMERAL = re.compile(
    r"(?<![\w.])(?P<currency>[$£€¥])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th)?(?![\w])?"
    r"(?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|mln|bn|tn|mn|[mk]|b)(?![a-z]))?"
    r"\s?(?P<unit>%|per\s?cent|percent)?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"\b(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?P<ones>{_ONES})\b"
    rf"|\b(?P<word>{'|'.join(NUMBER_WORDS)})(?:s)?\b(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?:\s(?P<unit>per\s?cent|percent)\b)?",
    re.IGNORECASE,
)
_LOOSE = frozenset({"1", "first", "one", "0.5"})
"""Said without counting: "one of them", "at first"."""


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
    return found


def unknown_number(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a number of `sentence` is not backed; empty when all are."""
    source = " ".join(passages)
    known = figures(source)
    bare = {value.rstrip("%") for value in known}
    for value in figures(sentence):
        is_known = value in known or (value.rstrip("%") in bare and not value.endswith("%"))
        if not is_known and value not in _LOOSE:
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
    missing = sorted(dates(sentence) - dates(source) - {word[:3] for word in ("may",) if "May" in source})
    return f"the date word “{missing[0]}” is not in the cited passages" if missing else ""
