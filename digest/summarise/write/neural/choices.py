"""The choices that a user has about a model that runs on this machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a model is loaded and how far it may read and write; the defaults suit most."""

    device: str = "auto"
    """``auto`` (a GPU if there is one and the model fits into it), ``cpu``, ``cuda``, ``cuda:1`` …"""
    dtype: str = "auto"
    """``auto`` (as its makers stored it) or a torch name such as ``bfloat16``."""
    quantization: str | None = None
    """``4bit``, ``8bit``, or `None`: the weights as they are."""
    batch_size: int = 4
    """Stories written at once, at most."""
    max_new_tokens: int | None = None
    """Tokens of an answer at most, thoughts included; `None`: what the words asked for take."""
    context: int | None = None
    """Tokens read and written at once at most; `None`: what the model reads, within reason."""
    threads: int | None = None
    """Threads on the CPU; `None`: one for each core that this process may use."""
    allow_remote_code: bool = False
    """Whether code that stands beside the model is run."""
    ignore_memory: bool = False
    """Whether a model is loaded that seems not to fit into memory."""
