"""Which sentences are printed: first the one that says what happened, then what covers most of the story.

Greedy weighted coverage of bigrams (as the exact programme of Gillick and Favre, 2009, but greedy), with the
probabilities that `scorer` learned. Above the score stand the rules of an editor: nothing off the topic,
nothing twice, no "the official" whom nobody introduced.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from digest.summarise.choose.penalties import manner
from digest.summarise.choose.scorer import bigram_probabilities, sentence_scores
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import mentions_of
from digest.summarise.redundancy import (
    is_all_told,
    likely_the_same,
    quote_the_same,
    rarities,
    says_the_same,
    telling,
)
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.choose.features import StoryFeatures
    from digest.summarise.choose.penalties import Outdated
    from digest.summarise.choose.scorer import Weights
    from digest.summarise.read.passages import Passage

    Bundle = tuple[int, ...]

_MAX_CHAIN = 3
"""A leaning sentence may lean on a leaning one, but no further."""
_ONE_SENTENCE = 40
"""Within so many words a story is told in one sentence."""
_LOOSE = 0.4
"""What a sentence keeps of its worth when it speaks of what was not introduced."""
_ECHO = 0.3
"""The same for one that likely repeats another: it is printed only when there is little else."""
_STRICT = 200
"""In a summary of more words a loose end is forgiven; in a shorter one it stands out."""
_OPENING = 2
"""What happened stands in the first two sentences of a report, seldom later."""
_LATEST_OPENING = 10
_LATE = 0.6
_STRANGE = 0.6
"""What an opening keeps of its worth that names somebody by the surname alone; no later sentence may."""
_TELLING = 0.7
"""An opening tells at least this share of what the most telling one tells of the headlines."""
_ENOUGH_TOLD = 0.6
_OVERLONG = 1.25
"""A single sentence may pass its budget by so much when what fits tells less than that share of what it
tells: background in thirty words is worse than the news in thirty-four."""


def bundles(passages: Sequence[Passage], worst: Fitness = Fitness.UNRESOLVED) -> list[Bundle]:
    """What may be chosen together: a sentence that stands alone, or one that leans with those it leans on.

    With `worst` = WEAK, every sentence but the unprintable ones stands for itself.
    """
    if worst > Fitness.UNRESOLVED:
        return [(index,) for index, passage in enumerate(passages) if passage.fitness <= worst]
    found: list[Bundle] = []
    chain: Bundle = ()
    for index, passage in enumerate(passages):
        if passage.fitness is Fitness.ALONE:
            chain = (index,)
        elif passage.fitness is Fitness.UNRESOLVED and chain and passage.place and len(chain) < _MAX_CHAIN:
            chain = (*chain, index)
        else:
            chain = ()
        if chain:
            found.append(chain)
    return found


def select(
    features: StoryFeatures, behind: Outdated, weights: Weights, budget: int, headline: str = ""
) -> list[int]:
    """Indices of the passages chosen within `budget` words, in the order of choice.

    The first tells what `headline` (the one that will be printed) and the articles' headlines tell. Then each
    time the bundle with the largest gain in covered bigram probability for its length, among those that fit,
    are about the story and repeat nothing. A single sentence longer than the budget is taken when none fits.
    """
    for worst in (Fitness.UNRESOLVED, Fitness.WEAK, Fitness.NEVER):
        if found := bundles(features.passages, worst):
            return _Selection(features, behind, weights, budget, headline).run(found)
    return []


class _Selection:
    """The state of one greedy selection."""

    def __init__(
        self, features: StoryFeatures, behind: Outdated, weights: Weights, budget: int, headline: str
    ) -> None:
        self.passages, self.weights, self.budget = features.passages, weights, budget
        self.counts, self.members = features.counts, features.members
        self.rating = np.exp(weights.sentence_power * sentence_scores(features, weights))
        self.behind = behind
        self.rating *= manner(self.passages, behind)
        self.value = bigram_probabilities(features, weights) - weights.price
        self.fresh = np.ones(len(self.value))
        self.telling = [passage.analysis.telling for passage in self.passages]
        self.rarity = rarities(self.telling)
        self.echo = [1.0] * len(self.passages)
        self.quoted = [passage.analysis.quotations for passage in self.passages]
        self.loose = [passage.analysis.unintroduced for passage in self.passages]
        self.is_strict = budget <= _STRICT
        self.mentions = mentions_of(self.passages, headline) if self.is_strict else None
        self.bare = [passage.analysis.is_unattributed_quotation for passage in self.passages]
        self.chosen: list[int] = []
        self.most_told = 0.0
        self.known = set(_words_of(headline))
        self.said: set[str] = set()
        self.told = _headline_weights(self.passages, headline, behind.figures)
        self.topic = _topic(self.passages, headline, at_least=2 if self.is_strict else 1)
        self.repeated = [not self._is_about_it(index) for index in range(len(self.passages))]
        self.worth = self._worth()

    def run(self, found: Sequence[Bundle]) -> list[int]:
        """Choose until nothing fits or gains."""
        found = [bundle for bundle in found if not self._lacks_a_speaker(bundle)] or found
        left = self.budget - self._take(self._opening(found))
        while self.budget > _ONE_SENTENCE or not self.chosen:
            fitting = [bundle for bundle in found if self._size(bundle) <= left and self._is_news(bundle)]
            if not fitting and not self.chosen:
                fitting = [min(found, key=self._size)]
            best = max(fitting, key=self._gain, default=())
            if not best or (self.chosen and self._gain(best) <= 0):
                break
            left -= self._take(best)
        return self.chosen

    # ------------------------------------------------------------------ the first sentence

    def _opening(self, found: Sequence[Bundle]) -> Bundle:
        """What says first what happened: the best early sentence for what the headlines say."""
        latest = _LATEST_OPENING if self.told else _OPENING
        early = [one for one in found if len(one) == 1 and self.passages[one[0]].place < latest]
        fitting = [one for one in early if self._size(one) <= self.budget]
        self.most_told = max(map(self._share_told, fitting), default=0.0)
        best = max(fitting, key=self._news_worth, default=())
        longer = [one for one in early if self.budget < self._size(one) <= _OVERLONG * self.budget]
        if best and longer and self.budget <= _ONE_SENTENCE:
            most = max(map(self._share_told, longer))
            if self._share_told(best) < _ENOUGH_TOLD * most:
                return max(longer, key=self._news_worth)
        return best

    def _news_worth(self, bundle: Bundle) -> tuple[bool, bool, bool, float]:
        """An opening's rank: one that speaks of "the plan" expects to be read after another."""
        (index,) = bundle
        told = self._share_told(bundle)
        tells = told >= _TELLING * self.most_told
        is_alone = self.budget <= _ONE_SENTENCE
        return (
            not (
                self.loose[index] or self.behind.announced[index] or self.passages[index].analysis.is_hearsay
            ),
            is_alone or tells,
            is_alone or (tells and not self.behind.counted[index]),
            self._gain(bundle)
            * (_LATE if self.passages[index].place >= _OPENING else 1.0)
            * (_STRANGE if self._has_a_stranger(bundle) else 1.0)
            * (told**2 if is_alone else 1.0),
        )

    def _share_told(self, bundle: Bundle) -> float:
        """How much of what the headlines say the bundle says, 0 to 1."""
        if not self.told:
            return 1.0
        said = set[str]().union(*(self.passages[index].content for index in bundle))
        return float(sum(self.told[word] for word in said & self.told.keys()) / self.told.total())

    # ------------------------------------------------------------------ what follows

    def _new(self, bundle: Bundle) -> list[int]:
        return [index for index in bundle if index not in self.chosen]

    def _size(self, bundle: Bundle) -> int:
        return sum(self.passages[index].length for index in bundle if index not in self.chosen)

    def _gain(self, bundle: Bundle) -> float:
        new = self._new(bundle)
        if not new:
            return 0.0
        worth = sum(self.worth[index] for index in new)
        rating = sum(float(self.rating[index]) * self._tightness(index) for index in new) / len(new)
        factor = float(rating / max(self._size(bundle), 1) ** self.weights.length_power)
        return worth * factor if worth > 0 else worth / factor

    def _tightness(self, index: int) -> float:
        return self.echo[index] * (_LOOSE if self._is_loose(index) else 1.0)

    def _is_loose(self, index: int) -> bool:
        """Whether it speaks of "the official" or "the 48 schools", and none has been introduced."""
        return not self.loose[index] <= self.known

    def _is_news(self, bundle: Bundle) -> bool:
        """Whether it adds something, and no sentence of it says what the chosen ones say."""
        new = self._new(bundle)
        if self.is_strict and len(bundle) == 1 and self._is_loose(bundle[0]):
            return False
        if self._has_a_stranger(bundle):
            return False
        return bool(new) and not any(self.repeated[index] for index in new)

    def _has_a_stranger(self, bundle: Bundle) -> bool:
        """Whether it names somebody whom nobody introduced; where space is long, that is forgiven."""
        return self.mentions is not None and self.mentions.has_unintroduced(bundle)

    def _lacks_a_speaker(self, bundle: Bundle) -> bool:
        return self.is_strict and any(self.bare[index] for index in bundle)

    def _is_about_it(self, index: int) -> bool:
        """Whether it shares anything with the story's topic: some pages hold other stories, too."""
        if self.passages[index].fitness is Fitness.UNRESOLVED:
            return True
        return not self.topic or not self.topic.isdisjoint(self.telling[index])

    def _take(self, bundle: Bundle) -> int:
        """Choose it; how many words it took."""
        size = self._size(bundle)
        for index in self._new(bundle):
            self.chosen.append(index)
            self.known |= self.passages[index].content
            if self.mentions is not None:
                self.mentions.meet(index)
            self.said |= self.telling[index]
            self.fresh[self.members[index]] = self.weights.repeated
            self._mark_repeats(self.telling[index], self.quoted[index])
        if bundle:
            self.worth = self._worth()
        return size

    def _mark_repeats(self, said: frozenset[str], spoken: frozenset[str]) -> None:
        for index, words in enumerate(self.telling):
            if self.is_strict and likely_the_same(words, said, self.rarity):
                self.echo[index] = _ECHO
            if not self.repeated[index]:
                self.repeated[index] = (
                    says_the_same(words, said, strictly=self.is_strict)
                    or (self.is_strict and is_all_told(words, self.said))
                    or (self.is_strict and quote_the_same(spoken, self.quoted[index]))
                )

    def _worth(self) -> list[float]:
        """What each passage would cover now."""
        values = (self.value * self.fresh)[self.counts.row]
        found = np.bincount(self.counts.owner, values, minlength=len(self.passages))
        return [float(worth) for worth in found]


