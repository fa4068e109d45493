"""ROUGE of the extractive default on Multi-News and NeuS, beside lead, sumy and stored systems.

The shipped weights were learned on these sets, so each story is scored with weights that the same training
gives on the other three quarters of its set (4-fold cross-validation). `rouge-score`, stemming, in percent.
Multi-News is scored at 220 and 100 words, NeuS at 65: its blurbs have no more to give.
"""

from __future__ import annotations

import json
import os
import time
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from bench._summary_peers import HEAVY as HEAVY_PEERS
from bench._summary_peers import LIGHT, cut, lead, stored_outputs
from bench.train_summariser import KINDS, examples, folds, prepare, train
from digest.models import Summary
from digest.summarise.read.passages import passages
from digest.summarise.write.drafting import drafted, grounded
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.text.sentences import sentences
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem
from digest.text.tokens import words as words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.train_summariser import Example

HEAVY = "DIGEST_BENCH_HEAVY"
NOTE = (
    "Weights by 4-fold cross-validation on each set: a story is never scored with weights that saw it. "
    "Whole sentences only, so summaries stay a little below their word budget; the peers' are cut at it. "
    "Redundancy: share of bigrams that an earlier sentence of the summary has. alone: share of printed "
    "sentences that a reader of the summary needs nothing else for, of those marked by hand "
    "(summarise_marks.json). Sumy's Edmundson is left out: it needs word lists made by hand. "
    "PEGASUS and PRIMERA were trained on Multi-News, these stories among them, and are no like for like. "
    f"{HEAVY}=1 adds sumy's other methods, and each stored system through the course of a model's text here."
)
MARKS = Path(__file__).with_name("summarise_marks.json")
BUDGETS = {"multinews": (220, 100), "neus": (65,)}
GROUNDED_STORIES = 25
"""Aligning and checking a page of a model's sentences takes a second or more a story."""


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{set: {metric: value}}``; a set at another number of words has it in its name."""
    scores: dict[str, dict[str, float]] = {}
    for kind, (name, usual) in KINDS.items():
        found = examples(data, kind)
        for words in BUDGETS[name]:
            key = name if words == usual else f"{name} at {words} words"
            scores[key] = _measure_set(found, name, kind, words)
            if name == "multinews":
                scores[key] |= _stored(data, found, words)
        if name == "multinews" and os.environ.get(HEAVY):
            scores |= _through_our_course(data, found, usual)
    return scores


def _measure_set(found: list[Example], name: str, kind: str, words: int) -> dict[str, float]:
    references = [example.reference for example in found]
    ours = cross_validated(found, kind, words)
    scores = rouge(references, ours) | {
        "words": fmean(len(text.split()) for text in ours),
        "redundancy": fmean(map(redundancy, ours)),
        "reference_redundancy": fmean(map(redundancy, references)),
        **self_contained(name, ours),
    }
    started = time.process_time()
    ExtractiveSummariser().summarise([example.story for example in found], words=words)
    scores["seconds"] = time.process_time() - started
    for peer, text_of in (LIGHT | (HEAVY_PEERS if os.environ.get(HEAVY) else {})).items():
        started = time.process_time()
        texts = [text_of(example.story, words) for example in found]
        scores[f"peer_{peer}_seconds"] = time.process_time() - started
        scores[f"peer_{peer}_redundancy"] = fmean(map(redundancy, texts))
        scores |= {f"peer_{peer}_{metric}": value for metric, value in rouge(references, texts).items()}
    return scores


def _stored(data: Path, found: list[Example], words: int) -> dict[str, float]:
    """ROUGE of the stored systems, cut at `words` and as they are."""
    references = [example.reference for example in found]
    scores: dict[str, float] = {}
    for system, texts in stored_outputs(data, found).items():
        short = rouge(references, [cut(text, words) for text in texts])
        scores |= {f"peer_{system}_{metric}": value for metric, value in short.items()}
        scores |= {
            f"peer_{system} uncut_{metric}": value for metric, value in rouge(references, texts).items()
        }
    return scores


def _through_our_course(data: Path, found: list[Example], words: int) -> dict[str, dict[str, float]]:
    """What is printed when a stored system is the model: its text, checked, beside the text as it came.

    `replaced` is the share of its sentences. What stands in for them is chosen with the shipped weights,
    which saw these stories.
    """
    chosen = found[:GROUNDED_STORIES]
    references = [example.reference for example in chosen]
    stories = [example.story for example in chosen]
    extracts = ExtractiveSummariser().summarise(stories, words=words)
    scores = {}
    for system, texts in stored_outputs(data, found).items():
        printed = [
            grounded(text, passages(story), extract, words=words, method=system)
            for text, story, extract in zip(texts, stories, extracts, strict=False)
            if isinstance(extract, Summary)
        ]
        written = sum(len(drafted(text)) for text in texts[: len(chosen)])
        cited = [len(sentence.citations) for summary in printed for sentence in summary.sentences]
        scores[f"{system}, grounded"] = rouge(references, [summary.text for summary in printed]) | {
            "replaced": sum(summary.replaced for summary in printed) / max(written, 1),
            "citations": fmean(cited),
            "words": fmean(len(summary.text.split()) for summary in printed),
            **{
                f"peer_raw_{metric}": value
                for metric, value in rouge(references, texts[: len(chosen)]).items()
            },
        }
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


def redundancy(text: str) -> float:
    """The share of a text's bigrams, of stems that are not both stopwords, that an earlier sentence has."""
    known: set[tuple[str, str]] = set()
    repeated = total = 0
    for sentence in sentences(text):
        pairs = {pair for pair in pairwise(map(stem, words_of(sentence))) if not STOPWORDS.issuperset(pair)}
        repeated += len(pairs & known)
        total += len(pairs)
        known |= pairs
    return repeated / max(total, 1)


# --------------------------------------------------------------------------- marks made by hand


def mark_ids(name: str, texts: Sequence[str]) -> list[tuple[str, str, str]]:
    """Id, predecessor and sentence of every sentence of the summaries; the id holds no text."""
    found = []
    for row, text in enumerate(texts):
        for before, sentence in pairwise(["", *sentences(text)]):
            digest = sha256(f"{before}\n{sentence}".encode()).hexdigest()[:12]
            found.append((f"{name}:{row}:{digest}", before, sentence))
    return found


def self_contained(name: str, texts: Sequence[str]) -> dict[str, float]:
    """The share of the marked sentences, still printed after the same sentence, that need nothing else."""
    marks: dict[str, bool] = json.loads(MARKS.read_text(encoding="utf8"))
    judged = [marks[key] for key, _, _ in mark_ids(name, texts) if key in marks]
    if not judged:
        return {}
    return {"alone": fmean(judged), "marked_sentences": float(len(judged))}


__all__ = ["cross_validated", "lead", "mark_ids", "measure", "rouge"]
