"""Which texts may share a passage: those that have a few sampled shingles in common.

An inverted index as sorted arrays: its work grows with the shingles that texts share, not with the square of
the number of texts, and a shingle of very many texts counts for the earliest of them only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.cluster.shingles import Numbers

Positions = NDArray[np.int64]

MAX_CARRIERS = 40
"""A shingle of more texts than this is looked up in the earliest ones only: reprints all share them."""
MAX_AT_ONCE = 2_000_000
"""Pairs counted in one go, about: it bounds the memory."""


def sharing(prints: Sequence[Numbers], at_least: int) -> Iterator[tuple[int, int, int]]:
    """Pairs of positions, the earlier first, that share so many shingles, and how many they share.

    By the later one of each pair, then those that share the most first.
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


def _index(prints: Sequence[Numbers]) -> tuple[Positions, Positions]:
    """The positions that carry each shingle of two texts or more, group by group, and the groups' bounds."""
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


def _lookups(carriers: Positions, bounds: Positions) -> tuple[Positions, Positions]:
    """Each carrier that has an earlier one in its group, with the number of the group: by position."""
    group = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    is_later = np.arange(len(carriers)) > bounds[group]
    places = np.flatnonzero(is_later)
    places = places[np.argsort(carriers[places], kind="stable")]
    return places, group[places]


def _blocks(
    carriers: Positions, places: Positions, group: Positions, bounds: Positions
) -> Iterator[tuple[Positions, Positions]]:
    """The look-ups in runs that make a bounded number of pairs, each position's in one run."""
    if not len(places):
        return
    total = np.cumsum(np.minimum(places - bounds[group], MAX_CARRIERS))
    own = carriers[places]
    firsts = np.flatnonzero(np.r_[True, own[1:] != own[:-1]])
    wanted = np.searchsorted(total, np.arange(MAX_AT_ONCE, total[-1], MAX_AT_ONCE))
    cuts = np.unique(firsts[np.searchsorted(firsts, wanted, side="right") - 1])
    for run in np.split(np.arange(len(places)), cuts[cuts > 0]):
        yield places[run], group[run]


def _pairs(
    carriers: Positions, bounds: Positions, places: Positions, group: Positions, count: int
) -> Positions:
    """For each look-up a number ``later * count + earlier`` for each earlier carrier."""
    reach = np.minimum(places - bounds[group], MAX_CARRIERS)
    within = np.arange(reach.sum()) - np.repeat(np.cumsum(reach) - reach, reach)
    earlier = carriers[np.repeat(bounds[group], reach) + within]
    numbers: Positions = np.repeat(carriers[places], reach) * count + earlier
    return numbers
