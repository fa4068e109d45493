"""A model behind an address that speaks as OpenAI's does (Ollama, llama.cpp, vLLM …) as embedder.

``POST <endpoint>/embeddings``, some texts at a time. A batch that is too much for the server is halved, a
text that is too long is shortened, and what may pass is asked again. Where it cannot be used the edition is
made without an embedder; the vectors that it gave are kept and not asked for again.
"""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.embed.answer import read_rows
from digest.embed.kept import Kept
from digest.embed.prompts import prompt_of
from digest.errors import EmbedError, FetchError
from digest.secret import lacking, unset_of
from digest.web.routes import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from digest.embed.endpoint_keys import EndpointKeys

_BATCH = 64
_BATCH_LETTERS = 60_000
"""Characters asked about at once: services take 300,000 tokens, and a letter is seldom more than one."""
_SHORTEST = 64
"""Characters below which a text that is refused is not too long."""
_PAUSES_S = (1.0, 4.0)
"""Waits before the second and the third try."""
_MAX_PAUSE_S = 60.0
"""A server that asks for more rest than this is not asked again in this run."""
_PROBE_S = 30.0
_MAX_BYTES = 64 * 1024 * 1024
"""Of an answer: 64 vectors of 4,096 numbers that are written out in full take 6 MB."""
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_MAY_BE_TOO_MUCH = frozenset({400, 413, 422})
_TOO_MUCH = re.compile(
    r"too (?:large|long|many)|exceed|context|maximum|\btokens?\b|batch size", re.IGNORECASE
)
"""What servers say that answer 500 to a text or a batch that is too long for them."""
_NO_NUMBER = re.compile(r"\bNaN\b|unsupported value", re.IGNORECASE)
"""What a server says that cannot write down what its model made of one of the texts (Ollama)."""


