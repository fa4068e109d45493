"""Whether a sentence leans on the one before it: a pronoun, a tie, a speaker without a name. Pure.

Not every pronoun leans. "Lund said she would vote" names whom it means, "In her speech, Lund said" names her
a moment later, and the "it" of "it is not clear whether" means nothing at all.
"""

from __future__ import annotations

import re

from digest.language.en.time import MONTH
from digest.language.tables import any_of
from digest.summarise.read.quotations import QUOTED
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

_BODY = (
    r"(?:council|government|ministry|police|court|army|military|navy|agency|department|commission|parliament|senate"
    r"|party|union|fire|coast|bank|central|justice|health|state|city|president|pope|king|queen|authorities)\b"
)
"""Bodies and people that a reader knows without being told their names: "the council said"."""
_EXPLETIVE = (
    r"(?:['’]s| (?:is|was|remains?|will be|would be|may be)) (?:not |still |yet |now )?"
    r"(?:clear|unclear|likely|unlikely|possible|impossible|expected|believed|thought|understood|hard|difficult"
    r"|unknown|uncertain|too (?:early|soon))\b"
)
_EXISTS = r"(?:['’]s| (?:is|are|was|were|has been|have been|had been|will be|would be|may be)\b)"
_TIME = (
    r"(?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|season|century)\b"
)

_STARTS = (
    any_of(
        r"""
    (?:He|She|They|This(?! TIME)|That|These|Those|His|Hers?|Its|Theirs?|Him|Them|Here|Such)\b
    It\b(?!EXPLETIVE)
    There\b(?!EXISTS)
    (?:Both|Another|Others?|Some|Many|Most|Neither|Either|None|Each|One|Two|All) of th(?:em|ose|ese|is|at)\b
    (?:Both|Another|Others?|Neither|Either|None)\b(?! of (?:the )?[A-Z])
    (?:Some|Many|Most|Each)\b(?! (?:[A-Z]|\d|of (?:the )?[A-Z]|(?:year|month|week|day)\b))
    (?:So(?! far\b(?!,))|Then|Thus|Instead(?! of)|Afterwards?|Previously|Subsequently|Elsewhere|Otherwise)\b
    Later\b(?! this\b)
    Earlier\b(?! (?:this|in|on)\b)
    (?:Therefore|Consequently|Similarly|Rather(?! than)|Or|Nor|Also|Too|Again|Hence|Accordingly|Eventually)\b
    (?:Finally|Plus|Because of th(?:is|at))\b
    (?:Except|Even so|Not only|As a result|As such|In turn|After that|Since then|By then|At th(?:e|at) time)\b
    (?:In response|For example|For instance|In other words|In fact|In particular|What['’]s more)\b
    (?:Not surprisingly|That said|Simply put|To be sure|After all|Until then|Before that)\b
    (?:On that|In th(?:at|is))\b
    Asked\b[^“”"]{0,150}? (?:he|she|they)\b
    Not (?:in|on|at|for|so|here|there|then|anymore|everyone|all of)\b
    (?:With that|Upon returning|Just as|Apparently|Unfortunately|Fortunately|Sadly|Luckily|Perhaps|Maybe)\b
    The (?:former|latter|two|three|four|pair|couple|duo|trio|same|others?|rest|second|third|move|decision)\b
    The (?:incident|man|woman|boy|girl|victims?|suspects?|men|women|child|children|teen|teenager|driver)\b
    The (?:video|photo|post|tweet|letter|statement|comments?|remarks?|report|study)\b
    The (?:researchers|authors?|team)\b
    (?:The|A|An|One|Another) (?!BODY)[a-z]+(?: [a-z]+)? (?:said|says|told|added|adds|also|continued)\b
    (?:The|A|An|One|Another) (?!BODY)[a-z]+(?: [a-z]+)? (?:wrote|noted|declined)\b
    (?:The|A|An|One|Another) (?!BODY)[a-z]+(?: [a-z]+)? (?:insisted|argued|further|then|concluded|went on)\b
    (?:After|Before|While|When|In|By|With|As|If|Since|During|On|At|For|From) (?:doing so|the incident)\b
    [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:also|added|continued|went on|then|further|later|went ahead)\b
    [“"][^”"]*[,.?!][”"] (?:[A-Z][a-z]+ )?(?:added|continued|went on)\b
    """
    )
    .replace("BODY", _BODY)
    .replace("EXPLETIVE", _EXPLETIVE)
    .replace("EXISTS", _EXISTS)
    .replace("TIME", _TIME)
)
_SPEAKER = re.compile(
    any_of(
        r"""
    [”"’],? (?:he|she|they|it) (?:\w+ly )?(?:said|says|told|added|adds|wrote|tweeted|continued)\b
    [”"’],? (?:he|she|they|it) (?:\w+ly )?(?:explained|recalled|asked)\b
    [”"’],? (?:said|says|added|wrote) (?:he|she|they)\b
    [”"’],? the (?!BODY)[a-z]\w*(?: \w+)? (?:said|added|says|continued|told|wrote|affirmed|explained|noted)\b
    , (?:he|she|they|it|the (?!BODY)[a-z]\w*) (?:said|says|added|adds|told|wrote|continued)(?: \w+){0,3}[.,]
    """
    ).replace("BODY", _BODY)
)

