"""Does a passage back a sentence? Named checks with reasons, and a verdict. No model.

Numbers (digits and words, with their units), dates, names and quotations of the sentence are looked for in
the passages it cites; then the two are compared for negation and for words of direction (rose / fell). Narrow
citations are the check: against a whole article nearly every wrong combination looks right.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.models import Support
from digest.summarise.check.agents import other_agent
from digest.summarise.check.attempts import told_as_done
from digest.summarise.check.attribution.binding import misplaced
from digest.summarise.check.bounds import unbounded
from digest.summarise.check.claims import claimed
from digest.summarise.check.deeds import other_deed
from digest.summarise.check.endings import is_cut
from digest.summarise.check.headcounts import miscounted
from digest.summarise.check.invented import invented_deed
from digest.summarise.check.likened import unlike
from digest.summarise.check.modality import overstated
from digest.summarise.check.names import own_words, unknown_name
from digest.summarise.check.numbers import unknown_date, unknown_number
from digest.summarise.check.polarity import direction, negation
from digest.summarise.check.quotations import misquoted
from digest.summarise.check.units import unknown_unit
from digest.summarise.check.unspaced import pairs_known, unknown_characters
from digest.summarise.read.quotations import plain
from digest.summarise.redundancy import PASSAGES_HAVE, share_known
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found: `passed`, or the `reason` why not."""

    name: str
    passed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All checks on a sentence and what follows from them."""

    support: Support
    checks: tuple[Check, ...]
    score: float = 1.0
    """How close it stays to its passages, 1 for word for word: for comparing, not for deciding."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not fully supported."""
        return tuple(check.reason for check in self.checks if not check.passed)


HARD = frozenset(
    (
        "numbers", "units", "bounds", "dates", "names", "characters", "quotations", "negation", "modality",
        "direction", "deeds", "roles", "agents", "attempts", "claims", "headcounts", "likenesses",
        "invention", "endings",
    )
)  # fmt: skip
"""Any of these failed means a wrong fact."""


def judge(sentence: str, passages: Sequence[str]) -> Verdict:
    """The verdict on `sentence` against its `passages`: supported, partly (little overlap) or not."""
    asked = _asked(sentence, passages)
    checks = tuple(
        Check(name, not reason, reason)
        for name, check in CHECKS.items()
        for reason in (check(sentence, passages) if name in asked else "",)
    )
    failed = {check.name for check in checks if not check.passed}
    if failed & HARD:
        support = Support.UNSUPPORTED
    elif failed:
        support = Support.PARTLY
    else:
        support = Support.SUPPORTED
    return Verdict(support, checks, _score(sentence, passages) - _PRICE * len(failed & HARD))


_PRICE = 0.1
"""What a failed check takes off the score."""


def _score(sentence: str, passages: Sequence[str]) -> float:
    """The share of the sentence's neighbouring words that stand so in a passage, words alone a little."""
    mine = plain(sentence).split()
    known = [plain(passage).split() for passage in passages]
    pairs = {pair for words in known for pair in pairwise(words)}
    single = {word for words in known for word in words}
    own = list(pairwise(mine)) or [("", "")]
    in_pairs = sum(pair in pairs for pair in own) / len(own)
    alone = sum(word in single for word in mine) / max(1, len(mine))
    return 0.7 * in_pairs + 0.3 * alone


def _asked(sentence: str, passages: Sequence[str]) -> frozenset[str]:
    """The checks that can find anything: none in a whole passage; in part of one only what was left out."""
    if not is_verbatim(sentence, passages):
        return frozenset(CHECKS)
    is_whole = any(plain(sentence) == plain(passage) for passage in passages)
    return frozenset() if is_whole else _LEFT_OUT


_LEFT_OUT = frozenset({"bounds", "modality", "negation", "attempts", "claims", "endings"})
"""What may be wrong with a sentence that is word for word part of a passage: "40 died" of "Up to 40 died"."""


def is_verbatim(sentence: str, passages: Sequence[str]) -> bool:
    """Whether a passage has the sentence word for word."""
    words = f" {plain(sentence)} "
    return any(words in f" {plain(passage)} " for passage in passages)


def _roles(sentence: str, passages: Sequence[str]) -> str:
    return misplaced(own_words(sentence), passages)


def _overlap(sentence: str, passages: Sequence[str]) -> str:
    share = pairs_known(sentence, passages)
    if share is None:
        mine, known = set(content_words(sentence)), set(content_words(" ".join(passages)))
        share = share_known(mine, known) if mine else 1.0
    return f"only {share:.0%} of its words are in the cited passages" if share < PASSAGES_HAVE else ""


CHECKS: dict[str, Callable[[str, Sequence[str]], str]] = {
    "numbers": unknown_number,
    "units": unknown_unit,
    "bounds": unbounded,
    "dates": unknown_date,
    "names": unknown_name,
    "characters": unknown_characters,
    "quotations": misquoted,
    "negation": negation,
    "modality": overstated,
    "direction": direction,
    "deeds": other_deed,
    "agents": other_agent,
    "attempts": told_as_done,
    "claims": claimed,
    "headcounts": miscounted,
    "likenesses": unlike,
    "invention": invented_deed,
    "endings": is_cut,
    "roles": _roles,
    "overlap": _overlap,
}
"""Each answers with the reason why it failed, or with nothing."""
