"""English names, and words that only look like names."""

from __future__ import annotations

import re

from digest.language.en.words import NATIONS, PERSON_TITLES
from digest.language.groups.words import Names
from digest.language.tables import any_of, word_set

_OUTLET_WORD = any_of(
    r"""
    Times|Post|News|Journal|Guardian|Herald|Tribune|Gazette|Telegraph|Chronicle|Press
    Courier|Mail|Mirror|Star|Sun|Globe|Observer|Independent|Standard|Review|Magazine|Daily(?:\s[A-Z]\w+)?
    Reuters|Bloomberg|Politico|CNN|BBC|NBC|ABC|CBS|NPR|AFP|AP|Fox|Axios|Vox|Wire|American
    """
)
"""The last words of outlets' names, and the names of agencies."""
_OUTLET = any_of(
    r"""
    [KW][A-Z]{2,3}(?:-TV)?
    [A-Z][a-z]+[A-Z][a-z]+
    (?:[A-Z][\w.&’'-]*\s){0,3}LAST(?:\sNews)?(?:\s\d\d?)?
    """
).replace("LAST", _OUTLET_WORD)
"""The name of an outlet: a station ("KTLA-TV"), a word with a capital inside ("BuzzFeed"), or words that end
in `_OUTLET_WORD` ("the Norrby Times")."""
_REPORTED_BY = (
    any_of(
        r"""
    \b(?:[Aa]ccording to|[Rr]eports|[Nn]otes|[Pp]er|[Tt]ells|[Tt]old|[Ww]rites for)\s(?:the\s)?OUTLET(?:END)
    (?<=[,”\"])\s(?:the\s)?OUTLET\s(?:reports|notes|adds|says)(?=[,.;]|$)
    ^(?:The\s)?OUTLET\s(?:reports|notes)\s(?:that\b)
    """
    )
    .replace("OUTLET", _OUTLET)
    .replace("(?:END)", r"(?=[,.;]|\s[a-z]|$)")
)
"""The words that say which outlet reported: "according to the Norrby Times", ", the Norrby Times reports"."""
_LABEL = (
    r"(?:^|(?<=:\s))(?:[A-Z][\w’'/-]*\s?(?:(?:and|of|the|in|for|to|&)\s)*){1,5}"
    r"(?:\([^()]{3,40}\))?:\s+(?=[A-Z])"
)
"""A label of up to five capitalised words and a colon, at the start of a sentence or after another colon:
"two reasons: The Cost: …"."""

NAMES = Names(
    titles=PERSON_TITLES | word_set("police party house congress court state government father"),
    offices=word_set("king queen prince princess ambassador bishop sheikh emir sergeant captain colonel"),
    kinds=word_set(
        """war party county city state street avenue university college school high senior junior river
        lake bay company inc corp group team church hospital center centre airport district island
        park town village republic co ltd llc"""
    ),
    shared=word_set(
        """new north south east west northern southern eastern western san los las saint st great
        united national university department county city street state international"""
    ),
    possessive=re.compile(r"['’]s$"),
    abbreviated=re.compile(r"\b(?:[A-Z][a-z]{0,3}|Supt|Messrs)\.$"),
    reported_by=re.compile(_REPORTED_BY),
    label=re.compile(_LABEL),
    opening_adverbs=word_set(
        """furthermore overall today elsewhere tomorrow yesterday tonight earlier later soon then nevertheless
        nonetheless hence thus moreover however additionally similarly conversely initially ultimately"""
    ),
    opening_people=word_set(
        """officials experts critics authorities residents supporters opponents analysts observers witnesses
        investigators researchers scientists lawmakers leaders activists prosecutors reports sources others
        fans users people members workers students doctors lawyers families friends relatives neighbours
        neighbors victims rescuers firefighters soldiers troops voters protesters demonstrators campaigners
        conservatives liberals politicians executives employees customers investors economists advocates
        details plans key initial current previous additional further major local global efforts concerns"""
    ),
    opening_endings=("ly", "ing", "ed"),
    despite_grammar=frozenset({"us"}),
    pronoun_like=re.compile(r"\bus\b"),
    initials={"u.s.": "us ", "u.k.": "uk ", "u.n.": "un "},
    nations=re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(NATIONS, key=len, reverse=True)))})(?!\w)"
    ),
)
