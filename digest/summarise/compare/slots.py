"""What rules out that two counts are about one thing: their time, their deed, their place, their whole. Pure.

Each count has slots: the time and the period that it is for, what happened to the people counted, whose or
where, and whether it is the whole, a part or a sum. Two counts whose slots are filled differently are about
two things, however alike their sentences are.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.summarise.compare.measures import COST
from digest.summarise.read.editing import Fitness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.compare.counts import Count

LATER = timedelta(hours=1)
"""Hours after which a higher count is taken for a count that has grown, and a price for another one. Earlier,
two reports contradict each other (decision 0022)."""
CHANGES = frozenset({"fall", "rise"})
"""The predicates of what may change from hour to hour, as the tables of languages name them."""
_YEAR = re.compile(r"(?<![\w.,$£€])(?:1[5-9]|20)\d\d(?!\w|[.,]\d)")
_NAME = re.compile(r"(?<=[\w,’'] )[A-Z][\w’'-]+")
_LOWER = re.compile(r"[a-z]+")
_MARKS = re.compile(r"[“”\"]")
_FROM_BELOW = "from below"
"""The kind of bound of "at least", as the tables of languages name it."""
_DEED_BEFORE = 45
"""Characters before a figure in which a deed such as "killed" is looked for (not measured)."""
_DEED_AFTER = 45
"""Characters after a noun in which a deed such as "were hurt" is looked for (not measured)."""
_NAMED_NEAR = 40
"""Characters around a figure whose names say of whom or where it is (not measured)."""


def is_ruled_out(one: Count, other: Count, own: Sequence[Count], others: Sequence[Count]) -> bool:
    """Whether a slot of two counts is filled differently.

    `own` and `others` are the counts of the same unit in the two sentences.
    """
    return bool(
        _is_no_whole(one, own)
        or _is_no_whole(other, others)
        or _is_left_to_measures(one)
        or _is_left_to_measures(other)
        or _is_within_bounds(one, other)
        or _is_kind_of(one, other)
        or _is_kind_of(other, one)
        or _has_no_shared_verb(one, other)
        or _tail(one) != _tail(other)
        or (one.modifiers and other.modifiers and one.modifiers.isdisjoint(other.modifiers))
        or _times(one) != _times(other)
        or deed(one) != deed(other)
        or _is_outcome(one, other)
        or _is_outcome(other, one)
        or _names_apart(one, other)
        or _is_of_another_hour(one, other)
        or _is_of_somebody_else(one, other)
        or _is_of_somebody_else(other, one)
        or _is_sum(one, others)
        or _is_sum(other, own)
    )


def _is_no_whole(count: Count, own: Sequence[Count]) -> bool:
    """Whether a count is quoted, one end of a range, a part of something, or added to something.

    "31 engines, including three ladder trucks" gives all ladder trucks, as no other figure counts trucks.
    """
    text, start = count.passage.text, count.start
    if len(_MARKS.findall(text[:start])) % 2 or any(
        pattern.search(text[:start])
        for pattern in (count.language.counted.range_before, count.language.counted.of_a_whole)
    ):
        return True
    tables = count.language.counted
    parts = [part[0].lower() for part in tables.part_of_whole.finditer(clause_of(count))]
    if len(own) == 1:
        parts = [part for part in parts if part not in tables.inclusions]
    return any(tables.per.fullmatch(part) is None and part not in tables.per_one for part in parts)


def _is_left_to_measures(count: Count) -> bool:
    """Whether a price or a mark that was passed is told, which need a subject and a verb to be compared."""
    passed = count.language.counted.milestones.intersection(_LOWER.findall(clause_of(count).lower()))
    return COST in _said_of(count) or bool(passed)


def _is_within_bounds(one: Count, other: Count) -> bool:
    """Whether the smaller figure is only a lower bound of the larger: "at least two engines" and "three".

    Counts of people are left: "at least 12" dead and 19 dead are two states of knowledge.
    """
    low = min((one, other), key=lambda count: count.value)
    words = low.passage.text[low.start : low.digits[0]].strip().lower()
    return low.kind != "people" and low.language.amounts.bounds.get(words) == _FROM_BELOW


def _is_kind_of(one: Count, other: Count) -> bool:
    """Whether the noun of `one` has a name before it that `other` lacks: "AK-47 rifles" beside "rifles"."""
    extra = _NAME.findall(f"x{one.passage.text[one.digits[1] : one.end]}")
    return any(name not in other.passage.text for name in extra)


def _has_no_shared_verb(one: Count, other: Count) -> bool:
    """Whether no word right beside one count stands beside the other, where no table tells the deed."""
    return not (one.has_own_tables and other.has_own_tables) and one.beside.isdisjoint(other.beside)


def _tail(count: Count) -> str:
    """The noun that is counted together with the count's own: "crew" in "420 passengers and crew"."""
    tables = count.language
    match = tables.counted.counted_too.match(count.passage.text, count.end)
    word = match["word"].lower() if match else ""
    others = (tables.counted.tolls, tables.words.grammar, tables.numbers.values)
    return "" if any(word in words for words in others) else word


