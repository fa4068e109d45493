"""How one server is asked: within a budget, with rests, with shorter prompts, and not for ever.

A question that fails is put again after a rest (`patience`). A server that cannot be used is asked a few
times, not once for every story, and is then left alone for a while. A prompt that the server cannot read at
once is made shorter (`fitting`), and what a day may cost is not exceeded (`budget`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

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

    from digest.summarise.write.server.budget import Budget
    from digest.summarise.write.server.patience import Rest
    from digest.summarise.write.server.server import Server

_ALONE_S = 600.0
"""Seconds for which a server that was given up is left alone: about as long as a run takes (set by
judgement; not measured)."""
_PROBE_S = 30.0
"""Seconds that a probe waits at most; `digest models check` waits as long as a run does (set by judgement;
not measured)."""
_ENOUGH = 2
"""Stories in a row on which every try failed, after which the others are not asked for (set by judgement;
not measured)."""


@dataclass(slots=True, kw_only=True)
class Asker:
    """Puts prompts to one server. Safe to use from several threads."""

    server: Server
    budget: Budget | None
    price: Mapping[str, float]
    """What a million tokens cost, ``read`` and ``written``."""
    max_tokens: int
    """Tokens of an answer, at most."""
    timeout_s: float
    """Seconds to wait for one answer, at most."""
    rest: Rest
    clock: Callable[[], float]
    """Seconds from some moment on."""
    _size: int = field(default=0, init=False)
    """Tokens that the server reads and writes at once, once it has said so; 0 before."""
    _given_up: str = field(default="", init=False)
    """The reason why the server is left alone; empty where it is asked."""
    _again_at: float = field(default=0.0, init=False)
    """The time of `clock` from which a server that was given up may be asked again."""
    _failed_in_a_row: int = field(default=0, init=False)

    def forgive(self) -> None:
        """Ask again a server that was given up, once it was left alone for long enough.

        A run asks for summaries of several lengths, one after the other: within it nothing is forgiven.
        """
        if self.clock() >= self._again_at:
            self._given_up, self._failed_in_a_row = "", 0

    def reply(self, prompt: str) -> Reply:
        """What comes back about one prompt, in as many tries as that takes."""
        if self._given_up:
            return Reply(SummaryError("", self._given_up))
        return self._within_budget(prompt, self._answered)

    def probe(self, prompt: str) -> Reply:
        """What comes back from one try, waited for less long than a story's answer is."""
        return self._within_budget(prompt, self._probed)

    def _within_budget(self, prompt: str, ask: Callable[[str], Reply]) -> Reply:
        """The reply of `ask`, with its likely cost put aside; the reason, where that is too much."""
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

    def _answered(self, prompt: str) -> Reply:
        """Ask until there is an answer, or no hope of one."""
        tries, rested_s = 0, 0.0
        while not self._given_up:
            self.rest.wait()
            tries += 1
            try:
                reply = self._asked(prompt, self.timeout_s)
            except FetchError as error:
                reason = f"{self.server.model} at the endpoint: {error.reason}"
                if is_hopeless(error) or self.server.lacks_model(error):
                    self._give_up(reason + self.server.remedy(error))
                elif (pause := pause_s(error, tries, rested_s)) is None:
                    self._failed_in_a_row += _ENOUGH if is_loading(error) else 1
                    return self._failed(reason + self.server.remedy(error), tries)
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
        """Leave the server alone for `_ALONE_S` seconds."""
        self._given_up, self._again_at = reason, self.clock() + _ALONE_S

    def _probed(self, prompt: str) -> Reply:
        """One try; where it fails, the reason with the remedy."""
        try:
            return self._asked(prompt, min(self.timeout_s, _PROBE_S))
        except FetchError as error:
            return Reply(SummaryError("", error.reason + self.server.remedy(error)), 1)

    def _asked(self, prompt: str, timeout_s: float) -> Reply:
        """The answer; to fewer reports, where the server turns out to read less at once than was thought."""
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
