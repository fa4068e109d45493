"""The English words for finding names, numbers and dates, and for comparing the words around them."""

from __future__ import annotations

import re

from digest.language.groups.facts import Facts
from digest.language.tables import word_set

_COMPOUND_NUMBER = (
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(two|three|four|five|six|seven|eight|nine)\b"
)

FACTS = Facts(
    compound_number=re.compile(_COMPOUND_NUMBER, re.IGNORECASE),
    months=word_set("january february march april may june july august september october november december"),
    short_dates=word_set("jan feb apr jun jul aug sep sept oct nov dec"),
    when=word_set("in since until during by"),
    pronouns=word_set("he she it they him her them his their its who"),
    clause_ends=word_set("and but while that who which after as when because") | {""},
    passive_by=frozenset({"by"}),
    definite=frozenset({"the"}),
)
