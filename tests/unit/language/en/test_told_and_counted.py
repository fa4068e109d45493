"""Each English pattern for comparing reports and reading models' answers: what it finds, and what not."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from digest.language import ENGLISH

EXAMPLES = {
    "counted.figure": ("at least twelve old houses", "one house"),
    "counted.verb_before": ("prices fell by ", "prices fell, "),
    "counted.verb_after": (" have been cancelled", " of the clinics"),
    "counted.regular_past": ("approved", "red"),
    "counted.clause_start": ("rain fell while it", "rain fell as"),
    "counted.clause_end": ("12 died, officials", "12 died at sea"),
    "counted.after_subject": ("The bridge that will ", "The bridge "),
    "counted.conjunction": ("and the bridge", "the bridge and"),
    "counted.in_month": ("the flood in July", "the July flood"),
    "counted.elsewhen": ("12 died last year", "12 died"),
    "counted.part_of_whole": ("another 12 died", "12 died"),
    "counted.treated": ("12 were treated", "12 were hurt"),
    "counted.plural": ("operations", "bus"),
    "counted.has_verb": ("the mayor said the bridge", "the new bridge"),
    "counted.common_opening": ("The", "Norrby"),
    "counted.range_before": ("from 19 to ", "the 19 "),
    "counted.of_a_whole": ("half of Norrby's ", "half a day "),
    "counted.counted_too": (" and crew", " and a bus"),
    "counted.clock": ("at 2 p.m.", "at two"),
    "counted.per": ("40 boats a day", "40 boats on that day"),
    "counted.age": ("the painter Ada Lund, 34, left", "the painter Lund, 34, left"),
    "coming.sentence": ("They are due to meet", "They met"),
    "coming.headline": ("Ministers to meet in Lund", "Mayor vows to build bridge"),
    "coming.day": ("on Tuesday", "in March"),
    "coming.clause_end": ("to meet, said on Tuesday", "to meet on Tuesday"),
    "quoting.time_of_day": ("at 10:30 a.m. EST", "at ten"),
    "consequences.spoken": ("She hopes for rain", "Rain fell"),
    "consequences.follows": ("It will force the town", "It forced the town"),
    "consequences.has_followed": ("leaving 12 homeless", "the homeless"),
    "consequences.decides": ("the team decided to wait", "the team waits"),
    "consequences.because": ("closed due to cracks", "closed on Monday"),
    "consequences.touches": ("4,000 households", "households"),
    "consequences.goes_beyond": ("the worst flood in decades", "a bad flood"),
    "answers.label": ("Legal Basis: The court ruled.", "The court ruled: It must pay."),
    "answers.number": ("Story 1: The ferry sank.", "The ferry sank."),
    "answers.outlet": ("The dam broke, reports the Courier.", "The dam broke, the mayor says."),
    "answers.joint": ("The dam broke; meanwhile, voters met.", "The dam broke on Monday."),
    "translating.denied_otherwise": ("she refused", "she came"),
    "translating.no_month": ("it may rain", "in May"),
}
"""Group and field of a pattern → a text that it finds, and one that it does not."""
USED_BY = {
    "counted.verb_after": "match",
    "counted.regular_past": "fullmatch",
    "counted.plural": "fullmatch",
    "counted.counted_too": "match",
    "counted.common_opening": "fullmatch",
}
"""The patterns that are not used with `search`, each with the method that they are used with."""
MATCHES_NOTHING_TOO = {"answers.preamble"}
"""Patterns that match in every text, because the words that they take away may be none."""
GROUPS = sorted({name.partition(".")[0] for name in EXAMPLES})


def found(name: str, text: str) -> bool:
    group, _, field = name.partition(".")
    pattern = getattr(getattr(ENGLISH, group), field)
    return getattr(pattern, USED_BY.get(name, "search"))(text) is not None


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_pattern_finds_its_example_and_leaves_the_other(name: str) -> None:
    example, other = EXAMPLES[name]
    assert (found(name, example), found(name, other)) == (True, False)


@pytest.mark.parametrize("group", GROUPS)
def test_every_pattern_of_a_group_has_an_example(group: str) -> None:
    tables = getattr(ENGLISH, group)
    patterns = {
        f"{group}.{field.name}"
        for field in fields(tables)
        if isinstance(getattr(tables, field.name), re.Pattern)
    }
    assert patterns - MATCHES_NOTHING_TOO == {name for name in EXAMPLES if name.startswith(f"{group}.")}


def test_small_talk_before_an_answer_is_taken_away() -> None:
    preamble = ENGLISH.answers.preamble
    assert preamble.sub("", "Sure! Here is the summary: The dam broke.", count=1) == "The dam broke."
    assert preamble.sub("", "The dam broke.", count=1) == "The dam broke."


def test_a_figure_has_its_parts() -> None:
    match = ENGLISH.counted.figure.search("It cost about 40 million new crowns.")
    assert match is not None
    assert match.groupdict() == {
        "about": "about",
        "figure": "40",
        "scale": "million",
        "percent": None,
        "following": " new crowns",
    }


def test_words_that_mean_the_same_of_a_figure_have_one_name() -> None:
    assert ENGLISH.counted.tolls["wounded"] == ENGLISH.counted.tolls["hurt"] == "injured"
    assert ENGLISH.counted.predicates["plunged"] == "fall"


def test_days_are_counted_from_monday_and_from_the_day_of_writing() -> None:
    assert (ENGLISH.coming.weekdays["monday"], ENGLISH.coming.weekdays["sunday"]) == (0, 6)
    assert (ENGLISH.coming.days_ahead["tonight"], ENGLISH.coming.days_ahead["tomorrow"]) == (0, 1)


def test_contractions_and_numbers_are_written_out_in_one_way() -> None:
    assert ENGLISH.quoting.endings["'ll"] == "will"
    assert (ENGLISH.quoting.numbers["three"], ENGLISH.quoting.numbers["third"]) == ("3", "3rd")
