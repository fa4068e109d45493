"""A summariser that asks a model behind an OpenAI-compatible address (Ollama, vLLM, llama.cpp …).

It sends ``POST <endpoint>/chat/completions`` with one story a prompt, no tools, and temperature 0 and a seed
if the server accepts them. The package `server` decides how and how often the server is asked. The model's
text is checked like every model's (`writing`).
"""

from __future__ import annotations

import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from digest.errors import SummaryError, UnaskedError
from digest.summarise.write.prompt import SYSTEM, TOKENS_A_WORD, Bound, how_many, inert, request, salient
from digest.summarise.write.server.asker import Asker
from digest.summarise.write.server.budget import cost_of
from digest.summarise.write.server.dialect import dialect
from digest.summarise.write.server.patience import Rest
from digest.summarise.write.server.server import Server
from digest.summarise.write.styles import MANNERS
from digest.summarise.write.writing import Drafting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.deadline import Deadline
    from digest.models import Story, Style, Summary
    from digest.summarise.write.endpoint_keys import EndpointKeys
    from digest.summarise.write.server.budget import Budget
    from digest.summarise.write.server.completion import Reply

_MAX_ANSWER = 1024
"""Most tokens of an answer if the settings name no limit; some models write out their thoughts first (set by
judgement; not measured)."""
_PROBE = "Answer with one word: yes."
"""The question of `probe`, which only tests whether the server answers."""


class EndpointSummariser:
    """Summarises with `model` at `endpoint`, an address such as ``http://localhost:11434/v1``.

    `key` returns the bearer token and is called only when it is needed. `context` is how many tokens the
    server reads and writes at once, `max_tokens` how many of them an answer may have, `batch_size` how many
    stories the server is asked about at the same time, `timeout_s` the longest wait for one answer.
    `extra_body` is sent with every request. `headers` are sent as well; each value is a function that is
    called only when it is needed, since the value may be secret. `price` is the price of a million tokens,
    ``read`` and ``written``; `budget` limits the cost of a day. With `wording` ``close`` a sentence must stay
    close to the wording of its passages.
    """

    styles = frozenset(MANNERS)

    @staticmethod
    def settings_model() -> type[EndpointKeys]:
        """The keys that may be set in feeds.yaml."""
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
        self._asker = Asker(
            server=self._server,
            budget=budget,
            price=dict(price or {}),
            max_tokens=max_tokens,
            timeout_s=timeout_s,
            rest=Rest(sleep, clock),
            clock=clock,
        )
        self._context, self._max_tokens = context, max_tokens
        self.holds_close = wording == "close"
        self._at_once = max(1, batch_size)
        self._drafting = Drafting(cache)
        self._identity = f"{self._server.address} {model} {max_tokens} {_line(spoken.extra)} {SYSTEM}"

    @property
    def identity(self) -> str:
        """Everything that an answer depends on besides the prompt; part of its cache key."""
        return self._identity

    def summarise(
        self, stories: Sequence[Story], *, words: int, style: Style = "plain"
    ) -> list[Summary | SummaryError]:
        """Checked summaries of the stories, each of at most `words` words."""
        self._asker.forgive()
        return self._drafting.summaries(self, stories, words, MANNERS[style])

    def ask(self, requests: Sequence[str]) -> list[str | SummaryError]:
        """The model's answer to each request, or the reason why there is none."""
        return self._drafting.answers(_Questions(self), requests)

    def hold(self, deadline: Deadline) -> None:
        """Write nothing after that deadline; what is not ready then is left to others."""
        self._drafting.deadline = deadline

    def spent(self) -> dict[str, int]:
        """Counters of answers, requests, tokens and cost (in millionths) since the last call."""
        return self._drafting.spent()

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The prompt for a story, with as many of its most salient sentences as fit into the context."""
        texts, fitting = self._fitted(story, words, manner)
        return request(texts[:fitting], words, manner)

    def bound(self, story: Story, words: int, style: Style = "plain") -> Bound:
        """How much of the story its prompt holds; a server that refuses its length is sent less."""
        return Bound(self._room, self._fitted(story, words, MANNERS[style])[1])

    @property
    def _room(self) -> int:
        """The most tokens of a prompt."""
        return max(self._context - self._max_tokens, self._context // 2)

    def _fitted(self, story: Story, words: int, manner: str) -> tuple[list[str], int]:
        """The most salient sentences, and the number of those, from the first, that fit into a prompt."""
        texts = [inert(text) for text in salient(story, words, self._room)]
        fitting = how_many(
            texts,
            lambda first: request(first, words, manner),
            lambda prompt: len(prompt.split()) * TOKENS_A_WORD <= self._room,
        )
        return texts, fitting

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Each prompt with the model's text, or with the reason why there is none."""
        return ((prompt, reply.text) for prompt, reply in self.replies(prompts))

    def replies(self, prompts: Sequence[str]) -> Iterator[tuple[str, Reply]]:
        """Each prompt with the server's reply, whose cost is counted as soon as it arrives."""
        ask = partial(self._asker.reply, deadline=self._drafting.deadline)
        with ThreadPoolExecutor(self._at_once, "digest-endpoint") as pool:
            for prompt, reply in zip(prompts, pool.map(ask, prompts), strict=True):
                self._tally(reply)
                yield prompt, reply

    def probe(self) -> str:
        """How fast the model answered one short test question, in words; or why it was not asked.

        Raises:
            SummaryError: no answer came, or one that is no chat completion.
        """
        began = time.monotonic()
        reply = self._asker.probe(_PROBE)
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
        counts["cost in millionths"] = cost_of(reply.read, reply.written, self._asker.price).millionths
        counts["prompts cut short"] = int(reply.is_cut)
        for thing, number in counts.items():
            self._drafting.count(thing, number)


class _Questions:
    """The same model, for questions that may be answered without a sentence, as with a title or a list."""

    def __init__(self, of: EndpointSummariser) -> None:
        self.name, self.holds_close, self.identity = of.name, of.holds_close, of.identity
        self._of = of

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The summariser's prompt."""
        return self._of.prompt(story, words, manner)

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Each question with the model's answer, or with the reason why there is none."""
        return ((prompt, reply.answer) for prompt, reply in self._of.replies(prompts))


def _line(extra: Mapping[str, Any]) -> str:
    return json.dumps(dict(extra), sort_keys=True)
