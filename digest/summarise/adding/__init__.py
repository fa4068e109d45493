"""What a model adds to briefs beyond their summaries: headlines, why it matters, another language.

Every addition is optional, is put to the model for all stories at once, and is printed only as far as the
checks support it. One that fails is left out, and costs the brief nothing else. What was printed once is
given back as it was, when an edition is made again.
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
    """The briefs with all that `writing` asks for."""
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
