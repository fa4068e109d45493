"""Invented reports of twenty kinds, each kind written to one pattern, with a second wording of each event.

A pattern is a headline and a text with slots (``pattern_kinds.json``). `told` is how the feed that fills the
pattern tells an event, `retold` how another outlet tells the same one in words of its own. All names are
invented.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench._put_away import is_put_away

if TYPE_CHECKING:
    from random import Random

_KEPT: dict[str, Any] = json.loads(Path(__file__).with_name("pattern_kinds.json").read_text("utf-8"))
POOLS: dict[str, list[str]] = _KEPT["pools"]
"""What slots are filled with; places, surnames and firms are put together of parts."""
MOST = 24
"""Events of one kind that have different names."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of event is told: two pairs of headline and text, with slots in braces."""

    name: str
    language: str
    told: tuple[str, str]
    retold: tuple[str, str]

    @property
    def is_put_away(self) -> bool:
        """Whether the kind is scored at the end only."""
        return is_put_away(f"patterns/{self.name}")


KINDS = tuple(
    Kind(row["name"], row["language"], tuple(row["told"]), tuple(row["retold"])) for row in _KEPT["kinds"]
)
"""The kinds; some are put away (`Kind.is_put_away`)."""


def filled(number: int, chance: Random) -> dict[str, object]:
    """What fills the slots for the event of that number."""
    return _names(number, chance) | _figures(chance)


def _names(number: int, chance: Random) -> dict[str, object]:
    surname, other = (_invented(chance, "surname_ends") for _ in range(2))
    return {
        "place": _invented(chance, "place_ends"),
        "town": _invented(chance, "place_ends"),
        "street": f"{_invented(chance, 'place_ends')} Road",
        "person": f"{chance.choice(POOLS['first_names'])} {surname}",
        "other": f"{chance.choice(POOLS['first_names'])} {other}",
        "surname": surname,
        "firm": f"{chance.choice(POOLS['first_words'])} {POOLS['second_words'][number % MOST]}",
        "program": POOLS["programs"][number % MOST],
        "zh": POOLS["places_zh"][number % MOST],
        "zh_firm": POOLS["firms_zh"][number % MOST],
        "ar": POOLS["places_ar"][number % MOST],
        "ar_town": POOLS["places_ar"][(number + 5) % MOST],
        "trade": POOLS["trades"][number % MOST],
        "offence": POOLS["offences"][number % MOST],
        "compass": chance.choice(POOLS["compass"]),
        "hazard": chance.choice(POOLS["hazards"]),
        "flaw": chance.choice(POOLS["flaws"]),
    }


def _invented(chance: Random, ends: str) -> str:
    """A name that hardly any other event has."""
    return "".join(chance.choice(POOLS[part]) for part in ("starts", "middles", ends))


def _figures(chance: Random) -> dict[str, object]:
    return {
        "version": f"{chance.randrange(1, 12)}.{chance.randrange(20)}.{chance.randrange(9)}",
        "magnitude": f"{chance.randrange(41, 75) / 10:.1f}",
        "score": f"{chance.randrange(50, 99) / 10:.1f}",
        "km": chance.randrange(3, 160),
        "depth": chance.randrange(4, 90),
        "million": chance.randrange(5, 400),
        "sales": chance.randrange(95, 2_000),
        "percent": chance.randrange(2, 30),
        "age": chance.randrange(20, 96),
        "goals": chance.randrange(1, 5),
        "minute": chance.randrange(3, 89),
        "crowd": chance.randrange(1_204, 19_000),
        "votes": chance.randrange(7, 14),
        "against": chance.randrange(0, 6),
        "id": chance.randrange(41_007, 98_000),
        "hour": chance.randrange(6, 22),
        "until": chance.randrange(6, 22),
        "bugs": chance.randrange(2, 60),
        "months": chance.randrange(2, 30),
        "year": chance.randrange(1_925, 1_960),
        "draw": " ".join(str(each) for each in sorted(chance.sample(range(1, 50), 6))),
    }
