"""Stories to briefs: what happened, in sentences that cite their sources.

The summariser writes; around it stand quotations, differences between outlets and what is new since an
earlier edition. A story that the summariser fails on is summarised by the extractive one, and reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import SummaryError
from digest.models import Brief
from digest.protocols import Spending
from digest.summarise.background import background
from digest.summarise.differ import differences
from digest.summarise.extractive import ExtractiveSummariser
from digest.summarise.passages import passages
from digest.summarise.quotes import quotes
from digest.summarise.updates import is_said, record_of, status_of, updates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Difference, Memory, Story, StoryRecord, Summary, Update
    from digest.protocols import Summariser
    from digest.report import Report

__all__ = ["Options", "summarise"]


FURTHER = 2
"""What is new beyond a summary is looked for in one so many times as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How much is printed of each story."""

    words: int = 100
    """The most words of a summary; a single sentence may be longer."""
    quotes: int = 1
    differences: int = 2
    updates: int = 3
    background: int = 2


def summarise(
    stories: Sequence[Story],
    summariser: Summariser,
    options: Options,
    *,
    memory: Memory,
    report: Report,
) -> list[Brief]:
    """One brief a story, in order. What `memory` printed of a story decides whether it is new or updated."""
    summaries = _summaries(stories, summariser, options, report)
    return [
        _brief(story, summary, options, memory) for story, summary in zip(stories, summaries, strict=True)
    ]


def _summaries(
    stories: Sequence[Story], summariser: Summariser, options: Options, report: Report
) -> list[Summary]:
    """What the summariser gives, and the extractive summary where it fails."""
    found = summariser.summarise(stories, words=options.words)
    _tell_failures([given for given in found if isinstance(given, SummaryError)], report)
    for name, by in summariser.spent().items() if isinstance(summariser, Spending) else ():
        report.count(name, by)
    result = []
    for done, (story, given) in enumerate(zip(stories, found, strict=True), start=1):
        summary = _stand_in(story, options) if isinstance(given, SummaryError) else given
        report.count("summarise/sentences", len(summary.sentences))
        report.count("summarise/replaced", summary.replaced)
        report.progress("summarise", done, len(stories))
        result.append(summary)
    return result


def _tell_failures(failures: Sequence[SummaryError], report: Report) -> None:
    """Each reason once, however many stories it concerns: a model that cannot be used is one problem."""
    told = {problem.reason for problem in report.problems if problem.stage == "summarise"}
    for error in failures:
        if error.reason in told:
            report.count("summarise/failed")
        else:
            report.problem("summarise", error)
            told.add(error.reason)


def _stand_in(story: Story, options: Options) -> Summary:
    """The extractive summary; it fails only for a story without any text, which cannot be printed."""
    (summary,) = ExtractiveSummariser().summarise([story], words=options.words)
    if isinstance(summary, SummaryError):
        raise summary
    return summary


def _brief(story: Story, summary: Summary, options: Options, memory: Memory) -> Brief:
    found = passages(story)
    record = record_of(story, memory)
    is_new = updates(summary.sentences, record, limit=1)
    differing = differences(found, options.differences)
    further = _further(story, summary, record, options)
    today = [sentence.text for sentence in (*summary.sentences, *(update.sentence for update in further))]
    return Brief(
        story=story,
        summary=summary,
        differences=differing,
        quotes=quotes(found, [*today, *_wordings(differing)], options.quotes),
        status=status_of(record, is_new),
        day=1 if record is None else record.days + 1,
        updates=further,
        background=background(story, record, today, options.background),
    )


def _wordings(differing: Sequence[Difference]) -> list[str]:
    return [version.wording for difference in differing for version in difference.versions]


def _further(
    story: Story, summary: Summary, record: StoryRecord | None, options: Options
) -> tuple[Update, ...]:
    """What is new beyond the summary: nothing is printed twice in one story."""
    if record is None or not options.updates:
        return ()
    (longer,) = ExtractiveSummariser().summarise([story], words=FURTHER * options.words)
    if isinstance(longer, SummaryError):
        return ()
    said = [sentence.text for sentence in summary.sentences]
    return updates(
        [sentence for sentence in longer.sentences if not is_said(sentence.text, said)],
        record,
        options.updates,
    )
