"""English verbs: how their forms are built, and what a dictionary says of their meaning.

The dictionary is an extract of WordNet 3.1, made by ``bench.make_meanings``. It is in ``meanings.json``, with
its licence beside it, and is read when the first verb is looked up.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import TypedDict

from digest.language.groups.facts import Verbs
from digest.language.tables import Deferred


class _Dictionary(TypedDict):
    """The content of ``meanings.json``. A verb has the numbers of its senses, and of more general ones."""

    verbs: dict[str, tuple[list[int], list[int]]]
    irregular: dict[str, str]
    opposites: list[tuple[str, str]]


@cache
def _dictionary() -> _Dictionary:
    text = resources.files("digest.language.en").joinpath("meanings.json").read_text(encoding="utf8")
    loaded: _Dictionary = json.loads(text)
    return loaded


def _senses() -> dict[str, tuple[frozenset[int], frozenset[int]]]:
    verbs = _dictionary()["verbs"].items()
    return {verb: (frozenset(senses), frozenset(kinds)) for verb, (senses, kinds) in verbs}


def _opposites() -> dict[str, frozenset[str]]:
    """Each word → its opposites, from the pairs of the dictionary; a word may be in several pairs."""
    found: dict[str, set[str]] = {}
    for one, other in _dictionary()["opposites"]:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(opposites) for word, opposites in found.items()}


VERBS = Verbs(
    senses=Deferred(_senses),
    irregular=Deferred(lambda: _dictionary()["irregular"]),
    opposites=Deferred(_opposites),
    inflections={"ies": "y", "ied": "y", "es": "", "s": "", "ed": "", "ing": ""},
    shortening=frozenset({"ed", "ing"}),
    past=("ed",),
    progressive=("ing",),
    present=("s",),
    comparatives=("est", "er"),
    stripped=("ing", "ed", "es", "e"),
    british=re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing)$)"),
    american="iz",
)
