"""The passages that back a sentence, and the verdict on it: what a printed sentence cites. Pure.

Three passages are too narrow for a sentence that was put together from more. If a check says that the cited
passages lack something (`checks.Check.lacks`), one passage that stands beside them is cited too, if the
sentence is then not refused. A finding that speaks against the sentence alone is not looked into further: a
passage more makes nearly every wrong combination of facts seem supported (decision 0042).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Support
from digest.summarise.check.alignment import aligned, is_report
from digest.summarise.check.checks import CHECKS
from digest.summarise.check.evidence import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.summarise.check.evidence import Verdict
    from digest.summarise.read.passages import Passage

    Align = Callable[[str, Sequence[Passage]], list[Passage]]

_LACKING = frozenset(check.name for check in CHECKS if check.lacks)
_BESIDE = 1
"""A passage is beside a cited one if at most 1 sentence of the article apart; 2 cleared no more summaries
(decision 0042)."""


def backed(
    text: str, found: Sequence[Passage], align: Align = aligned
) -> tuple[list[Passage], Verdict | None]:
    """The passages of `found` that `text` cites, and the verdict on them; `None` when there are none."""
    cited = align(text, found)
    if not cited:
        return [], None
    verdict = _judged(text, cited)
    if verdict.support is not Support.UNSUPPORTED or not _lacks(verdict):
        return cited, verdict
    wider = [(choice, _judged(text, choice)) for choice in _wider(cited, found)]
    allowed = [one for one in wider if one[1].support is not Support.UNSUPPORTED]
    return max(allowed, key=lambda one: one[1].score, default=(cited, verdict))


def _lacks(verdict: Verdict) -> bool:
    """Whether a finding says that the passages lack something."""
    return any(not finding.passed and finding.name in _LACKING for finding in verdict.checks)


def _wider(cited: Sequence[Passage], found: Sequence[Passage]) -> list[list[Passage]]:
    """The cited passages with one more, for each that stands beside one of them."""
    places = {(one.article.url, one.place) for one in cited}
    beside = {(url, place + step) for url, place in places for step in (-_BESIDE, _BESIDE)} - places
    return [[*cited, one] for one in found if (one.article.url, one.place) in beside and is_report(one)]


def _judged(text: str, cited: Sequence[Passage]) -> Verdict:
    """The verdict on `text` against the texts of its passages, as their articles have them."""
    texts = [one.article.text[one.start : one.end] for one in cited]
    return judge(text, texts, cited[0].language)
