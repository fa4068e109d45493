"""texts' sampled shingles → the pairs of texts that share a few of them and so may share a passage.

The pairs are found with an inverted index of sorted arrays, so the work grows with the number of shared
shingles, not with the square of the number of texts. A shingle that occurs in very many texts is looked up in
the earliest of them only. A *text* is given by its position, a *place* is an index into the index's arrays.
The *carriers* of a shingle are the texts that contain it; in the index they stand side by side as one
*group*.
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
"""Numbers of groups; a group holds the carriers of one shingle."""
Bounds: TypeAlias = NDArray[np.int64]
"""The place of each group's first carrier; one more element holds the length of the index."""

MAX_CARRIERS = 40
"""One shingle is looked up in at most this many earlier texts, the earliest first, as reprints of one text
all share its shingles. Chosen by reading; not measured."""
MAX_PAIRS_AT_ONCE = 2_000_000
"""Pairs that are counted at a time, roughly. It bounds memory and changes no result; chosen by reading, not
measured."""


def sharing(prints: Sequence[Numbers], at_least: int) -> Iterator[tuple[int, int, int]]:
    """Pairs of texts that share `at_least` shingles: the earlier, the later, and the number they share.

    They are ordered by the later text, and for one later text by the number of shared shingles, highest
    first.
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
    """The carriers of each shingle that at least two texts have, group by group, and the groups' bounds."""
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
    """The place and group of each carrier but the first of its group, in order of the texts."""
    group = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    is_later = np.arange(len(carriers)) > bounds[group]
    places = np.flatnonzero(is_later)
    places = places[np.argsort(carriers[places], kind="stable")]
    return places, group[places]


def _blocks(
    carriers: Positions, places: Places, group: Groups, bounds: Bounds
) -> Iterator[tuple[Places, Groups]]:
    """The look-ups in runs of about `MAX_PAIRS_AT_ONCE` pairs; all look-ups of one text are in one run."""
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
    """Each pair of a carrier and an earlier one of its group, as one number: later * count + earlier."""
    reach = np.minimum(places - bounds[group], MAX_CARRIERS)
    within = np.arange(reach.sum()) - np.repeat(np.cumsum(reach) - reach, reach)
    earlier = carriers[np.repeat(bounds[group], reach) + within]
    numbers: Positions = np.repeat(carriers[places], reach) * count + earlier
    return numbers
