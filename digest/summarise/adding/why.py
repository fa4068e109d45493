"""Why a story matters: one sentence that its reports state, asked of a model or chosen among theirs.

Chosen is a sentence that says what follows, how many it touches, or how far it goes beyond what was usual;
most stories have none, and then nothing is printed. The words that tell are English.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.language.tables import any_of
from digest.models import Sentence, Support
from digest.summarise.adding.asking import about
from digest.summarise.parts import Parts
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import passages
from digest.summarise.redundancy import WHY_LEAST, WHY_MOST, share_known
from digest.summarise.write.drafting import drafted, is_said, supported
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Brief
    from digest.summarise.adding.asking import Pen
    from digest.summarise.read.passages import Passage

MOST_WORDS = 40
"""Words of the sentence."""
TASK = (
    "These are sentences that several outlets published about one event. Write one sentence that says why it "
    "matters: what follows from it, or whom and how many it touches, as the sentences themselves state it. "
    "Keep names and numbers exactly. Add nothing that the sentences do not say. If they state nothing of the "
    "kind, answer with the one word None."
)
_ENOUGH = 2.0
"""The score from which on a sentence tells why."""
_EARLY = 8
"""Reporters say why they tell a story among its first sentences."""
_SPOKEN = re.compile(
    r"[“”\"]|\b(?:hope(?:s|d|ful)?|optimistic|confident|believes?|thinks?|ask(?:s|ed)|urg(?:e|es|ed))\b"
)
"""What somebody says or hopes is no consequence."""
_MODAL = r"\b(?:would|will|could|may|might)\s(?:\w+ly\s|also\s|not\s|now\s|still\s)?"
_FOLLOWS = _MODAL + any_of(
    r"""
    (?:mean|lead to|force|affect|cost|hit|raise|cut|delay|allow|require|end|threaten|slow|lose|save)\b
    leave (?:\w+ ){1,6}(?:without|stranded|homeless|idle)\b
    (?:face|bring down|depriv\w+|hurt|harm|deepen|widen|worsen|ease|trigger|reshape|overturn)\b
    be (?:forced|left|required|barred|without|cut off|closed|banned|shut|lost)\b
    """
)
_HAS_FOLLOWED = any_of(
    r"""
    \b(?:forc(?:e|ing)|leav(?:es|ing)|threaten(?:s|ed|ing)?|affect(?:s|ed|ing)?|disrupt\w*|displac\w+)\b
    \b(?:strand(?:s|ed|ing)|as a result|means? that|meaning|at (?:risk|stake))\b
    \brais(?:es|ing) (?:fears|concerns|hopes|doubts)\b
    \b(?:depend(?:s|ent)? on|rel(?:y|ies) on|pav(?:es|ing) the way|consequences?|impact on|in order to)\b
    """
)
_TOUCHES = (
    r"\b\d[\d,.]*\s(?:(?:thousand|million|billion)\s)?(?:\w+\s){0,2}(?:people|homes|households|jobs|workers|patients"
    r"|passengers|families|customers|residents|students|pupils|children|voters|drivers|commuters|users|businesses"
    r"|farmers|villages)\b"
)
_GOES_BEYOND = any_of(
    r"""
    \b(?:largest|biggest|deadliest|worst|highest|lowest|first time|record|unprecedented|for the first)\b
    \bfirst (?:\w+\s){0,3}since\b
    \bmore than (?:half|double|twice|a third)\b
    \bin (?:\w+\s)?(?:years|decades)\b
    """
)
_SCORES = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in ((2.0, _FOLLOWS), (1.0, _HAS_FOLLOWED), (1.0, _TOUCHES), (0.5, _GOES_BEYOND))
)
"""What a sentence scores for what follows, what has followed, whom it touches and what it goes beyond."""


def reasoned(briefs: Sequence[Brief], pen: Pen) -> list[Brief]:
    """The briefs with why they matter, where their reports say it."""
    told = [brief for brief in briefs if brief.summary.sentences]
    answers = pen.answers([about(brief.story, TASK) for brief in told])
    why = {
        id(brief): Parts(brief.story, pen.report).of("why it matters", partial(_why, brief, answer), None)
        for brief, answer in zip(told, answers, strict=True)
    }
    pen.report.count("summarise/why it matters", sum(one is not None for one in why.values()))
    return [replace(brief, why=why.get(id(brief))) for brief in briefs]


def _why(brief: Brief, answer: str) -> Sentence | None:
    found = passages(brief.story)
    return from_answer(answer, brief, found) or from_reports(brief, found)


def from_answer(answer: str, brief: Brief, found: Sequence[Passage]) -> Sentence | None:
    """The model's one sentence, if the reports support it and the brief has not said it yet."""
    lines = drafted(answer)
    if len(lines) != 1 or len(lines[0].split()) > MOST_WORDS:
        return None
    sentence = supported(lines[0], found)
    return None if sentence is None or is_said(sentence, _printed(brief)) else sentence


def from_reports(brief: Brief, found: Sequence[Passage]) -> Sentence | None:
    """The sentence of the reports that tells best why, if any does and it is not printed yet."""
    offers = [(score(passage, brief), passage) for passage in found]
    for worth, passage in sorted(offers, key=lambda offer: -offer[0]):
        if worth < _ENOUGH:
            return None
        sentence = Sentence(
            text=passage.text, citations=(passage.citation,), support=Support.VERBATIM, edits=passage.edits
        )
        if not is_said(sentence, _printed(brief)):
            return sentence
    return None


def score(passage: Passage, brief: Brief) -> float:
    """How much a sentence says of what follows, whom it touches, how far it goes; 0 if it cannot stand."""
    is_late = passage.place >= _EARLY
    if (
        is_late
        or passage.fitness > Fitness.ALONE
        or passage.length > MOST_WORDS
        or _SPOKEN.search(passage.text)
    ):
        return 0.0
    told = set(content_words(f"{brief.summary.headline} {brief.summary.text}"))
    mine = set(content_words(passage.text))
    share = share_known(mine, told)
    if not WHY_LEAST <= share <= WHY_MOST:
        return 0.0
    return sum(weight for weight, pattern in _SCORES if pattern.search(passage.text)) + share


def _printed(brief: Brief) -> list[Sentence]:
    return [
        *brief.summary.sentences,
        *(update.sentence for update in brief.updates),
        *(told.sentence for told in brief.background),
    ]
