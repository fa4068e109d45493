from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from digest.embed.sentence_model import SentenceEmbedder
from digest.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_name_tells_model_and_revision() -> None:
    assert SentenceEmbedder("some/model", revision="abc123").name == "some/model@abc123"
    assert SentenceEmbedder("some/model").name == "some/model"


@pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="needs the extra embeddings")
def test_a_model_that_is_not_there_is_the_users_to_mend(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot load the sentence model"):
        SentenceEmbedder(str(tmp_path / "nothing")).embed(["text"])
