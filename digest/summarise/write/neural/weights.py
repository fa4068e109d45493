"""Read a model's configuration, tokenizer and weights from its folder with transformers."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, first_line
from digest.summarise.write.checkpoint import NOT_INSTALLED
from digest.summarise.write.neural import memory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.summarise.write.checkpoint import Checkpoint
    from digest.summarise.write.neural.choices import Choices

_PLAIN: dict[str, Any] = {
    "do_sample": False, "num_beams": 1, "num_return_sequences": 1, "use_cache": True,
    "temperature": None, "top_p": None, "top_k": None, "typical_p": None, "min_p": None,
    "epsilon_cutoff": None, "eta_cutoff": None, "penalty_alpha": None, "early_stopping": None,
    "length_penalty": None, "max_length": None, "min_length": None, "min_new_tokens": None,
    "forced_eos_token_id": None, "exponential_decay_length_penalty": None,
    "repetition_penalty": None, "encoder_repetition_penalty": None,
    "no_repeat_ngram_size": None, "encoder_no_repeat_ngram_size": None,
    "return_dict_in_generate": False, "output_scores": False, "output_attentions": False,
    "output_hidden_states": False,
}  # fmt: skip
"""Settings of `generate` that override the checkpoint's: greedy, of any length, and free to repeat names.

A ban on repeated tokens (`no_repeat_ngram_size`, `repetition_penalty`) also counts the prompt of a
decoder-only model, and it keeps every model from writing a name of four tokens twice.
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A model whose weights are not read yet."""

    place: Checkpoint
    name: str
    config: Any
    tokenizer: Any

    @property
    def is_chat(self) -> bool:
        """Whether it continues a text (decoder-only) instead of condensing one (encoder-decoder)."""
        return not self.config.is_encoder_decoder


def opened(place: Checkpoint, name: str, *, remote: bool) -> Opened:
    """Read the configuration and the tokenizer of a model.

    Raises:
        ConfigError: the extra `transformers` is not installed, or the model cannot be read.
    """
    try:
        from transformers import AutoConfig, AutoTokenizer
        from transformers.utils import logging
    except ImportError as error:
        raise ConfigError(NOT_INSTALLED) from error
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    how: dict[str, Any] = {"trust_remote_code": remote, **_file(place)}
    try:
        config = AutoConfig.from_pretrained(place.folder, **how)
        tokenizer = AutoTokenizer.from_pretrained(place.folder, **how)
    except Exception as error:
        raise ConfigError(f"{name} cannot be read ({first_line(error)}): {remedy(error)}") from error
    if not tokenizer.chat_template:
        tokenizer.chat_template = _template_beside(place)
    _prepare(tokenizer, is_chat=not config.is_encoder_decoder)
    return Opened(place, name, config, tokenizer)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model with its weights in memory, and the memory that it takes."""

    model: Any
    need: memory.Need
    tokens: int
    """How many tokens at once fit into memory beside the weights."""


def loaded(model: Opened, choices: Choices, most_tokens: int) -> Loaded:
    """Read the weights; the settings of `generate` in `_PLAIN` override those of the checkpoint.

    Raises:
        ConfigError: they do not fit into memory, or cannot be read.
    """
    try:
        return _loaded(model, choices, most_tokens)
    except ConfigError:
        raise
    except Exception as error:
        raise ConfigError(f"{model.name} cannot be loaded ({first_line(error)}): {remedy(error)}") from error


def _loaded(model: Opened, choices: Choices, most_tokens: int) -> Loaded:
    import torch

    place, dtype = model.place, _dtype(model.place, choices)
    tensors = memory.stored(place.folder, place.gguf)
    need = memory.need_of(tensors, model.config, dtype, choices.quantization)
    device = _device(choices.device, need)
    free = _free(device)
    if tensors and not choices.ignore_memory:
        memory.check_room(model.name, need, free, device, dtype=dtype, tensors=tensors, config=model.config)
    if device == "cpu" and (choices.threads or "OMP_NUM_THREADS" not in os.environ):
        torch.set_num_threads(choices.threads or memory.cores())
    how: dict[str, Any] = {"dtype": dtype, "trust_remote_code": choices.allow_remote_code, **_file(place)}
    if not place.gguf:
        how["use_safetensors"] = True
    if choices.quantization:
        how["quantization_config"] = _quantized(choices.quantization)
        how["device_map"] = {"": device}
    weights = _read(model, how)
    if not choices.quantization:
        weights = weights.to(device)
    _overrule(weights.eval(), model.tokenizer)
    fitting = most_tokens if free is None else min(most_tokens, need.tokens(free))
    return Loaded(weights, memory.Need(int(weights.get_memory_footprint()), need.a_token), fitting)


