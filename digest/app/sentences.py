"""Why each sentence of a printed story was chosen or not: the choice is made again and traced. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from digest import language
from digest.models import Summary, Support
from digest.summarise.check.evidence import checks_wanted, judge
from digest.summarise.choose.decisions import effect_in_words
from digest.summarise.read.passages import passages
from digest.summarise.write.extractive import ExtractiveSummariser, extract_of
from digest.summarise.write.prompt import in_order, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.models import Article, Brief, Citation, Sentence
    from digest.summarise.choose.decisions import Decision, Selection
    from digest.summarise.read.passages import Passage
    from digest.summarise.write.prompt import Bound

IN_SUMMARY = "in the summary"
"""Where a sentence of the summary is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rule's decision about a sentence."""

    rule: str
    does: str
    """The rule's effect in a few words: "lowered to 60%"."""
    why: str
    like: str = ""
    """The outlet and place of the chosen sentence that it was compared with; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A sentence of a report, and why it was printed or not."""

    place: int
    """The sentence's number in its report, from 1."""
    text: str
    order: int
    """The sentence's number in the order of choice, from 1; 0 if it was not chosen."""
    printed_in: tuple[str, ...]
    """Where the story has it: "in the summary", "as background", "cited in the summary"."""
    is_dropped: bool
    """Whether a rule kept it out; false if better sentences took its place."""
    why: str
    steps: tuple[Step, ...]
    """The other decisions of rules about it."""

    @property
    def is_printed(self) -> bool:
        """Whether the story has it anywhere, as a whole, in part, or cited."""
        return bool(self.printed_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article of the story, and its sentences."""

    article: Article
    falls: tuple[Fall, ...]
    further: int
    """The number of its further sentences, which were not looked at."""


class Origin(Enum):
    """Where a sentence of a model's summary comes from."""

    WRITTEN = "written"
    """The model wrote it."""
    TAKEN = "taken"
    """A source sentence that the model took over word for word."""
    STAND_IN = "stand-in"
    """A source sentence that stands in for what was rejected."""
    EITHER = "either"
    """A source sentence that was taken over or stands in: what the model wrote is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A sentence of a model's summary, and the results of the checks on it."""

    sentence: Sentence
    origin: Origin
    passed: int = 0
    """The number of checks that were asked about it and that it passes."""
    unasked: int = 0
    """The number of checks that were not asked because its language has no tables for them."""
    reasons: tuple[str, ...] = ()
    """Why it fails the other checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of a story, report by report."""

    brief: Brief
    words: int
    """The largest number of words that its summary could have, unless it is a single sentence."""
    length: int
    """The number of words that its summary has."""
    is_written: bool
    """Whether a model wrote the summary; the sentences chosen are then those that the model was shown."""
    is_bound_known: bool
    """Whether it is known how much the model could be shown; otherwise it may have been shown less."""
    checked: tuple[Checked, ...]
    """The sentences of a summary that a model wrote."""
    reports: tuple[Report, ...]
    unread: tuple[Article, ...]
    """The articles from which nothing could be chosen: copies, and those whose headline alone could be
    read."""


def sentences_of(
    brief: Brief, words: int, bound: Bound | None = None, minute: Sequence[Sentence] = ()
) -> Sentences:
    """The sentences of a printed story's reports, whose summary could have at most `words` words.

    The choice is made again from the articles as stored, so it is the choice of the version of Digest that is
    running. `bound` is how much a model could be shown, if that is known. `minute` holds the sentences about
    the story in "Today in a minute".
    """
    is_written = brief.summary.method != ExtractiveSummariser.name and bool(brief.summary.sentences)
    found, selection = _chosen(brief, words, bound, is_written=is_written)
    by_url: dict[str, list[int]] = {}
    for number, passage in enumerate(found):
        by_url.setdefault(passage.article.url, []).append(number)
    trace = _Trace(found, selection, list(_printings(brief, minute)))
    if is_written and bound is not None:
        trace.cut(in_order(found, selection)[bound.sentences :])
    lengths = {passage.text: passage.length for passage in found}
    return Sentences(
        brief=brief,
        words=words,
        length=sum(lengths.get(one.text, len(one.text.split())) for one in brief.summary.sentences),
        is_written=is_written,
        is_bound_known=bound is not None,
        checked=tuple(_checked(brief, words)) if is_written else (),
        reports=tuple(
            Report(
                article=found[numbers[0]].article,
                falls=tuple(map(trace.fall, numbers)),
                further=found[numbers[0]].of - len(numbers),
            )
            for numbers in by_url.values()
        ),
        unread=tuple(article for article in brief.story.articles if article.url not in by_url),
    )


def _chosen(
    brief: Brief, words: int, bound: Bound | None, *, is_written: bool
) -> tuple[Sequence[Passage], Selection]:
    """The passages of the story, and the selection of those to print, or to show to the model."""
    if is_written:
        found = passages(brief.story)
        return found, shown(found, words, bound.tokens if bound else None)
    extract = extract_of(brief.story, words)
    return extract.passages, extract.selection


# --------------------------------------------------------------------------- what a model wrote


def _checked(brief: Brief, words: int) -> Iterator[Checked]:
    """The sentences of a summary that a model wrote; only those in its own words are checked."""
    (extract,) = ExtractiveSummariser().summarise([brief.story], words=words)
    spare = extract.sentences if isinstance(extract, Summary) else ()
    articles = {article.url: article for article in brief.story.articles}
    for sentence in brief.summary.sentences:
        if sentence.support is Support.VERBATIM:
            yield Checked(sentence=sentence, origin=_origin(sentence, brief.summary, spare))
            continue
        cited = [articles[one.article_url].text[one.start : one.end] for one in sentence.citations]
        tables = language.of(articles[sentence.citations[0].article_url].language)
        verdict = judge(sentence.text, cited, tables)
        wanted = len(checks_wanted(sentence.text, cited))
        yield Checked(
            sentence=sentence,
            origin=Origin.WRITTEN,
            passed=wanted - len(verdict.unasked) - len(verdict.reasons),
            unasked=len(verdict.unasked),
            reasons=verdict.reasons,
        )


def _origin(sentence: Sentence, summary: Summary, spare: Sequence[Sentence]) -> Origin:
    """Where a source sentence comes from; `spare` holds the sentences that can stand in.

    A sentence that the model took over cites one passage; one that stands in is as it is in `spare`.
    """
    if all(one.text != sentence.text for one in spare):
        return Origin.TAKEN
    if len(sentence.citations) > 1:
        return Origin.STAND_IN
    is_all_spare = summary.sentences == tuple(spare[: len(summary.sentences)])
    is_as_spare = sentence.citations in {one.citations for one in spare}
    return Origin.EITHER if is_as_spare and (summary.replaced or is_all_spare) else Origin.TAKEN


# --------------------------------------------------------------------------- where sentences are printed


def _printings(brief: Brief, minute: Sequence[Sentence]) -> Iterator[tuple[Citation, str]]:
    """Each citation of what the edition prints of the story, with the place where that is printed."""
    yield from chain.from_iterable(_of(one, IN_SUMMARY) for one in brief.summary.sentences)
    for update in brief.updates:
        yield from _of(update.sentence, f"as new since {update.since}")
    for told in brief.background:
        yield from _of(told.sentence, "as background")
    if brief.why is not None:
        yield from _of(brief.why, "as why it matters")
    yield from chain.from_iterable(_of(one, "in the minute") for one in minute)
    for quote in brief.quotes:
        yield from ((one, "in part as a quotation") for one in quote.citations)
    for difference in brief.differences:
        place = "as a later figure" if difference.is_update else "as where reports differ"
        yield from ((version.citation, f"in part {place}") for version in difference.versions)


def _of(sentence: Sentence, place: str) -> Iterator[tuple[Citation, str]]:
    """The passage that a source sentence is; the passages that a sentence in other words cites."""
    if sentence.support is Support.VERBATIM:
        yield from ((one, place) for one in sentence.citations[:1])
    else:
        yield from ((one, f"cited {place}") for one in sentence.citations)


class _Trace:
    """The decisions about each sentence, by its number."""

    def __init__(
        self, found: Sequence[Passage], selection: Selection, printings: Sequence[tuple[Citation, str]]
    ) -> None:
        self._found, self._selection, self._printings = found, selection, printings
        self._cut: frozenset[int] = frozenset()
        self._order = {choice.sentence: order for order, choice in enumerate(selection.choices, start=1)}
        self._decisions: Mapping[int, list[Decision]] = {number: [] for number in range(len(found))}
        for decision in selection.decisions:
            self._decisions[decision.sentence].append(decision)

    def cut(self, numbers: Sequence[int]) -> None:
        """Say of these chosen sentences that the request to the model had no room for them."""
        self._cut = frozenset(numbers)
        for number in numbers:
            del self._order[number]

    def fall(self, number: int) -> Fall:
        """Why the sentence was printed or not."""
        passage = self._found[number]
        gravest = self._selection.kept_out.get(number)
        return Fall(
            place=passage.place + 1,
            text=passage.text,
            order=self._order.get(number, 0),
            printed_in=tuple(dict.fromkeys(self._places(passage))),
            is_dropped=gravest is not None,
            why=self._why(number, gravest),
            steps=tuple(self._step(one) for one in self._decisions[number] if one is not gravest),
        )

    def _places(self, passage: Passage) -> Iterator[str]:
        """Where what cites the passage, or a part of it, is printed."""
        for citation, place in self._printings:
            is_here = citation.start < passage.end and passage.start < citation.end
            if is_here and citation.article_url == passage.article.url:
                yield place

    def _why(self, number: int, gravest: Decision | None) -> str:
        if number in self._cut:
            return "the request to the model had no room for it"
        if number in self._order:
            return self._selection.choices[self._order[number] - 1].words
        if gravest is not None:
            like = self._like(gravest)
            return gravest.rule.words + (f" ({like})" if like else "")
        return self._selection.passed_over.get(number, "")

    def _step(self, decision: Decision) -> Step:
        return Step(
            rule=decision.rule.name,
            does=effect_in_words(decision.effect),
            why=decision.rule.words,
            like=self._like(decision),
        )

    def _like(self, decision: Decision) -> str:
        if decision.because_of is None:
            return ""
        passage = self._found[decision.because_of]
        return f"{passage.article.publisher}, sentence {passage.place + 1}"
