"""The choices that a user has about a model that runs on this machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a model is loaded and how much it may read and write; the defaults suit most models."""

    device: str = "auto"
    """``auto`` (a GPU if there is one and the model fits into it), ``cpu``, ``cuda``, ``cuda:1`` …"""
    dtype: str = "auto"
    """``auto`` (as its makers stored it) or a torch name such as ``bfloat16``."""
    quantization: str | None = None
    """``4bit``, ``8bit``, or `None` for the weights as they are."""
    batch_size: int = 4
    """Most stories that are written at once."""
    max_new_tokens: int | None = None
    """Most tokens of an answer, thoughts included; `None` for as many as the words asked for take."""
    context: int | None = None
    """Most tokens read and written at once; `None` for what the model can read (see `limits`)."""
    threads: int | None = None
    """Threads on the CPU; `None` for one on each core that this process may use."""
    allow_remote_code: bool = False
    """Whether Python code that comes with the model may be run."""
    ignore_memory: bool = False
    """Whether a model is loaded even if it seems not to fit into memory."""
