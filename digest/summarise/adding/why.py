"""Say in one sentence why a story matters: a model's, if the reports support it, or one of the reports'.

A sentence of the reports is chosen if it states a consequence that will come, or one that has come and whom
it affects. Most stories have no such sentence, and then nothing is printed. The patterns that recognise
consequences are in the tables `consequences` of the article's language.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

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
"""Most words of that sentence (chosen by reading; not measured)."""
TASK = (
    "These are sentences that several outlets published about one event. Write one sentence that says why it "
    "matters: what follows from it, or whom and how many it touches, as the sentences themselves state it. "
    "Keep names and numbers exactly. Add nothing that the sentences do not say. If they state nothing of the "
    "kind, answer with the one word None."
)
"""The instruction to the model, after the sentences; in English, like all instructions to models."""
_ENOUGH = 2.0
"""Minimum score of a sentence that is printed. When it was enough that a sentence named a scale or a record,
17 of 115 stories had one, and about 10 of these were any good; now 5 of 118 have one, and all five state a
consequence (decision 0032)."""
_EARLY = 8
"""Only this many sentences at the beginning of a report are considered (decision 0032)."""
_FOLLOWS = 2.0
"""Score of a sentence that states a consequence to come: "will force" (decision 0032; like the three scores
below, the number was chosen by reading)."""
_HAS_FOLLOWED = 1.0
"""Score of a sentence that states a consequence that has come already (decision 0032)."""
_TOUCHES = 1.0
"""Score of a sentence that says whom the event affects, and how many (decision 0032)."""
_GOES_BEYOND = 0.5
"""Score of a sentence that says how far the event goes beyond the usual (decision 0032)."""
_QUOTATION_MARKS = '“”"'


def reasoned(briefs: Sequence[Brief], pen: Pen) -> list[Brief]:
    """The briefs, each with the sentence on why its story matters if there is one."""
    told = [brief for brief in briefs if brief.summary.sentences]
    answers = pen.answers([about(brief.story, TASK) for brief in told])
    why = {
        id(brief): Parts(brief.story, pen.report).of("why it matters", partial(_why, brief, answer), None)
        for brief, answer in zip(told, answers, strict=True)
    }
    pen.report.count("summarise/why it matters", sum(one is not None for one in why.values()))
    return [replace(brief, why=why.get(id(brief))) for brief in briefs]


def _why(brief: Brief, answer: str) -> Sentence | None:
    """The sentence in the model's `answer` if it passes, else one of the reports, if there is any."""
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
    """The sentence of the reports with the highest score that is not printed yet, if one scores enough."""
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
    """The score of a sentence: one for each kind of consequence, plus the share of its words in print.

    It is 0 if the sentence cannot stand alone, comes late in its report, is long, is somebody's speech or
    hope, or shares too many or too few content words with what is printed.
    """
    tables = passage.language.consequences
    if passage.place >= _EARLY or passage.fitness > Fitness.ALONE or passage.length > MOST_WORDS:
        return 0.0
    if tables.spoken.search(passage.text) or any(mark in passage.text for mark in _QUOTATION_MARKS):
        return 0.0
    told = set(content_words(f"{brief.summary.headline} {brief.summary.text}"))
    mine = set(content_words(passage.text))
    share = share_known(mine, told)
    if not WHY_LEAST <= share <= WHY_MOST:
        return 0.0
    scores = (
        (_FOLLOWS, tables.follows),
        (_HAS_FOLLOWED, tables.has_followed),
        (_TOUCHES, tables.touches),
        (_GOES_BEYOND, tables.goes_beyond),
    )
    return sum(worth for worth, pattern in scores if pattern.search(passage.text)) + share


def _printed(brief: Brief) -> list[Sentence]:
    """The sentences that the brief prints anyway, without the one on why it matters."""
    return [
        *brief.summary.sentences,
        *(update.sentence for update in brief.updates),
        *(told.sentence for told in brief.background),
    ]
