"""English words for numbers and dates.

`MONTHS` and `APPROXIMATE` are parts of patterns; other modules of this folder build on them.
"""

from __future__ import annotations

import re

from digest.language.any_language import SCALES
from digest.language.groups.words import Numbers
from digest.language.tables import any_of

# --------------------------------------------------------------------------- numbers in words

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
SPELLED_OUT = (
    rf"\b(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?P<ones>{_ONES})\b"
    rf"|\b(?P<word>{'|'.join(NUMBER_WORDS)})(?:s)?\b(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?:\s(?P<unit>per\s?cent|percent)\b)?"
)
ZEROS = {"thousand": 3, "million": 6, "mln": 6, "billion": 9, "bln": 9, "bn": 9, "trillion": 12}
"""Words after digits → the number of zeros (digits) that they stand for, by definition."""
AFTER_DIGITS = rf"\s?(?P<percent>%|per\s?cent\b|percent\b)|[\s-]?(?P<scale>{'|'.join(ZEROS)})\b"
APPROXIMATE = any_of(
    """
    at least|at most
    more than|fewer than|less than
    about|around|nearly|almost|roughly|some
    up to|over|under
    an estimated|approximately|as many as|close to
    """
)
"""Words before a figure that is not exact: "at least 40"."""

# --------------------------------------------------------------------------- dates

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE_MONTHS = rf"{MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DATE_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?=[., ])"
)

NUMBERS = Numbers(
    values=NUMBER_WORDS,
    spelled_out=re.compile(SPELLED_OUT, re.IGNORECASE),
    scales={scale: SCALES[scale] for scale in ("hundred", "thousand", "million", "billion", "trillion")},
    not_counting=frozenset({"1", "0.5"}),
    after_digits=re.compile(AFTER_DIGITS, re.IGNORECASE),
    zeros=ZEROS,
    date_word=re.compile(rf"\b(?:(?P<month>{_DATE_MONTHS})\b\.?|(?P<day>{_DATE_DAYS})s?\b)"),
    ambiguous_dates=frozenset({"may", "mar", "sat", "sun", "jan"}),
    months_that_are_words={"May": "may"},
)
