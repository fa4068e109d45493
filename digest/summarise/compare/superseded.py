"""Counts that a later report has raised: "12 dead" beside a later "19 dead". Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.summarise.compare.figures import differing, groups, has_grown, vocabularies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.compare.measures import Measure
    from digest.summarise.read.passages import Passage


def superseded_counts(found: Sequence[Passage]) -> list[Measure]:
    """The counts that a later report of another voice has raised."""
    known = vocabularies(found)
    return [measure for group in groups(found) for measure in _below_the_last(differing(group, known))]


def _below_the_last(ordered: Sequence[Measure]) -> list[Measure]:
    """The reports of a count that has grown since."""
    if not ordered or not has_grown(ordered):
        return []
    return [measure for measure in ordered if measure.value < ordered[-1].value]
