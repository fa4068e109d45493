"""The input of the learned scorer: cheap features of sentences and of bigrams, as NumPy arrays.

A bigram is a pair of neighbouring stems. The features follow the choices of editors, who keep what several
independent voices (outlets of different owners) say early in their reports and in their headlines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.summarise.choose.counts import OPENING, Counts
from digest.summarise.read.editing import Fitness
from digest.summarise.redundancy import share_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.summarise.read.passages import Passage

    Values = NDArray[np.float64]

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
_SHORT = 10
"""A sentence of fewer words than this counts as short, as when the weights were trained (decision 0010)."""
_LONG = 40
"""A sentence of more words than this counts as long, as when the weights were trained (decision 0010)."""
_LEAST_SCORE = -10.0
"""The search for the best score among a bigram's sentences starts from this score, which is lower than that
of any sentence; not measured."""
_CAPITAL = re.compile(r"(?:^|\s)[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class StoryFeatures:
    """The features of a story: `sentences` has a row for each passage, `bigrams` one for each bigram."""

    passages: Sequence[Passage]
    sentences: Values
    bigrams: Values
    """All columns of `BIGRAM_FEATURES` but the last two, which need the sentences' scores: see
    `with_scores`."""
    members: list[NDArray[np.int64]]
    """For each passage, the rows of its bigrams."""
    counts: Counts

    @property
    def vocabulary(self) -> list[tuple[str, str]]:
        """The bigrams, each as its two stems."""
        stems = self.counts.stems
        rows = zip(self.counts.one.tolist(), self.counts.two.tolist(), strict=True)
        return [(stems[one], stems[two]) for one, two in rows]

    def with_scores(self, scores: Values) -> Values:
        """The bigrams' features, with the best and the mean score of the sentences that have each bigram."""
        counts = self.counts
        each = scores[counts.owner]
        best = np.full(counts.n_bigrams, _LEAST_SCORE)
        np.maximum.at(best, counts.row, each)
        mean = np.bincount(counts.row, each, minlength=counts.n_bigrams) / counts.count
        return np.column_stack((self.bigrams, best, mean))


def story_features(passages: Sequence[Passage]) -> StoryFeatures:
    """The features of a story's passages and of their bigrams."""
    counts = Counts(passages)
    sentences = _own_features(passages) | _shared_features(passages, counts)
    bigrams = _bigram_features(counts)
    return StoryFeatures(
        passages=passages,
        sentences=np.column_stack([sentences[name] for name in SENTENCE_FEATURES]).astype(float),
        bigrams=np.column_stack([bigrams[name] for name in BIGRAM_FEATURES[:-2]]).astype(float),
        members=counts.members,
        counts=counts,
    )


def _own_features(passages: Sequence[Passage]) -> dict[str, Any]:
    """The features of a sentence by itself: its place in its article, length, marks and fitness."""
    place = np.array([passage.place for passage in passages])
    of = np.array([passage.of for passage in passages])
    length = np.array([len(passage.stems) or 1 for passage in passages])
    standing = np.array([passage.fitness for passage in passages])
    lead = passages[0].article if passages else None
    return {
        "first": place == 0,
        "second": place == 1,
        "1 / place": 1 / (1 + place),
        "log place": np.log1p(place),
        "relative place": place / of,
        "lead article": [passage.article is lead for passage in passages],
        "log length": np.log(length),
        "short": length < _SHORT,
        "long": length > _LONG,
        "quoted": [_quoted_share(passage.text) for passage in passages],
        "capitals": [len(_CAPITAL.findall(passage.text)) for passage in passages] / length,
        "leans": standing == Fitness.UNRESOLVED,
        "weak": standing > Fitness.UNRESOLVED,
        "article length": np.log(of),
    }


def _quoted_share(text: str) -> float:
    opened = text.find("“") if "“" in text else text.find('"')
    closed = text.rfind("”") if "”" in text else text.rfind('"')
    return max(0, closed - opened) / (len(text) or 1) if opened >= 0 else 0.0


def _shared_features(passages: Sequence[Passage], counts: Counts) -> dict[str, Any]:
    """The features that compare a sentence with other voices, with headlines and with openings."""
    is_content = ~counts.is_stop[counts.stem_row]
    owner, row = counts.stem_owner[is_content], counts.stem_row[is_content]
    is_early = np.zeros(len(counts.stems))
    is_early[row[counts.place[owner] < OPENING]] = 1
    share = counts.stem_voices / counts.n_voices
    n_content = np.maximum(np.bincount(owner, minlength=len(passages)), 1)
    n_bigrams = np.maximum(np.bincount(counts.owner, minlength=len(passages)), 1)

    def mean(values: Values) -> Values:
        result: Values = np.bincount(owner, values[row], minlength=len(passages)) / n_content
        return result

    seconded = np.bincount(counts.owner, counts.voices[counts.row] - 1.0, minlength=len(passages))
    headlines = [counts.headlines[passage.article.url] or counts.all_headlines for passage in passages]
    return {
        "stem share": mean(share),
        "bigram share": seconded / n_bigrams,
        "weighted stems": mean(share * np.log1p(counts.stem_count)),
        "headline overlap": [
            share_known(headline, passage.content)
            for passage, headline in zip(passages, headlines, strict=True)
        ],
        "opening overlap": mean(is_early),
        "numbers": counts.numbers / np.maximum(counts.lengths, 1),
    }


def _bigram_features(counts: Counts) -> dict[str, Any]:
    one, two = counts.one, counts.two
    stops = counts.is_stop[one].astype(int) + counts.is_stop[two]
    return {
        "voices": np.log(counts.voices),
        "share of voices": counts.voices / counts.n_voices,
        "shared": counts.voices > 1,
        "log count": np.log(counts.count),
        "1 / first place": 1 / (1 + counts.first_place),
        "log first place": np.log1p(counts.first_place),
        "in an opening": counts.openings > 0,
        "share of openings": counts.openings / counts.n_voices,
        "in a headline": counts.is_in_headline[one] | counts.is_in_headline[two],
        "one stopword": stops == 1,
        "two stopwords": stops == 2,
        "has a number": counts.is_number[one] | counts.is_number[two],
        "rarer stem's voices": np.minimum(counts.stem_voices[one], counts.stem_voices[two]) / counts.n_voices,
        "commoner stem's voices": np.maximum(counts.stem_voices[one], counts.stem_voices[two])
        / counts.n_voices,
        "rarer stem's count": np.log(np.minimum(counts.stem_count[one], counts.stem_count[two])),
    }
