"""How English reports say why something matters: consequences, who is affected, and how unusual it is."""

from __future__ import annotations

import re

from digest.language.groups.reports import Consequences
from digest.language.tables import any_of

SPOKEN = re.compile(
    r"\b(?:hope(?:s|d|ful)?|optimistic|confident|believes?|thinks?|ask(?:s|ed)|urg(?:e|es|ed))\b"
)
_MODAL = r"\b(?:would|will|could|may|might)\s(?:\w+ly\s|also\s|not\s|now\s|still\s)?"
FOLLOWS = re.compile(
    _MODAL
    + any_of(
        r"""
        (?:mean|lead to|force|affect|cost|hit|raise|cut|delay|allow|require|end|threaten|slow|lose|save)\b
        leave (?:\w+ ){1,6}(?:without|stranded|homeless|idle)\b
        (?:face|bring down|depriv\w+|hurt|harm|deepen|widen|worsen|ease|trigger|reshape|overturn)\b
        be (?:forced|left|required|barred|without|cut off|closed|banned|shut|lost)\b
        """
    ),
    re.IGNORECASE,
)
HAS_FOLLOWED = re.compile(
    any_of(
        r"""
        \b(?:forc(?:e|ing)|leav(?:es|ing)|threaten(?:s|ed|ing)?|affect(?:s|ed|ing)?|disrupt\w*|displac\w+)\b
        \b(?:strand(?:s|ed|ing)|as a result|means? that|meaning|at (?:risk|stake))\b
        \brais(?:es|ing) (?:fears|concerns|hopes|doubts)\b
        \b(?:depend(?:s|ent)? on|rel(?:y|ies) on|pav(?:es|ing) the way|consequences?|impact on|in order to)\b
        """
    ),
    re.IGNORECASE,
)
_TOUCHED = any_of(
    """
    people
    homes
    households
    jobs
    workers
    patients
    passengers
    families
    customers
    residents
    students
    pupils
    children
    voters
    drivers
    commuters
    users
    businesses
    farmers
    villages
    """
)
TOUCHES = re.compile(
    rf"\b\d[\d,.]*\s(?:(?:thousand|million|billion)\s)?(?:\w+\s){{0,2}}{_TOUCHED}\b", re.IGNORECASE
)
GOES_BEYOND = re.compile(
    any_of(
        r"""
        \b(?:largest|biggest|deadliest|worst|highest|lowest|first time|record|unprecedented|for the first)\b
        \bfirst (?:\w+\s){0,3}since\b
        \bmore than (?:half|double|twice|a third)\b
        \bin (?:\w+\s)?(?:years|decades)\b
        """
    ),
    re.IGNORECASE,
)

CONSEQUENCES = Consequences(
    spoken=SPOKEN,
    follows=FOLLOWS,
    has_followed=HAS_FOLLOWED,
    touches=TOUCHES,
    goes_beyond=GOES_BEYOND,
)
