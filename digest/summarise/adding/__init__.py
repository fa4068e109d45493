"""A model's additions to briefs: better headlines, why a story matters, and translations.

Every addition is optional, is asked for all stories at once, and is printed only if it passes its checks. One
that fails is left out, and the rest of the brief is printed as usual. When an edition is made again, it gets
the additions that it printed the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.protocols import Reprinting
from digest.summarise.adding.again import reprinted
from digest.summarise.adding.asking import Pen
from digest.summarise.adding.titles import titled
from digest.summarise.adding.translating import translated
from digest.summarise.adding.why import reasoned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Brief, Writing
    from digest.protocols import Summariser
    from digest.report import Report

__all__ = ["added"]


def added(briefs: Sequence[Brief], summariser: Summariser, writing: Writing, report: Report) -> list[Brief]:
    """The briefs with the additions that the settings in `writing` ask for."""
    found = list(briefs)
    if isinstance(summariser, Reprinting):
        return [reprinted(brief, summariser.printed(brief.story.id)) for brief in found]
    pen = Pen(summariser, report)
    if writing.headlines == "mended":
        found = titled(found, pen)
    if writing.why_it_matters:
        found = reasoned(found, pen)
    if writing.language:
        found = translated(found, writing.language, pen)
    return found
