"""English words for numbers and dates, and the words that tell one figure of a text from another.

`MONTHS` and `APPROXIMATE` are parts of patterns; other modules of this folder build on them.
"""

from __future__ import annotations

import re

from digest.language.any_language import SCALES
from digest.language.protocol import Numbers
from digest.language.tables import any_of, word_set

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

# --------------------------------------------------------------------------- what figures count

TOLLS = {
    word: kind
    for kind, listing in {
        "killed": "killed kills killing kill dead died deaths death fatalities lives perished slain",
        "injured": "injured injures injuring wounded wounding hurt injuries treated hospitalised",
        "missing": "missing",
        "arrested": "arrested detained arrests detentions",
        "evacuated": "evacuated displaced evacuees",
        "rescued": "rescued",
    }.items()
    for word in listing.split()
}
PERSONS = word_set(
    """people person man men woman women child children civilian soldier worker resident student passenger
    migrant victim protester officer others villager miner prisoner patient firefighter pupil"""
)
NOT_COUNTED = word_set(
    """year month week day hour minute second time am pm age yearold january february march april may june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday
    point degree mile kilometre kilometer km metre meter foot feet place page decade century"""
)
PREDICATES = {
    word: name
    for name, listing in {
        "cost": "cost costs costing priced worth valued",
        "fall": "fell fall falls falling lost lose loses dropped drops drop plunged plunges slid sank",
        "rise": "rose rise rises rising gained gains jumped jumps climbed climbs surged soared grew",
        "cancelled": "cancelled canceled cancels cancelling canceling",
        "arrested": "arrested arrests detained detains",
        "sent": "sent sends send deployed deploys",
        "cut": "cut cuts cutting axed axes axe shed",
        "destroyed": "destroyed destroys destroying",
        "fined": "fined fines",
    }.items()
    for word in listing.split()
}
THRESHOLDS = word_set("surpassed exceeded topped passed reached crossed neared approached eclipsed")
IRREGULAR_VERBS = word_set("bought sold found won built spent paid took gave held lent drew shot freed")
ELSEWHEN = any_of(
    r"""
    \bin (?:19|20)\d\d|\blast (?:year|month|week)\b|\byears? (?:ago|earlier)\b|\bprevious(?:ly)?\b
    \bearlier (?:this|in|that)\b|\bsince (?:19|20)\d\d|\bcompared\b|\brecord\b|\bformer\b
    \bin (?:Jan|Febr|Septem|Octo|Novem|Decem|Apr|Jul|Aug|Mar|June)\w*\b
    \bpast (?:\w+ )?(?:years?|months?|weeks?)\b
    \byears? of\b|-year\b|\b(?:this|next) (?:year|month|season)\b
    \bwould have\b|\bcould\b|\bmight\b|\bmay\b
    """
)
PART_OF_WHOLE = any_of(
    r"""
    \banother\b|\bothers?\b|\ba further\b|\badditional\b|\bextra\b
    \bincluding\b|\bamong (?:them|those)\b|\bat least one of\b
    \d\S* (?:\w+ )?of (?:them|whom|those|its|his|her|their)\b
    \bper\b(?! ?cent)|\beach\b|\bevery\b|\bapiece\b|\ba (?:day|week|month|year)\b
    \bmore than the\b
    """
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
    tolls=TOLLS,
    persons=PERSONS,
    not_counted=NOT_COUNTED,
    predicates=PREDICATES,
    thresholds=THRESHOLDS,
    irregular_verbs=IRREGULAR_VERBS,
    elsewhen=re.compile(ELSEWHEN, re.IGNORECASE),
    part_of_whole=re.compile(PART_OF_WHOLE, re.IGNORECASE),
)
