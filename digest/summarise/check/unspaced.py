"""Sentences in scripts without spaces, like Chinese: which characters were not taken from the passages? Pure.

Without a dictionary, names and number words cannot be told from other words there. But a character was not
taken from the passages if they have it beside neither of its two neighbours. The few characters listed here
stand in this module and in no language's folder, because a folder lists words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_JOINING = frozenset(
    "的了在和与及等是也都将已被把对从到而并其他她它这那就还又之以于则则且或个中后前时为有称说表示"
)
"""Chinese characters that join others and name nothing: they need not be in the passages."""
_MOSTLY = 0.5
"""A sentence counts as written without spaces if it has at least half as many different pairs of neighbouring
characters as characters.

Chosen by reading; not measured.
"""


def unknown_characters(sentence: str, passages: Sequence[str]) -> str:
    """The reason why characters of a sentence are not in the passages; empty when all are."""
    runs = _RUN.findall(sentence)
    if not runs:
        return ""
    known = frozenset[tuple[str, str]]().union(*map(_pairs, passages))
    alone = {run for passage in passages for run in _RUN.findall(passage) if len(run) == 1}
    for run in runs:
        held = [False] * len(run)
        for place, pair in enumerate(pairwise(run)):
            if pair in known:
                held[place] = held[place + 1] = True
        missing = [
            one
            for one, is_held in zip(run, held, strict=True)
            if not is_held and one not in _JOINING and one not in alone
        ]
        if missing:
            return f"“{''.join(missing)}” is not so in the cited passages"
    return ""


def pairs_known(sentence: str, passages: Sequence[str]) -> float | None:
    """The share of a sentence's pairs of neighbouring characters that the passages have, from 0 to 1.

    `None` for a sentence that has spaces between its words.
    """
    mine = _pairs(sentence)
    if not mine or len(mine) < _MOSTLY * len(sentence):
        return None
    known = frozenset[tuple[str, str]]().union(*map(_pairs, passages))
    return len(mine & known) / len(mine)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pair for run in _RUN.findall(text) for pair in pairwise(run))
