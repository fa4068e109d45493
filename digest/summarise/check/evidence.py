"""Does a passage back a sentence? Named checks with reasons, and a verdict. No model.

Numbers (digits and words, with their units), dates, names and quotations of the sentence are looked for in
the passages it cites; then the two are compared for what is denied, surer, turned round or told of another.
Narrow citations are the check: against a whole article nearly every wrong combination looks right
(decision 0012). The checks are rows of `checks.CHECKS`.
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
"""What a failed hard check takes off the score. Chosen by reading; not measured."""
_PAIRS_WEIGHT = 0.7
"""Weight of the share of neighbouring words in the score. Chosen by reading; not measured."""
_WORDS_WEIGHT = 0.3
"""Weight of the share of single words in the score. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: `passed`, or the `reason` why not. A check that was not asked has passed."""

    name: str
    passed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all checks found on a sentence, and what follows."""

    support: Support
    checks: tuple[Finding, ...]
    score: float = 1.0
    """How close the sentence stays to its passages, 1 for word for word: for comparing, not for deciding."""
    unasked: tuple[str, ...] = ()
    """The checks that were left out for want of tables of the language."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the sentence is not fully supported."""
        return tuple(check.reason for check in self.checks if not check.passed)


def judge(sentence: str, passages: Sequence[str], language: Language = ENGLISH) -> Verdict:
    """The verdict on `sentence` against its `passages`: supported, partly (little overlap) or not.

    `language` is that of the sentence and its passages. Without tables of it, the checks that need them are
    not asked, and the verdict names them.
    """
    wanted = _wanted(sentence, passages)
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


def _wanted(sentence: str, passages: Sequence[str]) -> Sequence[Check]:
    """The checks that can find anything: none in a whole passage; in part of one only what was left out."""
    if not is_verbatim(sentence, passages):
        return CHECKS
    is_whole = any(_plain(sentence) == _plain(passage) for passage in passages)
    return () if is_whole else [check for check in CHECKS if check.asks_parts]


def is_verbatim(sentence: str, passages: Sequence[str]) -> bool:
    """Whether a passage has the sentence word for word."""
    words = f" {_plain(sentence)} "
    return any(words in f" {_plain(passage)} " for passage in passages)


def _score(sentence: str, passages: Sequence[str]) -> float:
    """The share of the sentence's neighbouring words that stand so in a passage, words alone a little."""
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
