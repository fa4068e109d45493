"""The words that tell figures apart: what happened to people, verbs that mean the same, other times."""

from __future__ import annotations

from digest.language.tables import any_of, word_set

APPROXIMATE = (
    "at least|at most|more than|fewer than|less than|about|around|nearly|almost|roughly|some|up to|over|under"
    "|an estimated|approximately|as many as|close to"
)
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
"""Words that tell counts of people apart. These counts grow as news comes in."""
PERSONS = word_set(
    """people person man men woman women child children civilian soldier worker resident student passenger
    migrant
    victim protester officer others villager miner prisoner patient firefighter pupil"""
)
NOT_COUNTED = word_set(
    """year month week day hour minute second time am pm age yearold january february march april may june
    july
    august september october november december monday tuesday wednesday thursday friday saturday sunday
    point degree
    mile kilometre kilometer km metre meter foot feet place page decade century"""
)
ELSEWHEN = any_of(
    r"""
    \bin (?:19|20)\d\d|\blast (?:year|month|week)\b|\byears? (?:ago|earlier)\b|\bprevious(?:ly)?\b
    \bearlier (?:this|in|that)\b|\bsince (?:19|20)\d\d|\bcompared\b|\brecord\b|\bformer\b
    \bin (?:Jan|Febr|Septem|Octo|Novem|Decem|Apr|Jul|Aug|Mar|June)\w*\b
    \bpast (?:\w+ )?(?:years?|months?|weeks?)\b
    \byears? of\b|-year\b|\b(?:this|next) (?:year|month|season)\b|\bwould have\b|\bcould\b|\bmight\b|\bmay\b
    """
)
"""Signs that a figure may be about another time, or about what may be."""
PART_OF_WHOLE = any_of(
    r"""
    \banother\b|\bothers?\b|\ba further\b|\bincluding\b|\bamong (?:them|those)\b|\badditional\b|\bextra\b
    \d\S* (?:\w+ )?of (?:them|whom|those|its|his|her|their)\b|\bper\b(?! ?cent)|\beach\b|\bevery\b|\bapiece\b
    \ba (?:day|week|month|year)\b|\bat least one of\b|\bmore than the\b
    """
)
"""Signs that a figure is about a part of the whole, or comes on top of it."""
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
"""Verbs that say the same of a figure."""
THRESHOLDS = word_set("surpassed exceeded topped passed reached crossed neared approached eclipsed")
"""Verbs of milestones: what surpassed 21 may have surpassed 22 as well."""
IRREGULAR_VERBS = word_set("bought sold found won built spent paid took gave held lent drew shot freed")
