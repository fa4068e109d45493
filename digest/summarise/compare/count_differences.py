"""Differences between counts that the learned judge of `same_count` finds to be about one thing. Pure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.language import any_language
from digest.models import Difference, Version
from digest.summarise.compare.counts import counts
from digest.summarise.compare.same_count import is_same, pairs, probability
from digest.summarise.compare.slots import LATER, clause_of, deed, deed_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.compare.counts import Count
    from digest.summarise.compare.same_count import Pair
    from digest.summarise.read.passages import Passage

_LEAD_IN = 10
"""Words before a figure that are printed as what it is about, at most (chosen by reading; not measured)."""
_SHOWN_BEFORE = 60
"""Characters of the clause that are shown before a figure, at most (chosen by reading; not measured)."""
_SHOWN_AFTER = 50
"""Characters of the clause that are shown after the noun, at most (chosen by reading; not measured)."""
_WORD = re.compile(r"\S+")


def count_differences(found: Sequence[Passage]) -> list[Difference]:
    """The differences in counts between the voices of a story, the likeliest first."""
    same = [pair for pair in pairs(counts(found), found) if is_same(pair)]
    same.sort(key=lambda pair: -probability(pair))
    groups: list[list[Count]] = []
    for pair in same:
        _put(pair, groups)
    return [_difference(group) for group in groups]


def _put(pair: Pair, groups: list[list[Count]]) -> None:
    """Adds a pair to the group of counts that has one of the two, or else opens a group with it.

    A group has only one value of each report: with two, one of them is about something else.
    """
    for group in groups:
        if any(_is_told_by(count, group) for count in pair[:2]):
            if all(_fits(count, group) for count in pair[:2]):
                group.extend(count for count in pair[:2] if count not in group)
            return
    groups.append([pair.one, pair.other])


def _is_told_by(count: Count, group: Sequence[Count]) -> bool:
    """Whether the group has a count of the same unit and value from the same report."""
    return any(
        other.unit == count.unit
        and other.value == count.value
        and other.passage.article is count.passage.article
        for other in group
    )


def _fits(count: Count, group: Sequence[Count]) -> bool:
    return all(
        other.value == count.value for other in group if other.passage.article is count.passage.article
    )


def _difference(group: Sequence[Count]) -> Difference:
    """The difference of a group of counts, with the earliest report of each value."""
    ordered = sorted(group, key=lambda count: (count.passage.article.at, count.passage.voter))
    first = list({count.value: count for count in reversed(ordered)}.values())[::-1]
    return Difference(
        about=_about(first),
        versions=tuple(_version(count) for count in first),
        is_update=_has_grown(first),
    )


def _has_grown(ordered: Sequence[Count]) -> bool:
    """Whether counts in order of time are one that has grown: each is larger, and `LATER` than the last."""
    return ordered[0].kind in {"people", "thing"} and all(
        later.value > earlier.value and later.passage.article.at - earlier.passage.article.at >= LATER
        for earlier, later in pairwise(ordered)
    )


def _about(group: Sequence[Count]) -> str:
    """What the counts are about: the noun that they count, or the words before a price, share or measure."""
    count = group[0]
    if count.kind in {"people", "thing"}:
        done = {deed_word(one) for one in group}
        what = f" {done.pop() if len(done) == 1 else deed(count)}".rstrip()
        per = f" a {count.period}" if count.period else ""
        return f"{min((_noun(one) for one in group), key=len)}{what}{per}"
    lead_ins = [words for one in group if (words := _lead_in(one))]
    return min(lead_ins, key=len, default=_noun(count))


def _noun(count: Count) -> str:
    """The noun as printed, with the words between it and the figure; "people" for all that tolls count."""
    words = count.passage.text[count.digits[1] : count.end].replace("-", " ", 1).split()
    words = [word for word in words if word.lower() not in any_language.SCALES]
    is_deed = words and words[-1].lower() in count.language.counted.tolls
    return count.unit if is_deed or not words else " ".join(words)


def _lead_in(count: Count) -> str:
    """The words of the clause before the figure, if they are few: "the start was delayed by"."""
    start, _ = clause_span(count)
    words = count.passage.text[start : count.start].split()
    if not 1 < len(words) <= _LEAD_IN:
        return ""
    is_common = count.language.counted.common_opening.fullmatch(words[0])
    return " ".join([words[0].lower() if is_common else words[0], *words[1:]])


def clause_span(count: Count) -> tuple[int, int]:
    """Where the clause of a count starts and ends in its passage's text."""
    start = count.passage.text.find(clause_of(count))
    return start, start + len(clause_of(count))


def _version(count: Count) -> Version:
    article = count.passage.article
    return Version(
        publisher=article.publisher, wording=_wording(count), citation=count.passage.citation, at=article.at
    )


def _wording(count: Count) -> str:
    """The clause with the figure, cut to whole words around it."""
    text = count.passage.text
    start, end = clause_span(count)
    words = [
        match
        for match in _WORD.finditer(text, max(start, 0), end)
        if match.start() >= count.start - _SHOWN_BEFORE and match.end() <= count.end + _SHOWN_AFTER
    ]
    return text[words[0].start() : words[-1].end()].strip(" ,.;:")
