"""Write about stories with a model and its tokenizer: prompts that fit, answers of whole sentences."""

from __future__ import annotations

import inspect
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, SummaryError, first_line
from digest.summarise.write.neural import condensing, limits
from digest.summarise.write.neural.batches import answered, in_batches
from digest.summarise.write.neural.memory import GIB, stored
from digest.summarise.write.neural.stopping import Goal, Row, Stopping, whole
from digest.summarise.write.neural.template import Chat, special_texts
from digest.summarise.write.neural.thoughts import answer_in, is_open
from digest.summarise.write.neural.weights import loaded, opened, relieve
from digest.summarise.write.prompt import SYSTEM, TOKENS_A_WORD, inert, longest, request, salient
from digest.summarise.write.prose import ends_sentence
from digest.text.scripts import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Story
    from digest.summarise.write.checkpoint import Checkpoint
    from digest.summarise.write.neural.choices import Choices
    from digest.summarise.write.neural.weights import Loaded, Opened

_BATCH_TOKENS = 16384
"""Most tokens of a batch, answers included, with all its prompts padded to the longest (decision 0011)."""
_MEASURED = 4000
"""Characters of a story's text from which the tokens per word are computed (set by judgement;
not measured)."""
_KEPT = 4000
"""Most requests whose goal (words, tokens and language of the answer) is remembered (set by judgement;
not measured)."""
_WORDS = 100
"""Words that are asked for if the prompt was not made by `Generator.prompt` (set by judgement; not
measured)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """The facts about a loaded model."""

    kind: str
    """``encoder-decoder`` or ``chat``."""
    parameters: int
    context: int
    """Tokens that it reads at once (a chat model: reads and writes)."""
    device: str
    dtype: str
    load_s: float
    folder: str
    memory_gib: float
    """About how many GiB of memory it takes while it writes."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A prompt, its number of tokens, and the goal and language of its answer."""

    prompt: str
    tokens: int
    goal: Goal
    language: str


@dataclass(frozen=True, slots=True)
class _Written:
    """A generated text (`None` if it has only thoughts), and whether the model ended it by itself."""

    text: str | None
    is_ended: bool


def generator(place: Checkpoint, name: str, choices: Choices) -> Generator:
    """The model in a folder; its weights are read when something is first written.

    Raises:
        ConfigError: the extra `transformers` is not installed, or the model cannot write text.
    """
    model = opened(place, name, remote=choices.allow_remote_code)
    chat = Chat(model.tokenizer, name) if model.is_chat else None
    if chat:
        chat.worded(SYSTEM, request(["So."], _WORDS))  # a template that cannot be used fails here, at once
    return Generator(model, choices, chat)


