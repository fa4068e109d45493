"""How exactly a sentence counts, beside its passages: "at least 40", "nearly 40", "some", "all". Pure.

A bound belongs to the figure behind it. It may not be turned round, and a figure that every passage bounds
may not stand alone. "About" may be left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.read.figures import figures
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BOUNDS = {
    "at least": "from below", "more than": "from below", "over": "from below", "above": "from below",
    "no fewer than": "from below", "upwards of": "from below", "exceeding": "from below",
    "at most": "from above", "up to": "from above", "fewer than": "from above", "less than": "from above",
    "under": "from above", "below": "from above", "as many as": "from above", "as much as": "from above",
    "nearly": "from above", "almost": "from above", "close to": "from above", "no more than": "from above",
    "about": "near", "around": "near", "roughly": "near", "approximately": "near", "some": "near",
    "an estimated": "near",
}  # fmt: skip
_FIGURE = (
    r"[$£€]?\d[\d,.]*(?:\s(?:hundred|thousand|million|billion|trillion))?%?|\b(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)
_COUNTED = re.compile(
    rf"(?:(?P<bound>\b(?:{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\b)\s(?:the\s|another\s)?)?"
    rf"(?P<figure>{_FIGURE})(?P<plus>\+|\sor more\b)?",
    re.IGNORECASE,
)
_ALL = frozenset({"all", "every", "each", "both", "entire", "none"})
_SOME = frozenset(
    {"some", "many", "most", "several", "few", "part", "half", "one", "two", "certain", "numerous"}
)
_WORD = re.compile(r"[^\W\d_]+")
_HUNDREDS = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|billions|trillions)\b", re.IGNORECASE)


def unbounded(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a figure's bound, or a word like "all", is not backed; empty when all are."""
    mine, theirs = _bounds(sentence), [pair for passage in passages for pair in _bounds(passage)]
    for value, bound in sorted(mine):
        known = {other for figure, other in theirs if figure == value}
        if not known or bound in known or (known | {bound}) == {"", "near"}:
            continue
        if known <= {"from below", "from above"} and bound in {"", "from below", "from above"}:
            return f"the cited passages bound {value} {min(known)}, and the sentence {bound or 'does not'}"
    return _other_hundreds(sentence, passages) or _other_quantifier(sentence, passages)


@lru_cache(maxsize=4096)
def _bounds(text: str) -> frozenset[tuple[str, str]]:
    """Every figure of a text with how it is bounded; with nothing where it is not."""
    return frozenset(_bounded(_COUNTED.finditer(text)))


def _bounded(found: Iterable[re.Match[str]]) -> Iterator[tuple[str, str]]:
    for match in found:
        bound = "from below" if match["plus"] else _BOUNDS.get((match["bound"] or "").lower(), "")
        yield from ((value.rstrip("%"), bound) for value in figures(match["figure"])[:1])


def _other_hundreds(sentence: str, passages: Sequence[str]) -> str:
    known = {word.lower() for passage in passages for word in _HUNDREDS.findall(passage)}
    mine = {word.lower() for word in _HUNDREDS.findall(sentence)}
    return (
        f"the cited passages have “{min(known)}”, not “{min(mine - known)}”" if known and mine - known else ""
    )


def _other_quantifier(sentence: str, passages: Sequence[str]) -> str:
    """Why "all" stands where the passages have "some" of the same, or the other way round."""
    theirs = {pair for passage in passages for pair in _quantified(passage)}
    for word, noun in _quantified(sentence):
        others = {other for other, same in theirs if same == noun}
        if not others or word in others:
            continue
        if (word in _ALL and not others & _ALL) or (word in _SOME and not others & _SOME):
            return f"the cited passages have “{min(others)} {noun}”, not “{word} {noun}”"
    return ""


@lru_cache(maxsize=4096)
def _quantified(text: str) -> frozenset[tuple[str, str]]:
    """Every word for how many with the root of the noun that follows it."""
    words = [word.lower() for word in _WORD.findall(text)]
    found = set()
    for place, word in enumerate(words):
        if word in _ALL | _SOME:
            after = [
                one
                for one in words[place + 1 : place + 4]
                if one not in {"of", "the", "a", "his", "her", "its", "their"}
            ]
            if after:
                found.add((word, stem(after[0])))
    return frozenset(found)
