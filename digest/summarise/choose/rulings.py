"""The rules' decisions about one story's sentences, while its summary is chosen."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from digest.summarise.choose.candidates import Read
from digest.summarise.choose.decisions import Decision
from digest.summarise.choose.effects import After, Drop, LastResort, NotFirst, Penalty, When
from digest.summarise.choose.rules import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.choose.candidates import Candidate
    from digest.summarise.choose.effects import Rule

_RANKS = (1, 2, 3)
"""The ranks of `NotFirst` that the rules use, places 1 to 3 of the order in which openings are compared; by
definition of `RULES`."""
FIRST_RANK = LastResort(1)
"""The effect that puts a sentence behind others of its fitness. Ranks 2 and 3 of `LastResort` stand for the
fitness itself, WEAK and NEVER, which `bundles` goes by."""


class Rulings:
    """The decisions about each sentence so far; a sentence is given by its number in the story."""

    def __init__(self, candidates: Sequence[Candidate], *, is_strict: bool) -> None:
        self._is_strict = is_strict
        nothing = Read(words=frozenset())
        at_first = rows(When.AT_FIRST, LastResort, After, Drop, Penalty, is_strict=is_strict)
        self._found = [
            [Decision(one.number, rule) for rule in at_first if rule.applies(one, nothing, (one,))]
            for one in candidates
        ]
        self._dropped = [any(isinstance(one.effect, Drop) for one in found) for found in self._found]
        self._lowered = [1.0 for _ in candidates]
        """The share of its worth that each sentence keeps after the rules that are asked after each
        choice."""
        self._opening: dict[int, list[Decision]] = {}

    def of(self, number: int) -> list[Decision]:
        """The decisions about a sentence that stay, whatever is chosen next."""
        return [*self._found[number], *self._opening.get(number, ())]

    # ------------------------------------------------------------------ at first

    def shares_at_first(self) -> list[float]:
        """The share of its worth that each sentence keeps before anything is chosen."""
        return [_product(found) for found in self._found]

    def is_last_resort(self, number: int) -> bool:
        """Whether a sentence is printed only if no other sentence that may be printed is left."""
        return any(one.effect == FIRST_RANK for one in self._found[number])

    # ------------------------------------------------------------------ the opening

    def ask_opening(self, one: Candidate, read: Read) -> None:
        """Ask which rules apply to a sentence if it opens the summary."""
        asked = rows(When.OPENING, NotFirst, Penalty, is_strict=self._is_strict)
        self._opening[one.number] = [
            Decision(one.number, rule) for rule in asked if rule.applies(one, read, (one,))
        ]

    def opening_ranks(self, number: int) -> tuple[bool, ...]:
        """For each rank of `NotFirst`, the gravest first, whether the sentence has no effect of that rank."""
        broken = [one.effect.rank for one in self._opening[number] if isinstance(one.effect, NotFirst)]
        return tuple(rank not in broken for rank in _RANKS)

    def opening_shares(self, number: int) -> list[float]:
        """The shares of its worth that an opening keeps, one for each rule that lowers it."""
        return [one.effect.share for one in self._opening[number] if isinstance(one.effect, Penalty)]

    # ------------------------------------------------------------------ after each choice

    def ask_again(self, candidates: Sequence[Candidate], read: Read) -> None:
        """Drop or lower those of these sentences that repeat the one chosen last."""
        lowering = rows(When.PRINTED, Penalty, is_strict=self._is_strict)
        dropping = rows(When.PRINTED, Drop, is_strict=self._is_strict)
        for one in candidates:
            if self._dropped[one.number]:
                continue
            for rule in lowering:
                if self._lowered[one.number] == 1.0 and rule.applies(one, read, (one,)):
                    self._lowered[one.number] = _share(rule)
                    self._found[one.number].append(Decision(one.number, rule, _number(read.latest)))
            for rule in dropping:
                if rule.applies(one, read, (one,)):
                    self._dropped[one.number] = True
                    self._found[one.number].append(Decision(one.number, rule, _number(read.latest)))
                    break

    def is_dropped(self, number: int) -> bool:
        """Whether a rule has dropped a sentence for good."""
        return self._dropped[number]

    # ------------------------------------------------------------------ each time

    def are_dropped_now(self, beside: Sequence[Candidate], read: Read) -> bool:
        """Whether a rule now drops one of the sentences that would be printed together."""
        asked = rows(When.EACH_TIME, Drop, is_strict=self._is_strict)
        return any(rule.applies(one, read, beside) for rule in asked for one in beside)

    def share_kept(self, one: Candidate, read: Read) -> float:
        """The share of its worth that a sentence keeps, given what has been read before it."""
        share = self._lowered[one.number]
        for rule in rows(When.EACH_TIME, Penalty, is_strict=self._is_strict):
            if rule.applies(one, read, (one,)):
                share *= _share(rule)
        return share

    def now(self, beside: Sequence[Candidate], read: Read, *, may_drop: bool) -> Iterator[Decision]:
        """The decision about the last sentence by the first rule asked each time that applies, if any does.

        Unless `may_drop`, only rules that lower are asked.
        """
        lowering = rows(When.EACH_TIME, Penalty, is_strict=self._is_strict)
        both = rows(When.EACH_TIME, Drop, Penalty, is_strict=self._is_strict)
        for rule in both if may_drop else lowering:
            if rule.applies(beside[-1], read, beside):
                yield Decision(beside[-1].number, rule)
                return


def _number(one: Candidate | None) -> int | None:
    return None if one is None else one.number


def _share(rule: Rule) -> float:
    return rule.effect.share if isinstance(rule.effect, Penalty) else 1.0


def _product(found: Sequence[Decision]) -> float:
    return prod(_share(one.rule) for one in found)
