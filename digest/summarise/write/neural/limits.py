"""How many tokens a model reads at once, and how many an answer of a given length takes. Pure."""

from __future__ import annotations

import math
from typing import Any

_DEFAULT_CONTEXT = 1024
"""Tokens that a model is assumed to read at once if it does not say (set by judgement; not measured)."""
_MOST = 8192
"""Most tokens that any model is given to read at once: more are slower and make no summary better (set by
judgement; not measured)."""
_UNSTATED = 10**7
"""A tokenizer's limit above this many tokens means no limit: transformers writes 10³⁰ there, by
definition."""
_POSITIONS = (
    "max_encoder_position_embeddings",
    "max_position_embeddings",
    "n_positions",
    "max_source_positions",
    "max_sequence_length",
    "max_seq_len",
    "seq_length",
    "n_ctx",
)
"""Fields in which configurations state how many tokens a model reads; the first that exists counts."""
_WRITTEN = ("max_decoder_position_embeddings", "max_position_embeddings", "n_positions")
"""Fields in which configurations of encoder-decoders state how many tokens a model writes."""
_LAST_SENTENCE = 60
"""Words reserved for the last sentence of an answer, which may go beyond the words asked for (set by
judgement; not measured)."""
_TAGS = 16
"""Tokens reserved for what surrounds an answer: the end of the turn, a line break, a quotation mark (set by
judgement; not measured)."""
_THOUGHTS = 2048
"""Tokens reserved for the thoughts that a model writes before its answer (set by judgement; not measured)."""


def text_config(config: Any) -> Any:
    """The part of a configuration that is about text; multimodal models have other parts as well."""
    return config.get_text_config() if hasattr(config, "get_text_config") else config


def context_of(config: Any, tokenizer: Any, most: int | None = None) -> int:
    """How many tokens a model reads at once (a chat model: reads and writes), but no more than `most`."""
    stated = int(getattr(tokenizer, "model_max_length", 0) or 0)
    known = [
        positions_of(text_config(config)),
        stated if 0 < stated < _UNSTATED else None,
        _window(text_config(config)),
    ]
    found = min([one for one in known if one], default=_DEFAULT_CONTEXT)
    return min(found, most or _MOST)


def positions_of(config: Any) -> int | None:
    """How many tokens a model reads, as its configuration says and scales it; `None` if it does not say."""
    for name in _POSITIONS:
        value = getattr(config, name, None)
        if isinstance(value, int) and value > 0:
            return int(value * _stretch(config, value))
    return None


def answers_of(config: Any) -> int | None:
    """How many tokens an encoder-decoder can write; `None` if its decoder states no limit."""
    for name in _WRITTEN:
        value = getattr(text_config(config), name, None)
        if isinstance(value, int) and value > 0:
            return value - 2  # some shift their positions by two
    return None


def room_for(words: int, tokens_a_word: float, *, thinks: bool = False) -> int:
    """Tokens to reserve for `words` words, the end of the last sentence and, if it `thinks`, thoughts."""
    return math.ceil((words + _LAST_SENTENCE) * tokens_a_word) + _TAGS + (_THOUGHTS if thinks else 0)


def _stretch(config: Any, stated: int) -> float:
    """The factor by which rotary positions extend the stated number of tokens."""
    scaling = getattr(config, "rope_scaling", None) or getattr(config, "rope_parameters", None)
    if not isinstance(scaling, dict):
        return 1.0
    factor = scaling.get("factor")
    if not isinstance(factor, int | float) or factor <= 1:
        return 1.0
    kind = scaling.get("rope_type", scaling.get("type"))
    if kind in ("linear", "dynamic"):
        return float(factor)
    original = scaling.get("original_max_position_embeddings")
    return float(factor) if kind == "yarn" and original == stated else 1.0


def _window(config: Any) -> int | None:
    """The size in tokens of the attention window if every layer has a sliding one; else `None`."""
    window = getattr(config, "sliding_window", None)
    layers = getattr(config, "layer_types", None)
    is_used = getattr(config, "use_sliding_window", True) is not False
    is_everywhere = all(kind == "sliding_attention" for kind in layers) if layers else True
    return window if isinstance(window, int) and window > 0 and is_used and is_everywhere else None
