"""The tokens that a model reads at once, and those that an answer of so many words takes. Pure."""

from __future__ import annotations

import math
from typing import Any

_DEFAULT_CONTEXT = 1024
"""Tokens that a model reads at once, where it does not say (set by judgement; not measured)."""
_MOST = 8192
"""Tokens that any model is given to read at once, at most: more is slower, and no summary is better for it
(set by judgement; not measured)."""
_UNSTATED = 10**7
"""Tokens above which a tokenizer's limit states none: transformers writes 10³⁰ there, by definition."""
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
"""Names under which configurations say how many tokens a model reads; the first that is there counts."""
_WRITTEN = ("max_decoder_position_embeddings", "max_position_embeddings", "n_positions")
"""Names under which those of encoder-decoders say how many tokens a model writes."""
_LAST_SENTENCE = 60
"""Words that the sentence may have with which the words asked for are reached (set by judgement;
not measured)."""
_TAGS = 16
"""Tokens for what stands around an answer: the turn's end, a line break, a quotation mark (set by judgement;
not measured)."""
_THOUGHTS = 2048
"""Tokens for what a model thinks before it answers (set by judgement; not measured)."""


def text_config(config: Any) -> Any:
    """The part of a configuration that is about text; models that also see images have several."""
    return config.get_text_config() if hasattr(config, "get_text_config") else config


def context_of(config: Any, tokenizer: Any, most: int | None = None) -> int:
    """Tokens that a model reads at once (a chat model: reads and writes), `most` at most."""
    stated = int(getattr(tokenizer, "model_max_length", 0) or 0)
    known = [
        positions_of(text_config(config)),
        stated if 0 < stated < _UNSTATED else None,
        _window(text_config(config)),
    ]
    found = min([one for one in known if one], default=_DEFAULT_CONTEXT)
    return min(found, most or _MOST)


def positions_of(config: Any) -> int | None:
    """The tokens that a configuration says a model reads, stretched with its rotary positions, or `None`."""
    for name in _POSITIONS:
        value = getattr(config, name, None)
        if isinstance(value, int) and value > 0:
            return int(value * _stretch(config, value))
    return None


def answers_of(config: Any) -> int | None:
    """Tokens that an encoder-decoder can write, where its decoder has a limit."""
    for name in _WRITTEN:
        value = getattr(text_config(config), name, None)
        if isinstance(value, int) and value > 0:
            return value - 2  # some shift their positions by two
    return None


def room_for(words: int, tokens_a_word: float, *, thinks: bool = False) -> int:
    """The tokens in which `words` words and the end of a sentence find room, and thoughts before them."""
    return math.ceil((words + _LAST_SENTENCE) * tokens_a_word) + _TAGS + (_THOUGHTS if thinks else 0)


def _stretch(config: Any, stated: int) -> float:
    """The factor by which rotary positions reach further than stated."""
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
    """The tokens that a model sees back, where every layer sees only so far; else `None`."""
    window = getattr(config, "sliding_window", None)
    layers = getattr(config, "layer_types", None)
    is_used = getattr(config, "use_sliding_window", True) is not False
    is_everywhere = all(kind == "sliding_attention" for kind in layers) if layers else True
    return window if isinstance(window, int) and window > 0 and is_used and is_everywhere else None
