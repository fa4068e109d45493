"""What a rule of the editor is: when it is asked, whom it applies to, and what it does. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.summarise.choose.candidates import Candidate, Read

    Beside = Sequence[Candidate]
    """The sentences that would be printed together, the one that is asked about among them."""

# --------------------------------------------------------------------------- effects


@dataclass(frozen=True, slots=True)
class LastResort:
    """The sentence is printed only where no sentence with a lower `rank` of this, or without it, is left."""

    rank: int


@dataclass(frozen=True, slots=True)
class After:
    """The sentence is printed only behind the one that stands before it in its article."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The sentence is not printed."""


@dataclass(frozen=True, slots=True)
class Penalty:
    """The sentence keeps a share of its worth."""

    share: float


@dataclass(frozen=True, slots=True)
class NotFirst:
    """The sentence opens a summary only where every other that could open has a rule of this `rank`, too."""

    rank: int
    """The lower, the more it counts: ranks are compared one after the other, and worth after all."""


Effect = LastResort | After | Drop | Penalty | NotFirst


class When(Enum):
    """When a rule is asked."""

    AT_FIRST = "at first"
    """Once, before anything is chosen."""
    OPENING = "opening"
    """Of each sentence that could open the summary."""
    PRINTED = "printed"
    """After each sentence that was chosen; what applies then stays."""
    EACH_TIME = "each time"
    """Before each choice: it may apply no longer once another sentence has been chosen."""


# --------------------------------------------------------------------------- rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that a rule applies to, and what has to be told beside it."""

    text: str
    before: str = ""
    """What stands before it in its article."""
    report: str = ""
    """Another outlet's report of the same; for rules that are asked after each choice it is printed."""
    later_h: float = 0.0
    """Hours by which that report is later."""
    headline: str = ""
    """The headline that is printed, and that both reports have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the editor."""

    name: str
    effect: Effect
    when: When
    applies: Callable[[Candidate, Read, Beside], bool]
    words: str
    """Why, as a reader is told it, with the sentence for a subject."""
    example: Example
    measured: str
    """Where the rule, and its number if it has one, was measured."""
    is_strict: bool = False
    """Whether it holds only in summaries of at most `candidates.STRICT_WORDS` words."""
