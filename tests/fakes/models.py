"""The tiny transformers models of `bench.tiny_models`, trained once and shared by every test that asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp


@cache
def encoder_decoder() -> Path:
    """A folder with an encoder-decoder that repeats the first report."""
    from bench.tiny_models import encoder_decoder as build

    return build(Path(mkdtemp(prefix="digest-model-")) / "encoder-decoder")


@cache
def chat() -> Path:
    """A folder with a chat model that answers with news of its own invention."""
    from bench.tiny_models import chat as build

    return build(Path(mkdtemp(prefix="digest-model-")) / "chat")


@cache
def tiny(kind: str) -> Path:
    """A folder with a tiny model of that architecture, which writes nonsense; see `bench.model_zoo`."""
    from bench.model_zoo import ALL

    return ALL[kind](Path(mkdtemp(prefix="digest-model-")) / kind)


@cache
def gguf() -> Path:
    """A folder that holds one GGUF file and nothing else."""
    from bench._gguf_file import write

    folder = Path(mkdtemp(prefix="digest-model-"))
    write(tiny("llama"), folder / "tiny-q8_0.gguf")
    return folder