def _read(model: Opened, how: Mapping[str, Any]) -> Any:
    """The weights in the class of transformers that can write with them."""
    from transformers import AutoModelForCausalLM, AutoModelForImageTextToText, AutoModelForSeq2SeqLM

    if not model.is_chat:
        return AutoModelForSeq2SeqLM.from_pretrained(model.place.folder, **how)
    try:
        return AutoModelForCausalLM.from_pretrained(model.place.folder, **how)
    except ValueError as error:
        if "Unrecognized configuration class" not in str(error):
            raise
    try:
        return AutoModelForImageTextToText.from_pretrained(model.place.folder, **how)
    except ValueError as error:
        raise ValueError(str(error).replace("ImageTextToText", "CausalLM")) from error


def _overrule(weights: Any, tokenizer: Any) -> None:
    known = {name: value for name, value in _PLAIN.items() if hasattr(weights.generation_config, name)}
    weights.generation_config.update(**known, pad_token_id=tokenizer.pad_token_id)


def _file(place: Checkpoint) -> dict[str, str]:
    return {"gguf_file": place.gguf} if place.gguf else {}


def _dtype(place: Checkpoint, choices: Choices) -> str:
    """The chosen precision; ``auto`` is bfloat16 for a GGUF file, whose weights are unpacked."""
    return "bfloat16" if choices.dtype == "auto" and place.gguf else choices.dtype


def _prepare(tokenizer: Any, *, is_chat: bool) -> None:
    if is_chat:
        tokenizer.padding_side = "left"
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token or tokenizer.unk_token or tokenizer.convert_ids_to_tokens(0)


def _template_beside(place: Checkpoint) -> str | None:
    """The chat template in a file of its own, where multimodal models keep it; `None` if there is none."""
    plain, wrapped = place.folder / "chat_template.jinja", place.folder / "chat_template.json"
    if plain.is_file():
        return plain.read_text(encoding="utf8")
    if wrapped.is_file():
        found = json.loads(wrapped.read_text(encoding="utf8"))
        return str(found["chat_template"]) if isinstance(found, dict) and "chat_template" in found else None
    return None


def _device(chosen: str, need: memory.Need) -> str:
    """The chosen device; for ``auto`` a GPU if there is one into which the model fits, else the CPU."""
    import torch

    if chosen != "auto":
        return chosen
    if not torch.accelerator.is_available():
        return "cpu"
    device = torch.accelerator.current_accelerator().type
    return device if memory.is_enough(need, _free(device)) else "cpu"


def _free(device: str) -> int | None:
    """Bytes that are free on a device; `None` if it does not say."""
    import torch

    kind = device.partition(":")[0]
    try:
        if kind == "cpu":
            return memory.free_on_cpu()
        if kind == "mps":
            return int(torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory())
        return int(getattr(torch, kind).mem_get_info(torch.device(device))[0])
    except (AttributeError, RuntimeError, AssertionError):
        return None


def relieve() -> None:
    """Free the memory that torch keeps for later use."""
    import gc

    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def _quantized(quantization: str) -> Any:
    """The settings with which bitsandbytes packs weights while they are read.

    Raises:
        ConfigError: bitsandbytes is not installed.
    """
    if find_spec("bitsandbytes") is None:
        raise ConfigError(
            f"quantization: {quantization} needs bitsandbytes: pip install bitsandbytes; "
            "or name a GGUF file of the model, or leave quantization out"
        )
    import torch
    from transformers import BitsAndBytesConfig

    if quantization == "8bit":
        return BitsAndBytesConfig(load_in_8bit=True)
    return BitsAndBytesConfig(
        load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16
    )


def remedy(error: Exception) -> str:
    """The remedy for a model that cannot be read or loaded."""
    words = str(error)
    if "trust_remote_code" in words:
        return "it needs code of its own; only if you trust its makers, allow that with trust_remote_code"
    if isinstance(error, ImportError):
        return "install what it names"
    if "Unrecognized configuration class" in words or "does not recognize" in words:
        return "it is not a model that writes text: name an instruction-tuned or an encoder-decoder model"
    if "out of memory" in words.lower() or "can't allocate memory" in words:
        return "name a smaller one, or another device"
    if "GPU" in words or "CUDA" in words:
        return "weights packed so need such a device: name the model as it was before, or a GGUF file of it"
    return "look whether its files are whole, or name another"