@lru_cache(maxsize=256)
def _words_of(headline: str) -> tuple[str, ...]:
    """Its content words; a story's headlines are looked at several times."""
    return tuple(content_words(headline))


def _headline_weights(passages: Sequence[Passage], headline: str, outgrown: frozenset[str]) -> Counter[str]:
    """Telling words of the headlines, each as often as headlines have it; the printed one counts twice.

    Figures that are `outgrown` tell nothing.
    """
    headlines = {passage.article.url: passage.article.headline for passage in passages}
    told: Counter[str] = Counter()
    for text in (*headlines.values(), headline, headline):
        told.update(telling(_words_of(text)) - outgrown)
    return told


def _topic(passages: Sequence[Passage], headline: str, at_least: int) -> frozenset[str]:
    """Words of the printed headline, and those that stand early in `at_least` articles (or in all)."""
    early: dict[str, set[str]] = {}
    for passage in passages:
        words = early.get(passage.article.url)
        if words is None:
            words = early[passage.article.url] = set(_words_of(passage.article.headline))
        if passage.place <= _OPENING:
            words |= passage.content
    count = Counter(word for words in early.values() for word in words)
    shared = [word for word, articles in count.items() if articles >= min(at_least, len(early))]
    return telling((*shared, *_words_of(headline)))
