"""Any transformers model as summariser: the one door to transformers and torch.

Encoder-decoder models (BART, PEGASUS, T5 …) and chat models, from a folder or from the hub at a pinned
revision; safetensors only. What a model writes is printed only as far as the articles support it: see
`grounding`. transformers 5 has no summarisation pipeline, so `generate` is called directly.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, SummaryError
from digest.summarise.extractive import ExtractiveSummariser
from digest.summarise.grounding import grounded
from digest.summarise.passages import passages
from digest.summarise.prompt import INSTRUCTION, inert, report, salient

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Story, Summary

_DEFAULT_CONTEXT = 1024
"""Tokens, when a model does not say how many it reads."""
_MAX_CONTEXT = 8192
"""More than that is slower, and no summary is better for it."""


class TransformersSummariser:
    """Summarises with the model at `model`, a folder or a name on the hub (then `revision` is required).

    `device` is ``auto`` (a GPU if there is one), ``cpu``, ``cuda`` …; `dtype` is ``auto`` (as stored) or
    a torch name such as ``bfloat16``. Greedy, so the same stories give the same summaries. The model is
    loaded when first used; when that fails, every story gives a `SummaryError` that says what to do.

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
    ) -> None:
        folder = Path(model).expanduser()
        if folder.is_dir():
            model, revision, label = str(folder), None, f"{folder.name}@{_fingerprint(folder)}"
        elif model.startswith((".", "/", "~")):
            raise ConfigError(f"summariser: there is no folder {folder}; name one, or a model on the hub")
        elif revision is None:
            raise ConfigError(
                f"summariser: {model} needs a `revision` (a commit of its repository), so that tomorrow's "
                "summaries are written by the same model"
            )
        else:
            label = f"{model}@{revision[:7]}"
        self.name = name or f"transformers {label}"
        self._model, self._revision, self._remote = model, revision, allow_remote_code
        self._device, self._dtype = device, dtype
        self._batch_size, self._max_new_tokens = max(1, batch_size), max_new_tokens
        self._loaded: _Generator | None = None
        self._failure = ""
        self._written: dict[str, str] = {}
        """Prompt → what the model wrote: nothing is generated twice."""

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """Checked summaries of the stories, each of at most `words` words."""
        extracts = ExtractiveSummariser().summarise(stories, words=words)
        drafts = self._drafts(stories, words)
        return [
            draft if isinstance(draft, SummaryError) else self._checked(story, extract, draft, words)
            for story, extract, draft in zip(stories, extracts, drafts, strict=True)
        ]

    def _checked(
        self, story: Story, extract: Summary | SummaryError, draft: str, words: int
    ) -> Summary | SummaryError:
        if isinstance(extract, SummaryError):
            return extract
        return grounded(draft, passages(story), extract, words=words, method=self.name)

    def _drafts(self, stories: Sequence[Story], words: int) -> list[str | SummaryError]:
        """What the model writes about each story, or why it does not."""
        generator = self._generator()
        if generator is None:
            return [SummaryError(story.id, self._remedy()) for story in stories]
        prompts = [generator.prompt(story, words) for story in stories]
        failures = dict(self._write(generator, prompts))
        return [
            SummaryError(story.id, failures[prompt]) if prompt in failures else self._written[prompt]
            for story, prompt in zip(stories, prompts, strict=True)
        ]

    def _write(self, generator: _Generator, prompts: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Generate for the prompts that are new, batch by batch; yields the prompts that failed, and why."""
        new = [prompt for prompt in dict.fromkeys(prompts) if prompt not in self._written]
        for start in range(0, len(new), self._batch_size):
            batch = new[start : start + self._batch_size]
            try:
                self._written.update(zip(batch, generator.write(batch), strict=True))
            except Exception as error:  # noqa: BLE001  out of memory, a broken kernel …: the door again
                for prompt in batch:
                    yield prompt, f"the model failed: {type(error).__name__}: {error}".partition("\n")[0]

    def _generator(self) -> _Generator | None:
        """The loaded model. A failure to load is remembered: it is not tried again for every story."""
        if self._loaded is None and not self._failure:
            try:
                self._loaded = _load(
                    self._model,
                    self._revision,
                    self._device,
                    self._dtype,
                    self._max_new_tokens,
                    remote=self._remote,
                )
            except Exception as error:  # noqa: BLE001  torch and transformers raise anything: their door
                self._failure = f"{type(error).__name__}: {error}".partition("\n")[0]
        return self._loaded

    def _remedy(self) -> str:
        return (
            f"the model {self._model} cannot be used ({self._failure}); install news-digest[transformers], "
            "run once with a network so that the model is fetched, or use `summariser: extractive`"
        )


def _fingerprint(folder: Path) -> str:
    """Seven letters that change with the model: of its configuration and the sizes of its files."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.iterdir()):
        if path.is_file():
            digest.update(f"{path.name}:{path.stat().st_size};".encode())
            digest.update(path.read_bytes() if path.name == "config.json" else b"")
    return digest.hexdigest()[:7]


class _Generator:
    """A loaded model with its tokenizer."""

    def __init__(self, tokenizer: Any, model: Any, *, is_chat: bool, max_new_tokens: int) -> None:
        self._tokenizer, self._model, self._is_chat = tokenizer, model, is_chat
        self._max_new_tokens = max_new_tokens
        known = getattr(model.config, "max_position_embeddings", None) or _DEFAULT_CONTEXT
        self._context = min(int(known), int(tokenizer.model_max_length or _DEFAULT_CONTEXT), _MAX_CONTEXT)
        self._specials = tuple(tokenizer.all_special_tokens)

    def prompt(self, story: Story, words: int) -> str:
        """The text to continue or to condense: one story, its most salient sentences, as many as fit."""
        room = self._context - (self._max_new_tokens if self._is_chat else 0)
        chosen = salient(story, max(words, room))
        prompt = ""
        for count in range(len(chosen), 0, -1):
            prompt = self._worded([inert(text, self._specials) for text in chosen[:count]], words)
            if len(self._tokenizer(prompt, add_special_tokens=not self._is_chat)["input_ids"]) <= room:
                break
        return prompt

    def _worded(self, texts: Sequence[str], words: int) -> str:
        if not self._is_chat:
            tasks = getattr(self._model.config, "task_specific_params", None) or {}
            prefix: str = (tasks.get("summarization") or {}).get("prefix", "")
            return prefix + " ".join(texts)
        messages = [{"role": "user", "content": f"{INSTRUCTION.format(words=words)}\n\n{report(texts)}"}]
        worded: str = self._tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=True
        )
        return worded

    def write(self, prompts: Sequence[str]) -> list[str]:
        """What the model writes after each prompt, without special tokens."""
        import torch

        inputs = self._tokenizer(
            list(prompts),
            return_tensors="pt",
            padding=True,
            truncation=True,
            max_length=self._context - (self._max_new_tokens if self._is_chat else 0),
            add_special_tokens=not self._is_chat,
            return_token_type_ids=False,
        ).to(self._model.device)
        torch.manual_seed(0)
        with torch.inference_mode():
            output = self._model.generate(**inputs)
        written = output[:, inputs["input_ids"].shape[1] :] if self._is_chat else output
        texts: list[str] = self._tokenizer.batch_decode(written, skip_special_tokens=True)
        return texts


