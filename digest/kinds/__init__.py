"""article → its kind and its worth, as an editor would judge them before reading on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.kinds.addresses import section_of
from digest.models import Assessment, Kind

if TYPE_CHECKING:
    from digest.models import Article

__all__ = ["assess"]


def assess(article: Article) -> Assessment:
    """The kind of an article and its worth for a briefing."""
    named = section_of(article.url)
    if named is None:
        return Assessment(likely=0.5)
    part, kind = named
    worth = 0.5 if kind is Kind.REPORT else 0.1
    return Assessment(kind=kind, likely=0.9, worth=worth, because=(f"/{part}/ in its address",))
