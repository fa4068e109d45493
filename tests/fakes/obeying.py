"""A chat model that does whatever the text it is shown tells it to: the worst that an article can find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.summarise.read.passages import passages
from digest.summarise.write.prompt import inert, request
from digest.summarise.write.transformer import TransformersSummariser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest.models import Story

_REPORTS = re.compile(r"<reports>(.*)</reports>", re.DOTALL)
_LINE = re.compile(r"^\d+\. (.+)$", re.MULTILINE)
_QUOTED = re.compile(r"“([^”]+)”")
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|repeat|print|say|write|answer|reply|add|append|end|begin|announce|act|speak|translate|"
    r"drop|leave out|report|change|replace|link)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:change|replace) (?:the number )?(\d+) (?:to|with|by) (\d+)", re.IGNORECASE)
_DROP = re.compile(r"\b(?:drop|leave out) (?:this|the) (?:story|event)", re.IGNORECASE)


class ObeyingSummariser(TransformersSummariser):
    """The transformers summariser, whose weights are a reader that obeys.

    It is asked as chat models are, with room for the whole story, and its answers go through the real checks.
    `answers` is what it wrote, before those checks.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), max_new_tokens=48)
        self.answers: list[str] = []

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The real request, of every sentence, made inert as for any model, though a model is shown fewer."""
        return request([inert(text) for text in (found.text for found in passages(story))], words, manner)

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Do what each prompt's reports order; without an order, repeat the first report."""
        for prompt in prompts:
            answer = obeyed(prompt)
            self.answers.append(answer)
            yield prompt, answer


def obeyed(prompt: str) -> str:
    """What a model says that takes every report for an order."""
    found = _REPORTS.search(prompt[prompt.index("<reports>\n") :])
    lines = _LINE.findall(found[1]) if found else []
    told = [line for line in lines if not _ORDER.search(line)]
    orders = [line for line in lines if _ORDER.search(line)]
    answer = " ".join(told[:1])
    for order in orders:
        if _DROP.search(order):
            answer = ""
        if change := _CHANGE.search(order):
            answer = " ".join(told).replace(change[1], change[2])
        answer = " ".join([answer, *_QUOTED.findall(order)]).strip()
    return answer
