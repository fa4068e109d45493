"""Sentences that models wrote about a story and whose facts are all in it, with what they may cite."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bench._corruptions import Case
from bench.sets import files
from digest.language import ENGLISH
from digest.summarise.check.alignment import aligned
from digest.summarise.check.checks import CHECKS
from digest.summarise.read.passages import article_passages
from digest.summarise.write.drafting import drafted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from digest.models import Story
    from digest.summarise.read.passages import Passage

    Align = Callable[[str, Sequence[Passage]], list[Passage]]

MODELS = ("bart", "gemma", "mistral", "pegasus", "primera", "qwen")
SEED = 7
_MIN_WORDS = 8
WHOLE = 10_000
"""Models and people read whole articles, so sentences may cite all of them, not only the first sixty."""
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence about a story, with the passages that it may cite."""

    case: Case
    passages: list[Passage]


def cited(text: str, one: Written) -> list[str]:
    """The texts of the passages that `text` would cite in the place of a written sentence."""
    return texts_cited(text, one.passages)


def texts_cited(text: str, found: Sequence[Passage], align: Align = aligned) -> list[str]:
    return [passage.article.text[passage.start : passage.end] for passage in align(text, found)]


def clean_sentences(
    data: Path, stories: Sequence[Story], count: int, models: Sequence[str] = MODELS
) -> list[Written]:
    """A sample of the models' sentences whose facts all occur in their sources."""
    by_id = {story.id.split("_")[1]: story for story in stories}
    order = list(by_id)
    found = []
    written = [(row_id, text) for row_id, text in _model_sentences(data, models) if row_id in by_id]
    for row_id, sentence in sample_of(written, 3 * count):
        other = by_id[order[(order.index(row_id) + 1) % len(order)]]
        case = Case(sentence, _text(by_id[row_id]), _text(other))
        if has_its_facts(case):
            found.append(Written(case, _passages(by_id[row_id])))
        if len(found) == count:
            break
    return sorted(found, key=lambda one: one.passages[0].article.url)  # what is read of a story is kept


def clean_summaries(
    data: Path, stories: Sequence[Story], models: Sequence[str] = MODELS
) -> list[list[Written]]:
    """The clean sentences of each summary that a model wrote, without summaries that have none."""
    by_id = {story.id.split("_")[1]: story for story in stories}
    passages = {row_id: _passages(story) for row_id, story in by_id.items()}
    found = []
    for model in models:
        summaries: dict[str, list[Written]] = {}
        for row_id, sentence in _model_sentences(data, (model,)):
            if row_id in by_id and has_its_facts(case := Case(sentence, _text(by_id[row_id]), "")):
                summaries.setdefault(row_id, []).append(Written(case, passages[row_id]))
        found += summaries.values()
    return found


def has_its_facts(case: Case) -> bool:
    """Whether its numbers, names, dates and quotations, and most of its words, are in the source."""
    wanted = {"overlap", "numbers", "quotations", "dates", "names"}
    return not any(
        check.find(case.sentence, [case.source], ENGLISH) for check in CHECKS if check.name in wanted
    )


def _model_sentences(data: Path, models: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for model in models:
        (path,) = files(data, "mds/multinews_dev_outputs", model)
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for row in map(json.loads, lines):
                written = drafted(row["generated_summary"])
                found += [(row["row_id"], text) for text in written if len(text.split()) >= _MIN_WORDS]
    return found


def sample_of(given: list[_Thing], count: int) -> list[_Thing]:
    return random.Random(SEED).sample(given, min(count, len(given)))  # noqa: S311


def _text(story: Story) -> str:
    return "\n\n".join(article.text for article in story.articles)


def _passages(story: Story) -> list[Passage]:
    return [
        passage
        for number, article in enumerate(story.articles)
        for passage in article_passages(article, number, WHOLE)
    ]


def cluster(one: Written) -> str:
    """The id of the cluster that a sentence is about."""
    return one.passages[0].article.url.rpartition("/")[2]
