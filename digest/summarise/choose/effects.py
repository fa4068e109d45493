"""The form of an editor's rule: when it is asked, which sentences it applies to, and what it does. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.summarise.choose.candidates import Candidate, Read

    Beside = Sequence[Candidate]
    """The sentences that would be printed together, including the one that the rule is asked about."""

# --------------------------------------------------------------------------- effects


@dataclass(frozen=True, slots=True)
class LastResort:
    """The sentence is printed only if no sentence with a lower `rank`, or without this effect, is left."""

    rank: int


@dataclass(frozen=True, slots=True)
class After:
    """The sentence is printed only right after the one that stands before it in its article."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The sentence is not printed."""


@dataclass(frozen=True, slots=True)
class Penalty:
    """The sentence keeps only a share of its worth, the value by which sentences are chosen."""

    share: float


@dataclass(frozen=True, slots=True)
class NotFirst:
    """The sentence opens a summary only if every other possible opening has an effect of this `rank`, too."""

    rank: int
    """A lower rank is graver: openings are compared by rank 1, then by rank 2 and so on, and last by
    worth."""


Effect = LastResort | After | Drop | Penalty | NotFirst


class When(Enum):
    """When a rule is asked."""

    AT_FIRST = "at first"
    """Once, before anything is chosen."""
    OPENING = "opening"
    """For each sentence that could open the summary."""
    PRINTED = "printed"
    """After each choice, about every sentence left; the decision stays."""
    EACH_TIME = "each time"
    """Before each choice; the decision may lapse once another sentence has been chosen."""


# --------------------------------------------------------------------------- rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that a rule applies to, and the circumstances in which it does."""

    text: str
    before: str = ""
    """The text before it in its article."""
    report: str = ""
    """Another outlet's report of the same event; for a rule that is asked after each choice, it is printed
    already."""
    later_h: float = 0.0
    """The number of hours by which that report is later."""
    headline: str = ""
    """The printed headline, which is also the headline of both reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the editor."""

    name: str
    effect: Effect
    when: When
    applies: Callable[[Candidate, Read, Beside], bool]
    words: str
    """The reason as readers are told it, a clause whose subject is the sentence."""
    example: Example
    measured: str
    """The record of where the rule, and its number if it has one, was measured."""
    is_strict: bool = False
    """Whether it holds only in summaries of at most `candidates.STRICT_WORDS` words."""
