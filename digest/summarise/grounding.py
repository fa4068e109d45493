"""What a model wrote, made printable: aligned to passages, checked, and mended where it fails.

Each sentence is aligned to the one to three passages that it shares most with, and judged against these
alone: see `evidence`. A sentence that they do not support is replaced by the best source sentence not
printed yet, and counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.models import Sentence, Summary, Support
from digest.summarise.editing import Fitness, fitness
from digest.summarise.evidence import figures, judge, name_words
from digest.text.sentences import sentences
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.passages import Passage

_MAX_PASSAGES = 3
_REPEATED = 0.7
_PREAMBLE = re.compile(
    r"^(?:(?:sure|certainly|of course|okay|ok)\b[^:\n]*[:!.]\s*)?"
    r"(?:here(?:['’]s| is| are)\b[^:\n]{0,80}:\s*|(?:the )?summary\s*:\s*)?",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^<>\s][^<>]*>|\[\d+(?:,\s*\d+)*\]|\*\*|__|`+|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6}\s+.*$|[-*•]\s+|\d{1,2}[.)]\s+|>\s*)", re.MULTILINE)


def grounded(draft: str, found: Sequence[Passage], extract: Summary, *, words: int, method: str) -> Summary:
    """The summary to print: the supported sentences of `draft`, the rest out of `extract`."""
    spare = _Spare(extract.sentences)
    printed: list[Sentence] = []
    replaced = 0
    for text in drafted(draft):
        sentence = supported(text, found)
        if sentence is None:
            replaced += 1
            sentence = spare.next(printed)
        if sentence is not None and not is_said(sentence, printed) and _fits(sentence, printed, words):
            printed.append(sentence)
    if not printed:
        printed = list(extract.sentences)
    return Summary(headline=extract.headline, sentences=tuple(printed), method=method, replaced=replaced)


def drafted(draft: str) -> list[str]:
    """The whole sentences of a model's text, without headings, lists, markup and small talk."""
    text = _MARKUP.sub("", _LINE_START.sub("", _PREAMBLE.sub("", draft.strip(), count=1)))
    flat = " ".join(text.split())
    return [sentence for sentence in sentences(flat) if re.search(r"[.!?][\"”’')\]]*$", sentence)]


def supported(text: str, found: Sequence[Passage]) -> Sentence | None:
    """`text` with its passages, if they support it and it can stand in print."""
    for passage in found:
        if passage.text == text and passage.fitness < Fitness.WEAK:
            return Sentence(
                text=text, citations=(passage.citation,), support=Support.VERBATIM, edits=passage.edits
            )
    if fitness(text) >= Fitness.WEAK:
        return None
    cited = aligned(text, found)
    verdict = judge(text, [passage.article.text[passage.start : passage.end] for passage in cited])
    if not cited or verdict.support is not Support.SUPPORTED:
        return None
    return Sentence(text=text, citations=tuple(one.citation for one in cited), support=Support.SUPPORTED)


def aligned(text: str, found: Sequence[Passage]) -> list[Passage]:
    """The one to three passages that share most with `text`: each further one must add two words of it."""
    wanted = _features(text)
    offers = [
        (passage, _features(passage.text) & wanted) for passage in found if passage.fitness < Fitness.NEVER
    ]
    chosen: list[Passage] = []
    while wanted and len(chosen) < _MAX_PASSAGES:
        best, gain = max(offers, key=lambda offer: len(offer[1] & wanted), default=(None, frozenset[str]()))
        if best is None or len(gain & wanted) < (2 if chosen else 1):
            break
        chosen.append(best)
        wanted = wanted - gain
    return chosen


def _features(text: str) -> frozenset[str]:
    """Content words, with figures and names once more, so that they decide between equals."""
    return (
        frozenset(content_words(text))
        | {f"#{one}" for one in figures(text)}
        | {f"@{one}" for one in name_words(text)}
    )


def is_said(sentence: Sentence, printed: Sequence[Sentence]) -> bool:
    """Whether a printed sentence has most of its content words."""
    mine = set(content_words(sentence.text))
    return any(len(mine & set(content_words(one.text))) >= _REPEATED * len(mine) for one in printed)


def _fits(sentence: Sentence, printed: Sequence[Sentence], words: int) -> bool:
    total = sum(len(one.text.split()) for one in (*printed, sentence))
    return total <= words or not printed


class _Spare:
    """The extractive sentences, best first, each used once."""

    def __init__(self, given: Sequence[Sentence]) -> None:
        self._left: Iterator[Sentence] = iter(given)

    def next(self, printed: Sequence[Sentence]) -> Sentence | None:
        """The next that is not said yet, if any is left."""
        return next((one for one in self._left if not is_said(one, printed)), None)
