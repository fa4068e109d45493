"""A model behind an address that speaks as OpenAI's does (Ollama, vLLM, llama.cpp …) as summariser.

``POST <endpoint>/chat/completions``, one story a prompt, no tools, temperature 0 and a seed, as far as the
server takes them (`server`). What it writes goes the way of every model's text: see `writing`. A server that
cannot be used is asked a few times, not once for every story; one that is asked too fast is left alone by all
threads for a while (`patience`); and what a day may cost is not exceeded (`budget`).
"""

from __future__ import annotations

import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from digest.errors import FetchError, SummaryError, UnaskedError
from digest.models import Spent
from digest.summarise.write.budget import cost_of, tokens_in
from digest.summarise.write.completion import Reply, reply_from
from digest.summarise.write.dialect import dialect, is_too_long
from digest.summarise.write.fitting import fitted, size_of
from digest.summarise.write.patience import Rest, is_busy, is_hopeless, is_loading, pause_s
from digest.summarise.write.prompt import SYSTEM, TOKENS_A_WORD, inert, longest, request, salient
from digest.summarise.write.server import Server
from digest.summarise.write.styles import MANNERS
from digest.summarise.write.writing import Drafting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.models import Story, Style, Summary
    from digest.summarise.write.budget import Budget
    from digest.summarise.write.endpoint_keys import EndpointKeys

_MAX_ANSWER = 1024
"""Tokens of an answer when the settings do not say; some models think aloud first."""
_ALONE_S = 600.0
"""A server that was given up is left alone so long: about a run."""
_PROBE_S = 30.0
"""How long a probe waits; `digest models check` waits as long as a run does."""
_PROBE = "Answer with one word: yes."
_ENOUGH = 2
"""After so many stories in a row on which every try failed, the rest are not asked for."""


