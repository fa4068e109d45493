"""What outlets write differently in one English quotation: contractions, numbers, fillers, times of day."""

from __future__ import annotations

import re

from digest.language.groups.reports import Quoting
from digest.language.tables import word_set

TIME_OF_DAY = re.compile(r"\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?|\b\d{4}\sGMT")
SHORT_FORMS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "let's": "let us",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "%": "per cent",
    "percent": "per cent",
    "ok": "okay",
}
ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'s": "is"}
_CARDINALS = "two three four five six seven eight nine ten eleven twelve"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ENDINGS_OF_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
NUMBERS = {word: str(value) for value, word in enumerate(_CARDINALS.split(), 2)} | {
    word: f"{value}{_ENDINGS_OF_ORDINALS.get(value, 'th')}" for value, word in enumerate(_ORDINALS.split(), 1)
}
DENIALS = word_set("not no never nobody nothing none neither nor without")
FILLERS = word_set(
    """right simply pretty well know mean think um uh er like just really very so actually
    okay yeah yes look that which"""
)
SCALES = word_set("hundred thousand million billion trillion")

QUOTING = Quoting(
    time_of_day=TIME_OF_DAY,
    short_forms=SHORT_FORMS,
    endings=ENDINGS,
    numbers=NUMBERS,
    denials=DENIALS,
    fillers=FILLERS,
    scales=SCALES,
)
