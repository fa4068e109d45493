"""Check a summariser's answers before they are used: one for each story, each citation within an article.

A summariser may be a plug-in or a model. Whatever it raises or answers, each story gets a summary that can be
printed, or the reason why there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digest.errors import ItemError, SummaryError, UnaskedError
from digest.faults import attempt, name_of
from digest.models import Citation, Sentence, Summary, Support
from digest.protocols import Spending, Styling

if TYPE_CHECKING:
    from digest.models import Story, Style
    from digest.protocols import Summariser
    from digest.report import Report

IN_A_ROW = 3
"""A summariser that fails on this many stories in a row is not asked about the others (set by judgement;
not measured)."""


def answers(
    summariser: Summariser, stories: Sequence[Story], words: int, style: Style = "plain"
) -> list[Summary | SummaryError]:
    """For each story, in order, a printable summary or the reason why there is none. Never raises."""
    given = _given(summariser, stories, words, style)
    if isinstance(given, ItemError) and len(stories) > 1:
        return _one_by_one(summariser, stories, words, style)
    if isinstance(given, ItemError):
        return [SummaryError(story.id, given.reason) for story in stories]
    return [_looked_over(answer, story, summariser) for answer, story in zip(given, stories, strict=True)]


def spent(summariser: Summariser) -> Mapping[str, int] | ItemError:
    """Counter → the cost that the summariser reports; empty if it reports none, an error if it cannot say."""
    name = name_of(summariser)
    told = attempt(lambda: summariser.spent() if isinstance(summariser, Spending) else {}, SummaryError, name)
    if isinstance(told, ItemError):
        return SummaryError(name, f"it cannot say what it cost: {told.reason}")
    if not isinstance(told, Mapping) or not all(
        isinstance(key, str) and isinstance(by, int) for key, by in told.items()
    ):
        return SummaryError(name, "it cannot say what it cost: `spent` must answer with numbers by name")
    return told


def tell_failures(failures: Sequence[SummaryError], report: Report) -> None:
    """Report each reason once, however many stories it concerns: a model that cannot be used is one problem.

    A question that was left out on purpose (`UnaskedError`) is no problem, and the page says why.
    """
    told = {problem.reason for problem in report.problems if problem.stage == "summarise"}
    for error in failures:
        if isinstance(error, UnaskedError):
            continue
        if error.reason in told:
            report.count("summarise/failed")
        else:
            report.problem("summarise", error)
            told.add(error.reason)


def count_cost(summariser: Summariser, report: Report) -> None:
    """Add to the report's counters what the summariser has spent since the last call."""
    cost = spent(summariser)
    if isinstance(cost, ItemError):
        report.problem("summarise", cost)
    else:
        for name, by in cost.items():
            report.count(name, by)


def _given(
    summariser: Summariser, stories: Sequence[Story], words: int, style: Style
) -> Sequence[Any] | ItemError:
    """The summariser's own answers, one for each story; an error if it failed or gave more or fewer."""
    name = name_of(summariser)
    plugin: Any = summariser  # a plug-in may answer with other types than it promises
    more = {"style": style} if isinstance(plugin, Styling) and style in plugin.styles else {}
    found = attempt(lambda: _listed(plugin.summarise(stories, words=words, **more)), SummaryError, name)
    if isinstance(found, ItemError):
        return SummaryError(name, f"the summariser {name} failed: {found.reason}")
    if not isinstance(found, Sequence) or isinstance(found, str | bytes):
        kind = type(found).__name__
        return SummaryError(name, f"the summariser {name} gave {kind} instead of a list of summaries")
    if len(found) != len(stories):
        return SummaryError(
            name, f"the summariser {name} gave {len(found)} summaries of {len(stories)} stories"
        )
    return found


def _listed(given: object) -> object:
    """`given` as a list if it can be read only once (a generator); anything else unchanged."""
    return list(given) if isinstance(given, Iterator) else given


def _one_by_one(
    summariser: Summariser, stories: Sequence[Story], words: int, style: Style
) -> list[Summary | SummaryError]:
    """The answers when each story is asked about alone, so that one failure does not cost the others."""
    found: list[Summary | SummaryError] = []
    for story in stories:
        last = found[-IN_A_ROW:]
        broken = [each.reason for each in last if isinstance(each, SummaryError)]
        if len(broken) == IN_A_ROW:
            found.append(SummaryError(story.id, broken[-1]))
        else:
            found += answers(summariser, [story], words, style)
    return found


# --------------------------------------------------------------------------- one answer


def _looked_over(answer: object, story: Story, summariser: Summariser) -> Summary | SummaryError:
    if isinstance(answer, ItemError):
        kind = UnaskedError if isinstance(answer, UnaskedError) else SummaryError
        return kind(story.id, str(answer.reason))
    checked = attempt(lambda: _checked(answer, story), SummaryError, story.id)
    if isinstance(checked, ItemError):
        return SummaryError(story.id, f"the summariser {name_of(summariser)} {checked.reason}")
    return checked


def _checked(answer: object, story: Story) -> Summary:
    """The answer as a summary whose parts are tuples.

    Raises:
        SummaryError: the answer is no summary, or one of its sentences cites no text of the story.
    """
    if not isinstance(answer, Summary):
        raise SummaryError(story.id, f"gave {type(answer).__name__} instead of a summary")
    if not isinstance(answer.headline, str) or not isinstance(answer.method, str):
        raise SummaryError(story.id, "gave a headline or a method that is not text")
    if not isinstance(answer.replaced, int) or answer.replaced < 0:
        raise SummaryError(story.id, "gave no number of replaced sentences")
    if not isinstance(answer.unasked, str):
        raise SummaryError(story.id, "gave no text that says why no model was asked")
    texts = {article.url: article.text for article in story.articles}
    sentences = tuple(_sentence(sentence, story, texts) for sentence in answer.sentences)
    if not sentences:
        raise SummaryError(story.id, "gave no sentence")
    heading = _sentence(answer.heading, story, texts) if answer.heading else None
    return replace(answer, sentences=sentences, heading=heading)


def _sentence(sentence: object, story: Story, texts: Mapping[str, str]) -> Sentence:
    if not isinstance(sentence, Sentence) or not isinstance(sentence.text, str):
        raise SummaryError(story.id, f"gave {type(sentence).__name__} instead of a sentence")
    if not sentence.text.strip():
        raise SummaryError(story.id, "gave an empty sentence")
    if not isinstance(sentence.support, Support):
        raise SummaryError(story.id, "gave a sentence and does not say how it is supported")
    citations = tuple(sentence.citations)
    if not citations:
        raise SummaryError(story.id, f"gave a sentence without a citation: {sentence.text[:80]}")
    if not all(_leads_to_text(citation, texts) for citation in citations):
        raise SummaryError(story.id, f"cites what no article of the story has: {sentence.text[:80]}")
    return replace(sentence, citations=citations, edits=tuple(map(str, sentence.edits)))


def _leads_to_text(citation: object, texts: Mapping[str, str]) -> bool:
    if not isinstance(citation, Citation) or citation.article_url not in texts:
        return False
    text, start, end = texts[citation.article_url], citation.start, citation.end
    return 0 <= start < end <= len(text) and bool(text[start:end].strip())
