"""An edition is made again with the models it was made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.app.remaking import embedder_again
from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Flat:
    """An embedder that finds all texts alike."""

    def __init__(self, name: str) -> None:
        self.name = name

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), np.float32)


class Box:
    """Holds an embedder, and counts how often it is taken out."""

    def __init__(self, embedder: Flat | None) -> None:
        self._embedder = embedder
        self.taken = 0

    @property
    def embedder(self) -> Flat | None:
        self.taken += 1
        return self._embedder


def test_an_edition_made_without_an_embedder_is_made_again_without_loading_one() -> None:
    box = Box(Flat("some/model@1"))
    assert embedder_again("none", box).name == "none"
    assert box.taken == 0


def test_the_same_embedder_is_used_again() -> None:
    own = Flat("some/model@1")
    assert embedder_again("some/model@1", Box(own)) is own


@pytest.mark.parametrize("own", [None, Flat("another/model@2")])
def test_another_embedder_or_none_is_refused_with_the_remedy(own: Flat | None) -> None:
    with pytest.raises(ConfigError, match=r"made with the embedder some/model@1.*under `embedder`"):
        embedder_again("some/model@1", Box(own))