def _load(
    model: str, revision: str | None, device: str, dtype: str, max_new_tokens: int, *, remote: bool
) -> _Generator:
    """Load tokenizer and model; what a checkpoint says about sampling is overruled."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()
    origin = {"revision": revision or "main", "trust_remote_code": remote}
    is_chat = not AutoConfig.from_pretrained(model, **origin).is_encoder_decoder
    tokenizer = AutoTokenizer.from_pretrained(model, **origin)
    if is_chat:
        _prepare_for_chat(tokenizer, model)
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    kind = AutoModelForCausalLM if is_chat else AutoModelForSeq2SeqLM
    loaded = kind.from_pretrained(model, use_safetensors=True, dtype=dtype, **origin).to(device).eval()
    loaded.generation_config.update(
        do_sample=False, num_beams=1, temperature=None, top_p=None, top_k=None, max_length=None,
        max_new_tokens=max_new_tokens, no_repeat_ngram_size=4, pad_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    return _Generator(tokenizer, loaded, is_chat=is_chat, max_new_tokens=max_new_tokens)


def _prepare_for_chat(tokenizer: Any, model: str) -> None:
    if not tokenizer.chat_template:
        raise ConfigError(
            f"{model} has no chat template: name an instruction-tuned or an encoder-decoder model"
        )
    tokenizer.padding_side = "left"
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
