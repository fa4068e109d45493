"""What a judge makes of a sentence under its headline, and the fitness that follows from that. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summarise.read.editing import Fitness

if TYPE_CHECKING:
    from digest.summarise.analysis import Analysis

ALONE = 0.5
"""A sentence stands alone, whatever the rules say, if the judge finds at least this probability that it does
(decision 0040)."""
HANGS = 0.2
"""A sentence hangs on what came before, whatever the rules say, if the judge finds less than this probability
that it stands alone (decision 0040: from .5 on, ROUGE-1 at 100 words falls by a point)."""
REPORT = 0.6
"""A sentence belongs to its report if the judge finds at least this probability that it does (decision
0040)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judge's answers about a sentence; each is a probability, 0 to 1."""

    alone: float
    """That who has read the headline alone understands the sentence."""
    news: float
    """That it tells the main news."""
    report: float
    """That it belongs to the report, and is no opinion, caption, teaser, promotion or furniture."""

    @property
    def is_foreign(self) -> bool:
        """Whether the judge holds the sentence to be no part of the report."""
        return self.report < REPORT

    @property
    def hangs(self) -> bool:
        """Whether the judge is sure that the headline alone is not enough to understand the sentence."""
        return self.alone < HANGS

    @property
    def stands(self) -> bool:
        """Whether the judge finds that the headline is enough to understand the sentence."""
        return self.alone >= ALONE


def standing(analysis: Analysis, judgement: Judgement) -> Fitness:
    """The fitness of a sentence under its story's headline.

    The rules know better what is never printed, what is weak, and that a pronoun does not open a summary.
    Whether another sentence needs the one before it, the judge knows better: what the rules find is one of
    its features. Where it is not sure, the rules stand.
    """
    fitness = analysis.fitness
    if fitness >= Fitness.WEAK:
        return fitness
    if judgement.is_foreign:
        return Fitness.WEAK
    if judgement.stands and not analysis.signs.opens_with_a_pronoun:
        return Fitness.ALONE
    return Fitness.UNRESOLVED if judgement.hangs else fitness
