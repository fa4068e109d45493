"""Ways of asking a chat model for a summary, compared by ``bench models``.

What is shipped stands in `digest.summarise.write.prompt`. `shown` is how many tokens of the most salient
sentences a model is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from digest.summarise.write.prompt import SHOWN, SYSTEM, TOKENS_A_WORD, inert, report, salient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Story
    from digest.summarise.write.neural.template import Chat

_RULES = (
    "These are sentences that several outlets published about one event. Write what happened in at most "
    "{words} words of plain prose: no heading, no list, no comment, no opinion, nothing that the sentences "
    "do not say. Keep names, numbers and quotations exactly."
)
_BRIEF = "Write a news brief about this event in at most {words} words. Use only facts from the reports."
_COUNTED = (
    "Write one short paragraph of {sentences} sentences that tells a newspaper reader what happened. Use "
    "only facts of the reports, and keep names, numbers and quotations exactly."
)
_MERGE = (
    "Combine these reports into one short news article of {sentences} sentences. Say each fact once. Shorten "
    "where you can. Keep names and numbers exactly as they are."
)
_SHORTEN = (
    "Shorten this report to about {words} words, for a reader in a hurry. Leave out what matters least and "
    "join what belongs together. Keep every name, number and quotation exactly as it stands, and add nothing."
)
_LINES = (
    "Rewrite each numbered sentence in fewer words, one line a sentence under the same number, {words} words "
    "in all. Keep who did what, and every name and number exactly as it stands. Leave out asides. Add "
    "nothing."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way of asking."""

    task: str
    shown: int = 1000
    is_numbered: bool = False
    is_task_first: bool = False

    def ask(self, texts: Sequence[str], words: int) -> str:
        """What the model is told in its user's turn."""
        told = report(texts) if self.is_numbered else f"<reports>\n{' '.join(texts)}\n</reports>"
        task = self.task.format(words=words, sentences=max(2, words // 25))
        return f"{task}\n\n{told}" if self.is_task_first else f"{told}\n\n{task}"


SHAPES = {
    "rules before": Shape(task=_RULES, is_numbered=True, is_task_first=True),
    "rules after, all that fits": Shape(task=_RULES, is_numbered=True, shown=7000),
    "rules after": Shape(task=_RULES, is_numbered=True),
    "rules after, little shown": Shape(task=_RULES, is_numbered=True, shown=300),
    "brief": Shape(task=_BRIEF),
    "brief, less shown": Shape(task=_BRIEF, shown=600),
    "so many sentences": Shape(task=_COUNTED),
    "so many sentences, little shown": Shape(task=_COUNTED, shown=300),
    "merge, little shown": Shape(task=_MERGE, shown=300),
    "shorten, little shown": Shape(task=_SHORTEN, shown=300),
    "shorten, less shown": Shape(task=_SHORTEN, shown=600),
    "a line a sentence": Shape(task=_LINES, is_numbered=True, shown=300),
}


def worded(chat: Chat, shape: Shape, story: Story, words: int) -> str:
    """The prompt for a story, as the model's chat template words it."""
    texts = [inert(text) for text in salient(story, ceil(shape.shown / TOKENS_A_WORD / SHOWN), shape.shown)]
    return chat.worded(SYSTEM, shape.ask(texts, words))
