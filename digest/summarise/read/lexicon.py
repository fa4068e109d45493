"""The word lists and phrases that the rules of this stage go by. Lower case unless they are patterns.

Patterns are written as lists of alternatives, one idea a line, and joined by `any_of`.
"""

from __future__ import annotations

from digest.language import ENGLISH
from digest.language.tables import word_set

# --------------------------------------------------------------------------- denial and direction

NEGATION = (
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t|denie[sd]|deny|denying|refus\w+"
    r"|reject\w*|fail(?:s|ed)? to|unable|declin(?:e|es|ed) to|lacks?|lacked|hardly|rule[sd]? out|ruling out"
    r"|unlikely)\b"
)
DIRECTIONS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (word_set(one), word_set(other))
    for one, other in (
        (
            """rise rises rose risen rising increase increases increased increasing grow grows grew growing
            climb
            climbed climbs gain gains gained jump jumped soar soared surge surged up higher raise raised
            raises""",
            """fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped
            shrink
            shrank decline declines declined declining lose lost plunge plunged slump slumped down lower
            cut cuts
            lowered""",
        ),
        ("before", "after"),
        ("win wins won winning victory", "lose loses lost losing defeat defeated"),
        (
            "approve approves approved pass passed back backs backed support supports supported",
            "oppose opposes opposed block blocks blocked veto vetoed reject rejects rejected",
        ),
        ("open opens opened reopen reopened", "close closes closed shut"),
        ("acquit acquitted innocent", "convict convicted guilty"),
        ("more above over", "less fewer below under"),
    )
)
IDLE, CALENDAR = ENGLISH.words.idle, ENGLISH.words.calendar
PERSON_TITLES, SPELLED = ENGLISH.words.titles, ENGLISH.words.numbers
