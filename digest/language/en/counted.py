"""English figures with the nouns that they count and the verbs that go with them, and the ages of persons."""

from __future__ import annotations

import re

from digest.language.groups.reports import Counted
from digest.language.tables import any_of, word_set

APPROXIMATELY = any_of(
    """
    at least
    at most
    more than
    fewer than
    less than
    about
    around
    nearly
    almost
    roughly
    some
    up to
    over
    under
    an estimated
    approximately
    as many as
    close to
    """
)
"""The words before a figure that is not exact: "at least 12"."""
_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELLED = rf"\b(?:(?:{_TENS})-(?:one|{_UNITS})|{_UNITS}|{_TEENS}|{_TENS})\b"
"""A number in words, up to ninety-nine; not "one", which often counts nothing ("one of them")."""
_DIGITS = r"[$£€]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[$£€]?\d+(?:\.\d+)?"
_SCALE = r"(?:thousand|million|billion|trillion)\b"
_PER_CENT = r"(?:%|per\s?cent\b|percent\b)"
FIGURE = re.compile(
    rf"(?:(?P<about>{APPROXIMATELY})\s+)?"
    rf"(?<![\w.,$£€-])(?P<figure>{_DIGITS}|{_SPELLED})(?![\w-]|[.,]\d)"
    rf"(?:\s+(?P<scale>{_SCALE}))?(?:\s*(?P<percent>{_PER_CENT}))?"
    r"(?P<following>(?:\s+[a-z][a-z-]+){0,3})",
    re.IGNORECASE,
)

VERB_BEFORE = re.compile(
    r"(?P<verb>\b[a-z]+)(?:\s+(?P<to>by|to|at))?(?:\s+(?:an\s+estimated|[a-z]+s))?\s+$", re.IGNORECASE
)
_AUXILIARIES = (
    r"(?:(?:have|has|had|were|was|are|is)\s+)?(?:(?:also|now|since|already)\s+)?(?:(?:been|being)\s+)?"
)
_PARTICIPLE = r"[a-z]+(?:ed|en|nt)|hurt|dead|missing|lost|cut|died|held|sent|shot"
VERB_AFTER = re.compile(rf"^\s+{_AUXILIARIES}(?P<verb>{_PARTICIPLE})\b", re.IGNORECASE)
REGULAR_PAST = re.compile(r"\w{3,}ed")
IRREGULAR_PAST = word_set("bought sold found won built spent paid took gave held lent drew shot freed")
BEEN = word_set("was were had been did")
GOALS = word_set("to at")

