"""Which articles of a story tell its news, and which argue, list or advertise beside it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Assessment, Kind

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from digest.models import Article

_UNKNOWN = Assessment()


def by_kind(
    group: Sequence[Article], repeated: Container[str], assessments: Mapping[str, Assessment]
) -> tuple[list[Article], list[Article], tuple[tuple[str, Kind], ...]]:
    """The originals that tell news, the other originals, and the kinds of all articles that are no reports.

    Where no original tells news, all of them tell the story. `repeated` holds the addresses of copies.
    """
    kinds = {article.url: assessments.get(article.url, _UNKNOWN).kind for article in group}
    originals = [article for article in group if article.url not in repeated]
    tellers = [article for article in originals if kinds[article.url].is_news] or originals
    told = {article.url for article in tellers}
    others = [article for article in originals if article.url not in told]
    named = sorted((url, kind) for url, kind in kinds.items() if kind is not Kind.REPORT)
    return tellers, others, tuple(named)
