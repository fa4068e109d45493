"""What the learned scorer looks at: cheap features of sentences and of bigrams, as NumPy arrays.

A bigram is two neighbouring stems. What is said by several independent voices, early in them and in their
headlines, is what an editor keeps.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.summarise.passages import Bigram, Passage

SENTENCE_FEATURES = (
    "first",
    "second",
    "1 / place",
    "log place",
    "relative place",
    "lead article",
    "log length",
    "short",
    "long",
    "stem share",
    "bigram share",
    "weighted stems",
    "headline overlap",
    "opening overlap",
    "quoted",
    "numbers",
    "capitals",
    "leans",
    "weak",
    "article length",
)
BIGRAM_FEATURES = (
    "voices",
    "share of voices",
    "shared",
    "log count",
    "1 / first place",
    "log first place",
    "in an opening",
    "share of openings",
    "in a headline",
    "one stopword",
    "two stopwords",
    "has a number",
    "rarer stem's voices",
    "commoner stem's voices",
    "rarer stem's count",
    "best sentence",
    "mean sentence",
)
_OPENING = 3
"""An article's opening: its first sentences."""


@dataclass(frozen=True, slots=True)
class StoryFeatures:
    """The features of a story: rows of `sentences` follow the passages, of `bigrams` the vocabulary."""

    passages: Sequence[Passage]
    sentences: NDArray[np.float64]
    vocabulary: dict[Bigram, int]
    bigrams: NDArray[np.float64]
    """All columns but the last two, which need the sentences' scores: see `with_scores`."""
    members: list[NDArray[np.intp]]
    """Of each passage, the rows of its bigrams."""

    def with_scores(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """The bigrams' features with the best and the mean score of the sentences that hold them."""
        best = np.full(len(self.vocabulary), -10.0)
        total = np.zeros(len(self.vocabulary))
        count = np.zeros(len(self.vocabulary))
        for score, rows in zip(scores, self.members, strict=True):
            best[rows] = np.maximum(best[rows], score)
            total[rows] += score
            count[rows] += 1
        mean = total / np.maximum(count, 1)
        return np.column_stack((self.bigrams, best, mean))


def story_features(passages: Sequence[Passage]) -> StoryFeatures:
    """The features of a story's passages and of their bigrams."""
    stats = _Statistics(passages)
    vocabulary: dict[Bigram, int] = {}
    members = [
        np.fromiter(
            (vocabulary.setdefault(bigram, len(vocabulary)) for bigram in sorted(passage.bigrams)),
            dtype=np.intp,
        )
        for passage in passages
    ]
    sentences = np.array([_sentence_row(passage, stats) for passage in passages], dtype=float)
    bigrams = np.array([_bigram_row(bigram, stats) for bigram in vocabulary], dtype=float)
    return StoryFeatures(
        passages=passages,
        sentences=sentences.reshape(len(passages), len(SENTENCE_FEATURES)),
        vocabulary=vocabulary,
        bigrams=bigrams.reshape(len(vocabulary), len(BIGRAM_FEATURES) - 2),
        members=members,
    )


class _Statistics:
    """Counts over a story that several features need."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.stem_voices: defaultdict[str, set[int]] = defaultdict(set)
        self.bigram_voices: defaultdict[Bigram, set[int]] = defaultdict(set)
        self.opening_voices: defaultdict[Bigram, set[int]] = defaultdict(set)
        self.stem_count: Counter[str] = Counter()
        self.bigram_count: Counter[Bigram] = Counter()
        self.first_place: dict[Bigram, int] = {}
        for passage in passages:
            self._add(passage)
        self.n_voices = len({passage.voter for passage in passages}) or 1
        self.lead_url = passages[0].article.url if passages else ""
        headlines = {passage.article.url: passage.article.headline for passage in passages}
        self.headline_stems = {url: _content(headline) for url, headline in headlines.items()}
        self.all_headline_stems = set().union(*self.headline_stems.values())
        self.opening_stems: set[str] = set()
        for passage in passages:
            if passage.place < _OPENING:
                self.opening_stems.update(passage.stems)
        self.opening_stems -= STOPWORDS
        self.weight = {
            word: len(voices) / self.n_voices * math.log1p(self.stem_count[word])
            for word, voices in self.stem_voices.items()
        }

    def _add(self, passage: Passage) -> None:
        for word in set(passage.stems):
            self.stem_voices[word].add(passage.voter)
        self.stem_count.update(passage.stems)
        for bigram in passage.bigrams:
            self.bigram_voices[bigram].add(passage.voter)
            self.bigram_count[bigram] += 1
            if passage.place < self.first_place.get(bigram, 1 << 30):
                self.first_place[bigram] = passage.place
            if passage.place < _OPENING:
                self.opening_voices[bigram].add(passage.voter)


def _content(text: str) -> set[str]:
    return {stem(word) for word in words(text)} - STOPWORDS


def _sentence_row(passage: Passage, stats: _Statistics) -> tuple[float, ...]:
    text, place = passage.text, passage.place
    content = passage.content
    size = len(content) or 1
    n_words = len(passage.stems) or 1
    headline = stats.headline_stems[passage.article.url] or stats.all_headline_stems
    return (
        place == 0,
        place == 1,
        1 / (1 + place),
        math.log1p(place),
        place / passage.of,
        passage.article.url == stats.lead_url,
        math.log(n_words),
        n_words < 10,
        n_words > 40,
        sum(len(stats.stem_voices[word]) for word in content) / size / stats.n_voices,
        sum(len(stats.bigram_voices[bigram]) - 1 for bigram in passage.bigrams) / (len(passage.bigrams) or 1),
        sum(stats.weight[word] for word in content) / size,
        len(content & headline) / (len(headline) or 1),
        len(content & stats.opening_stems) / size,
        _quoted_share(text),
        sum(word[0].isdigit() for word in passage.stems) / n_words,
        sum(word[:1].isupper() for word in text.split()) / n_words,
        passage.fitness == 1,
        passage.fitness > 1,
        math.log(passage.of),
    )


def _quoted_share(text: str) -> float:
    opened = text.find("“") if "“" in text else text.find('"')
    closed = text.rfind("”") if "”" in text else text.rfind('"')
    return max(0, closed - opened) / (len(text) or 1) if opened >= 0 else 0.0


def _bigram_row(bigram: Bigram, stats: _Statistics) -> tuple[float, ...]:
    one, two = bigram
    voices = len(stats.bigram_voices[bigram])
    first = stats.first_place[bigram]
    openings = len(stats.opening_voices.get(bigram, ()))
    stops = (one in STOPWORDS) + (two in STOPWORDS)
    by_voice = sorted((len(stats.stem_voices[one]), len(stats.stem_voices[two])))
    return (
        math.log(voices),
        voices / stats.n_voices,
        voices > 1,
        math.log(stats.bigram_count[bigram]),
        1 / (1 + first),
        math.log1p(first),
        openings > 0,
        openings / stats.n_voices,
        one in stats.all_headline_stems or two in stats.all_headline_stems,
        stops == 1,
        stops == 2,
        one[0].isdigit() or two[0].isdigit(),
        by_voice[0] / stats.n_voices,
        by_voice[1] / stats.n_voices,
        math.log(min(stats.stem_count[one], stats.stem_count[two])),
    )