def clause_of(count: Count) -> str:
    """The clause with the count."""
    text, tables = count.passage.text, count.language.counted
    start = max((match.end() for match in tables.clause_start.finditer(text, 0, count.start)), default=0)
    ending = tables.clause_end.search(text, count.end)
    return text[start : ending.start() if ending else len(text)]


def _times(count: Count) -> tuple[object, ...]:
    """The years, months and hours that a sentence names, and whether it looks back or elsewhere."""
    tables, text, at = count.language, count.passage.text, count.passage.article.at
    years = set(_YEAR.findall(text)) - {str(at.year)}
    months = {tables.counted.months[match["month"]] for match in tables.counted.in_month.finditer(text)} - {
        at.month
    }
    clause = clause_of(count)
    return (
        years,
        months,
        {match[0] for match in tables.counted.clock.finditer(text)},
        tables.counted.elsewhen.search(_YEAR.sub("", clause)) is not None,
    )


def _is_outcome(one: Count, other: Count) -> bool:
    """Whether `one` tells what has happened, and `other` announces it: "was set at" and "will be set at"."""
    return _is_ahead(other) and not _is_ahead(one) and _is_past(one)


def _is_ahead(count: Count) -> bool:
    return count.language.coming.sentence.search(clause_of(count)) is not None


def _is_past(count: Count) -> bool:
    tables = count.language
    words = _LOWER.findall(clause_of(count).lower())
    return any(
        tables.counted.regular_past.fullmatch(word)
        or word in tables.counted.irregular_past
        or word in tables.counted.been
        for word in words
    )


def deed(count: Count) -> str:
    """What happened to the people counted: ``killed``, ``injured``; empty for nothing."""
    return count.language.counted.tolls.get(deed_word(count), "")


def deed_word(count: Count) -> str:
    """The nearest word for what happened to the people counted, in lower case; empty for none."""
    tables, text = count.language.counted, count.passage.text
    if count.kind != "people":
        return ""
    own = _LOWER.findall(text[count.digits[1] : count.end].lower())
    after = re.split(r"[.;,:]", text[count.end : count.end + _DEED_AFTER], maxsplit=1)[0]
    before = re.split(r"[.;:]", text[max(0, count.start - _DEED_BEFORE) : count.start])[-1]
    nearest = [*reversed(own), *_LOWER.findall(after.lower()), *reversed(_LOWER.findall(before.lower()))]
    return next((word for word in nearest if word in tables.tolls), "")


def unshared_names(one: Count, other: Count) -> tuple[set[str], set[str]]:
    """The names close to each count that the other's sentence lacks."""
    return (
        {name for name in _names(one) if name not in other.passage.text},
        {name for name in _names(other) if name not in one.passage.text},
    )


def _names_apart(one: Count, other: Count) -> bool:
    """Whether both counts have names close by, and none of them is in the other's sentence."""
    unshared = unshared_names(one, other)
    near = _names(one), _names(other)
    return all(near) and unshared == near


def _is_of_somebody_else(one: Count, other: Count) -> bool:
    """Whether `one` is about "he" or "it", and `other` about somebody whom its sentence does not name."""
    is_open = one.passage.fitness is Fitness.UNRESOLVED and one.kind != "people"
    return is_open and bool(unshared_names(one, other)[1])


def _is_of_another_hour(one: Count, other: Count) -> bool:
    """Whether two prices or shares that rise and fall are of two hours."""
    apart = abs(one.passage.article.at - other.passage.article.at)
    return apart >= LATER and any(_moves(count) for count in (one, other))


def _moves(count: Count) -> bool:
    """Whether the clause of a count says that something rises or falls."""
    return count.kind != "people" and not _said_of(count).isdisjoint(CHANGES)


def _said_of(count: Count) -> set[str]:
    """The predicates of figures in the clause of a count, one word for all verbs that mean the same."""
    said = count.language.counted.predicates
    return {said[word] for word in _LOWER.findall(clause_of(count).lower()) if word in said}


def _names(count: Count) -> set[str]:
    text = count.passage.text
    span = text[max(0, count.start - _NAMED_NEAR) : count.end + _NAMED_NEAR]
    return set(_NAME.findall(span))


def _is_sum(count: Count, others: Sequence[Count]) -> bool:
    """Whether a count is the sum of several that the other sentence gives."""
    values = {other.digits: other.value for other in others}
    return len(values) > 1 and sum(values.values()) == count.value
