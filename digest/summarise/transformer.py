"""Any transformers model as summariser: the one door to transformers and torch.

Encoder-decoder models (BART, PEGASUS, T5 …) and chat models, from a folder or from the hub at a pinned
revision; safetensors only. What a model writes goes the way of every model's text: see `writing`.
transformers 5 has no summarisation pipeline, so `generate` is called directly.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, SummaryError, first_line
from digest.summarise.checkpoint import NOT_INSTALLED, find, fingerprint, folder_of
from digest.summarise.prompt import SYSTEM, inert, longest, request, salient
from digest.summarise.writing import Drafting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest.models import Story, Summary

_DEFAULT_CONTEXT = 1024
"""Tokens, when a model does not say how many it reads."""
_MAX_CONTEXT = 8192
"""More than that is slower, and no summary is better for it."""
_NO_REPEAT = 4
"""Pieces of words in a row that an encoder-decoder may not write twice.

A decoder-only model has no such ban: it would count the prompt, and forbid the names and figures of its
sources.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """What a loaded model is."""

    kind: str
    """``encoder-decoder`` or ``chat``."""
    parameters: int
    context: int
    """Tokens that it reads at once (a chat model: reads and writes)."""
    device: str
    dtype: str
    load_s: float
    folder: str


class TransformersSummariser:
    """Summarises with the model at `model`, a folder or a name on the hub (then `revision` is required).

    `device` is ``auto`` (a GPU if there is one), ``cpu``, ``cuda`` …; `dtype` is ``auto`` (as stored) or
    a torch name such as ``bfloat16``. Greedy, so the same stories give the same summaries. `cache` is a
    folder in which what was written is kept. The tokenizer is loaded when first used, the weights when
    something is to be written; when that fails, every story gives a `SummaryError` that says what to do.

    Raises:
        ConfigError: the model is named without a revision, or its folder is not there.
    """

    def __init__(
        self,
        model: str,
        *,
        revision: str | None = None,
        device: str = "auto",
        dtype: str = "auto",
        batch_size: int = 4,
        max_new_tokens: int = 256,
        allow_remote_code: bool = False,
        name: str | None = None,
        cache: Path | None = None,
    ) -> None:
        folder = folder_of(model)
        if folder is None and revision is None:
            raise ConfigError(
                f"summariser: {model} needs a `revision` (a commit of its repository), so that tomorrow's "
                "summaries are written by the same model"
            )
        version = fingerprint(folder) if folder else str(revision)
        self._label = f"{folder.name if folder else model}@{version[:7]}"
        self.name = name or f"transformers {self._label}"
        self._model, self._version, self._revision = model, version, revision
        self._device, self._dtype, self._remote = device, dtype, allow_remote_code
        self._batch_size, self._max_new_tokens = max(1, batch_size), max_new_tokens
        self._loaded: _Generator | None = None
        self._drafting = Drafting(cache)

    @property
    def identity(self) -> str:
        """All that what it writes depends on, beside the prompt."""
        return f"{self._label} {self._version} {self._dtype} {self._max_new_tokens} {_NO_REPEAT}"

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """Checked summaries of the stories, each of at most `words` words."""
        return self._drafting.summaries(self, stories, words)

    def spent(self) -> dict[str, int]:
        """Summaries generated and taken from the cache since this was last asked."""
        return self._drafting.spent()

    def facts(self) -> ModelFacts:
        """What the model is, weights loaded.

        Raises:
            ConfigError: it cannot be loaded; the message says why and what to do.
        """
        started = time.perf_counter()
        generator = self._generator()
        return generator.facts(time.perf_counter() - started)

    def prompt(self, story: Story, words: int) -> str:
        """The text to continue or to condense: one story, its most salient sentences, as many as fit.

        Raises:
            SummaryError: the model cannot be used.
        """
        try:
            generator = self._generator()
        except ConfigError as error:
            raise SummaryError(story.id, f"{error}; or use `summariser: extractive`") from error
        return generator.prompt(story, words)

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Generate, batch by batch, prompts of like length together; a failure is that of its batch."""
        ordered = sorted(prompts, key=len, reverse=True)
        for start in range(0, len(ordered), self._batch_size):
            batch = ordered[start : start + self._batch_size]
            try:
                yield from zip(batch, self._generator().write(batch), strict=True)
            except Exception as error:  # noqa: BLE001  out of memory, a broken kernel …: the door again
                reason = (
                    str(error) if isinstance(error, ConfigError) else f"the model failed: {first_line(error)}"
                )
                yield from ((prompt, SummaryError("", reason)) for prompt in batch)

    def _generator(self) -> _Generator:
        """The model with its tokenizer; its weights are loaded later."""
        if self._loaded is None:
            place = find(self._model, self._revision, code=self._remote)
            self._loaded = _open(
                place.folder,
                self._model,
                device=self._device,
                dtype=self._dtype,
                max_new_tokens=self._max_new_tokens,
                remote=self._remote,
            )
        return self._loaded


def _open(
    folder: Path, model: str, *, device: str, dtype: str, max_new_tokens: int, remote: bool
) -> _Generator:
    """Read configuration and tokenizer.

    Raises:
        ConfigError: the extra is not installed, or this is no model that writes.
    """
    try:
        from transformers import AutoConfig, AutoTokenizer
        from transformers.utils import logging
    except ImportError as error:
        raise ConfigError(NOT_INSTALLED) from error
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        config = AutoConfig.from_pretrained(folder, trust_remote_code=remote)
        tokenizer = AutoTokenizer.from_pretrained(folder, trust_remote_code=remote)
    except Exception as error:
        raise ConfigError(f"{model} cannot be read ({first_line(error)}): {_remedy(error)}") from error
    is_chat = not config.is_encoder_decoder
    if is_chat:
        _prepare_for_chat(tokenizer, model)
    return _Generator(
        folder, model, config, tokenizer,
        device=device, dtype=dtype, max_new_tokens=max_new_tokens, remote=remote,
    )  # fmt: skip


def _prepare_for_chat(tokenizer: Any, model: str) -> None:
    if not tokenizer.chat_template:
        raise ConfigError(
            f"{model} is neither an encoder-decoder nor has it a chat template: "
            "name an instruction-tuned or an encoder-decoder model"
        )
    tokenizer.padding_side = "left"
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token


class _Generator:
    """A model with its tokenizer; the weights are loaded when something is first written."""

    def __init__(
        self, folder: Path, model: str, config: Any, tokenizer: Any,
        *, device: str, dtype: str, max_new_tokens: int, remote: bool,
    ) -> None:  # fmt: skip
        self._folder, self._name, self._config, self._tokenizer = folder, model, config, tokenizer
        self._device, self._dtype, self._remote = device, dtype, remote
        self._is_chat = not config.is_encoder_decoder
        self._max_new_tokens = max_new_tokens
        known = getattr(config, "max_position_embeddings", None) or _DEFAULT_CONTEXT
        self._context = min(int(known), int(tokenizer.model_max_length or _DEFAULT_CONTEXT), _MAX_CONTEXT)
        self._specials = tuple(tokenizer.all_special_tokens)
        self._weights: Any = None

    @property
    def _room(self) -> int:
        """Tokens that a prompt may have."""
        return self._context - (self._max_new_tokens if self._is_chat else 0)

    def facts(self, opened_s: float) -> ModelFacts:
        """What the model is; `opened_s` is what reading its tokenizer took."""
        started = time.perf_counter()
        model = self._model()
        return ModelFacts(
            kind="chat" if self._is_chat else "encoder-decoder",
            parameters=int(model.num_parameters()),
            context=self._context,
            device=str(model.device),
            dtype=str(model.dtype).removeprefix("torch."),
            load_s=opened_s + time.perf_counter() - started,
            folder=str(self._folder),
        )

    def prompt(self, story: Story, words: int) -> str:
        """The text to continue or to condense."""
        texts = [inert(text, self._specials) for text in salient(story, words, self._room)]
        return longest(texts, lambda chosen: self._worded(chosen, words), self._fits)

    def _fits(self, prompt: str) -> bool:
        tokens = self._tokenizer(prompt, add_special_tokens=not self._is_chat)["input_ids"]
        return len(tokens) <= self._room

    def _worded(self, texts: Sequence[str], words: int) -> str:
        if not self._is_chat:
            tasks = getattr(self._config, "task_specific_params", None) or {}
            prefix: str = (tasks.get("summarization") or {}).get("prefix", "")
            return prefix + " ".join(texts)
        asked = {"role": "user", "content": request(texts, words)}
        try:
            return self._turns([{"role": "system", "content": SYSTEM}, asked])
        except Exception:  # noqa: BLE001  (some templates have no turn for the system, and raise what they like)
            return self._turns([{"role": "user", "content": f"{SYSTEM}\n\n{asked['content']}"}])

    def _turns(self, messages: Sequence[dict[str, str]]) -> str:
        """Messages as the model's own template words them, ready for its answer."""
        worded: str = self._tokenizer.apply_chat_template(
            list(messages), tokenize=False, add_generation_prompt=True
        )
        return worded

    def write(self, prompts: Sequence[str]) -> list[str]:
        """What the model writes after each prompt, without special tokens."""
        import torch

        model = self._model()
        inputs = self._tokenizer(
            list(prompts),
            return_tensors="pt",
            padding=True,
            truncation=True,
            max_length=self._room,
            add_special_tokens=not self._is_chat,
            return_token_type_ids=False,
        ).to(model.device)
        torch.manual_seed(0)
        with torch.inference_mode():
            output = model.generate(**inputs)
        written = output[:, inputs["input_ids"].shape[1] :] if self._is_chat else output
        texts: list[str] = self._tokenizer.batch_decode(written, skip_special_tokens=True)
        return texts

    def _model(self) -> Any:
        """The weights; what a checkpoint says about sampling is overruled.

        Raises:
            ConfigError: they cannot be loaded.
        """
        if self._weights is None:
            try:
                self._weights = self._load()
            except Exception as error:
                raise ConfigError(
                    f"{self._name} cannot be loaded ({first_line(error)}): {_remedy(error)}"
                ) from error
        return self._weights

    def _load(self) -> Any:
        import torch
        from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM

        device = self._device
        if device == "auto":
            device = "cuda" if torch.cuda.is_available() else "cpu"
        kind = AutoModelForCausalLM if self._is_chat else AutoModelForSeq2SeqLM
        loaded = kind.from_pretrained(
            self._folder, use_safetensors=True, dtype=self._dtype, trust_remote_code=self._remote
        )
        loaded = loaded.to(device).eval()
        loaded.generation_config.update(
            do_sample=False, num_beams=1, temperature=None, top_p=None, top_k=None, max_length=None,
            max_new_tokens=self._max_new_tokens, no_repeat_ngram_size=0 if self._is_chat else _NO_REPEAT,
            pad_token_id=self._tokenizer.pad_token_id,
        )  # fmt: skip
        return loaded


def _remedy(error: Exception) -> str:
    """What to do about a model that cannot be read or loaded."""
    words = str(error)
    if isinstance(error, ImportError):
        return "install what it names"
    if "trust_remote_code" in words:
        return "it needs code of its own; only if you trust its makers, allow that with trust_remote_code"
    if "Unrecognized configuration class" in words or "does not recognize" in words:
        return "it is not a model that writes text: name an instruction-tuned or an encoder-decoder model"
    if "out of memory" in words.lower():
        return "name a smaller one, or another device"
    return "look whether its files are whole, or name another"
