"""The English words of denial, direction, doubt and intent."""

from __future__ import annotations

import re

from digest.language.groups.facts import Claims
from digest.language.tables import any_of, word_set

_NEGATION = (
    r"\b"
    + any_of(
        r"""
    not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t
    denie[sd]|deny|denying|refus\w+|reject\w*
    fail(?:s|ed)? to|unable|declin(?:e|es|ed) to
    lacks?|lacked|hardly
    rule[sd]? out|ruling out|unlikely
    """
    )
    + r"\b"
)
"""Line by line: "not" and the like, verbs of refusing, of failing, of lacking, and of ruling out."""
_NO_DENIAL = any_of(
    r"""
    \b(?:not (?:only|just|clear|yet clear|known|easy|alone|the (?:first|only|last))|without)\b
    \b(?:if|unless|until)\b[^.,;]*\bnot\b
    """
)
"""Line by line: a set phrase like "not only", and a condition: "if the ransom does not arrive"."""
_INSTEAD = r"\b(?:rather than|instead of|prohibit\w*|bans?|banned|forbid\w*)\b"
_SAID_OTHERWISE = (
    r"\b"
    + any_of(
        r"""
    unless|silent|quiet
    unaware|unwilling|unclear|unknown|incapable|impossible|unsuccessful\w*
    avoid\w*|prevent\w*|stop(?:s|ped)?
    few|little|barely|rarely|scarcely
    despite|against|oppos\w+|dismiss\w*
    absen\w+|missing|free of|short of|far from|no longer
    """
    )
    + r"\b"
)
_DIRECTIONS = (
    (
        """rise rises rose risen rising increase increases increased increasing grow grows grew growing climb
        climbed climbs gain gains gained jump jumped soar soared surge surged up higher raise raised
        raises""",
        """fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped shrink
        shrank decline declines declined declining lose lost plunge plunged slump slumped down lower cut cuts
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
"""Pairs of opposites: each side lists words that may stand for each other."""
_CLAIMING = word_set(
    """claim allege insist argue believe fear suspect speculate contend boast imagine doubt complain assert"""
)

CLAIMS = Claims(
    negation=re.compile(_NEGATION, re.IGNORECASE),
    no_denial=re.compile(_NO_DENIAL, re.IGNORECASE),
    not_until=re.compile(r"(?:\s+not|n['’]t)(?=\s+until\b)", re.IGNORECASE),
    instead=re.compile(_INSTEAD, re.IGNORECASE),
    said_otherwise=re.compile(_SAID_OTHERWISE, re.IGNORECASE),
    plain_not=re.compile(r"^(?:not|never|cannot|\w+n['’]t)$", re.IGNORECASE),
    directions=tuple((word_set(one), word_set(other)) for one, other in _DIRECTIONS),
    times=word_set("before after"),
    open=word_set(
        """may might could plan plans planned hope hopes hoped want wants wanted intend intended seek
        sought try tried expected likely possible possibly perhaps vowed promised threatened offered
        considering considers scheduled"""
    ),
    firm=word_set("will has have had is are was were did does must"),
    sure=word_set("will has have"),
    doubts=word_set(
        """alleged allegedly suspected purported purportedly apparent apparently reportedly supposed
        supposedly possible would-be"""
    ),
    intents=word_set(
        """try attempt seek plan want hope intend agree ask threaten promise vow pledge offer propose urge
        demand call refuse decline order request consider fail need prepare aim wish aspire expect schedule
        invite encourage push strive vote decide allow permit authorize authorise advise recommend warn"""
    ),
    intent_nouns=word_set(
        """attempt attempts plan plans bid effort efforts offer threat threats proposal proposals promise
        request wish hope intention desire ready unable due set likely able willing"""
    ),
    charges=word_set(
        """accuse suspect charge deny consider discuss contemplate allege risk avoid prevent stop oppose
        propose suggest"""
    ),
    charge_breaks=frozenset({"the"}),
    hedges=word_set(
        """may might could would will should alleged allegedly suspected if whether not never without to"""
    ),
    unmarked=word_set("cut put set hit shut let quit spread split cast"),
    done=word_set("have has had having did"),
    claiming=_CLAIMING,
    telling=_CLAIMING
    | word_set(
        """say tell accuse report think feel note add write warn state charge deny dispute call suggest
        explain"""
    ),
    attributing=word_set(
        """according allegedly alleged reportedly apparently supposedly if whether may might could
        claim claims allegation allegations"""
    ),
    contrasts=word_set("but ;"),
    nouns_follow=word_set("the a to"),
)
