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
DECIDES = re.compile(
    any_of(
        r"""
        \b(?:decid|agre|approv|resolv|conclud|propos|recommend|adopt|reject|postpon|delay|cancel)(?:e[sd]?|s|ed|ied)\b
        \b(?:decision|agreement|deadline|verdict|conclusion|recommendation)\b
        \b(?:will|shall|must|is to|are to|plans? to|has to|have to)\s(?:not\s)?(?:be\s)?[a-z]+\b
        \b(?:ruled|voted|signed|ordered|banned|chose|chosen)\b
        """
    ),
    re.IGNORECASE,
)
"""A decision or a plan: "decided to delay", "will ship"."""
BECAUSE = re.compile(
    any_of(
        r"""
        \bbecause\b|\bdue to\b|\bas a result\b|\bowing to\b|\bled to\b|\btherefore\b|\bthe reasons?\b
        \b(?:caus|trigger|result|stem)(?:es|ed|s|med)\b(?: by| in| from)?|\bsince the\b
        """
    ),
    re.IGNORECASE,
)
"""A cause: "because the login was not ready"."""

CONSEQUENCES = Consequences(
    spoken=SPOKEN,
    follows=FOLLOWS,
    has_followed=HAS_FOLLOWED,
    touches=TOUCHES,
    decides=DECIDES,
    because=BECAUSE,
    goes_beyond=GOES_BEYOND,
)
