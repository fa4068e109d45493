"""The English words by which verbs, subjects and objects are found without a parser."""

from __future__ import annotations

import re

from digest.language.groups.facts import Clauses
from digest.language.tables import any_of, word_set

_TOKEN = any_of(
    r"""
    '(?:re|ve|ll|m)\b
    \d+(?:[.,:]\d+)*%?
    (?:[A-Z]\.){2,}
    [^\W\d_]+(?:[-'’][^\W_]+)*
    [^\w\s]+
    """
)
"""Line by line: a contracted verb, a number, an abbreviation ("U.S."), a word, a run of marks."""
_SHORTENED = any_of(
    r"""
    (?:[A-Z]\.){1,}$
    \b(?:Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|St|Prof|Rev)\.$
    """
)
"""Line by line: initials ("U.N.") and titles ("Sen."), both at the end of a text."""
_BE = word_set(
    """is are was were be been being 's 're 'm am isn't aren't wasn't weren't get gets got getting"""
)
"""The forms of "be", and those of "get", which builds a passive, too: "got arrested"."""
_HAVE = word_set("has have had having 've hasn't haven't hadn't")
_MODALS = word_set(
    """will would can could may might must shall should 'll won't wouldn't can't couldn't cannot to"""
)
_DO = word_set("do does did don't doesn't didn't")
_INFINITIVE = frozenset({"to"})
_PREPOSITIONS = word_set(
    """in on at by for with as after before from to into over under about against during through amid
    without off near outside inside among between toward towards across along behind beyond upon onto
    within"""
)
_DETERMINERS = word_set(
    """the a an his her its their our my your this these those him them it us me any some no more another
    that each every"""
)

CLAUSES = Clauses(
    token=re.compile(_TOKEN),
    contraction=re.compile(r"(?<=[a-z])['’](?=(?:re|ve|ll|m)\b)"),
    be=_BE,
    be_now=word_set("is are"),
    being=frozenset({"being"}),
    have=_HAVE,
    modals=_MODALS,
    do=_DO,
    infinitive=_INFINITIVE,
    auxiliaries=_BE | _HAVE | _MODALS | _DO,
    finite=(_BE | _HAVE | _MODALS | _DO) - _INFINITIVE,
    adverbs=word_set(
        """not also never just now later already still then once again first only even reportedly"""
    ),
    adverb_endings=("ly",),
    possessive=("'s", "’s"),
    pronouns=word_set(
        """he she it they we i you this these those that one who which him her them us me both all some many
        others"""
    ),
    personal=word_set("he she it they we i you"),
    gendered=word_set("he she"),
    relative=word_set("who which that"),
    coordinating=word_set("and or"),
    additive=frozenset({"and"}),
    borders=word_set(
        """and or but as when while because if after before since until although though whereas where that who
        which whom whose what why how than so yet unless once whether"""
    ),
    opening_participle=_PREPOSITIONS | word_set("while when since"),
    prepositions=_PREPOSITIONS,
    of=frozenset({"of"}),
    by=frozenset({"by"}),
    articles=word_set("a an the not also"),
    determiners=_DETERMINERS,
    object_openers=_DETERMINERS - word_set("that any some no more each every"),
    both=frozenset({"both"}),
    charged=word_set("accused convicted suspected acquitted cleared charged"),
    charged_with=word_set("of with"),
    complemented=word_set(
        """said told announced added reported noted wrote thought believed knew claimed argued felt hoped
        feared warned insisted found showed revealed suggested learned heard saw decided agreed admitted
        confirmed"""
    ),
    parenthetic=word_set("says claims believes thinks hopes fears argues insists alleges reports"),
    shortened=re.compile(_SHORTENED),
    hanging=word_set(
        """in of to for with at by from the a an and or on as about into over than but that is was are were
        has"""
    ),
    comparing=frozenset({"as"}),
    second_half=(" as ",),
    naming=word_set("call deem label brand declare term dub pronounce"),
    tell_tale=word_set("the of and to for that with from by its their this has been"),
    negated=("n't",),
    contracted_is=("'s",),
    contracting=word_set("it he she that there here who what"),
    often=word_set(
        """often also still now then just never always usually not already sometimes typically generally
        rarely"""
    ),
    nominal=word_set(
        """the a an his her its their our my your this these those of in on for at by with from two three four
        most some"""
    ),
    plural=word_set("they we you i who people police women men children"),
)
