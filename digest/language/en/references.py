"""How an English sentence refers to the text before it: pronouns, linking phrases, things taken as known.

`UNRESOLVED` matches the openings that a reader understands only with the sentence before. It is put together
from listings, one for each kind of opening; a line is the text of a pattern. In a line, BODY, EXPLETIVE,
EXISTS and TIME stand for the patterns `KNOWN_BODY`, `EXPLETIVE`, `EXISTS` and `TIME`.
"""

from __future__ import annotations

import re

from digest.language.en.numbers import MONTHS
from digest.language.groups.voices import References
from digest.language.tables import any_of

KNOWN_BODY = (
    any_of(
        r"""
        council|government|ministry|parliament|senate|commission|party|union
        police|court|army|military|navy|authorities
        agency|department|health|justice
        fire|coast
        bank|central
        state|city
        president|pope|king|queen
        """
    )
    + r"\b"
)
"""Bodies and people that every reader knows without being told their names: "the council said"."""

EXPLETIVE = (
    r"(?:['’]s| (?:is|was|remains?|will be|would be|may be)) (?:not |still |yet |now )?"
    + any_of(
        r"""
        clear|unclear|unknown|uncertain
        likely|unlikely|possible|impossible
        expected|believed|thought|understood
        hard|difficult
        too (?:early|soon)
        """
    )
    + r"\b"
)
"""The words after an "it" that stands for nothing: "It is not clear whether"."""

EXISTS = r"(?:['’]s| (?:is|are|was|were|has been|have been|had been|will be|would be|may be)\b)"
"""The verb after a "there" that stands for nothing: "There were no injuries"."""

TIME = (
    r"(?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|season|century)\b"
)
"""The noun after a "this" that means the present: "This week"."""

# --------------------------------------------------------------------------- unresolved openings

PRONOUNS = any_of(
    r"""
    (?:He|She|They|This(?! TIME)|That|These|Those|His|Hers?|Its|Theirs?|Him|Them|Here|Such)\b
    It\b(?!EXPLETIVE)
    There\b(?!EXISTS)
    (?:Both|Another|Others?|Some|Many|Most|Neither|Either|None|Each|One|Two|All) of th(?:em|ose|ese|is|at)\b
    (?:Both|Another|Others?|Neither|Either|None)\b(?! of (?:the )?[A-Z])
    (?:Some|Many|Most|Each)\b(?! (?:[A-Z]|\d|of (?:the )?[A-Z]|(?:year|month|week|day)\b))
    Asked\b[^“”"]{0,150}? (?:he|she|they)\b
    """
)
"""A pronoun as the subject: "They left on Monday". "This week" and "It is unclear" do not count."""

TIES = any_of(
    r"""
    (?:So(?! far\b(?!,))|Then|Thus|Instead(?! of)|Afterwards?|Previously|Subsequently|Elsewhere|Otherwise)\b
    Later\b(?! this\b)
    Earlier\b(?! (?:this|in|on)\b)
    (?:Therefore|Consequently|Similarly|Rather(?! than)|Or|Nor|Also|Too|Again|Hence|Accordingly|Eventually)\b
    (?:Finally|Plus|Because of th(?:is|at))\b
    (?:Except|Even so|Not only|As a result|As such|In turn|After that|Since then|By then|At th(?:e|at) time)\b
    (?:In response|For example|For instance|In other words|In fact|In particular|What['’]s more)\b
    (?:Not surprisingly|That said|Simply put|To be sure|After all|Until then|Before that)\b
    (?:On that|In th(?:at|is))\b
    Not (?:in|on|at|for|so|here|there|then|anymore|everyone|all of)\b
    (?:With that|Upon returning|Just as|Apparently|Unfortunately|Fortunately|Sadly|Luckily|Perhaps|Maybe)\b
    (?:After|Before|While|When|In|By|With|As|If|Since|During|On|At|For|From) (?:doing so|the incident)\b
    """
)
"""A word or phrase that links a sentence to the one before: "As a result, the school closed"."""

KNOWN_THINGS = any_of(
    r"""
    The (?:former|latter|two|three|four|pair|couple|duo|trio|same|others?|rest|second|third|move|decision)\b
    The (?:incident|man|woman|boy|girl|victims?|suspects?|men|women|child|children|teen|teenager|driver)\b
    The (?:video|photo|post|tweet|letter|statement|comments?|remarks?|report|study)\b
    The (?:researchers|authors?|team)\b
    """
)
"""People and things that a sentence takes as known: "The woman was taken to hospital"."""

SPEAKERS_WITHOUT_A_NAME = any_of(
    r"""
    (?:The|A|An|One|Another) (?!BODY)[a-z]+(?: [a-z]+)? (?:said|says|told|added|adds|also|continued)\b
    (?:The|A|An|One|Another) (?!BODY)[a-z]+(?: [a-z]+)? (?:wrote|noted|declined)\b
    (?:The|A|An|One|Another) (?!BODY)[a-z]+(?: [a-z]+)? (?:insisted|argued|further|then|concluded|went on)\b
    """
)
"""A speaker who is not named: "The neighbour said". "The council said" needs no name."""

