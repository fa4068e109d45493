"""The English words for comparing a translation with its source: denials, false months, countries."""

from __future__ import annotations

import re

from digest.language.groups.reports import Translating
from digest.language.tables import any_of

DENIED_OTHERWISE = re.compile(
    r"\b"
    + any_of(
        """
        fail
        refus
        den(?:y|ie)
        reject
        lack
        unable
        unlikely
        unclear
        unknown
        unhurt
        unharmed
        unsuccess
        impossible
        without
        prevent
        avoid
        stop
        ban
        only
        until
        unless
        few
        little
        barely
        hardly
        rather
        instead
        despite
        absen
        miss
        ruled? out
        against
        except
        decline
        """
    )
)
NO_MONTH = re.compile(r"\b(?:may|march\w*|august)\b|\bMay (?:be|have|not|well)\b")
COUNTRIES = {
    "u.s.": "US",
    "america": "US",
    "american": "US",
    "americans": "US",
    "britain": "GB",
    "british": "GB",
}

TRANSLATING = Translating(denied_otherwise=DENIED_OTHERWISE, no_month=NO_MONTH, countries=COUNTRIES)
