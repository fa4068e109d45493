"""Why each sentence of a printed story was chosen or not: the choice is made again and traced. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summarise.check.evidence import judge
from digest.summarise.choose.decisions import effect_in_words
from digest.summarise.choose.effects import After, Drop, LastResort
from digest.summarise.read.passages import passages
from digest.summarise.write.extractive import ExtractiveSummariser, extract_of
from digest.summarise.write.prompt import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.models import Article, Brief, Sentence
    from digest.summarise.choose.decisions import Decision, Selection
    from digest.summarise.read.passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rule's decision about a sentence."""

    rule: str
    does: str
    """The rule's effect in a few words: "lowered to 60%"."""
    why: str
    like: str = ""
    """The outlet and place of the printed sentence that it was compared with; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A sentence of a report, and why it was printed or not."""

    place: int
    """The sentence's number in its report, from 1."""
    text: str
    order: int
    """The sentence's number in the order of choice, from 1; 0 if it was not chosen."""
    is_printed: bool
    is_dropped: bool
    """Whether a rule kept it out; false if better sentences took its place."""
    why: str
    steps: tuple[Step, ...]
    """The other decisions of rules about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article of the story, and its sentences."""

    article: Article
    falls: tuple[Fall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A sentence that a model wrote, and the results of the checks on it."""

    sentence: Sentence
    passed: int
    """The number of checks that it passes."""
    reasons: tuple[str, ...]
    """Why it fails the other checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of a story, report by report."""

    brief: Brief
    words: int
    """The largest number of words that its summary could have."""
    is_written: bool
    """Whether a model wrote the summary; the sentences chosen are then those that the model was shown."""
    checked: tuple[Checked, ...]
    """The sentences that a model wrote."""
    reports: tuple[Report, ...]
    unread: tuple[Article, ...]
    """The articles from which nothing could be chosen: copies, and those whose headline alone could be
    read."""


def sentences_of(brief: Brief, words: int) -> Sentences:
    """The sentences of a printed story's reports, whose summary could have at most `words` words.

    The choice is made again from the articles as stored, so it is the choice of the version of Digest that is
    running.
    """
    is_written = brief.summary.method != ExtractiveSummariser.name and bool(brief.summary.sentences)
    found, selection = _chosen(brief, words, is_written=is_written)
    by_url: dict[str, list[int]] = {}
    for number, passage in enumerate(found):
        by_url.setdefault(passage.article.url, []).append(number)
    trace = _Trace(brief, found, selection, is_written=is_written)
    return Sentences(
        brief=brief,
        words=words,
        is_written=is_written,
        checked=tuple(_checked(brief)) if is_written else (),
        reports=tuple(
            Report(article=found[numbers[0]].article, falls=tuple(map(trace.fall, numbers)))
            for numbers in by_url.values()
        ),
        unread=tuple(article for article in brief.story.articles if article.url not in by_url),
    )


def _chosen(brief: Brief, words: int, *, is_written: bool) -> tuple[Sequence[Passage], Selection]:
    """The passages of the story, and the selection of those to print, or to show to the model."""
    if is_written:
        found = passages(brief.story)
        return found, shown(found, words)
    extract = extract_of(brief.story, words)
    return extract.passages, extract.selection


def _checked(brief: Brief) -> Iterator[Checked]:
    texts = {article.url: article.text for article in brief.story.articles}
    for sentence in brief.summary.sentences:
        cited = [texts[one.article_url][one.start : one.end] for one in sentence.citations]
        verdict = judge(sentence.text, cited)
        yield Checked(
            sentence=sentence,
            passed=sum(check.passed for check in verdict.checks),
            reasons=verdict.reasons,
        )


class _Trace:
    """The decisions about each sentence, by its number."""

    def __init__(
        self, brief: Brief, found: Sequence[Passage], selection: Selection, *, is_written: bool
    ) -> None:
        self._found, self._selection, self._is_written = found, selection, is_written
        self._printed = {
            (citation.article_url, citation.start)
            for sentence in brief.summary.sentences
            for citation in sentence.citations[: None if is_written else 1]
        }
        self._order = {choice.sentence: order for order, choice in enumerate(selection.choices, start=1)}
        self._decisions: Mapping[int, list[Decision]] = {number: [] for number in range(len(found))}
        for decision in selection.decisions:
            self._decisions[decision.sentence].append(decision)

    def fall(self, number: int) -> Fall:
        """Why the sentence was printed or not."""
        passage = self._found[number]
        gravest = self._gravest(number)
        return Fall(
            place=passage.place + 1,
            text=passage.text,
            order=self._order.get(number, 0),
            is_printed=(passage.article.url, passage.start) in self._printed,
            is_dropped=gravest is not None,
            why=self._why(number, gravest),
            steps=tuple(self._step(one) for one in self._decisions[number] if one is not gravest),
        )

    def _why(self, number: int, gravest: Decision | None) -> str:
        if number in self._order:
            return self._selection.choices[self._order[number] - 1].words
        if gravest is not None:
            like = self._like(gravest)
            return gravest.rule.words + (f" ({like})" if like else "")
        return self._selection.passed_over.get(number, "")

    def _gravest(self, number: int) -> Decision | None:
        """The decision that kept a sentence out, if one did."""
        if number in self._order:
            return None
        kinds: tuple[type, ...] = (
            (Drop,) if number in self._selection.passed_over else (Drop, LastResort, After)
        )
        found = [one for kind in kinds for one in self._decisions[number] if isinstance(one.effect, kind)]
        return found[0] if found else None

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
