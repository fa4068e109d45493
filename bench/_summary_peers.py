"""Peers of the summariser: lead, sumy's methods, and systems whose outputs are stored with Multi-News.

Each gives one text a story, of whatever length it comes; the bench cuts it at a number of words.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from bench.sets import MissingDataError, rows
from digest.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from bench.train_summariser import Example
    from digest.models import Story

    Peer = Callable[[Story, int], str]

STORED = ("bart", "gemma", "mistral", "pegasus", "primera", "qwen", "lexrank", "textrank")
"""Systems with an output of every story of Multi-News."""


class _Splitter:
    """Sumy's tokenizer, with our sentences, so that only the method differs."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(sentence.lower().split())


def lead(story: Story, words: int) -> str:
    """The first sentences of every article in turn, `words` words of them."""
    queues = [sentences(article.text) for article in story.articles]
    turns = [queue[turn] for turn in range(max(map(len, queues))) for queue in queues if turn < len(queue)]
    return cut(" ".join(turns), words)


def sumy(method: str, story: Story, words: int) -> str:
    """One of sumy's methods over all articles, in the order of the articles, `words` words of it."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    splitter = _Splitter()
    paragraphs = [
        Paragraph([Sentence(text, splitter) for text in sentences(article.text)])
        for article in story.articles
    ]
    count = partial(_filling, words=words) if method == "sum_basic" else words // 10
    chosen = _summarizer(method)(ObjectDocumentModel(paragraphs), count)
    return cut(" ".join(map(str, chosen)), words)


def _filling(rated: Sequence[Any], words: int) -> list[Any]:
    """The best sentences until the budget is full: what suits SumBasic, and none of the others."""
    chosen, room = [], words
    for one in rated:
        if room <= 0:
            break
        chosen.append(one)
        room -= len(str(one.sentence).split())
    return chosen


def _summarizer(method: str) -> Callable[[Any, Any], Sequence[Any]]:
    from sumy.nlp.stemmers import Stemmer
    from sumy.utils import get_stop_words

    name = "".join(part.capitalize() for part in method.split("_")).replace("Kl", "KL")
    made = getattr(import_module(f"sumy.summarizers.{method}"), f"{name}Summarizer")(Stemmer("english"))
    if method != "lex_rank":  # which is better without
        made.stop_words = get_stop_words("english")
    return made  # type: ignore[no-any-return]


LIGHT: dict[str, Peer] = {"lead": lead, "lexrank": partial(sumy, "lex_rank")}
HEAVY: dict[str, Peer] = {
    method.replace("_", ""): partial(sumy, method)
    for method in ("text_rank", "lsa", "luhn", "sum_basic", "reduction", "kl")
}
"""Minutes together; KL alone takes two for a hundred stories."""


def stored_outputs(data: Path, found: Sequence[Example]) -> dict[str, list[str]]:
    """System → its text of each of the stories; nothing where they are not stored for all."""
    outputs: dict[str, list[str]] = {}
    for system in STORED:
        try:
            by_id = {
                str(row["row_id"]): row["generated_summary"]
                for row in rows(data, "mds/multinews_dev_outputs", system)
            }
        except MissingDataError:
            continue
        texts = [by_id.get(example.story.id.split("_")[1]) for example in found]
        if all(isinstance(text, str) for text in texts):
            outputs[system] = [" ".join(str(text).split()) for text in texts]
    return outputs


def cut(text: str, words: int) -> str:
    """The first `words` words of a text."""
    return " ".join(text.split()[:words])
