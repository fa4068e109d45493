"""The prompt for the paragraph: the stories' printed sentences, numbered and fenced in, then the task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.minute.choice import MOST, WORDS
from digest.summarise.write.prompt import inert
from digest.text.scripts import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.minute.choice import Pick
    from digest.models import Sentence

TASK = (
    "These are the {count} main stories of today's paper, the most important first, in sentences that the "
    "paper prints. Write one paragraph for a reader who has a minute: {count} sentences, one for each story, "
    "in this order, at most {words} words in all. Each sentence tells what happened in its own story only, "
    "and can be understood without the others. Plain prose: no heading, no list, no comment, no opinion, "
    "nothing that the sentences do not say. Keep names, numbers and quotations exactly."
)
"""The instruction to the model, after the stories."""
STORY_WORDS = 70
"""Most words of one story that the model is shown, so that all stories fit into a small model's context; the
picked sentence is shown in any case (chosen by reading; not measured)."""


def request(chosen: Sequence[Pick]) -> str:
    """The stories, each under its number, then the task."""
    lines = ["<stories>", *_numbered(chosen), "</stories>"]
    task = TASK.format(count=len(chosen), words=len(chosen) * WORDS // MOST)
    return "\n".join(lines) + f"\n\n{task}"


def _numbered(chosen: Sequence[Pick]) -> Iterator[str]:
    for number, pick in enumerate(chosen, start=1):
        yield f"Story {number}:"
        yield from (f"- {inert(sentence.text)}" for sentence in shown(pick))


def shown(pick: Pick) -> list[Sentence]:
    """The sentences of a story that the model sees: the one picked for it, then others that are printed."""
    found: list[Sentence] = []
    others = (one for one in pick.brief.summary.sentences if one.citations != pick.sentence.citations)
    for sentence in (pick.sentence, *others):
        if found and word_count(" ".join(one.text for one in (*found, sentence))) > STORY_WORDS:
            break
        found.append(sentence)
    return found
