"""Which articles of a story tell its news, and which argue, list or advertise beside it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Assessment, Kind

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from digest.models import Article

SURE = 0.7
"""A kind of less probability than this is a guess. Of seen entries that an editor marked, 4 of 5 reports that
are taken for analysis are below (decision 0039)."""

_UNKNOWN = Assessment()
_MISTAKEN = frozenset({Kind.ANALYSIS, Kind.OTHER, Kind.SERVICE})
"""Kinds for which a report is sometimes taken."""


def by_kind(
    group: Sequence[Article], repeated: Container[str], assessments: Mapping[str, Assessment]
) -> tuple[list[Article], list[Article], tuple[tuple[str, Kind], ...]]:
    """The originals that tell news, the other originals, and the kinds of all articles that are no reports.

    Where no original tells news, all of them tell the story. `repeated` holds the addresses of copies.
    """
    kinds = _kinds(group, assessments)
    originals = [article for article in group if article.url not in repeated]
    tellers = [article for article in originals if kinds[article.url].is_news] or originals
    told = {article.url for article in tellers}
    others = [article for article in originals if article.url not in told]
    named = sorted((url, kind) for url, kind in kinds.items() if kind is not Kind.REPORT)
    return tellers, others, tuple(named)


def _kinds(group: Sequence[Article], assessments: Mapping[str, Assessment]) -> dict[str, Kind]:
    """Article address → its kind. What several outlets tell is an event: a guess counts as a report."""
    judged = {article.url: assessments.get(article.url, _UNKNOWN) for article in group}
    is_event = len({article.publisher for article in group}) > 1
    return {
        url: Kind.REPORT if is_event and one.kind in _MISTAKEN and one.likely < SURE else one.kind
        for url, one in judged.items()
    }
