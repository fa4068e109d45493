"""A summariser that runs a transformers model: an encoder-decoder or a chat model, from a folder or the hub.

The model's text is checked like every model's (see `writing`). The package `neural` words its prompts, loads
it and stops its answers. transformers 5 has no summarisation pipeline, so `generate` is called directly.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from digest.errors import ConfigError, SummaryError
from digest.summarise.write.checkpoint import file_of, find, fingerprint, folder_of
from digest.summarise.write.neural.choices import Choices
from digest.summarise.write.styles import MANNERS
from digest.summarise.write.writing import Drafting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.deadline import Deadline
    from digest.models import Story, Style, Summary
    from digest.summarise.write.neural.generator import Generator, ModelFacts
    from digest.summarise.write.transformer_keys import TransformersKeys

SMALL = 2_000_000_000
"""A model with fewer parameters must stay close to the wording of its sources: a third of what such a model
rephrased was wrong (decision 0034)."""
_MANNER = 2
"""Version number of the way in which requests are answered (by definition): it is raised when the same model
would write something else for the same prompt, so that no older answer is taken from the cache."""


class TransformersSummariser:
    """Summarises with the model at `model`: a folder, a GGUF file, or a name on the hub.

    A name on the hub needs a `revision`. `file` names the GGUF file to read if the model has several;
    `wording` says whether a sentence must stay close to its passages (`holds_close`); `Choices` explains the
    other parameters. Decoding is greedy, so the same stories give the same summaries. `cache` is a folder in
    which answers are kept. The tokenizer is loaded when it is first used, the weights when something is to be
    written; if that fails, every story gets a `SummaryError` that says what to do.

    Raises:
        ConfigError: the model is named without a revision, or its folder is not there.
    """

    styles = frozenset(MANNERS)

    @staticmethod
    def settings_model() -> type[TransformersKeys]:
        """The keys that may be set in feeds.yaml."""
        from digest.summarise.write.transformer_keys import TransformersKeys

        return TransformersKeys

    def __init__(
        self,
        model: str,
        *,
        revision: str | None = None,
        file: str | None = None,
        device: str = "auto",
        dtype: str = "auto",
        quantization: str | None = None,
        batch_size: int = 4,
        max_new_tokens: int | None = None,
        context: int | None = None,
        threads: int | None = None,
        allow_remote_code: bool = False,
        ignore_memory: bool = False,
        wording: Literal["close", "free"] | None = None,
        name: str | None = None,
        cache: Path | None = None,
    ) -> None:
        folder = folder_of(model)
        if folder is None and revision is None:
            raise ConfigError(
                f"summariser: {model} needs a `revision` (a commit of its repository), so that tomorrow's "
                "summaries are written by the same model"
            )
        self._file = file_of(model, file) if folder else file
        version = fingerprint(folder, self._file) if folder else str(revision)
        self._label = f"{_called(model, folder, self._file)}@{version[:7]}"
        self.name = name or f"transformers {self._label}"
        self._model, self._version, self._revision = model, version, revision
        self._choices = Choices(
            device=device,
            dtype=dtype,
            quantization=quantization,
            batch_size=max(1, batch_size),
            max_new_tokens=max_new_tokens,
            context=context,
            threads=threads,
            allow_remote_code=allow_remote_code,
            ignore_memory=ignore_memory,
        )
        self._wording = wording
        self._loaded: Generator | None = None
        self._drafting = Drafting(cache)

    @property
    def identity(self) -> str:
        """Everything that an answer depends on besides the prompt and the words asked for."""
        chosen = self._choices
        parts = (self._file, chosen.dtype, chosen.quantization, chosen.max_new_tokens, chosen.context)
        return " ".join(map(str, (self._label, self._version, *parts, _MANNER)))

    @property
    def holds_close(self) -> bool:
        """Whether sentences that the model rephrases must stay close to the wording of their passages."""
        if self._wording is not None:
            return self._wording == "close"
        return self._generator().parameters < SMALL

    def summarise(
        self, stories: Sequence[Story], *, words: int, style: Style = "plain"
    ) -> list[Summary | SummaryError]:
        """Checked summaries of the stories, each of at most `words` words."""
        return self._drafting.summaries(self, stories, words, MANNERS[style])

    def ask(self, requests: Sequence[str]) -> list[str | SummaryError]:
        """The model's answer to each request; an error from an encoder-decoder, which can only summarise."""
        try:
            generator = self._generator()
        except ConfigError as error:
            return [SummaryError("", f"{error}; or use `summariser: extractive`") for _ in requests]
        worded = [generator.asked(request) for request in requests]
        if None in worded:
            reason = "an encoder-decoder model answers no questions: name a chat model for what it is to add"
            return [SummaryError("", reason) for _ in requests]
        return self._drafting.answers(self, [prompt for prompt in worded if prompt is not None])

    def hold(self, deadline: Deadline) -> None:
        """Write nothing after that deadline; what is not ready then is left to others."""
        self._drafting.deadline = deadline

    def spent(self) -> dict[str, int]:
        """How many texts were generated and how many came from the cache since the last call."""
        return self._drafting.spent()

    def facts(self) -> ModelFacts:
        """The facts about the model, whose weights are loaded for this.

        Raises:
            ConfigError: it cannot be loaded; the message says why and what to do.
        """
        started = time.perf_counter()
        generator = self._generator()
        return generator.facts(time.perf_counter() - started)

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The prompt for a story, with as many of its most salient sentences as fit.

        Raises:
            SummaryError: the model cannot be used.
        """
        try:
            return self._generator().prompt(story, words, manner)
        except ConfigError as error:
            raise SummaryError(story.id, f"{error}; or use `summariser: extractive`") from error

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Each prompt with its text or the reason why there is none; similar lengths share a batch."""
        if prompts:
            yield from self._generator().write(prompts)

    def _generator(self) -> Generator:
        """The model with its tokenizer; its weights are loaded later."""
        if self._loaded is None:
            from digest.summarise.write.neural.generator import generator

            chosen = self._choices
            place = find(self._model, self._revision, file=self._file, code=chosen.allow_remote_code)
            self._loaded = generator(place, self._model, chosen)
        return self._loaded


def _called(model: str, folder: Path | None, file: str | None) -> str:
    """The name by which a model is shown to people: its file's, its folder's, or its name on the hub."""
    if file is not None and folder is not None:
        return Path(file).stem
    return folder.name if folder else model
