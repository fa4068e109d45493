"""What was worked out of texts and is remembered in memory, which a program that stays must let go of.

Functions keep their latest answers (`functools.lru_cache`), each a few hundred or thousand, so that a text is
not taken apart twice for one edition. For the next edition few of them are of use, and together they grow for
months: a daemon of 220 slots held a quarter more than after 50 (decision 0052, bench year).
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from functools import _lru_cache_wrapper

_FEW = 64
"""Answers; a function that remembers fewer keeps tools, such as templates, and no texts. Not measured."""
_KIND = type(lru_cache(maxsize=1)(len))


def forget_texts() -> None:
    """Let go of every remembered answer, but for tables and tools that are loaded once and for all."""
    for answers in _of_texts():
        answers.cache_clear()


def _of_texts() -> Iterator[_lru_cache_wrapper[object]]:
    """The functions of the program that remember many answers, and no more than so many."""
    for name, module in list(sys.modules.items()):
        if name.startswith("digest."):
            for value in list(vars(module).values()):
                if isinstance(value, _KIND) and (value.cache_parameters()["maxsize"] or 0) >= _FEW:
                    yield value
