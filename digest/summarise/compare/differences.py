"""The differences between the outlets of a story: in figures, in ages, in the words of quotations. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.summarise.compare.ages import ages
from digest.summarise.compare.count_differences import count_differences
from digest.summarise.compare.figures import figure_differences, vocabularies
from digest.summarise.compare.quote_variants import quote_variants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Difference
    from digest.summarise.read.passages import Passage


def differences(found: Sequence[Passage], limit: int = 3) -> tuple[Difference, ...]:
    """At most `limit` differences between the outlets of a story: figures first, then ages, then quotations.

    Outlets that reprint one source count as one.
    """
    known = vocabularies(found)
    figures = figure_differences(found, known)
    told = {version.citation for difference in figures for version in difference.versions}
    more = [
        difference
        for difference in count_differences(found)
        if not any(version.citation in told for version in difference.versions)
    ]
    return (*figures, *more, *ages(found, known), *quote_variants(found))[:limit]
