"""How many tokens a model reads, according to its configuration."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from digest.summarise.write.neural.limits import answers_of, context_of, room_for


def configured(**keys: Any) -> Any:
    return SimpleNamespace(**keys)


class Nested:
    """A multimodal model, whose configuration has several parts."""

    def __init__(self, text: Any) -> None:
        self._text = text

    def get_text_config(self) -> Any:
        return self._text


def context(config: Any, stated: int = 10**30, most: int | None = None) -> int:
    return context_of(config, SimpleNamespace(model_max_length=stated), most)


@pytest.mark.parametrize(
    ("config", "stated", "tokens"),
    [
        (configured(max_position_embeddings=2048), 10**30, 2048),
        (configured(max_position_embeddings=131072), 131072, 8192),
        (configured(max_position_embeddings=4096), 1024, 1024),
        (configured(n_positions=1024), 10**30, 1024),
        (configured(max_encoder_position_embeddings=4096, max_position_embeddings=1024), 10**30, 4096),
        (configured(seq_length=2048), 10**30, 2048),
        (configured(max_seq_len=2048), 10**30, 2048),
        (configured(), 512, 512),
        (configured(), 10**30, 1024),
        (Nested(configured(max_position_embeddings=6000)), 10**30, 6000),
        (
            configured(max_position_embeddings=2048, rope_scaling={"type": "linear", "factor": 2.0}),
            10**30,
            4096,
        ),
        (
            configured(max_position_embeddings=2048, rope_scaling={"rope_type": "llama3", "factor": 8.0}),
            10**30,
            2048,
        ),
        (
            configured(
                max_position_embeddings=2048,
                rope_scaling={"rope_type": "yarn", "factor": 2.0, "original_max_position_embeddings": 2048},
            ),
            10**30,
            4096,
        ),
        (configured(max_position_embeddings=8192, sliding_window=4096), 10**30, 4096),
        (
            configured(max_position_embeddings=8192, sliding_window=4096, use_sliding_window=False),
            10**30,
            8192,
        ),
        (
            configured(
                max_position_embeddings=8192,
                sliding_window=512,
                layer_types=["sliding_attention", "full_attention"],
            ),
            10**30,
            8192,
        ),
    ],
)
def test_a_model_reads_as_much_as_its_makers_say_within_reason(config: Any, stated: int, tokens: int) -> None:
    assert context(config, stated) == tokens


def test_a_user_may_choose_less_or_more_than_usual_but_not_more_than_the_model_reads() -> None:
    config = configured(max_position_embeddings=16384)
    assert context(config, most=2048) == 2048
    assert context(config, most=12000) == 12000
    assert context(config, most=100_000) == 16384


def test_a_decoder_writes_no_more_than_its_positions() -> None:
    assert answers_of(configured(max_decoder_position_embeddings=1024, max_position_embeddings=99)) == 1022
    assert answers_of(configured(d_model=8)) is None


def test_room_follows_the_words_the_tokenizer_and_the_thoughts() -> None:
    assert room_for(100, 1.3) == 224
    assert room_for(100, 4.0) > 600
    assert room_for(100, 1.3, thinks=True) == 224 + 2048
