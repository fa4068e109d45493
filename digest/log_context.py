"""What the lines of the log are about: the edition and the feed that are being worked on.

A step says it once, and every line that is logged meanwhile in that thread carries it.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NOTHING: Mapping[str, str] = MappingProxyType({})
_fields: ContextVar[Mapping[str, str]] = ContextVar("log fields", default=_NOTHING)


@contextmanager
def log_context(**fields: str) -> Iterator[None]:
    """Add fields, such as ``edition`` and ``feed``, to what is logged inside the block.

    None of them may hold a secret.
    """
    token = _fields.set({**_fields.get(), **fields})
    try:
        yield
    finally:
        _fields.reset(token)


def log_fields() -> Mapping[str, str]:
    """The fields of a line that is logged now, in this thread."""
    return _fields.get()
