"""The patterns of the checks: each finds its example and leaves the other, and no pattern of English has none."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from digest.language import ENGLISH

EXAMPLES = {
    "page.after_inches": (" tall", " he said"),
    "verbs.british": ("criticised", "raised"),
    "clauses.contraction": ("they’re gone", "the mayor’s car"),
    "clauses.shortened": ("He met Dr.", "He met the doctor."),
    "claims.negation": ("The council did not vote.", "The council voted."),
    "claims.no_denial": ("It is not clear when.", "It is not over."),
    "claims.not_until": ("It did not until Monday", "It did not on Monday"),
    "claims.instead": ("by train rather than by bus", "by train or by bus"),
    "claims.said_otherwise": ("He was unaware of the letter.", "He knew of the letter."),
    "claims.plain_not": ("didn’t", "did"),
    "amounts.hundreds": ("dozens of boats", "a dozen boats"),
    "names.abbreviated": ("He met Gen.", "He met them."),
    "names.reported_by": ("according to the Norrby Times, the dam broke", "according to the mayor, it broke"),
    "names.pronoun_like": ("they told us", "the US told them"),
    "names.nations": ("the norwegian mayor", "the northern mayor"),
    "standing.stamp": ("Updated: Monday", "The dam broke"),
    "standing.cut": ("The dam broke at 4 a.m. on the.", "The dam broke at 4 a.m."),
    "standing.spoken_by": ("“Never,” Ada Lund said", "“Never,” she said"),
    "standing.self_named": ("she told this newspaper", "she told the council"),
    "facts.compound_number": ("twenty-two boats", "twenty boats"),
}
"""Field of a group → a text that its pattern finds something in, and one in which it finds nothing."""
HERE = Path(__file__).parents[1]


def found(name: str, text: str) -> bool:
    group, _, field = name.partition(".")
    pattern: re.Pattern[str] = getattr(getattr(ENGLISH, group), field)
    return pattern.search(text) is not None


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_pattern_finds_its_example_and_leaves_the_other(name: str) -> None:
    example, other = EXAMPLES[name]
    assert (found(name, example), found(name, other)) == (True, False)


def test_no_pattern_of_english_is_without_an_example() -> None:
    told = "".join(path.read_text(encoding="utf8") for path in HERE.rglob("test_*.py"))
    patterns = [
        (group.name, field.name)
        for group in fields(ENGLISH)
        if group.name not in {"code", "name"}
        for field in fields(getattr(ENGLISH, group.name))
        if isinstance(getattr(getattr(ENGLISH, group.name), field.name), re.Pattern)
    ]
    assert len(patterns) > 100
    assert [name for name in patterns if ".".join(name) not in told and f".{name[1]}" not in told] == []
