"""The learned scorer: linear models of a few dozen weights, and how their scores choose sentences.

One model rates sentences, the other gives the probability that a bigram stands in an editor's summary
(after Hong and Nenkova, 2014, and Li et al., 2013: bigram weights by supervised regression; selection by
weighted coverage as in Gillick and Favre, 2009, but greedy). `bench/train_summariser.py` trains them; the
weights and the record of their training stand in ``weights.json`` beside this file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.summarise.editing import Fitness
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.summarise.features import StoryFeatures
    from digest.summarise.passages import Passage

_MAX_CHAIN = 3
"""A leaning sentence may lean on a leaning one, but no further."""
_OPENING = 2
"""What happened stands in the first two sentences of a report."""
_TAKES_AS_KNOWN = re.compile(
    r"(?:The|A|An|One) (?:[a-z]+ ){0,2}[a-z]+,? (?:which|who|has|have|had|was|were|is|are|will|would|could"
    r"|may|might|comes?|came|said|says)\b"
)
"""How a second sentence begins: "The plan, which …"."""
_MAX_REPEAT = 0.55
"""A sentence that shares more of its content words with one already chosen says the same again."""
_MAX_CONSIDERED = 120
"""Only so many bundles, the best at first sight, are weighed against each other."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights for standardised features, and a bias."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def __call__(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """One value a row."""
        standard = (features - np.array(self.mean)) / np.array(self.scale)
        result: NDArray[np.float64] = standard @ np.array(self.weights) + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Weights:
    """All that is learned about one kind of story: the two models and the numbers of the selection."""

    sentence: Linear
    bigram: Linear
    price: float = 0.0
    """What each bigram costs, in probability: the higher, the fewer idle words."""
    repeated: float = 0.1
    """What a bigram that is already covered still counts, 0 to 1."""
    length_power: float = 0.8
    """Gain is divided by words ** this: 0 prefers long sentences, 1 dense ones."""
    sentence_power: float = 1.5
    """How much the sentences' own scores count beside their bigrams."""


@cache
def shipped(kind: str) -> Weights:
    """The weights in the package for stories of `kind`: ``full`` texts or ``blurb``."""
    text = resources.files("digest.summarise").joinpath("weights.json").read_text(encoding="utf8")
    return weights_from(json.loads(text)[kind])


def weights_from(stored: dict[str, Any]) -> Weights:
    """Weights out of their JSON form."""
    return Weights(
        sentence=_linear_from(stored["sentence"]),
        bigram=_linear_from(stored["bigram"]),
        **stored["selection"],
    )


def _linear_from(stored: dict[str, Any]) -> Linear:
    return Linear(
        mean=tuple(stored["mean"]),
        scale=tuple(stored["scale"]),
        weights=tuple(stored["weights"]),
        bias=stored["bias"],
    )


def sentence_scores(features: StoryFeatures, weights: Weights) -> NDArray[np.float64]:
    """The rating of each passage; only its order and differences mean something."""
    return weights.sentence(features.sentences)


def bigram_probabilities(features: StoryFeatures, weights: Weights) -> NDArray[np.float64]:
    """Of each bigram, the probability that an editor's summary holds it."""
    logits = weights.bigram(features.with_scores(sentence_scores(features, weights)))
    result: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return result


def bundles(passages: Sequence[Passage], worst: Fitness = Fitness.LEANING) -> list[tuple[int, ...]]:
    """What may be chosen together: a sentence that stands alone, or one that leans with those it leans on.

    With `worst` = WEAK, every sentence but the unprintable ones stands for itself.
    """
    if worst > Fitness.LEANING:
        return [(index,) for index, passage in enumerate(passages) if passage.fitness <= worst]
    found: list[tuple[int, ...]] = []
    chain: tuple[int, ...] = ()
    for index, passage in enumerate(passages):
        if passage.fitness is Fitness.ALONE:
            chain = (index,)
        elif passage.fitness is Fitness.LEANING and chain and passage.place and len(chain) < _MAX_CHAIN:
            chain = (*chain, index)
        else:
            chain = ()
        if chain:
            found.append(chain)
    return found


def select(features: StoryFeatures, weights: Weights, budget: int) -> list[int]:
    """Indices of the passages chosen within `budget` words, in the order of choice.

    Greedy: each time the bundle with the largest gain in covered bigram probability for its length among
    those that fit and repeat nothing. A single sentence longer than the budget is taken when none fits.
    """
    for worst in (Fitness.LEANING, Fitness.WEAK, Fitness.NEVER):
        if found := bundles(features.passages, worst):
            return _Selection(features, weights).run(found, budget)
    return []


class _Selection:
    """The state of one greedy selection."""

    def __init__(self, features: StoryFeatures, weights: Weights) -> None:
        self.passages, self.members, self.weights = features.passages, features.members, weights
        self.rating = np.exp(weights.sentence_power * sentence_scores(features, weights))
        self.value = bigram_probabilities(features, weights) - weights.price
        self.fresh = np.ones(len(self.value))
        self.chosen: list[int] = []
        headlines = {passage.article.url: passage.article.headline for passage in self.passages}
        self.topic = {word for headline in headlines.values() for word in content_words(headline)}
        self.topic.update(*(one.content for one in self.passages if one.place < _OPENING))

    def run(self, found: Sequence[tuple[int, ...]], budget: int) -> list[int]:
        """Choose until nothing fits or gains."""
        opening = self._opening(found, budget)
        found = sorted(found, key=self._gain, reverse=True)[:_MAX_CONSIDERED]
        left = budget
        if opening:
            left -= self._size(opening)
            self._take(opening)
        while True:
            fitting = [bundle for bundle in found if self._size(bundle) <= left and self._is_news(bundle)]
            if not fitting and not self.chosen:
                fitting = [min(found, key=self._size)]
            best = max(fitting, key=self._gain, default=())
            if not best or (self.chosen and self._gain(best) <= 0):
                return self.chosen
            left -= self._size(best)
            self._take(best)

    def _opening(self, found: Sequence[tuple[int, ...]], budget: int) -> tuple[int, ...]:
        """What says first what happened: the best sentence that opens an article."""
        openings = [
            bundle
            for bundle in found
            if len(bundle) == 1 and self.passages[bundle[0]].place < _OPENING and self._size(bundle) <= budget
        ]
        return max(openings, key=self._news_worth, default=())

    def _news_worth(self, bundle: tuple[int, ...]) -> tuple[bool, float]:
        """An opening's rank: one that speaks of "the plan" expects to be read after another."""
        text = self.passages[bundle[0]].text
        return (not _TAKES_AS_KNOWN.match(text), self._gain(bundle))

    def _new(self, bundle: tuple[int, ...]) -> list[int]:
        return [index for index in bundle if index not in self.chosen]

    def _size(self, bundle: tuple[int, ...]) -> int:
        return sum(self.passages[index].length for index in self._new(bundle))

    def _gain(self, bundle: tuple[int, ...]) -> float:
        new = self._new(bundle)
        if not new:
            return 0.0
        rows = (
            self.members[new[0]] if len(new) == 1 else np.concatenate([self.members[index] for index in new])
        )
        worth = float(self.value[rows] @ self.fresh[rows])
        factor = float(self.rating[new].mean() / max(self._size(bundle), 1) ** self.weights.length_power)
        return worth * factor if worth > 0 else worth / factor

    def _is_news(self, bundle: tuple[int, ...]) -> bool:
        """Whether it adds something, and no sentence of it says what a chosen one says."""
        new = self._new(bundle)
        if self.chosen and len(bundle) == 1 and new and not self._is_about_it(self.passages[new[0]]):
            return False
        return bool(new) and not any(
            repeats(self.passages[index], self.passages[other]) for index in new for other in self.chosen
        )

    def _is_about_it(self, passage: Passage) -> bool:
        """Whether it shares anything with a headline or an opening: some pages hold other stories, too."""
        return bool(passage.content & self.topic)

    def _take(self, bundle: tuple[int, ...]) -> None:
        for index in self._new(bundle):
            self.chosen.append(index)
            self.fresh[self.members[index]] = self.weights.repeated


def repeats(one: Passage, other: Passage) -> bool:
    """Whether most of the content words of either stand in the other."""
    shared = len(one.content & other.content)
    smaller = min(len(one.content), len(other.content)) or 1
    return shared > _MAX_REPEAT * smaller
