"""Which files of a folder are a model, and which version of it they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import ConfigError
from digest.summarise.write.checkpoint import _UNWANTED, _WANTED, find, fingerprint
from digest.summarise.write.transformer import TransformersSummariser

if TYPE_CHECKING:
    from pathlib import Path


def folder(at: Path, *names: str) -> Path:
    for name in names:
        (at / name).write_bytes(name.encode())
    return at


def test_safetensors_are_read_where_there_are_any(tmp_path: Path) -> None:
    assert find(str(folder(tmp_path, "config.json", "model.safetensors", "a-q4.gguf")), None).gguf is None


def test_a_folder_of_one_gguf_file_is_a_model(tmp_path: Path) -> None:
    assert find(str(folder(tmp_path, "a-q4.gguf", "README.md")), None).gguf == "a-q4.gguf"


def test_a_gguf_file_can_be_named_by_its_path_or_beside_its_folder(tmp_path: Path) -> None:
    folder(tmp_path, "config.json", "model.safetensors", "a-q4.gguf", "a-q8.gguf")
    by_path = find(str(tmp_path / "a-q8.gguf"), None)
    assert (by_path.folder, by_path.gguf) == (tmp_path, "a-q8.gguf")
    assert find(str(tmp_path), None, file="a-q8.gguf") == by_path


@pytest.mark.parametrize(
    ("names", "file", "told"),
    [
        (("a-q4.gguf", "a-q8.gguf"), None, "choose one with `file`: a-q4.gguf, a-q8.gguf"),
        (("a-q4.gguf",), "b.gguf", "has no file b.gguf, only a-q4.gguf"),
        (("a-00001-of-00002.gguf",), None, "a part of a GGUF file"),
        (("adapter_config.json", "adapter_model.safetensors"), None, "an adapter"),
        (("config.json", "pytorch_model.bin"), None, "no safetensors weights and no GGUF file"),
        (("README.md",), None, "no config.json"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(
    names: tuple[str, ...], file: str | None, told: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=told):
        find(str(folder(tmp_path, *names)), None, file=file)


def test_another_gguf_file_is_another_version(tmp_path: Path) -> None:
    folder(tmp_path, "a-q4.gguf", "a-q8.gguf")
    assert fingerprint(tmp_path, "a-q4.gguf") != fingerprint(tmp_path, "a-q8.gguf")
    before = fingerprint(tmp_path)
    (tmp_path / "a-q8.gguf").write_bytes(b"other")
    assert fingerprint(tmp_path) != before


def test_a_model_in_a_gguf_file_is_called_as_the_file(tmp_path: Path) -> None:
    folder(tmp_path, "tiny-q8_0.gguf")
    assert TransformersSummariser(str(tmp_path / "tiny-q8_0.gguf")).name.startswith("transformers tiny-q8_0@")


def test_weights_that_lie_on_the_hub_twice_are_fetched_once() -> None:
    from huggingface_hub.utils._paths import filter_repo_objects

    names = [
        "config.json",
        "model.safetensors",
        "consolidated.safetensors",
        "onnx/model.json",
        "spiece.model",
        "a.bin",
    ]
    found = filter_repo_objects(names, allow_patterns=list(_WANTED), ignore_patterns=list(_UNWANTED))
    assert list(found) == ["config.json", "model.safetensors", "spiece.model"]