class EndpointEmbedder:
    """Embeds with `model` at `endpoint`, an address such as ``http://localhost:11434/v1``.

    `key` is called when it is needed and gives the bearer token; so do the values of `headers`. `dimensions`
    asks for shorter vectors where the model has them, `batch_size` is how many texts are asked about at once,
    `timeout_s` the longest wait for one answer; `extra_body` is sent with every request. `prompt` stands
    before each text; without one, what the model's makers name for comparing texts.
    """

    @staticmethod
    def settings_model() -> type[EndpointKeys]:
        """What may be set in feeds.yaml."""
        from digest.embed.endpoint_keys import EndpointKeys

        return EndpointKeys

    def __init__(
        self,
        endpoint: str,
        model: str,
        *,
        key: Callable[[], str] | None = None,
        dimensions: int | None = None,
        batch_size: int = _BATCH,
        timeout_s: float = 120.0,
        extra_body: Mapping[str, Any] | None = None,
        headers: Mapping[str, Callable[[], str]] | None = None,
        prompt: str | None = None,
        cache: Path | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = f"endpoint {model}" + (f" in {dimensions}" if dimensions else "")
        self._url = address_of(endpoint, "embeddings")
        self._model, self._key, self._headers = model, key, dict(headers or {})
        self._batch_size, self._timeout_s, self._sleep = batch_size, timeout_s, sleep
        self._optional: dict[str, Any] = {"dimensions": dimensions} if dimensions else {}
        self._extra = dict(extra_body or {})
        self._prompt = prompt_of(model) if prompt is None else prompt
        beside = f" {self._url} {json.dumps(self._extra, sort_keys=True)} {self._prompt!r}"
        self._kept = Kept(self._encode, self.name, cache, beside)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a text, in order; zeros for a blank text, and for one that the model has none for.

        Raises:
            EmbedError: the server cannot be used, or what it answers are no vectors.
        """
        return self._kept.rows(texts)

    def probe(self) -> str:
        """Ask for the vector of one word, once.

        Raises:
            EmbedError: there is none.
        """
        began = time.monotonic()
        try:
            (row,) = self._ask(["yes"], min(self._timeout_s, _PROBE_S))
        except FetchError as error:
            raise self._error(error) from error
        return f"{len(row)} numbers a text, within {time.monotonic() - began:.1f} s"

    def _encode(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """A row a text; zeros where the model gave no number, unless it gave none at all."""
        is_any = False
        for batch in _batches([self._prompt + text for text in texts], self._batch_size):
            for row in self._rows(batch):
                is_any = is_any or bool(row.any())
                yield row
        if texts and not is_any:
            raise EmbedError(self.name, "the endpoint gave no vector with a number other than 0 in it")

    # asking -------------------------------------------------------------------------------------

    def _rows(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """The rows of a batch: in halves where it is too much at once, shortened where one text is."""
        try:
            return self._patiently(texts)
        except FetchError as error:
            if len(texts) == 1 and _has_no_number(error):
                return [np.zeros(0, np.float32)]
            if not _may_be_halved(error) or (len(texts) == 1 and len(texts[0]) <= _SHORTEST):
                raise self._error(error) from error
        if len(texts) == 1:
            return self._rows([texts[0][: len(texts[0]) // 2]])
        half = len(texts) // 2
        return self._rows(texts[:half]) + self._rows(texts[half:])

    def _patiently(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """The rows, asked for again after what may pass."""
        for pause in _PAUSES_S:
            try:
                return self._ask(texts, self._timeout_s)
            except FetchError as error:
                rest_s = error.retry_after_s or 0.0
                if not _may_pass(error) or rest_s > _MAX_PAUSE_S:
                    raise
                self._sleep(max(pause, rest_s))
        return self._ask(texts, self._timeout_s)

    def _ask(self, texts: Sequence[str], timeout_s: float) -> list[NDArray[np.float32]]:
        """What the server answers; a refused field that it may do without is not sent to it again."""
        try:
            answer = self._post(texts, timeout_s)
        except FetchError as error:
            if not self._optional or error.status not in _MAY_BE_TOO_MUCH or "dimensions" not in error.said:
                raise
            self._optional = {}
            answer = self._post(texts, timeout_s)
        return read_rows(answer, len(texts), self.name)

    def _post(self, texts: Sequence[str], timeout_s: float) -> Any:
        if unset := unset_of(self._key, *self._headers.values()):
            raise FetchError(self._url, lacking(unset), refused=True)
        from digest.web.posting import post_json

        return post_json(
            self._url,
            {"model": self._model, "input": list(texts), **self._optional, **self._extra},
            key=self._key() if self._key else "",
            headers={name: value() for name, value in self._headers.items()},
            timeout_s=timeout_s,
            max_bytes=_MAX_BYTES,
        )

    def _error(self, error: FetchError) -> EmbedError:
        return EmbedError(self.name, f"{self._model} at the endpoint: {error.reason}{_remedy(error)}")


def _batches(texts: Sequence[str], most: int) -> Iterator[list[str]]:
    """The texts in order, at most so many at once, and not many long ones."""
    batch: list[str] = []
    letters = 0
    for text in texts:
        if batch and (len(batch) == most or letters + len(text) > _BATCH_LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(text)
        letters += len(text)
    if batch:
        yield batch


def _has_no_number(error: FetchError) -> bool:
    return error.status == 500 and _NO_NUMBER.search(error.said) is not None


def _may_be_halved(error: FetchError) -> bool:
    """Whether fewer or shorter texts may be taken."""
    if error.status == 500:
        return _TOO_MUCH.search(error.said) is not None or _has_no_number(error)
    return error.status in _MAY_BE_TOO_MUCH


def _may_pass(error: FetchError) -> bool:
    """Whether the same question may be answered if it is put again."""
    if error.refused or _may_be_halved(error):
        return False
    return error.status is None or error.status in _PASSING


def _remedy(error: FetchError) -> str:
    match error.status:
        case 401 | 403:
            return "; look at the variable that key_env names"
        case 404:
            return (
                "; the address mostly ends in /v1, and the model must be one that the server has "
                "(with Ollama: ollama pull MODEL)"
            )
        case 501:
            return "; start the server so that it gives embeddings (llama.cpp: --embeddings)"
        case _:
            return ""
