"""texts' sampled shingles → the pairs of texts that may share a passage: those with a few shingles in common.

The shingles stand in an inverted index of sorted arrays: the work grows with the shingles that texts share,
not with the square of the number of texts, and a shingle of very many texts counts for the earliest of them
only. A *text* is known by its position; a *place* is a place in the index; the *carriers* of a shingle are
the texts that have it, and stand side by side in the index as one *group*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.cluster.shingles import Numbers

Positions: TypeAlias = NDArray[np.int64]
"""Positions of texts."""
Places: TypeAlias = NDArray[np.int64]
"""Places in the index."""
Groups: TypeAlias = NDArray[np.int64]
"""Numbers of groups of carriers, each of one shingle."""
Bounds: TypeAlias = NDArray[np.int64]
"""For each group the place of its first carrier, and behind the last group the length of the index."""

MAX_CARRIERS = 40
"""Earlier texts, at most, in which one shingle is looked up, the earliest first: reprints of one text all
share its shingles. Chosen by reading; not measured."""
MAX_PAIRS_AT_ONCE = 2_000_000
"""Pairs that are counted in one go, about. It bounds the memory and changes no result; chosen by reading, not
measured."""


def sharing(prints: Sequence[Numbers], at_least: int) -> Iterator[tuple[int, int, int]]:
    """Pairs of texts with `at_least` common shingles: the earlier, the later, and how many they share.

    They are in order of the later text; of one later text's pairs those that share the most come first.
    """
    carriers, bounds = _index(prints)
    if not len(carriers):
        return
    later, group = _lookups(carriers, bounds)
    for block in _blocks(carriers, later, group, bounds):
        pairs, counts = np.unique(_pairs(carriers, bounds, *block, len(prints)), return_counts=True)
        pairs, counts = pairs[counts >= at_least], counts[counts >= at_least]
        earlier, last = pairs % len(prints), pairs // len(prints)
        for place in np.lexsort((earlier, -counts, last)):
            yield int(earlier[place]), int(last[place]), int(counts[place])


def _index(prints: Sequence[Numbers]) -> tuple[Positions, Bounds]:
    """The carriers of each shingle that two texts or more have, group by group, and the groups' bounds."""
    lengths = np.array([len(own) for own in prints], np.int64)
    positions = np.repeat(np.arange(len(prints), dtype=np.int32), lengths)
    numbers = np.concatenate([*prints, np.zeros(0, np.uint64)])
    order = np.argsort(numbers, kind="stable")
    numbers, positions = numbers[order], positions[order]
    starts = (
        np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]]) if len(numbers) else np.zeros(0, np.int64)
    )
    sizes = np.diff(np.r_[starts, len(numbers)])
    shared = sizes > 1
    kept = np.repeat(shared, sizes)
    return positions[kept].astype(np.int64), np.r_[0, np.cumsum(sizes[shared])].astype(np.int64)


def _lookups(carriers: Positions, bounds: Bounds) -> tuple[Places, Groups]:
    """The place and the group of each carrier that has an earlier one in its group, in order of the texts."""
    group = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    is_later = np.arange(len(carriers)) > bounds[group]
    places = np.flatnonzero(is_later)
    places = places[np.argsort(carriers[places], kind="stable")]
    return places, group[places]


def _blocks(
    carriers: Positions, places: Places, group: Groups, bounds: Bounds
) -> Iterator[tuple[Places, Groups]]:
    """The look-ups in runs that make a bounded number of pairs; all look-ups of one text are in one run."""
    if not len(places):
        return
    total = np.cumsum(np.minimum(places - bounds[group], MAX_CARRIERS))
    own = carriers[places]
    firsts = np.flatnonzero(np.r_[True, own[1:] != own[:-1]])
    wanted = np.searchsorted(total, np.arange(MAX_PAIRS_AT_ONCE, total[-1], MAX_PAIRS_AT_ONCE))
    cuts = np.unique(firsts[np.searchsorted(firsts, wanted, side="right") - 1])
    for run in np.split(np.arange(len(places)), cuts[cuts > 0]):
        yield places[run], group[run]


def _pairs(
    carriers: Positions, bounds: Bounds, places: Places, group: Groups, count: int
) -> NDArray[np.int64]:
    """For each look-up and each earlier carrier of its group a number, later * count + earlier."""
    reach = np.minimum(places - bounds[group], MAX_CARRIERS)
    within = np.arange(reach.sum()) - np.repeat(np.cumsum(reach) - reach, reach)
    earlier = carriers[np.repeat(bounds[group], reach) + within]
    numbers: Positions = np.repeat(carriers[places], reach) * count + earlier
    return numbers
