"""Invented news without end: reports of unrelated events, the same for the same numbers.

Names are made of syllables, so that no two reports are of one event unless they are asked for with the same
number; each has an address that stands in no other.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_FIRST = "Al Bren Cor Dor El Fen Gar Hal Is Jor Kel Lin Mar Nor Ol Pel Quen Ros Sker Tar Um Vel Wes Yar Zel"
_MIDDLE = "a e i o u an el in or us ar en il om ir"
_LAST = "wick mouth dale row haven holm ford stead burn mere gate ton field bridge worth ley combe thorpe"
_WHO = """council|harbour board|museum|teachers' union|rowing club|hospital|railway|brewery|library|dairy
    |fire brigade|shipyard|theatre|farmers' league|bakery|tide office|court|university|ferry company|zoo
    |orchestra|water works|post office|chess club|vineyard|quarry|school board|tram company|archive|mint"""
_DEED = """opened|closed|sold|rebuilt|lost|won|moved|repaired|bought|found|lent|insured|painted|renamed|dyed
    |measured|banned|restored|leased|auctioned|named|cleared|heated|lit|fenced|drained|mapped|raised"""
_WHAT = """a wooden bridge|two steam engines|the old granary|a herd of goats|its largest bell|a tin roof
    |nine fishing boats|the winter garden|a lighthouse|four kilns|an atlas of tides|the east stairs|a dome
    |the night ferry|a stone mill|thirty hives|the salt store|a field hospital|the coin press|a rope walk
    |an orchard|the signal tower|six trams|the map room|a seed bank|the ice rink|a boat lift|the clock"""
_WHY = """after a storm|before the frost|for want of coal|by a narrow vote|at its own cost|against advice
    |within a week|for the third time|after a long dispute|in spite of the rain|with a loan|on a promise"""


@dataclass(frozen=True, slots=True)
class Item:
    """A report as a feed tells it."""

    guid: str
    url: str
    title: str
    text: str
    at: datetime


@cache
def item(outlet: int, number: int, at: datetime) -> Item:
    """The report of that number of an outlet."""
    chance = random.Random(outlet * 1_000_003 + number)  # noqa: S311  (texts, not secrets)
    place, other = _name(chance), _name(chance)
    who, deed, what, why = (_one(chance, words, "|") for words in (_WHO, _DEED, _WHAT, _WHY))
    person, crowns, people = (
        f"{_name(chance)} {_name(chance)}",
        chance.randrange(12, 980),
        chance.randrange(21, 900),
    )
    title = f"{place} {who} {deed} {what} {why}"
    text = (
        f"The {who} of {place} {deed} {what} {why}, its speaker {person} said. "
        f"The work cost {crowns} thousand crowns and kept {people} people of {other} busy. "
        f"A report on it is due in {_name(chance)} before the end of the season."
    )
    url = f"https://paper{outlet}.example/{number}/{place.lower()}"
    return Item(guid=f"paper{outlet}:{number}", url=url, title=title, text=text, at=at)


def _name(chance: random.Random) -> str:
    return "".join(_one(chance, part, " ") for part in (_FIRST, _MIDDLE, _LAST))


def _one(chance: random.Random, listed: str, between: str) -> str:
    return chance.choice(listed.split(between)).strip()
