"""Do its passages support a sentence? Named checks with reasons, and a verdict. No model.

Numbers (in digits or words, with their units), dates, names and quotations of the sentence are looked for in
the passages that it cites. Then the two are compared: does the sentence deny what they say, say it more
surely, turn it round, or say it of somebody else? A sentence is judged against few passages, because in a
whole article nearly every wrong combination of facts seems supported (decision 0012). The checks are the rows
of `checks.CHECKS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.models import Support
from digest.summarise.check.checks import CHECKS
from digest.summarise.read.quotations import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language
    from digest.summarise.check.checks import Check

_PRICE = 0.1
"""Share of the full score that each failed hard check takes off. Chosen by reading; not measured."""
_PAIRS_WEIGHT = 0.7
"""Weight of the share of pairs of neighbouring words in the score. Chosen by reading; not measured."""
_WORDS_WEIGHT = 0.3
"""Weight of the share of single words in the score. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check: `passed`, or the `reason` why not. A check that was not run has passed."""

    name: str
    passed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The results of all checks on a sentence, and how far the sentence is supported."""

    support: Support
    checks: tuple[Finding, ...]
    score: float = 1.0
    """How close the sentence stays to its passages: 1 is word for word. It ranks, and decides nothing."""
    unasked: tuple[str, ...] = ()
    """The checks that were not run because the language has no tables."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the sentence is not fully supported."""
        return tuple(check.reason for check in self.checks if not check.passed)


def judge(sentence: str, passages: Sequence[str], language: Language = ENGLISH) -> Verdict:
    """The verdict on `sentence` against its `passages`: supported, partly (little overlap) or not.

    `language` is the language of the sentence and its passages. If it has no tables, the checks that need
    them are not run, and the verdict names them.
    """
    wanted = checks_wanted(sentence, passages)
    asked = [check for check in wanted if language.has_tables or not check.needs_tables]
    reasons = {check.name: check.find(sentence, passages, language) for check in asked}
    findings = tuple(
        Finding(check.name, not reason, reason)
        for check in CHECKS
        for reason in (reasons.get(check.name, ""),)
    )
    wrong = sum(1 for check in asked if check.is_hard and reasons[check.name])
    if wrong:
        support = Support.UNSUPPORTED
    elif any(reasons.values()):
        support = Support.PARTLY
    else:
        support = Support.SUPPORTED
    unasked = tuple(check.name for check in wanted if check.name not in reasons)
    return Verdict(support, findings, _score(sentence, passages) - _PRICE * wrong, unasked)


def checks_wanted(sentence: str, passages: Sequence[str]) -> Sequence[Check]:
    """The checks that can fail a sentence.

    No check can fail a whole passage, and only those with `asks_parts` can fail a part of one: they find what
    was left out of it.
    """
    if not is_verbatim(sentence, passages):
        return CHECKS
    is_whole = any(_plain(sentence) == _plain(passage) for passage in passages)
    return () if is_whole else [check for check in CHECKS if check.asks_parts]


def is_verbatim(sentence: str, passages: Sequence[str]) -> bool:
    """Whether a passage has the sentence word for word."""
    words = f" {_plain(sentence)} "
    return any(words in f" {_plain(passage)} " for passage in passages)


def _score(sentence: str, passages: Sequence[str]) -> float:
    """How much of the sentence's wording its passages have, from 0 to 1.

    It is the weighted mean of the share of its pairs of neighbouring words and the share of its single words.
    """
    mine = _plain(sentence).split()
    known = [_plain(passage).split() for passage in passages]
    pairs = {pair for words in known for pair in pairwise(words)}
    single = {word for words in known for word in words}
    own = list(pairwise(mine)) or [("", "")]
    in_pairs = sum(pair in pairs for pair in own) / len(own)
    alone = sum(word in single for word in mine) / max(1, len(mine))
    return _PAIRS_WEIGHT * in_pairs + _WORDS_WEIGHT * alone


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return plain(text)