_LEANS = re.compile(rf"^[\"“‘']?{_STARTS}")
_EARLY_PRONOUN = re.compile(
    rf"^[\"“‘']?(?P<before>(?:[^\s,]+\s){{0,3}}?)(?P<pronoun>he|she|they|it|his|her|their|its|him|them"
    rf"|this(?! {_TIME})|these(?! days)|those|such)\b"
)
_NAMED_AFTER = re.compile(
    r"^(?:(?:Even|Just|Now|Only) )?(?:In|With|Through|During|Despite|After|Before|On|At|For|Among|Under|By"
    r"|From|Since|Until|As|While|When|If|[Tt]hat|Though|Although|Because|Once)\s(?:\w+\s){0,2}"
    r"(?:he|she|they|it|his|her|their|its)\s[^,“\"]{3,100}, "
    r"(?:(?:the|former) )?(?!He|She|They|It|I|We|You)[A-Z]"
)
"""A pronoun whose name follows: "In her speech on Monday, Mayor Lund said …"."""
_SUBJECT = re.compile(
    r"^(?:(?:The|An?) (?:[a-z-]+ )?(?P<noun>[a-z-]+)|(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)) (?!and\b)"
)
_TIES = re.compile(r"\b(?:of|in|for|to|from|at|on|with|by|about|against|over|under|who|whose)\s")
_INTRODUCED = re.compile(
    r"^[A-Z][a-z]+(?: (?:[a-z0-9][\w’'-]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|_MONTH)){0,10},"
    r" (?:he|she|they|it(?!EXPLETIVE))\b".replace("EXPLETIVE", _EXPLETIVE).replace("_MONTH", MONTH)
)
"""A pronoun for a subject after words that name nobody: "In the evening of 3 May, she said …"."""
_MEASURES = (
    r"(?:years|months|weeks|days|hours|minutes|seconds|nights|seasons|terms|times|sides|miles|kilomet\w+|met\w+"
    r"|points?|crowns|dollars|pounds|euros|pence|cents|percents?|degrees|tonnes|tons|litres|was|is|has|does)\b"
)
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_DEFINED = r"(?:who|that|which|whose|where|whom|with|of|from|in|between|under|[a-z]+(?:ed|ing))\b"
_GROUP = re.compile(
    rf"(?<=[\s(])the (?:(?P<figure>(?!(?:19|20)\d\d\b)\d[\d,]*)|{_FEW})(?: [a-z-]+)??"
    rf" (?P<noun>(?!{_MEASURES})(?:[a-z-]{{3,}}s|men|women|people|children))(?![\w’'-])(?! {_DEFINED})"
)
"""A group that is spoken of as known: "the 48 schools had volunteered", not "the 48 schools that had"."""
_MANY = frozenset({"they", "their"})
_MEANS_SUBJECT = frozenset({"he", "she", "it", "his", "its", *_MANY})
_COLLECTIVE = frozenset({"police", "people", "men", "women", "children"})
_PERSON = re.compile(r"^(?:[A-Z][\w.’'-]*\s){2,}")
_MIN_SPOKEN = 2


def leans(text: str) -> bool:
    """Whether a reader needs the sentence before: a pronoun, a tie, or a speaker without a name."""
    if _LEANS.match(text) or _INTRODUCED.match(text) or is_bare_quotation(text):
        return True
    if _SPEAKER.search(text) and not _begins_with_a_full_name(text):
        return True
    found = _EARLY_PRONOUN.match(text)
    return found is not None and not _is_named(found, text)


def known_group(text: str) -> tuple[str, str]:
    """The figure and the noun's stem of a group that `text` speaks of as known: "that the 48 schools had".

    A number in words is given as "": its noun is enough to know which are meant.
    """
    found = _GROUP.search(text) and _GROUP.search(QUOTED.sub("“”", text))
    return (found["figure"] or "", stem(found["noun"])) if found else ("", "")


def is_bare_quotation(text: str) -> bool:
    """Whether it is somebody's words only, and does not say whose."""
    return text.startswith(("“", '"', "«", "‘", "'")) and len(QUOTED.sub("", text).split()) < _MIN_SPOKEN


def _is_named(found: re.Match[str], text: str) -> bool:
    """Whether the sentence itself says whom its early pronoun means."""
    return _is_of_the_subject(found["before"], found["pronoun"]) or bool(_NAMED_AFTER.match(text))


def _is_of_the_subject(before: str, pronoun: str) -> bool:
    """Whether the words before are a subject that the pronoun agrees with: "Lund said she"."""
    subject = _SUBJECT.match(before)
    if subject is None or pronoun not in _MEANS_SUBJECT or _TIES.search(before):
        return False
    words = (subject["noun"] or subject["name"]).lower().split()
    head = words[-1]
    if not STOPWORDS.isdisjoint((words[0], head)):
        return False
    if head in _COLLECTIVE or (head.endswith("s") and len(words) == 1):
        return pronoun in _MANY
    return head.endswith("s") or pronoun not in _MANY


def _begins_with_a_full_name(text: str) -> bool:
    """Whether its subject is named in full, so that "he said" at its end means that one."""
    found = _PERSON.match(text)
    return found is not None and found[0].split()[0].lower() not in STOPWORDS
