"""Why each sentence of a printed story stood or fell: the choice made again, with all decisions. Pure."""

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
    """What one rule decided of a sentence."""

    rule: str
    does: str
    """In a few words: "lowered to 60%"."""
    why: str
    like: str = ""
    """The printed sentence that it was compared with: outlet and place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A sentence of a report, and why it was printed or not."""

    place: int
    """In its report, from 1."""
    text: str
    order: int
    """When it was chosen, from 1; 0 when it was not."""
    is_printed: bool
    is_dropped: bool
    """Whether a rule kept it out, rather than better sentences."""
    why: str
    steps: tuple[Step, ...]
    """What rules decided of it besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of the story, and its sentences."""

    article: Article
    falls: tuple[Fall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A sentence that a model wrote, and what the checks say of it."""

    sentence: Sentence
    passed: int
    """The number of checks that it passes."""
    reasons: tuple[str, ...]
    """Why it fails others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of a story, report by report."""

    brief: Brief
    words: int
    """The budget of its summary."""
    is_written: bool
    """Whether a model wrote the summary; what is chosen is then what a model is shown."""
    checked: tuple[Checked, ...]
    """What a model wrote."""
    reports: tuple[Report, ...]
    unread: tuple[Article, ...]
    """Copies, and articles of which only the headline could be read."""


def sentences_of(brief: Brief, words: int) -> Sentences:
    """The sentences of the reports of a printed story, whose summary had a budget of so many `words`.

    The choice is made again over the articles as stored, so it is that of the version that is running.
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
    """The passages of the story, and what is chosen of them to be printed, or to be shown to the model."""
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
    """What was decided of each sentence, by its number."""

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