CLAUSE_START = re.compile(
    any_of(
        r"""
        [,;:—–]\s
        \s(?:after|while|as|because|when|but|that said)\s
        \sand\s(?=[a-z])
        """
    )
)
CLAUSE_END = re.compile(
    any_of(
        r"""
        [,;:—–]\s
        \s(?:after|while|as|because|when|but)\s
        \sand\s(?=[a-z])
        \.\s*$
        """
    )
)
AFTER_SUBJECT = re.compile(
    r"\s+(?:(?:that|which|who|would|will|could|may|might|has|have|had|now|to|also)\s*)+$"
)
CONJUNCTION = re.compile(r"^(?:and|but|or)\s+")

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTHS = {name: number for number, name in enumerate(_MONTHS, start=1)}
IN_MONTH = re.compile(rf"\b[Ii]n (?P<month>{'|'.join(_MONTHS)})\b")
ELSEWHEN = re.compile(
    any_of(
        r"""
        \bin (?:19|20)\d\d
        \blast (?:year|month|week)\b
        \byears? (?:ago|earlier)\b
        \bprevious(?:ly)?\b
        \bearlier (?:this|in|that)\b
        \bsince (?:19|20)\d\d
        \bcompared\b
        \brecord\b
        \bformer\b
        \bin (?:Jan|Febr|Septem|Octo|Novem|Decem|Apr|Jul|Aug|Mar|June)\w*\b
        \bpast (?:\w+ )?(?:years?|months?|weeks?)\b
        \byears? of\b
        -year\b
        \b(?:this|next) (?:year|month|season)\b
        \bwould have\b
        \bcould\b
        \bmight\b
        \bmay\b
        """
    ),
    re.IGNORECASE,
)
PART_OF_WHOLE = re.compile(
    any_of(
        r"""
        \banother\b
        \bothers?\b
        \ba further\b
        \bincluding\b
        \bamong (?:them|those)\b
        \badditional\b
        \bextra\b
        \d\S* (?:\w+ )?of (?:them|whom|those|its|his|her|their)\b
        \bper\b(?! ?cent)
        \beach\b
        \bevery\b
        \bapiece\b
        \ba (?:day|week|month|year)\b
        \bat least one of\b
        \bmore than the\b
        """
    ),
    re.IGNORECASE,
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
TREATED = re.compile("treated")
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
MILESTONES = word_set("surpassed exceeded topped passed reached crossed neared approached eclipsed")
PEOPLE = word_set("people person")
PERSONS = PEOPLE | word_set(
    """man men woman women child children civilian soldier worker resident student passenger migrant
    victim protester officer others villager miner prisoner patient firefighter pupil"""
)
NOT_COUNTED = word_set(
    """year month week day hour minute second time am pm age yearold
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    point degree mile kilometre kilometer km metre meter foot feet place page decade century"""
)
PLURAL = re.compile(r".*s(?<!ss)(?<!us)(?<!is)")

HAS_VERB = re.compile(r"\b(?:said|told|was|is|were|are|signed|has|had)\b")
COMMON_OPENING = re.compile(r"(?:the|a|an|its|their|.*s)", re.IGNORECASE)
UNIT_NAMES = {"%": "per cent", "$": "dollars", "£": "pounds", "€": "euros", "people": "people"}

PERIODS = {
    word: period
    for period, listing in {
        "hour": "hour hourly",
        "day": "day daily",
        "night": "night nightly",
        "week": "week weekly",
        "month": "month monthly",
        "year": "year annum yearly annual annually",
    }.items()
    for word in listing.split()
}
PER = re.compile(
    r"\b(?:(?:per|a|an|each|every)\s(?:hour|day|night|week|month|year|annum)"
    r"|hourly|daily|nightly|weekly|monthly|yearly|annual(?:ly)?)\b",
    re.IGNORECASE,
)
RANGE_BEFORE = re.compile(r"\d\S*\s(?:[a-z]+\s)?(?:to|and|or|[-–])\s?$|\d[-–]$")
OF_A_WHOLE = re.compile(
    r"\b(?:half|third|quarter|most|part|percent|cent|%) of (?:[\w’']+\s)?$", re.IGNORECASE
)
COUNTED_TOO = re.compile(
    r"\s(?:and|or)\s(?!an?\s|\w+\s(?:others?|more)\b)(?P<word>(?!\w+(?:ed|ing)\b)[A-Za-z]{4,})"
)
INCLUSIONS = word_set("including")
PER_ONE = word_set("per each every apiece")
CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\b(?:noon|midday|midnight|midmorning)\b",
    re.IGNORECASE,
)

_FULL_NAME = r"[A-Z][a-zà-ÿ’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}"
AGE = re.compile(
    rf"\b(?P<name>{_FULL_NAME}), (?P<age>[1-9]\d)(?=[,.])(?!,\d)"
    rf"|\b(?P<before>[1-9]\d)-year-old (?P<after>{_FULL_NAME})"
)
AGE_WORDS = word_set("year old")

COUNTED = Counted(
    figure=FIGURE,
    verb_before=VERB_BEFORE,
    verb_after=VERB_AFTER,
    regular_past=REGULAR_PAST,
    irregular_past=IRREGULAR_PAST,
    been=BEEN,
    goals=GOALS,
    clause_start=CLAUSE_START,
    clause_end=CLAUSE_END,
    after_subject=AFTER_SUBJECT,
    conjunction=CONJUNCTION,
    in_month=IN_MONTH,
    months=MONTHS,
    elsewhen=ELSEWHEN,
    part_of_whole=PART_OF_WHOLE,
    tolls=TOLLS,
    treated=TREATED,
    predicates=PREDICATES,
    milestones=MILESTONES,
    people=PEOPLE,
    persons=PERSONS,
    not_counted=NOT_COUNTED,
    plural=PLURAL,
    has_verb=HAS_VERB,
    common_opening=COMMON_OPENING,
    unit_names=UNIT_NAMES,
    range_before=RANGE_BEFORE,
    of_a_whole=OF_A_WHOLE,
    counted_too=COUNTED_TOO,
    inclusions=INCLUSIONS,
    per_one=PER_ONE,
    clock=CLOCK,
    per=PER,
    periods=PERIODS,
    age=AGE,
    age_words=AGE_WORDS,
)
