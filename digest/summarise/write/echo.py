"""Recognise a sentence in which a model repeats its instructions instead of the articles' content. Pure.

Small models copy their instructions, or write about "the reports published about one event". The wording of
the instructions is known. So a sentence is recognised by a run of consecutive words that the instructions
have and no passage has.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.redundancy import QUESTION_RUN
from digest.summarise.write.prompt import SYSTEM, TASK
from digest.text.sentences import sentences
from digest.text.tokens import content_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_COMMON = 2
"""Content words that a run must have at least to count as copied: anybody may write "that you are the"
(chosen by reading; not measured)."""


def echoed(text: str, passages: Sequence[str], question: tuple[str, ...] = (SYSTEM, TASK)) -> str:
    """The words of the `question` that `text` repeats and no passage has; "" if there are none."""
    asked = _asked(question)
    found = next((run for run in _runs(text) if run in asked), None)
    if found is None:
        return ""
    wanted = " ".join(found)
    if any(wanted in " ".join(words(passage)) for passage in passages):
        return ""
    return wanted


@lru_cache(maxsize=4)
def _asked(question: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The runs of `QUESTION_RUN` words in the sentences of the question that have enough content words."""
    said = (sentence for part in question for sentence in sentences(part))
    return frozenset(run for sentence in said for run in _runs(sentence) if _means_something(run))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    told = words(text)
    return (tuple(told[place : place + QUESTION_RUN]) for place in range(len(told) - QUESTION_RUN + 1))


def _means_something(run: Sequence[str]) -> bool:
    return len(content_words(" ".join(run))) >= _MOST_COMMON
