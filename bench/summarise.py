"""ROUGE of the extractive default on Multi-News (220 words) and NeuS (65 words), beside lead and LexRank.

The shipped weights were learned on these sets, so each story is scored with weights that the same training
gives on the other three quarters of its set (4-fold cross-validation). `rouge-score`, stemming, in percent.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench.train_summariser import KINDS, examples, folds, prepare, train
from digest.models import Summary
from digest.summarise.extractive import ExtractiveSummariser
from digest.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from bench.train_summariser import Example
    from digest.models import Story

NOTE = (
    "Weights by 4-fold cross-validation on each set: a story is never scored with weights that saw it. "
    "Whole sentences only, so summaries stay a little below their word budget; the peers' are cut at it."
)
METRICS = {"rouge1": "rouge1", "rouge2": "rouge2", "rougeLsum": "", "rougeL": "rougeL"}


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{set: {metric: value}}``; of peers, ``peer_lead_…`` and ``peer_lexrank_…``."""
    return {name: _measure_set(data, kind, words) for kind, (name, words) in KINDS.items()}


def _measure_set(data: Path, kind: str, words: int) -> dict[str, float]:
    found = examples(data, kind)
    references = [example.reference for example in found]
    ours = cross_validated(found, kind, words)
    scores = rouge(references, ours)
    scores["words"] = sum(len(text.split()) for text in ours) / len(ours)
    for name, peer in {"lead": lead, "lexrank": lexrank}.items():
        started = time.process_time()
        texts = [peer(example.story, words) for example in found]
        scores[f"peer_{name}_seconds"] = time.process_time() - started
        scores |= {f"peer_{name}_{metric}": value for metric, value in rouge(references, texts).items()}
    started = time.process_time()
    ExtractiveSummariser().summarise([example.story for example in found], words=words)
    scores["seconds"] = time.process_time() - started
    return scores


def cross_validated(found: Sequence[Example], kind: str, words: int) -> list[str]:
    """The summary of each story, by weights trained on the other folds."""
    prepared = [prepare(example) for example in found]
    texts = [""] * len(found)
    for fold in folds(len(found)):
        held_out = set(fold)
        weights = train([one for row, one in enumerate(prepared) if row not in held_out], kind)
        summariser = ExtractiveSummariser({"full": weights, "blurb": weights})
        summaries = summariser.summarise([found[row].story for row in fold], words=words)
        for row, summary in zip(fold, summaries, strict=True):
            texts[row] = summary.text if isinstance(summary, Summary) else ""
    return texts


def rouge(references: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Mean F1 of ROUGE-1, -2 and -L with stemming, in percent."""
    from rouge_score.rouge_scorer import RougeScorer

    names = ["rouge1", "rouge2", "rougeL"]
    scorer = RougeScorer(names, use_stemmer=True)
    rows = [scorer.score(reference, text) for reference, text in zip(references, texts, strict=True)]
    return {name: 100 * sum(row[name].fmeasure for row in rows) / len(rows) for name in names}


def lead(story: Story, words: int) -> str:
    """Peer: the first sentences of every article in turn, cut at `words` words."""
    queues = [sentences(article.text) for article in story.articles]
    turns = (queue[turn] for turn in range(max(map(len, queues))) for queue in queues if turn < len(queue))
    return _cut(turns, words)


def lexrank(story: Story, words: int) -> str:
    """Peer: sumy's LexRank over all articles, cut at `words` words."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer

    return _sumy(LexRankSummarizer(Stemmer("english")), story, words)


def _sumy(summarizer: Callable[..., Iterable[object]], story: Story, words: int) -> str:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer  # noqa: F401

    class Splitter:
        """Sumy's tokenizer, with our sentences, so that only the method differs."""

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(sentence.lower().split())

    splitter = Splitter()
    paragraphs = [
        Paragraph([Sentence(text, splitter) for text in sentences(article.text)])
        for article in story.articles
    ]
    chosen = summarizer(ObjectDocumentModel(paragraphs), words // 10)
    return _cut((str(sentence) for sentence in chosen), words)


def _cut(parts: Iterable[str], words: int) -> str:
    return " ".join(" ".join(parts).split()[:words])
