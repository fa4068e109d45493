"""Turn stories into briefs: a summary whose sentences cite their sources, and what is printed beside it.

Beside its summary a brief has quotations, differences between outlets and what is new since an earlier
edition. If the summariser fails on a story, the extractive summariser writes its summary, and the report
notes the failure. A story without any text gets its headline alone. A part that fails is missing from its own
brief, and no other brief is affected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from digest.errors import SummaryError, UnaskedError
from digest.models import Brief, Writing
from digest.summarise.adding import added
from digest.summarise.choose.headline_only import (
    HEADLINE_ONLY,
    has_text,
    headline_alone,
    without_sentences,
)
from digest.summarise.choose.quotes import quotes
from digest.summarise.compare.background import background
from digest.summarise.compare.differences import differences
from digest.summarise.compare.updates import has_new_headline, is_said, record_of, status_of, updates
from digest.summarise.forms import filled_form
from digest.summarise.parts import Parts
from digest.summarise.read.passages import passages
from digest.summarise.write.answers import answers, count_cost, tell_failures
from digest.summarise.write.courses import Days, course, days_of
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.styles import fitted, of_others, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Difference, Memory, Story, StoryRecord, Summary, Update
    from digest.protocols import Summariser
    from digest.report import Report
    from digest.summarise.forms import Filled

__all__ = [
    "HEADLINE_ONLY",
    "Days",
    "Options",
    "Write",
    "days_of",
    "headlines",
    "of_others",
    "summarise",
    "without_sentences",
    "words_of",
]


EXTRACTIVE = ExtractiveSummariser.name
FURTHER = 2
"""News beyond the summary is looked for in a longer extractive summary, whose budget of words is this
multiple of the summary's own (chosen by reading; not measured)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How many words, quotations and other items are printed of each story."""

    words: int = 100
    """The largest number of words in a summary; a summary of a single sentence may have more."""
    quotes: int = 1
    differences: int = 2
    updates: int = 3
    background: int = 2


class Write(Protocol):
    """The signature that `summarise` and `headlines` share."""

    def __call__(
        self,
        stories: Sequence[Story],
        summariser: Summariser,
        options: Options,
        *,
        memory: Memory,
        report: Report,
        writing: Writing = ...,
        days: Days | None = ...,
    ) -> list[Brief]:
        """One brief for each story, in order."""
        ...


_USUAL = Writing()


def summarise(
    stories: Sequence[Story],
    summariser: Summariser,
    options: Options,
    *,
    memory: Memory,
    report: Report,
    writing: Writing = _USUAL,
    days: Days | None = None,
) -> list[Brief]:
    """One brief for each story, in order.

    `memory` holds what earlier editions printed: it decides whether a story is new or updated. `writing` says
    how long the summaries are, and which additions the briefs get. With `days`, a story that went on for
    several of them is told day by day, in sentences of its reports, whatever the summariser.
    """
    options = replace(options, words=words_of(writing, options.words, Options().words))
    forms = {
        story.id: Parts(story, report).of("form", partial(filled_form, story), None) for story in stories
    }
    given = _given(stories, forms, days, report)
    asked = [story for story in stories if story.id not in given]
    summaries = iter(_summaries(asked, summariser, options, writing, report))
    briefs = [
        replace(
            _brief(story, given.get(story.id) or next(summaries), options, memory, report),
            has_own_length=bool(writing.words),
        )
        for story in stories
    ]
    briefs = [_formed(brief, forms[brief.story.id]) for brief in briefs]
    return added(briefs, summariser, writing, report)


def headlines(
    stories: Sequence[Story],
    summariser: Summariser,
    options: Options,
    *,
    memory: Memory,
    report: Report,
    writing: Writing = _USUAL,
    days: Days | None = None,
) -> list[Brief]:
    """Briefs whose summaries have no sentence, made without reading any text: a sketch of an edition."""
    del summariser, options, memory, report, writing, days
    return [Brief(story=story, summary=without_sentences()) for story in stories]


# --------------------------------------------------------------------------- what happened


def _given(
    stories: Sequence[Story], forms: Mapping[str, Filled | None], days: Days | None, report: Report
) -> dict[str, Summary]:
    """Story id → its summary, for stories that no summariser is asked about.

    They are told in sentences of their reports: day by day, or those that their form asks for.
    """
    found: dict[str, Summary] = {}
    for story in stories:
        part, filled = Parts(story, report).of, forms[story.id]
        told = part("course", partial(course, story, days), None) if days else None
        if told is None and filled is not None and filled.sentences:
            told = replace(_headline_alone(story, report), sentences=filled.sentences, method=EXTRACTIVE)
        if told is not None:
            found[story.id] = told
            report.count("summarise/sentences", len(told.sentences))
    return found


