"""How close does a sentence stay to the wording of its passages? Pure.

The checks find wrong numbers, names, dates and quotations. They often miss what a small model does to the
rest of a sentence: another subject, a clause joined to the wrong one, "the" in place of "one". About every
third sentence that such a model rewords is wrong. Its right sentences mostly shorten a passage: words drop
out, and the others stay in their order. Two measures of this, with weights learned on sentences that people
judged, decide which sentences of a small model are kept (decision 0034).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

JOINTS = -3.37
"""Weight of the number of joints per word, in log-odds (decision 0034, ``python -m bench closeness``)."""
IN_ORDER = 3.16
"""Weight of the share of words that one passage has in the same order, in log-odds (decision 0034)."""
BIAS = -1.36
"""Log-odds of a sentence whose two measures are 0 (decision 0034)."""
BAR = 0.64
"""Least probability of a sentence that is kept: four of five right sentences of the examples reach it
(decision 0034)."""


def measures(sentence: str, passages: Sequence[str]) -> tuple[float, float]:
    """The number of joints per word, and the share of words that one passage has in that order, both 0 to 1.

    A joint is where two neighbouring words of the sentence are neighbours in no passage.
    """
    mine = words(sentence)
    sources = [words(passage) for passage in passages]
    if not mine or not sources:
        return 1.0, 0.0
    known = {pair for source in sources for pair in pairwise(source)}
    joints = sum(pair not in known for pair in pairwise(mine))
    return joints / len(mine), max(_longest_common(mine, source) for source in sources) / len(mine)


def is_close(sentence: str, passages: Sequence[str]) -> bool:
    """Whether P(the sentence is right), judged by its closeness alone, reaches `BAR`."""
    joints, in_order = measures(sentence, passages)
    odds = JOINTS * joints + IN_ORDER * in_order + BIAS
    return 1 / (1 + math.exp(-odds)) >= BAR


def _longest_common(mine: Sequence[str], source: Sequence[str]) -> int:
    """The length of the longest common subsequence, in words."""
    best = [0] * (len(source) + 1)
    for word in mine:
        before = 0
        for place, other in enumerate(source, start=1):
            above = best[place]
            best[place] = before + 1 if word == other else max(above, best[place - 1])
            before = above
    return best[-1]
