"""The English words of quantity: bounds like "at least", quantifiers like "all", and number words."""

from __future__ import annotations

import re

from digest.language.en.words import SPELLED
from digest.language.groups.facts import Amounts
from digest.language.tables import any_of, word_set

_BOUNDS = {
    "at least": "from below", "more than": "from below", "over": "from below", "above": "from below",
    "no fewer than": "from below", "upwards of": "from below", "exceeding": "from below",
    "at most": "from above", "up to": "from above", "fewer than": "from above", "less than": "from above",
    "under": "from above", "below": "from above", "as many as": "from above", "as much as": "from above",
    "nearly": "from above", "almost": "from above", "close to": "from above", "no more than": "from above",
    "about": "near", "around": "near", "roughly": "near", "approximately": "near", "some": "near",
    "an estimated": "near",
}  # fmt: skip
_FIGURE = any_of(
    r"""
    [$£€]?\d[\d,.]*(?:\s(?:hundred|thousand|million|billion|trillion))?%?
    \b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b
    \b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b
    """
)
"""A figure in digits with its scale ("4 million"), or a number word from "two" on."""

AMOUNTS = Amounts(
    bounds=_BOUNDS,
    bounded=re.compile(
        rf"(?:(?P<bound>\b(?:{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\b)\s(?:the\s|another\s)?)?"
        rf"(?P<figure>{_FIGURE})(?P<plus>\+|\sor more\b)?",
        re.IGNORECASE,
    ),
    all=word_set("all every each both entire none"),
    some=word_set("some many most several few part half one two certain numerous"),
    skipped=word_set("of the a his her its their"),
    hundreds=re.compile(
        r"\b(?:dozens|scores|hundreds|thousands|millions|billions|trillions)\b", re.IGNORECASE
    ),
    numbers={**SPELLED, "one": "1"},
    one=word_set("one a an another single"),
    vague=word_set("some several many few most half"),
    known=word_set("the all both every these those each"),
    measures=word_set(
        """percent per cent million billion thousand hundred trillion year day month week hour minute time
        old"""
    ),
    between=word_set("of the more other additional further new young old"),
)
