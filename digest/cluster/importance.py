"""How important the event of a headline is to the readers of a briefing: signs of the headline are weighed.

The signs are the kinds of things at stake that its words tell (the dead, states and courts, the economy;
film, gadgets, fame), and its form. How much each counts was learnt by ``python -m bench.train_importance``
from what editors choose (NeuS, WikiNews, an editor's marks); see decision 0039. A headline in a language
without tables has no verdict. Pure.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest import language
from digest.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.language import Language
    from digest.models import Article

MIDDLING = 0.5
"""The importance, 0 to 1, of a headline about which nothing is known; by definition."""
FEW_WORDS = 4
"""A headline of at most this number of words is a label. Chosen by reading; not measured."""
ENOUGH_WORDS = 12
"""The length of a headline counts up to this number of words. Chosen by reading; not measured."""
FORM = ("question", "exclamation", "quotation", "digit", "count", "colon", "few words", "length")
"""The signs of a headline's form."""

COUNTING = frozenset({"dead and hurt", "disaster", "economy", "court", "state"})
"""Kinds of news that count people and money: a figure in their headlines is no sign of a list."""
_QUOTATION = re.compile(r"[“\"‘]|(?<!\w)'")
_COUNT = re.compile(r"\d+ ")
_DIGIT = re.compile(r"\d")


def importance(article: Article) -> float:
    """The importance of the event that an article's headline tells, 0 to 1; `MIDDLING` without a verdict."""
    tables = _tables(article.language)
    if tables is None or not article.headline.strip():
        return MIDDLING
    weights, bias = _model()
    odds = bias + sum(weights[sign] * value for sign, value in signs(article.headline, tables).items())
    return 1 / (1 + math.exp(-odds))


def telling(article: Article) -> list[str]:
    """The kinds of things at stake that its headline tells, those that count most for it first."""
    tables = _tables(article.language)
    if tables is None:
        return []
    weights, _ = _model()
    found = [sign for sign in signs(article.headline, tables) if sign in tables.stakes.kinds]
    return sorted((sign for sign in found if weights[sign] > 0), key=lambda sign: -weights[sign])


def signs(headline: str, tables: Language) -> dict[str, float]:
    """The signs that a headline has, each with its value, 0 to 1."""
    said = words(headline)
    kinds = _kinds_of(tables)
    found = {kind: 1.0 for word in said for kind in kinds.get(word) or kinds.get(stem(word), ())}
    form = {
        "question": "?" in headline,
        "exclamation": "!" in headline,
        "quotation": _QUOTATION.search(headline) is not None,
        "digit": _DIGIT.search(headline) is not None and not COUNTING & set(found),
        "count": _COUNT.match(headline) is not None,
        "colon": ":" in headline,
        "few words": len(said) <= FEW_WORDS,
    }
    length = min(len(said), ENOUGH_WORDS) / ENOUGH_WORDS
    return found | {sign: 1.0 for sign, is_so in form.items() if is_so} | {"length": length}


def _tables(code: str) -> Language | None:
    """The tables of that very language (English for an unknown one): no other language stands in."""
    return language.of(code or "en") if language.knows(code) else None


@cache
def _kinds_of(tables: Language) -> Mapping[str, Sequence[str]]:
    """Word → the kinds of things at stake that it tells."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, listing in tables.stakes.kinds.items():
        for word in sorted(listing):
            found[word].append(kind)
    return dict(found)


@cache
def _model() -> tuple[defaultdict[str, float], float]:
    """The weight of each sign, and what is added to their sum."""
    read = json.loads(files("digest.cluster").joinpath("importance.json").read_text(encoding="utf8"))
    return defaultdict(float, read["weights"]), read["bias"]
