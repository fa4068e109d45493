"""Make a model's sentences printable: align them to passages, check them, and replace those that fail.

Each sentence is aligned to the few passages that it was written from (`alignment`), and judged against these
alone (`evidence`). A sentence that they do not support is counted, and replaced by the next sentence of the
extractive summary that is not printed yet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.models import Sentence, Summary, Support
from digest.summarise.check.antecedents import misread
from digest.summarise.check.backing import backed
from digest.summarise.check.closeness import is_close
from digest.summarise.check.speech import misattributed
from digest.summarise.read.editing import Fitness, fitness
from digest.summarise.redundancy import DRAFT_SAID, covers
from digest.summarise.write.echo import echoed
from digest.summarise.write.prose import ends_sentence, prose
from digest.text.sentences import sentences
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.check.evidence import Verdict
    from digest.summarise.read.passages import Passage

_MARKUP = re.compile(r"<[^<>\s][^<>]*>|\[\d+(?:,\s*\d+)*\]|\*\*|__|`+|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
"""Markup that models put around words, and their own citations, such as "[1]"."""


def grounded(
    draft: str,
    found: Sequence[Passage],
    extract: Summary,
    *,
    words: int,
    method: str,
    close: bool = False,
) -> Summary:
    """The summary to print: the supported sentences of `draft`, and sentences of `extract` for the others.

    With `close`, a sentence of the draft must also stay close to the wording of its passages.
    """
    spare = _Spare(extract.sentences)
    printed: list[Sentence] = []
    drafts = [supported(text, found, close=close) for text in drafted(draft)]
    for written in drafts:
        sentence = written or spare.next(printed)
        if sentence is not None and not is_said(sentence, printed) and _fits(sentence, printed, words):
            printed.append(sentence)
    if not any(drafts):  # no drafted sentence is left: print the extract as it was chosen
        printed = list(extract.sentences)
    return Summary(
        headline=extract.headline,
        sentences=tuple(printed),
        method=method,
        replaced=drafts.count(None),
    )


def drafted(draft: str) -> list[str]:
    """The whole sentences of a model's text, without headings, lists, markup and small talk.

    Small talk ("Here is the summary:") is looked for in English, because models are asked in English.
    """
    tables = ENGLISH.answers
    lines = _MARKUP.sub("", tables.preamble.sub("", prose(draft), count=1)).splitlines()
    told = (sentence for line in lines for sentence in sentences(" ".join(line.split())))
    found = (tables.outlet.sub(".", tables.label.sub("", sentence)) for sentence in told)
    return [sentence for sentence in found if ends_sentence(sentence)]


def supported(text: str, found: Sequence[Passage], *, close: bool = False) -> Sentence | None:
    """`text` as a sentence that cites its passages, if it may be printed; else `None`."""
    return weighed(text, found, close=close)[0]


def weighed(
    text: str, found: Sequence[Passage], *, close: bool = False
) -> tuple[Sentence | None, tuple[str, ...]]:
    """`text` as a sentence with its citations, if it may be printed; else `None` and the reasons why not."""
    for passage in found:
        if passage.text == text and passage.fitness < Fitness.WEAK:
            return _verbatim(text, passage), ()
    if fitness(text) >= Fitness.WEAK:
        return None, ("it cannot stand alone",)
    if asked := echoed(text, [passage.text for passage in found]):
        return None, (f"it repeats what the model was asked: “{asked}”",)
    cited, verdict = backed(text, found)
    if verdict is None:
        return None, ("no passage has its words",)
    if reasons := _objections(text, cited, found, verdict, close=close):
        return None, reasons
    citations = tuple(one.citation for one in cited)
    return Sentence(text=text, citations=citations, support=Support.SUPPORTED), ()


def _objections(
    text: str, cited: Sequence[Passage], found: Sequence[Passage], verdict: Verdict, *, close: bool
) -> tuple[str, ...]:
    """The reasons why the passages `cited` do not support `text` as it stands; empty if they do."""
    if verdict.support is not Support.SUPPORTED:
        return verdict.reasons
    if reason := misattributed(text, cited) or misread(text, cited, found):
        return (reason,)
    if close and not is_close(text, [passage.text for passage in cited]):
        return ("its wording strays from the cited passages",)
    return ()


def _verbatim(text: str, passage: Passage) -> Sentence:
    return Sentence(text=text, citations=(passage.citation,), support=Support.VERBATIM, edits=passage.edits)


def is_said(sentence: Sentence, printed: Sequence[Sentence]) -> bool:
    """Whether one printed sentence has most of the content words of `sentence`."""
    mine = set(content_words(sentence.text))
    return any(covers(set(content_words(one.text)), mine, DRAFT_SAID) for one in printed)


def _fits(sentence: Sentence, printed: Sequence[Sentence], words: int) -> bool:
    total = sum(len(one.text.split()) for one in (*printed, sentence))
    return total <= words or not printed


class _Spare:
    """The sentences of the extractive summary, in its order; each replaces one refused sentence."""

    def __init__(self, given: Sequence[Sentence]) -> None:
        self._left: Iterator[Sentence] = iter(given)

    def next(self, printed: Sequence[Sentence]) -> Sentence | None:
        """The next sentence whose content is not printed yet (`is_said`); `None` if none is left."""
        return next((one for one in self._left if not is_said(one, printed)), None)
