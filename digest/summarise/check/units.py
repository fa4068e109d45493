"""Does a sentence give each figure in the unit that its passages give it in? Pure.

"12 kilometres" does not back "12 miles", "£5" does not back "$5", and "30 %" does not back "30 people". If a
passage gives the figure without a unit, any unit is accepted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.language.units import CURRENCIES, MEASURED, UNITS
from digest.summarise.read.figures import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language


@lru_cache(maxsize=4096)
def measured(text: str, language: Language = ENGLISH) -> frozenset[tuple[str, str]]:
    """Every figure of a text with its unit, which may be empty: ``("12", "mile")``, ``("5", "%")``."""
    found = set()
    for match in MEASURED.finditer(text):
        unit = CURRENCIES.get(match["sign"] or "", "")
        if match["share"]:
            unit = "%"
        elif match["unit"] and not unit:
            unit = UNITS[match["unit"].lower()]
        scale = match["scale"] or ""
        for figure in (match["figure"] + scale, (match["range"] or "").lstrip("-– ") + scale):
            found |= {(value.rstrip("%"), unit) for value in figures(figure, language)}
    return frozenset(found)


def unknown_unit(sentence: str, passages: Sequence[str], language: Language = ENGLISH) -> str:
    """The reason why a figure has another unit in the passages; empty when none has."""
    known = frozenset[tuple[str, str]]().union(*(measured(passage, language) for passage in passages))
    for value, unit in sorted(measured(sentence, language)):
        theirs = {other for figure, other in known if figure == value}
        if unit and theirs and unit not in theirs and "" not in theirs:
            return f"the cited passages have {value} with another unit ({', '.join(sorted(theirs))})"
        if not unit and theirs == {"%"}:
            return f"the cited passages have {value} per cent"
    return ""