CONTINUATIONS = any_of(
    r"""
    [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:also|added|continued|went on|then|further|later|went ahead)\b
    [“"][^”"]*[,.?!][”"] (?:[A-Z][a-z]+ )?(?:added|continued|went on)\b
    """
)
"""Somebody who goes on speaking or acting: "Lund also said"."""


def _filled(pattern: str) -> str:
    """`pattern` with BODY, EXPLETIVE, EXISTS and TIME replaced by the patterns that they stand for."""
    return (
        pattern.replace("BODY", KNOWN_BODY)
        .replace("EXPLETIVE", EXPLETIVE)
        .replace("EXISTS", EXISTS)
        .replace("TIME", TIME)
    )


UNRESOLVED = _filled(f"{PRONOUNS}|{TIES}|{KNOWN_THINGS}|{SPEAKERS_WITHOUT_A_NAME}|{CONTINUATIONS}")
"""Any of the openings above."""

# --------------------------------------------------------------------------- references inside a sentence

UNNAMED_SPEAKER = any_of(
    r"""
    [”"’],? (?:he|she|they|it) (?:\w+ly )?(?:said|says|told|added|adds|wrote|tweeted|continued)\b
    [”"’],? (?:he|she|they|it) (?:\w+ly )?(?:explained|recalled|asked)\b
    [”"’],? (?:said|says|added|wrote) (?:he|she|they)\b
    [”"’],? the (?!BODY)[a-z]\w*(?: \w+)? (?:said|added|says|continued|told|wrote|affirmed|explained|noted)\b
    , (?:he|she|they|it) (?:said|says|added|adds|told|wrote|continued)(?: \w+){0,3}[.,]
    """
)
"""A speaker after the words spoken, who is not named: "“We won,” she said". A role after words that are not
quoted, as in "A zebra was born on Friday, the zoo said", is no loose end: the sentence tells its news."""

EARLY_PRONOUN = (
    r"^[\"“‘']?(?P<before>(?:[^\s,]+\s){0,3}?)(?P<pronoun>he|she|they|it|his|her|their|its|him|them"
    r"|this(?! TIME)|these(?! days)|those|such)\b"
)
NAMED_AFTER_PRONOUN = (
    r"^(?:(?:Even|Just|Now|Only) )?"
    + any_of(
        r"""
        In|With|Through|During|Despite|After|Before|On|At|For|Among|Under|By|From|Since|Until
        As|While|When|If|[Tt]hat|Though|Although|Because|Once
        """
    )
    + r"\s(?:\w+\s){0,2}(?:he|she|they|it|his|her|their|its)\s[^,“\"]{3,100}, "
    r"(?:(?:the|former) )?(?!He|She|They|It|I|We|You)[A-Z]"
)
SUBJECT = (
    r"^(?:(?:The|An?) (?:[a-z-]+ )?(?P<noun>[a-z-]+)|(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)) (?!and\b)"
)
PREPOSITIONS = r"\b(?:of|in|for|to|from|at|on|with|by|about|against|over|under|who|whose)\s"
PRONOUN_AFTER_A_TIME = (
    r"^[A-Z][a-z]+(?: (?:[a-z0-9][\w’'-]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MONTHS))){0,10},"
    r" (?:he|she|they|it(?!EXPLETIVE))\b"
).replace("MONTHS", MONTHS)

# --------------------------------------------------------------------------- groups

NO_GROUP = (
    any_of(
        r"""
        years|months|weeks|days|hours|minutes|seconds|nights|seasons
        terms|times|sides|points?
        miles|kilomet\w+|met\w+|tonnes|tons|litres|degrees
        crowns|dollars|pounds|euros|pence|cents|percents?
        was|is|has|does
        """
    )
    + r"\b"
)
"""Plural words after a number that are no group to be introduced ("the five years"), and verbs that end in
s."""
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SAYS_WHICH = r"(?:who|that|which|whose|where|whom|with|of|from|in|between|under|[a-z]+(?:ed|ing))\b"
"""A word after a group's noun that begins to say which group it is: "the 48 schools that had volunteered"."""
GROUP = (
    rf"(?<=[\s(])the (?:(?P<figure>(?!(?:19|20)\d\d\b)\d[\d,]*)|{_FEW})(?: [a-z-]+)??"
    rf" (?P<noun>(?!{NO_GROUP})(?:[a-z-]{{3,}}s|men|women|people|children))(?![\w’'-])(?! {_SAYS_WHICH})"
)

_PLURAL_PRONOUNS = frozenset({"they", "their"})

REFERENCES = References(
    unresolved=re.compile(rf"^[\"“‘']?(?:{UNRESOLVED})"),
    unnamed_speaker=re.compile(_filled(UNNAMED_SPEAKER)),
    early_pronoun=re.compile(_filled(EARLY_PRONOUN)),
    named_after_pronoun=re.compile(NAMED_AFTER_PRONOUN),
    pronoun_after_a_time=re.compile(_filled(PRONOUN_AFTER_A_TIME)),
    subject=re.compile(SUBJECT),
    prepositions=re.compile(PREPOSITIONS),
    subject_pronouns=frozenset({"he", "she", "it", "his", "its", *_PLURAL_PRONOUNS}),
    plural_pronouns=_PLURAL_PRONOUNS,
    collective_nouns=frozenset({"police", "people", "men", "women", "children"}),
    plural_endings=("s",),
    group=re.compile(GROUP),
)
