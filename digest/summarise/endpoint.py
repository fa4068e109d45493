"""A model behind an address that speaks as OpenAI's does (Ollama, vLLM, llama.cpp …) as summariser.

``POST <endpoint>/chat/completions``, one story a prompt, no tools, temperature 0 and a seed, as far as the
server takes them (`dialect`). What it writes goes the way of every model's text: see `writing`. A server that
cannot be used is asked a few times, not once for every story.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from digest.errors import FetchError, SummaryError, printable
from digest.secret import lacking, unset_of
from digest.summarise.answer import prose
from digest.summarise.dialect import dialect
from digest.summarise.prompt import SYSTEM, TOKENS_A_WORD, inert, longest, request, salient
from digest.summarise.writing import Drafting
from digest.web.posting import post_json
from digest.web.routes import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.models import Story, Summary

_PAUSES_S = (1.0, 4.0)
"""Waits before the second and the third try."""
_MAX_PAUSE_S = 60.0
"""A server that asks for more rest than this gets it: it is not asked again in this run."""
_MAX_ANSWER = 1024
"""Tokens of an answer when the settings do not say; some models think aloud first."""
_PROBE_S = 30.0
"""How long a probe waits; `digest models check` waits as long as a run does."""
_ENOUGH = 2
"""After so many stories in a row on which every try failed, the rest are not asked for."""
_PASSING = frozenset({408, 409, 425, 429})


@dataclass(frozen=True, slots=True)
class _Reply:
    """What came back about one story, and what it cost."""

    text: str | SummaryError
    tries: int = 0
    read: int = 0
    """Tokens of the prompt, as the server counts them."""
    written: int = 0
    """Tokens of the answer."""


class EndpointSummariser:
    """Summarises with `model` at `endpoint`, an address such as ``http://localhost:11434/v1``.

    `key` is called when it is needed and gives the bearer token. `context` is how many tokens the server
    reads and writes at once, `max_tokens` how many of them an answer may have, `batch_size` how many stories
    it is asked about at once, `timeout_s` the longest wait for one answer. `extra_body` is sent with every
    request. `headers` are sent as well; each value is called when it is needed, since it may be secret.
    `price` holds what a million tokens cost, ``read`` and ``written``. With `wording` ``close`` a sentence
    must stay close to its passages.
    """

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
        cache: Path | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = f"endpoint {model}"
        self._url = address_of(endpoint, "chat/completions")
        self._model, self._key, self._headers = model, key, dict(headers or {})
        self._context, self._max_tokens, self._timeout_s = context, max_tokens, timeout_s
        self.holds_close = wording == "close"
        self._dialect = dialect(max_tokens, extra_body)
        self._at_once = max(1, batch_size)
        self._price = dict(price or {})
        self._sleep = sleep
        self._drafting = Drafting(cache)
        self._given_up = ""
        self._failed_in_a_row = 0

    @property
    def identity(self) -> str:
        """All that an answer depends on, beside the prompt."""
        extra = json.dumps(dict(self._dialect.extra), sort_keys=True)
        return f"{self._url} {self._model} {self._max_tokens} {extra} {SYSTEM}"

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """Checked summaries of the stories, each of at most `words` words."""
        self._given_up, self._failed_in_a_row = "", 0
        return self._drafting.summaries(self, stories, words)

    def spent(self) -> dict[str, int]:
        """Answers, tries, tokens and (in millionths) cost since this was last asked."""
        return self._drafting.spent()

    def answer(self, prompt: str) -> str | SummaryError:
        """What the model writes to a prompt that is no story's."""
        return self._drafting.answer(self, prompt)

    def prompt(self, story: Story, words: int) -> str:
        """The instruction with the story's most salient sentences, as many as the context takes."""
        room = max(self._context - self._max_tokens, self._context // 2)
        return longest(
            [inert(text) for text in salient(story, words, room)],
            lambda texts: request(texts, words),
            lambda prompt: len(prompt.split()) * TOKENS_A_WORD <= room,
        )

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Ask about each story; what it cost is counted as the answers come."""
        with ThreadPoolExecutor(self._at_once, "digest-endpoint") as pool:
            for prompt, reply in zip(prompts, pool.map(self._reply, prompts), strict=True):
                self._tally(reply)
                yield prompt, reply.text

    def _tally(self, reply: _Reply) -> None:
        counts = Counter(
            {"requests": reply.tries, "tokens read": reply.read, "tokens written": reply.written}
        )
        cost = reply.read * self._price.get("read", 0) + reply.written * self._price.get("written", 0)
        counts["cost in millionths"] = round(cost)
        for thing, number in counts.items():
            self._drafting.count(thing, number)

    # one story ----------------------------------------------------------------------------------

    def _reply(self, prompt: str) -> _Reply:
        """Ask until there is an answer, or no hope of one."""
        reason = ""
        tries = 0
        for pause in (*_PAUSES_S, None):
            if self._given_up:
                return _Reply(SummaryError("", self._given_up), tries)
            tries += 1
            try:
                reply = _read(self._ask(prompt), tries)
            except FetchError as error:
                reason = f"{self._model} at the endpoint: {error.reason}"
                if self._is_hopeless(error):
                    self._given_up = reason + _remedy(error)
                    return _Reply(SummaryError("", self._given_up), tries)
                if pause is None or not _may_pass(error):
                    reason += _remedy(error)
                    break
                self._sleep(max(pause, error.retry_after_s or 0.0))
            else:
                self._failed_in_a_row = 0
                return reply
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= _ENOUGH:
            self._given_up = reason
        return _Reply(SummaryError("", reason), tries)

    def probe(self) -> str:
        """Let the model say a word, once, within a shorter time than a story is given.

        Raises:
            SummaryError: there is no answer, or none that a model gives.
        """
        began = time.monotonic()
        try:
            reply = _read(self._ask("Answer with one word: yes.", min(self._timeout_s, _PROBE_S)), 1)
        except FetchError as error:
            raise SummaryError(self._model, f"{self._url}: {error.reason}{_remedy(error)}") from error
        if isinstance(reply.text, SummaryError) and not reply.written:
            raise SummaryError(self._model, f"{self._url}: {reply.text.reason}")
        return f"answered within {time.monotonic() - began:.1f} s"

    def _ask(self, prompt: str, timeout_s: float | None = None) -> Any:
        """What the server answers, spoken to as it wants to be; what it refuses is not sent to it again."""
        messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": prompt}]
        spoken = self._dialect
        while True:
            try:
                answer = self._post(spoken.body(self._model, messages), timeout_s or self._timeout_s)
            except FetchError as error:
                other = spoken.after(error)
                if other is None:
                    raise
                spoken = other
            else:
                self._dialect = spoken
                return answer

    def _post(self, body: dict[str, Any], timeout_s: float) -> Any:
        if unset := unset_of(self._key, *self._headers.values()):
            raise FetchError(self._url, lacking(unset), refused=True)
        return post_json(
            self._url,
            body,
            key=self._key() if self._key else "",
            headers={name: value() for name, value in self._headers.items()},
            timeout_s=timeout_s,
        )

    def _is_hopeless(self, error: FetchError) -> bool:
        """Whether no other story would fare better."""
        rest_s = error.retry_after_s or 0.0
        return error.refused or error.status in {401, 403, 404} or rest_s > _MAX_PAUSE_S


def _may_pass(error: FetchError) -> bool:
    """Whether the same question may be answered if it is put again."""
    return error.status is None or error.status >= 500 or error.status in _PASSING


def _remedy(error: FetchError) -> str:
    match error.status:
        case 401 | 403:
            return "; look at the variable that key_env names"
        case 404:
            return "; the address mostly ends in /v1, and the model must be one that the server has"
        case 400 | 413 | 422 if "context" in error.said.lower():
            return "; set `context` in feeds.yaml to the tokens that the server reads and writes at once"
        case _:
            return ""


def _read(answer: Any, tries: int) -> _Reply:
    """The text and the tokens of a chat completion."""
    usage = answer.get("usage") if isinstance(answer, dict) else None
    read, written = _number(usage, "prompt_tokens"), _number(usage, "completion_tokens")
    try:
        choice = answer["choices"][0]
        text = _text(choice["message"]["content"])
    except (KeyError, IndexError, TypeError):
        problem = "what the endpoint answered is no chat completion: is it the right address?"
        return _Reply(SummaryError("", problem), tries, read, written)
    if not prose(text):
        return _Reply(SummaryError("", _emptiness(choice, text)), tries, read, written)
    return _Reply(text, tries, read, written)


def _text(content: Any) -> str:
    """The text of a message, whose content may be a text, nothing, or a list of parts."""
    if content is None or isinstance(content, str):
        return content or ""
    parts = [part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str)]
    return "\n".join(parts)


def _emptiness(choice: Any, text: str) -> str:
    """Why an answer holds no sentence, and what to do about it."""
    match choice.get("finish_reason"):
        case "length":
            return (
                "the model at the endpoint was stopped before it had answered: raise max_tokens "
                "(models that think aloud need thousands), and context with it"
            )
        case "content_filter":
            return "the endpoint's own filter kept the answer back"
        case _:
            refusal = choice["message"].get("refusal")
            said = f": {printable(str(refusal))[:200]}" if refusal else ""
            what = "wrote no whole sentence" if text.strip() else "wrote nothing"
            return f"the model at the endpoint {'refused' if refusal else what}{said}"


def _number(usage: Any, name: str) -> int:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0