class EndpointSummariser:
    """Summarises with `model` at `endpoint`, an address such as ``http://localhost:11434/v1``.

    `key` is called when it is needed and gives the bearer token. `context` is how many tokens the server
    reads and writes at once, `max_tokens` how many of them an answer may have, `batch_size` how many stories
    it is asked about at once, `timeout_s` the longest wait for one answer. `extra_body` is sent with every
    request. `headers` are sent as well; each value is called when it is needed, since it may be secret.
    `price` holds what a million tokens cost, ``read`` and ``written``; `budget` what a day may cost. With
    `wording` ``close`` a sentence must stay close to its passages.
    """

    styles = frozenset(MANNERS)

    @staticmethod
    def settings_model() -> type[EndpointKeys]:
        """What may be set in feeds.yaml."""
        from digest.summarise.write.endpoint_keys import EndpointKeys

        return EndpointKeys

    def __init__(
        self,
        endpoint: str,
        model: str,
        *,
        key: Callable[[], str] | None = None,
        context: int = 4096,
        max_tokens: int = _MAX_ANSWER,
        batch_size: int = 1,
        timeout_s: float = 120.0,
        extra_body: Mapping[str, Any] | None = None,
        headers: Mapping[str, Callable[[], str]] | None = None,
        price: Mapping[str, float] | None = None,
        wording: Literal["close", "free"] | None = None,
        budget: Budget | None = None,
        cache: Path | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = f"endpoint {model}"
        spoken = dialect(max_tokens, extra_body)
        self._server = Server(endpoint, model, spoken, key, dict(headers or {}))
        self._context, self._max_tokens, self._timeout_s = context, max_tokens, timeout_s
        self.holds_close = wording == "close"
        self._at_once = max(1, batch_size)
        self._price, self._budget = dict(price or {}), budget
        self._rest, self._clock = Rest(sleep, clock), clock
        self._drafting = Drafting(cache)
        self._identity = f"{self._server.address} {model} {max_tokens} {_line(spoken.extra)} {SYSTEM}"
        self._size = 0
        self._given_up, self._again_at = "", 0.0
        self._failed_in_a_row = 0

    @property
    def identity(self) -> str:
        """All that an answer depends on, beside the prompt."""
        return self._identity

    def summarise(
        self, stories: Sequence[Story], *, words: int, style: Style = "plain"
    ) -> list[Summary | SummaryError]:
        """Checked summaries of the stories, each of at most `words` words."""
        if self._clock() >= self._again_at:  # a run asks several times, for summaries of several lengths
            self._given_up, self._failed_in_a_row = "", 0
        return self._drafting.summaries(self, stories, words, MANNERS[style])

    def ask(self, requests: Sequence[str]) -> list[str | SummaryError]:
        """What the model answers to each request."""
        return self._drafting.answers(_Questions(self), requests)

    def spent(self) -> dict[str, int]:
        """Answers, tries, tokens and (in millionths) cost since this was last asked."""
        return self._drafting.spent()

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The instruction with the story's most salient sentences, as many as the context takes."""
        room = max(self._context - self._max_tokens, self._context // 2)
        return longest(
            [inert(text) for text in salient(story, words, room)],
            lambda texts: request(texts, words, manner),
            lambda prompt: len(prompt.split()) * TOKENS_A_WORD <= room,
        )

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Ask about each story."""
        return ((prompt, reply.text) for prompt, reply in self.replies(prompts))

    def replies(self, prompts: Sequence[str]) -> Iterator[tuple[str, Reply]]:
        """Each prompt with what came back; what it cost is counted as the answers come."""
        with ThreadPoolExecutor(self._at_once, "digest-endpoint") as pool:
            for prompt, reply in zip(prompts, pool.map(self._reply, prompts), strict=True):
                self._tally(reply)
                yield prompt, reply

    def probe(self) -> str:
        """Let the model say a word, once, within a shorter time than a story is given.

        Raises:
            SummaryError: there is no answer, or none that a model gives.
        """
        began = time.monotonic()
        reply = self._within_budget(_PROBE, self._probed)
        if isinstance(reply.text, UnaskedError):
            return f"not asked: {reply.text.reason}"
        if isinstance(reply.text, SummaryError) and not reply.written:
            raise SummaryError(self._server.model, f"{self._server.address}: {reply.text.reason}")
        return f"answered within {time.monotonic() - began:.1f} s"

    def _tally(self, reply: Reply) -> None:
        counts = Counter(
            {"requests": reply.tries, "tokens read": reply.read, "tokens written": reply.written}
        )
        counts["tokens estimated"] = (reply.read + reply.written) * reply.is_estimate
        counts["cost in millionths"] = cost_of(reply.read, reply.written, self._price).millionths
        counts["prompts cut short"] = int(reply.is_cut)
        for thing, number in counts.items():
            self._drafting.count(thing, number)

    # one story ----------------------------------------------------------------------------------

    def _reply(self, prompt: str) -> Reply:
        if self._given_up:
            return Reply(SummaryError("", self._given_up))
        return self._within_budget(prompt, self._answered)

    def _within_budget(self, prompt: str, ask: Callable[[str], Reply]) -> Reply:
        """What `ask` gives, with its likely cost put aside meanwhile; why not, where that is too much."""
        if self._budget is None:
            return ask(prompt)
        likely = cost_of(tokens_in(SYSTEM) + tokens_in(prompt), self._max_tokens, self._price)
        aside = self._budget.put_aside(likely)
        if isinstance(aside, str):
            return Reply(UnaskedError("", aside))
        cost = Spent()
        try:
            reply = ask(prompt)
            cost = cost_of(reply.read, reply.written, self._price)
        finally:
            self._budget.settle(aside, cost)
        return reply

    def _answered(self, prompt: str) -> Reply:
        """Ask until there is an answer, or no hope of one."""
        tries, rested_s = 0, 0.0
        while not self._given_up:
            self._rest.wait()
            tries += 1
            try:
                reply = self._asked(prompt, self._timeout_s)
            except FetchError as error:
                reason = f"{self._server.model} at the endpoint: {error.reason}"
                if is_hopeless(error) or self._server.lacks_model(error):
                    self._give_up(reason + self._server.remedy(error))
                elif (pause := pause_s(error, tries, rested_s)) is None:
                    self._failed_in_a_row += _ENOUGH if is_loading(error) else 1
                    return self._failed(reason + self._server.remedy(error), tries)
                else:
                    rested_s += pause
                    (self._rest.begin if is_busy(error) else self._rest.alone)(pause)
            else:
                self._failed_in_a_row = 0
                return replace(reply, tries=tries)
        return Reply(SummaryError("", self._given_up), tries)

    def _failed(self, reason: str, tries: int) -> Reply:
        if self._failed_in_a_row >= _ENOUGH:
            self._give_up(reason)
        return Reply(SummaryError("", reason), tries)

    def _give_up(self, reason: str) -> None:
        """Leave the server alone for a while."""
        self._given_up, self._again_at = reason, self._clock() + _ALONE_S

    def _probed(self, prompt: str) -> Reply:
        """One try; its failure in words."""
        try:
            return self._asked(prompt, min(self._timeout_s, _PROBE_S))
        except FetchError as error:
            return Reply(SummaryError("", error.reason + self._server.remedy(error)), 1)

    def _asked(self, prompt: str, timeout_s: float) -> Reply:
        """The answer; to fewer reports, where the server says that it reads less at once than was thought."""
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
        return reply_from(self._server.ask(messages, timeout_s), f"{SYSTEM} {prompt}", tries=1)


class _Questions:
    """The same model where its answer need be no sentence: a title, a list, the one word None."""

    def __init__(self, of: EndpointSummariser) -> None:
        self.name, self.holds_close, self.identity = of.name, of.holds_close, of.identity
        self._of = of

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """As for a summary."""
        return self._of.prompt(story, words, manner)

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Ask each question."""
        return ((prompt, reply.answer) for prompt, reply in self._of.replies(prompts))


def _line(extra: Mapping[str, Any]) -> str:
    return json.dumps(dict(extra), sort_keys=True)