def _formed(brief: Brief, filled: Filled | None) -> Brief:
    """The brief in its form; not where it is told day by day, or where nothing is told."""
    sentences = brief.summary.sentences
    if filled is None or not sentences or sentences[0].day is not None:
        return brief
    title = filled.headline or brief.summary.headline
    return replace(brief, form=filled.form, summary=replace(brief.summary, headline=title))


def _summaries(
    stories: Sequence[Story], summariser: Summariser, options: Options, writing: Writing, report: Report
) -> list[Summary]:
    """The summary of each story: the summariser's, else the extractive one, else a bare headline.

    The extractive summary stands in where the summariser fails. A story without text gets the bare headline,
    and the summariser is not asked about it.
    """
    have_text = [
        Parts(story, report).of("text", partial(has_text, story), otherwise=False) for story in stories
    ]
    told = [story for story, is_told in zip(stories, have_text, strict=True) if is_told]
    asked = iter(_asked(told, summariser, options, writing, report))
    result = []
    for done, (story, is_told) in enumerate(zip(stories, have_text, strict=True), start=1):
        summary = fitted(next(asked), writing) if is_told else _headline_alone(story, report)
        report.count("summarise/sentences", len(summary.sentences))
        report.count("summarise/replaced", summary.replaced)
        if not summary.sentences:
            report.count("summarise/headline only")
        report.progress("summarise", done, len(stories))
        result.append(summary)
    return result


def _asked(
    stories: Sequence[Story], summariser: Summariser, options: Options, writing: Writing, report: Report
) -> list[Summary]:
    """The summaries of stories with text: the summariser's, or the extractive one where that failed."""
    if not stories:
        return []
    found = answers(summariser, stories, options.words, writing.style)
    tell_failures([given for given in found if isinstance(given, SummaryError)], report)
    for _ in filter(lambda given: isinstance(given, UnaskedError), found):
        report.count("summarise/not asked")
    count_cost(summariser, report)
    return [
        _stand_in(story, given, options, report) if isinstance(given, SummaryError) else given
        for story, given in zip(stories, found, strict=True)
    ]


def _stand_in(story: Story, why: SummaryError, options: Options, report: Report) -> Summary:
    """The extractive summary, or the headline alone where the story's text has no sentence to print."""
    (summary,) = answers(ExtractiveSummariser(), [story], options.words)
    if isinstance(summary, SummaryError):
        tell_failures([summary], report)
        return _headline_alone(story, report)
    return replace(summary, unasked=why.reason) if isinstance(why, UnaskedError) else summary


def _headline_alone(story: Story, report: Report) -> Summary:
    return Parts(story, report).of("headline", lambda: headline_alone(story), without_sentences())


# --------------------------------------------------------------------------- beside the summary


def _brief(story: Story, summary: Summary, options: Options, memory: Memory, report: Report) -> Brief:
    """The brief of a story; a part that fails is reported and left out."""
    part = Parts(story, report).of
    record = part("memory", lambda: record_of(story, memory), None)
    is_new = part("news", lambda: _is_new(summary, record), otherwise=True)
    brief = Brief(
        story=story,
        summary=summary,
        status=status_of(record, is_new=is_new),
        day=1 if record is None else record.days + 1,
    )
    return brief if not summary.sentences else _told(brief, record, options, report)


def _is_new(summary: Summary, record: StoryRecord | None) -> bool:
    """Whether the summary has a sentence (or, without sentences, a headline) that no edition has printed."""
    if not summary.sentences:
        return has_new_headline(summary.headline, record)
    return bool(updates(summary.sentences, record, limit=1))


def _told(brief: Brief, record: StoryRecord | None, options: Options, report: Report) -> Brief:
    """The brief with differences, quotations, updates and background added to its summary."""
    story, summary, part = brief.story, brief.summary, Parts(brief.story, report).of
    found = part("passages", lambda: passages(story), ())
    differing = part("differences", lambda: differences(found, options.differences), ())
    further = part("updates", lambda: _further(story, summary, record, options), ())
    today = [sentence.text for sentence in (*summary.sentences, *(update.sentence for update in further))]
    said = [*today, *_wordings(differing)]
    return replace(
        brief,
        differences=differing,
        quotes=part("quotes", lambda: quotes(found, said, options.quotes), ()),
        updates=further,
        background=part("background", lambda: background(story, record, today, options.background), ()),
    )


def _wordings(differing: Sequence[Difference]) -> list[str]:
    return [version.wording for difference in differing for version in difference.versions]


def _further(
    story: Story, summary: Summary, record: StoryRecord | None, options: Options
) -> tuple[Update, ...]:
    """The news that the summary does not tell: a sentence that the summary has already is not repeated."""
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
