"""German, French, Spanish and Chinese words for numbers, dates and notes, looked for in any text.

A sentence is checked against passages that may be in another language, and names and quotations keep their
own language. So these words are looked for in texts of every language (decision 0012). None of them is an
English word with another meaning.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.language.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

SCALES: Mapping[str, float] = MappingProxyType(
    {
        "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6,
        "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
        "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "tausend": 1e3,
        "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "mille": 1e3, "millón": 1e6, "millones": 1e6,
        "mil": 1e3, "万": 1e4, "亿": 1e8, "萬": 1e4, "億": 1e8,
    }
)  # fmt: skip
"""Words, in lower case, that multiply the figure before them: "5 million", "3 Mrd", "2万"."""

SHARE = any_of(
    r"""
    %|％
    per\s?cent\b|percent\b
    prozent\b
    pour\scent\b
    por\sciento\b
    """
)
"""How a share is written after its figure: "5 %", "5 per cent", "5 Prozent"."""

LATIN = r"A-Za-z0-9_À-ɏ"
"""The inside of a character class: a figure does not begin right after one of these letters and digits. Right
after a Chinese character it may begin."""

NUMERAL = re.compile(
    rf"(?<![{LATIN}.])(?P<currency>[$£€¥])?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:st|nd|rd|th)?(?:[\s-]?(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})(?![a-zà-ÿ]))?"
    rf"\s?(?P<unit>{SHARE})?",
    re.IGNORECASE,
)
"""A number in digits: "$1,200", "2.5 million", "5 %", "3rd". Groups ``digits``, ``scale``, and ``unit`` for a
share."""

_LISTING = """
    2 zwei 3 drei 4 vier 5 fünf 6 sechs 7 sieben 8 acht 9 neun 10 zehn 12 zwölf 13 dreizehn 14 vierzehn
    15 fünfzehn 16 sechzehn 17 siebzehn 18 achtzehn 19 neunzehn 20 zwanzig 30 dreißig 40 vierzig
    50 fünfzig 60 sechzig 70 siebzig 80 achtzig 90 neunzig 100 hundert
    2 deux 3 trois 4 quatre 5 cinq 7 sept 8 huit 10 dix 11 onze 12 douze 13 treize 14 quatorze
    15 quinze 20 vingt 30 trente 40 quarante 50 cinquante 60 soixante
    3 tres 4 cuatro 5 cinco 6 seis 7 siete 8 ocho 9 nueve 10 diez 12 doce 13 trece 14 catorce 15 quince
    16 dieciséis 17 diecisiete 18 dieciocho 19 diecinueve 20 veinte 30 treinta 40 cuarenta
    50 cincuenta 60 sesenta 70 setenta 80 ochenta 90 noventa 100 cien
"""
NUMBER_WORDS: Mapping[str, str] = MappingProxyType(
    dict(zip(_LISTING.split()[1::2], _LISTING.split()[::2], strict=True))
)
"""Each German, French and Spanish number word, in lower case, with its value; words that are English, too,
are left out."""
GERMAN_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")

SPELLED = re.compile(
    r"\b(?:(?P<ones>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)"
    rf"und(?P<tens>{'|'.join(GERMAN_TENS)})|(?P<word>{'|'.join(NUMBER_WORDS)}))\b",
    re.IGNORECASE,
)
"""A number word: "quinze" (group ``word``), "einundzwanzig" (groups ``ones`` and ``tens``)."""

_DAYS_AND_MONTHS = any_of(
    """
    montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag
    januar|februar|märz|mai|juni|juli|oktober|dezember
    lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
    janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre
    lunes|martes|miércoles|jueves|viernes|sábado|domingo
    enero|febrero|marzo|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
    """
)
DATE_WORD = re.compile(rf"\b{_DAYS_AND_MONTHS}\b")
"""Matches days and months in German, French and Spanish, in lower case, except those that are English
words."""
COUNTED_TIMES = word_set("mars april august september november uhr")
"""Further months and hours, some of them English words, that stand after a number in digits: "3 mars"."""

NOTE = any_of(
    r"""
    note|nota
    anm\.?|fn\.?
    """
)
"""The word before the number of a note: "note 3", "Anm. 3"."""
