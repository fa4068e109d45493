"""Limit what a model behind an address may cost in a day, and estimate the cost of a question.

A `Till` stores what was spent; it outlives the process and may be shared by several. Before a question its
likely cost is put aside, that is counted as spent; afterwards the true cost replaces it. If the process dies
in between, the likely cost stays counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING, Protocol

from digest.models import Spent
from digest.summarise.write.prompt import TOKENS_A_WORD

if TYPE_CHECKING:
    from collections.abc import Mapping

_BYTES_A_TOKEN = 4
"""About how many bytes make a token in text without blanks between its words, such as Japanese (set by
judgement; not measured)."""
_ALL = Spent()
"""A cost of nothing: spending it returns the sum of the day."""


class Till(Protocol):
    """A store of what was spent on each local day."""

    def today(self) -> str:
        """Today's date, as ``2026-03-05``."""
        ...

    def spend(self, day: str, cost: Spent) -> Spent:
        """Add `cost`, whose parts may be negative, to `day`, and return the sum of that day."""
        ...


@dataclass(frozen=True, slots=True)
class Aside:
    """The cost that was put aside for one question, and the day whose budget it counts against."""

    day: str
    cost: Spent


class Budget:
    """A daily limit of tokens, and of cost in the currency of the price; `None` sets no limit.

    Safe to use from several threads.
    """

    def __init__(self, till: Till, *, tokens: int | None = None, cost: float | None = None) -> None:
        self._till = till
        self._tokens = tokens
        self._millionths = None if cost is None else round(cost * 1_000_000)
        self._open = 0
        self._settled = Condition()

    def put_aside(self, cost: Spent) -> Aside | str:
        """Put aside the likely cost of a question; return the reason if the budget has too little left.

        If other questions still have costs put aside, wait until one is settled: it may have cost less.
        """
        with self._settled:
            while True:
                day = self._till.today()
                if self._has(day, cost):
                    self._open += 1
                    return Aside(day, cost)
                if not self._open:
                    return self._refusal(cost)
                self._settled.wait()

    def settle(self, aside: Aside, cost: Spent) -> None:
        """Replace the cost that was put aside for a question by the true one."""
        with self._settled:
            self._open -= 1
            self._settled.notify_all()
            self._till.spend(aside.day, _less(cost, aside.cost))

    def _has(self, day: str, cost: Spent) -> bool:
        """Whether the budget has room for a cost; if so, the cost is counted as spent."""
        spent = self._till.spend(day, cost)
        if _fits(spent.tokens, self._tokens) and _fits(spent.millionths, self._millionths):
            return True
        self._till.spend(day, _less(_ALL, cost))
        return False

    def _refusal(self, cost: Spent) -> str:
        if self._tokens is not None and cost.tokens > self._tokens:
            return f"one story takes about {cost.tokens:,} tokens, and the budget is {self._tokens:,} a day"
        spent = self._till.spend(self._till.today(), _ALL)
        if self._tokens is not None and not _fits(spent.tokens + cost.tokens, self._tokens):
            return f"today's budget of {self._tokens:,} tokens is spent"
        return f"today's budget of {(self._millionths or 0) / 1_000_000:,.2f} is spent"


def _fits(spent: int, limit: int | None) -> bool:
    return limit is None or spent <= limit


def _less(one: Spent, other: Spent) -> Spent:
    return Spent(tokens=one.tokens - other.tokens, millionths=one.millionths - other.millionths)


def tokens_in(text: str) -> int:
    """About how many tokens a text has; the estimate is high on purpose."""
    return math.ceil(
        max(len(text.split()) * TOKENS_A_WORD, len(text.encode("utf8", "replace")) / _BYTES_A_TOKEN)
    )


def cost_of(read: int, written: int, price: Mapping[str, float]) -> Spent:
    """The tokens and what they cost; `price` is the price of a million tokens, ``read`` and ``written``."""
    millionths = read * price.get("read", 0) + written * price.get("written", 0)
    return Spent(tokens=read + written, millionths=round(millionths))