class Generator:
    """Writes the answers to prompts with one model."""

    def __init__(self, model: Opened, choices: Choices, chat: Chat | None) -> None:
        self._opened, self._choices, self._chat = model, choices, chat
        self._tokenizer = model.tokenizer
        self.context = limits.context_of(model.config, model.tokenizer, choices.context)
        self._specials = special_texts(model.tokenizer)
        self._goals: dict[str, tuple[Goal, str]] = {}
        self._turn = chat.next_turn() if chat else ""
        self._loaded: Loaded | None = None

    @property
    def parameters(self) -> int:
        """How many numbers its weights have, according to their files; 0 if these cannot be read."""
        place = self._opened.place
        return sum(stored(place.folder, place.gguf).values())

    def facts(self, opened_s: float) -> ModelFacts:
        """The facts about the model; `opened_s` is how many seconds reading its tokenizer took."""
        started = time.perf_counter()
        weights = self._weights()
        at_once = min(weights.tokens, _BATCH_TOKENS, self._choices.batch_size * self.context)
        return ModelFacts(
            kind="chat" if self._chat else "encoder-decoder",
            parameters=int(weights.model.num_parameters()),
            context=self.context,
            device=str(weights.model.device),
            dtype=str(weights.model.dtype).removeprefix("torch."),
            load_s=opened_s + time.perf_counter() - started,
            folder=str(self._opened.place.folder),
            memory_gib=weights.need.total(at_once) / GIB,
        )

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The prompt for a story, with as many of its most salient sentences as fit."""
        lead = story.lead.text[:_MEASURED]
        tokens_a_word = max(1.0, self._length(lead) / max(1, word_count(lead))) if lead else TOKENS_A_WORD
        thinks = self._chat is not None and self._chat.may_think(self._worded([""], words))
        room = self._bounded(limits.room_for(words, tokens_a_word, thinks=thinks))
        fits = self._reading(room)
        texts = [inert(text, self._specials) for text in salient(story, words if self._chat else fits, fits)]
        prompt = longest(
            texts, lambda chosen: self._worded(chosen, words, manner), lambda one: self._length(one) <= fits
        )
        while (
            texts and self._length(prompt) > fits and " " in texts[0]
        ):  # one sentence that is too long by itself
            texts = [" ".join(texts[0].split()[: len(texts[0].split()) // 2])]
            prompt = self._worded(texts, words, manner)
        opened_thought = self._chat is not None and is_open(prompt[-64:])
        self._goals[prompt] = (Goal(words, room, opened_thought), story.lead.language)
        if len(self._goals) > _KEPT:
            del self._goals[next(iter(self._goals))]
        return prompt

    def asked(self, request: str) -> str | None:
        """A request worded by the model's template, without special tokens; `None` for an encoder-decoder."""
        for special in self._specials:
            request = request.replace(special, " ")
        return self._chat.worded(SYSTEM, request) if self._chat else None

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Each prompt with its text or the reason why there is none; similar lengths share a batch."""
        try:
            weights = self._weights()
        except ConfigError as error:
            yield from ((prompt, SummaryError("", str(error))) for prompt in prompts)
            return
        asked = [self._asked(prompt) for prompt in prompts]
        batches = in_batches(
            asked,
            lambda one: one.tokens + one.goal.room,
            lambda one: one.language if self._chat is None else "",
            most=self._choices.batch_size,
            most_tokens=max(weights.tokens, self.context),
        )
        for batch in batches:
            for one, answer in answered(batch, self._generated, relieve):
                yield one.prompt, self._told(one, answer)

    def _told(self, asked: _Asked, answer: _Written | Exception) -> str | SummaryError:
        """The answer without an unfinished last sentence, or the reason why there is none."""
        if isinstance(answer, Exception):
            is_ours = isinstance(answer, ConfigError)
            return SummaryError("", str(answer) if is_ours else f"the model failed: {first_line(answer)}")
        if answer.text is None:
            return SummaryError(
                "",
                f"the model was still thinking after {asked.goal.room:,} tokens: raise max_tokens, and "
                "context with it, or name one that answers at once",
            )
        text = answer.text if answer.is_ended else whole(answer.text, ends_sentence)
        return text if text.strip() else SummaryError("", "the model wrote no whole sentence")

    def _asked(self, prompt: str) -> _Asked:
        room = self._bounded(limits.room_for(_WORDS, TOKENS_A_WORD))
        goal, language = self._goals.get(prompt, (Goal(_WORDS, room, is_open(prompt[-64:])), ""))
        return _Asked(prompt, min(self._length(prompt), self._reading(goal.room)), goal, language)

    def _bounded(self, room: int) -> int:
        """The tokens of an answer: `room`, or fewer if the user set a limit or the model has one."""
        written = limits.answers_of(self._opened.config)
        most = [self._choices.max_new_tokens, self.context // 2 if self._chat else written]
        return max(1, min([room, *(one for one in most if one)]))

    def _reading(self, room: int) -> int:
        """Most tokens of a prompt whose answer may have `room` tokens."""
        return self.context - (room if self._chat else 0)

    def _length(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=self._chat is None)["input_ids"])

    def _worded(self, texts: Sequence[str], words: int, manner: str = "") -> str:
        if self._chat is None:
            return condensing.prefix_of(self._opened.config) + " ".join(texts)
        return self._chat.worded(SYSTEM, request(texts, words, manner))

    def _generated(self, batch: Sequence[_Asked]) -> list[_Written]:
        """The text that the model writes after each prompt of a batch."""
        import torch

        model = self._weights().model
        how = self._how(batch[0].language)
        inputs = self._tokenizer(
            [one.prompt for one in batch],
            return_tensors="pt",
            padding=True,
            truncation=True,
            max_length=max(self._reading(one.goal.room) for one in batch),
            add_special_tokens=self._chat is None,
            return_token_type_ids=False,
        ).to(model.device)
        if "global_attention_mask" in inspect.signature(model.forward).parameters:
            mask = torch.zeros_like(
                inputs["input_ids"]
            )  # for Longformer: the first token attends to all, and all to it
            mask[:, 0] = 1
            inputs["global_attention_mask"] = mask
        start = inputs["input_ids"].shape[1] if self._chat else 1
        rows = [Row(one.goal, self._text) for one in batch]
        with torch.inference_mode():
            output = model.generate(
                **inputs,
                **how,
                max_new_tokens=max(one.goal.room for one in batch),
                stopping_criteria=[Stopping(rows, start)],
            )
        ends = _ends(model.generation_config.eos_token_id)
        return [
            self._answer(tokens, row, one, ends)
            for tokens, row, one in zip(output[:, start:].tolist(), rows, batch, strict=True)
        ]

    def _answer(self, tokens: Sequence[int], row: Row, asked: _Asked, ends: frozenset[int]) -> _Written:
        length = next((place for place, token in enumerate(tokens) if token in ends), None)
        is_ended = length is not None and (row.length is None or length < row.length)
        return _Written(self._text(tokens[: length if is_ended else row.length], asked.goal.opened), is_ended)

    def _text(self, tokens: Sequence[int], opened_thought: bool) -> str | None:
        """The text of tokens without thoughts, special tokens and a next turn; `None` if only thoughts."""
        raw = self._tokenizer.decode(list(tokens), skip_special_tokens=False)
        text = answer_in(raw, opened=opened_thought)
        if text is None:
            return None
        for special in self._specials:
            text = text.replace(special, " ")
        if self._turn:
            text = text.partition(self._turn)[0]
        return condensing.plain(text).strip() if self._chat is None else text.strip()

    def _how(self, language: str) -> dict[str, int]:
        if self._chat is not None:
            return {}
        start = getattr(self._weights().model.generation_config, "decoder_start_token_id", None)
        return condensing.address(self._tokenizer, self._opened.config, start, language)

    def _weights(self) -> Loaded:
        """The model with its weights, which are loaded on the first call.

        Raises:
            ConfigError: they cannot be loaded.
        """
        if self._loaded is None:
            self._loaded = loaded(self._opened, self._choices, _BATCH_TOKENS)
            how = self._loaded.model.generation_config
            ends = _ends(how.eos_token_id) | _ends(self._tokenizer.eos_token_id)
            how.eos_token_id = sorted(ends | set(self._chat.ends() if self._chat else ())) or None
        return self._loaded


def _ends(stated: Any) -> frozenset[int]:
    return frozenset([stated] if isinstance(stated, int) else stated or ())
