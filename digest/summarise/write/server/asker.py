"""Ask one server within a budget: retry after a rest, shorten long prompts, and give the server up in time.

A question that fails is asked again after a rest (`patience`). A server that cannot be used is given up after
a few questions instead of failing at every story, and is not asked again for a while. A prompt that is longer
than the server can read is shortened (`fitting`). The budget of a day is not exceeded (`budget`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from digest.deadline import LATE, NEVER
from digest.errors import FetchError, SummaryError, UnaskedError
from digest.models import Spent
from digest.summarise.write.prompt import SYSTEM
from digest.summarise.write.server.budget import cost_of, tokens_in
from digest.summarise.write.server.completion import Reply, reply_from
from digest.summarise.write.server.dialect import is_too_long
from digest.summarise.write.server.fitting import fitted, size_of
from digest.summarise.write.server.patience import is_busy, is_hopeless, is_loading, pause_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.deadline import Deadline
    from digest.summarise.write.server.budget import Budget
    from digest.summarise.write.server.patience import Rest
    from digest.summarise.write.server.server import Server

_ALONE_S = 600.0
"""Seconds for which a server that was given up is not asked again: about as long as a run takes (set by
judgement; not measured)."""
_PROBE_S = 30.0
"""Most seconds to wait for the answer to a probe, a single test question; `digest models check` waits as long
as a run does (set by judgement; not measured)."""
_LEAST_S = 1.0
"""Seconds that an answer gets at the very least (set by judgement; not measured)."""
_ENOUGH = 2
"""A server is given up if every try fails on this many stories in a row (set by judgement; not measured)."""


@dataclass(slots=True, kw_only=True)
class Asker:
    """Sends prompts to one server. Safe to use from several threads."""

    server: Server
    budget: Budget | None
    price: Mapping[str, float]
    """The price of a million tokens, ``read`` and ``written``."""
    max_tokens: int
    """Most tokens of an answer."""
    timeout_s: float
    """Most seconds to wait for one answer."""
    rest: Rest
    clock: Callable[[], float]
    """Returns the seconds since some fixed moment."""
    _size: int = field(default=0, init=False)
    """Tokens that the server reads and writes at once; 0 until a refusal has named the number."""
    _given_up: str = field(default="", init=False)
    """The reason why the server was given up; empty while it is asked."""
    _again_at: float = field(default=0.0, init=False)
    """The time of `clock` from which a server that was given up may be asked again."""
    _failed_in_a_row: int = field(default=0, init=False)

    def forgive(self) -> None:
        """Allow a server that was given up to be asked again, if `_ALONE_S` seconds have passed.

        A run calls this once for each length of summary. The wait is so long that a server that was given up
        is usually not asked again in the same run.
        """
        if self.clock() >= self._again_at:
            self._given_up, self._failed_in_a_row = "", 0

    def reply(self, prompt: str, deadline: Deadline = NEVER) -> Reply:
        """The reply to one prompt, after as many tries as are of use, and none after the deadline."""
        if self._given_up:
            return Reply(SummaryError("", self._given_up))
        if deadline.left_s <= _LEAST_S:
            return Reply(UnaskedError("", LATE))
        return self._within_budget(prompt, partial(self._answered, deadline=deadline))

    def probe(self, prompt: str) -> Reply:
        """The reply to one prompt after a single try, with a shorter wait than for a story."""
        return self._within_budget(prompt, self._probed)

    def _within_budget(self, prompt: str, ask: Callable[[str], Reply]) -> Reply:
        """The reply of `ask`, whose likely cost is reserved first; the reason, if the budget forbids it."""
        if self.budget is None:
            return ask(prompt)
        likely = cost_of(tokens_in(SYSTEM) + tokens_in(prompt), self.max_tokens, self.price)
        aside = self.budget.put_aside(likely)
        if isinstance(aside, str):
            return Reply(UnaskedError("", aside))
        cost = Spent()
        try:
            reply = ask(prompt)
            cost = cost_of(reply.read, reply.written, self.price)
        finally:
            self.budget.settle(aside, cost)
        return reply

    def _answered(self, prompt: str, deadline: Deadline) -> Reply:
        """Ask until an answer comes or another try would be of no use."""
        tries, rested_s = 0, 0.0
        while not self._given_up:
            self.rest.wait()
            tries += 1
            try:
                reply = self._asked(prompt, min(self.timeout_s, max(deadline.left_s, _LEAST_S)))
            except FetchError as error:
                reason = f"{self.server.model} at the endpoint: {error.reason}"
                if is_hopeless(error) or self.server.lacks_model(error):
                    self._give_up(reason + self.server.remedy(error))
                elif (pause := pause_s(error, tries, rested_s)) is None:
                    self._failed_in_a_row += _ENOUGH if is_loading(error) else 1
                    return self._failed(reason + self.server.remedy(error), tries)
                elif deadline.left_s <= max(pause, _LEAST_S):
                    return Reply(UnaskedError("", LATE), tries)
                else:
                    rested_s += pause
                    (self.rest.begin if is_busy(error) else self.rest.alone)(pause)
            else:
                self._failed_in_a_row = 0
                return replace(reply, tries=tries)
        return Reply(SummaryError("", self._given_up), tries)

    def _failed(self, reason: str, tries: int) -> Reply:
        if self._failed_in_a_row >= _ENOUGH:
            self._give_up(reason)
        return Reply(SummaryError("", reason), tries)

    def _give_up(self, reason: str) -> None:
        """Stop asking the server for `_ALONE_S` seconds."""
        self._given_up, self._again_at = reason, self.clock() + _ALONE_S

    def _probed(self, prompt: str) -> Reply:
        """The reply of one try; if it fails, the reason with the remedy."""
        try:
            return self._asked(prompt, min(self.timeout_s, _PROBE_S))
        except FetchError as error:
            return Reply(SummaryError("", error.reason + self.server.remedy(error)), 1)

    def _asked(self, prompt: str, timeout_s: float) -> Reply:
        """The answer; if the server refuses the prompt as too long, the answer to one with fewer reports."""
        try:
            return self._told(fitted(prompt, self._size) if self._size else prompt, timeout_s)
        except FetchError as error:
            size = size_of(error) if is_too_long(error) else 0
            shorter = fitted(prompt, size) if size else prompt
            if shorter == prompt or size == self._size:
                raise
            self._size = size
        return self._told(shorter, timeout_s)

    def _told(self, prompt: str, timeout_s: float) -> Reply:
        messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": prompt}]
        return reply_from(self.server.ask(messages, timeout_s), f"{SYSTEM} {prompt}", tries=1)
