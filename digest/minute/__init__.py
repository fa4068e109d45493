"""Add "Today in a minute" to an edition: one paragraph made from the printed sentences of its stories.

::

    briefs ──choice──▶ the stories, and one sentence for each ──paragraph──▶ the paragraph without a model
                       the stories ──prompt──▶ the model's answer ──generated──▶ the checked paragraph

All steps but the model's are pure. Without a model, or if it fails, the paragraph consists of the outlets'
own sentences.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import ItemError, SummaryError, UnaskedError
from digest.faults import attempt
from digest.minute.choice import picks
from digest.minute.generated import written
from digest.minute.paragraph import extracted
from digest.minute.prompt import request
from digest.minute.translated import translated
from digest.protocols import Asking
from digest.summarise.adding.asking import Pen
from digest.summarise.write.answers import spent
from digest.summarise.write.printed import PrintedSummariser

if TYPE_CHECKING:
    from digest.minute.choice import Pick
    from digest.models import Edition, Memory, Minute
    from digest.protocols import Summariser
    from digest.report import Report

__all__ = ["with_minute"]

SUBJECT = "Today in a minute"
"""The subject under which a failure is reported."""


def with_minute(
    edition: Edition, summariser: Summariser, *, memory: Memory, report: Report, language: str = ""
) -> Edition:
    """The edition with its paragraph, or without one if it has too few stories or making it fails.

    `language` is the reader's if stories are translated; then the paragraph is translated too. An edition
    that is made again gets the paragraph that it printed the first time.
    """
    if isinstance(summariser, PrintedSummariser):
        return replace(edition, minute=summariser.minute)
    minute = attempt(lambda: _minute(edition, summariser, memory, report), SummaryError, SUBJECT)
    if isinstance(minute, ItemError):
        report.problem("minute", minute)
        return edition
    if minute is not None and language:
        minute = _in(language, minute, edition, Pen(summariser, report))
    return replace(edition, minute=minute)


def _in(language: str, minute: Minute, edition: Edition, pen: Pen) -> Minute:
    """The paragraph translated; if that fails, the paragraph unchanged, and the failure is reported."""
    made = attempt(lambda: translated(minute, edition.briefs, language, pen), SummaryError, SUBJECT)
    if isinstance(made, ItemError):
        pen.report.problem("minute", made)
        return minute
    return made


def _minute(edition: Edition, summariser: Summariser, memory: Memory, report: Report) -> Minute | None:
    chosen = picks(edition, memory)
    if not chosen:
        return None
    answer = _answer(summariser, chosen, report)
    if answer is None:
        return extracted(chosen)
    minute = written(answer, chosen, method=summariser.name)
    report.count("minute/sentences", len(minute.told))
    report.count("minute/replaced", minute.replaced)
    return minute


def _answer(summariser: Summariser, chosen: tuple[Pick, ...], report: Report) -> str | None:
    """The model's text; `None` if there is no model or it failed, which is reported."""
    if not isinstance(summariser, Asking):
        return None
    answer = attempt(lambda: summariser.ask([request(chosen)])[0], SummaryError, SUBJECT)
    cost = spent(summariser)
    for name, by in {} if isinstance(cost, ItemError) else cost.items():
        report.count(name, by)
    if isinstance(answer, ItemError):
        _tell(answer, report)
        return None
    return answer if isinstance(answer, str) else None


def _tell(error: ItemError, report: Report) -> None:
    """Report why there is no answer, unless the same reason was reported for the summaries."""
    if isinstance(error, UnaskedError):
        report.note(f"{SUBJECT} was made without the model: {error.reason}")
    elif error.reason not in {problem.reason for problem in report.problems if problem.stage == "summarise"}:
        report.problem("minute", SummaryError(SUBJECT, error.reason))
