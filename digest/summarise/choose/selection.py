"""The choice of the sentences to print: first the one that says what happened, then those that cover most.

Sentences are chosen for the bigrams (pairs of neighbouring stems) that they cover, weighted by the
probabilities that `scorer` learned. Gillick and Favre (2009) do so exactly; here the choice is greedy. The
rules of an editor (`rules`) go before the score: nothing off the topic, nothing twice, no "the official" whom
nobody introduced. Each decision of a rule is kept.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from digest.summarise.choose.candidates import (
    LATEST_OPENING,
    OPENING_PLACES,
    STRICT_WORDS,
    Read,
    candidates,
    content_of,
)
from digest.summarise.choose.decisions import Choice, Decision, Selection, effect_in_words
from digest.summarise.choose.effects import After, Drop, LastResort
from digest.summarise.choose.rulings import FIRST_RANK, Rulings
from digest.summarise.choose.scorer import bigram_probabilities, sentence_scores
from digest.summarise.read.editing import Fitness
from digest.summarise.read.judgement import STATES
from digest.summarise.redundancy import rarities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from digest.summarise.choose.candidates import Candidate, Candidates
    from digest.summarise.choose.counts import Counts
    from digest.summarise.choose.features import StoryFeatures
    from digest.summarise.choose.scorer import Weights
    from digest.summarise.compare.superseded import Superseded
    from digest.summarise.read.passages import Passage

    Bundle = tuple[int, ...]
    """The numbers of sentences that are printed together, in their order."""
    Values = NDArray[np.float64]

_LOGGER = logging.getLogger("digest.summarise")
_MAX_CHAIN = 3
"""A chain, in which each sentence but the first refers to the one before, has at most this number of
sentences (decision 0010: longer chains cost up to .2 of ROUGE-2)."""
_ONE_SENTENCE = 40
"""A summary of at most this number of words is a single sentence (decision 0010: "up to 40 words")."""
_OVERLONG = 1.5
"""A summary's only sentence may be longer than the budget of words, up to this multiple of it, when what fits
tells less of the headlines, or is less likely to state the event (decision 0040)."""
NEWS_POWER = 2.0
"""Exponent of the probability that an opening states the event, in what the opening is worth (decision
0040)."""
_ENOUGH_TOLD = 0.6
"""An opening that fits tells too little if it has less than this share of what a longer one tells of the
headlines, or of its probability to state the event (decisions 0010 and 0040; decision 0010: 60 %)."""


def bundles(passages: Sequence[Passage], worst: Fitness = Fitness.UNRESOLVED) -> list[Bundle]:
    """The bundles of sentences to choose from: one that stands alone, or one after those that it refers to.

    With `worst` = WEAK, every sentence but the unprintable ones is a bundle by itself.
    """
    if worst > Fitness.UNRESOLVED:
        return [(number,) for number, passage in enumerate(passages) if passage.fitness <= worst]
    found: list[Bundle] = []
    chain: Bundle = ()
    for number, passage in enumerate(passages):
        if passage.fitness is Fitness.ALONE:
            chain = (number,)
        elif passage.fitness is Fitness.UNRESOLVED and chain and passage.place and len(chain) < _MAX_CHAIN:
            chain = (*chain, number)
        else:
            chain = ()
        if chain:
            found.append(chain)
    return found


def select(
    features: StoryFeatures, superseded: Superseded, weights: Weights, budget: int, headline: str = ""
) -> Selection:
    """The passages chosen within `budget` words, and the decisions of the rules about all passages.

    The first tells what the headlines tell: `headline`, the one that will be printed, and the articles' own.
    Each later choice is the bundle that adds most bigram probability for its length, among those that fit,
    are about the story and repeat nothing. A single sentence longer than the budget is taken when none fits.
    """
    for worst in (Fitness.UNRESOLVED, Fitness.WEAK, Fitness.NEVER):
        if found := bundles(features.passages, worst):
            is_strict = budget <= STRICT_WORDS
            told = candidates(features.passages, superseded, headline, is_strict=is_strict)
            rulings = Rulings(told.all, is_strict=is_strict)
            limits = _Limits(budget)
            read = Read(
                words=frozenset(content_of(headline)),
                rarity=rarities([one.analysis.telling for one in told.all]),
                is_one_sentence=limits.is_one_sentence,
            )
            scores = _scores(features, weights, rulings)
            selection = _Greedy(told, scores, limits, rulings, read).run(found)
            _log(features.passages, selection)
            return selection
    return Selection((), (), {})


@dataclass(frozen=True, slots=True)
class _Limits:
    """How long the summary may be."""

    budget: int
    """The largest number of words."""

    @property
    def is_one_sentence(self) -> bool:
        """Whether the budget is so small that one sentence has to tell the story."""
        return self.budget <= _ONE_SENTENCE


@dataclass(frozen=True, slots=True)
class _Scores:
    """The values that the learned scorer gives to a story's sentences and bigrams."""

    rating: list[float]
    """For each sentence, its score times the share of its worth that the rules leave."""
    value: Values
    """For each bigram, its probability less its price."""
    counts: Counts
    members: Sequence[NDArray[np.int64]]
    """For each sentence, the rows of its bigrams."""
    length_power: float
    repeated: float

    def worth(self, fresh: Values) -> list[float]:
        """The value that each sentence would cover: that of its bigrams, each times its share in `fresh`."""
        values = (self.value * fresh)[self.counts.row]
        found = np.bincount(self.counts.owner, values, minlength=len(self.rating))
        return [float(worth) for worth in found]


def _scores(features: StoryFeatures, weights: Weights, rulings: Rulings) -> _Scores:
    rating = np.exp(weights.sentence_power * sentence_scores(features, weights))
    rating *= np.array(rulings.shares_at_first())
    return _Scores(
        rating=[float(one) for one in rating],
        value=bigram_probabilities(features, weights) - weights.price,
        counts=features.counts,
        members=features.members,
        length_power=weights.length_power,
        repeated=weights.repeated,
    )


class _Greedy:
    """One greedy selection: what has been read so far, and what the rules have decided."""

    def __init__(
        self, told: Candidates, scores: _Scores, limits: _Limits, rulings: Rulings, read: Read
    ) -> None:
        self.told, self.scores, self.limits = told, scores, limits
        self.rulings, self.read = rulings, read
        self.read_before = read
        """What had been read before the last choice."""
        self.fresh = np.ones(len(scores.value))
        self.worth = scores.worth(self.fresh)
        self.choices: dict[int, str] = {}
        self.bundled: frozenset[int] = frozenset()
        """The last sentences of all bundles, those with a last resort in them as well."""

    def run(self, found: Sequence[Bundle]) -> Selection:
        """Choose bundles until none fits or adds anything."""
        self.bundled = frozenset(bundle[-1] for bundle in found)
        found = self._without_last_resorts(found)
        left = self.limits.budget - self._take(self._opening(found))
        while not self.limits.is_one_sentence or not self.choices:
            fitting = [one for one in found if self._size(one) <= left and self._is_news(one)]
            if not fitting and not self.choices:
                fitting = [min(found, key=self._size)]
            best = max(fitting, key=self._gain, default=())
            if not best or (self.choices and self._gain(best) <= 0):
                break
            left -= self._take(best)
        return self._selection(found, left)

    def _without_last_resorts(self, found: Sequence[Bundle]) -> Sequence[Bundle]:
        """The bundles without a last resort of rank 1 in them; all bundles, if each has one."""
        return [bundle for bundle in found if not any(map(self.rulings.is_last_resort, bundle))] or found

    # ------------------------------------------------------------------ the first sentence

    def _opening(self, found: Sequence[Bundle]) -> Bundle:
        """The bundle that opens the summary: the early sentence that best tells what the headlines say."""
        latest = LATEST_OPENING if self.told.have_headlines else OPENING_PLACES
        early = [one for one in found if len(one) == 1 and self._of(one).passage.place < latest]
        fitting = [one for one in early if self._size(one) <= self.limits.budget]
        most_told = max((self._of(one).share_told for one in fitting), default=0.0)
        most_news = max((self._of(one).news for one in fitting), default=0.0)
        self.read = replace(self.read, most_told=most_told, most_news=most_news)
        for one in early:
            self.rulings.ask_opening(self._of(one), self.read)
        best = max(fitting, key=self._news_worth, default=())
        if not self.limits.is_one_sentence:
            return best
        return self._longer_opening(best, early) if best else self._longest_opening(early)

    def _longer_opening(self, best: Bundle, early: Sequence[Bundle]) -> Bundle:
        """A longer sentence, if `best` tells too little of the headlines or is no news by it; else `best`.

        Background in thirty words is worse than the news in forty.
        """
        budget = self.limits.budget
        longer = [one for one in early if budget < self._size(one) <= _OVERLONG * budget]
        most = max((self._of(one).share_told for one in longer), default=0.0)
        most_news = max((self._of(one).news for one in longer), default=0.0)
        one = self._of(best)
        is_news = one.news >= min(_ENOUGH_TOLD * most_news, STATES)
        is_enough = one.share_told >= _ENOUGH_TOLD * most and is_news
        return best if is_enough or not longer else max(longer, key=self._news_worth)

    def _longest_opening(self, early: Sequence[Bundle]) -> Bundle:
        """Where no opening fits: the best of those a little over the budget, else the best of all."""
        longer = [one for one in early if self._size(one) <= _OVERLONG * self.limits.budget]
        return max(longer or early, key=self._news_worth, default=())

    def _news_worth(self, bundle: Bundle) -> tuple[tuple[bool, ...], float]:
        """The sort key of an opening: the rules that it keeps, the graver first, then its gain."""
        one = self._of(bundle)
        worth = self._gain(bundle) * one.news**NEWS_POWER
        for share in self.rulings.opening_shares(one.number):
            worth *= share
        return self.rulings.opening_ranks(one.number), (
            worth * one.share_told**2 if self.limits.is_one_sentence else worth
        )

    # ------------------------------------------------------------------ each later choice

    def _of(self, bundle: Bundle) -> Candidate:
        return self.told.all[bundle[-1]]

    def _together(self, bundle: Bundle) -> list[Candidate]:
        return [self.told.all[number] for number in bundle]

    def _new(self, bundle: Bundle) -> list[int]:
        return [number for number in bundle if number not in self.choices]

    def _size(self, bundle: Bundle) -> int:
        """The number of words that the bundle adds."""
        return sum(self.told.all[number].passage.length for number in bundle if number not in self.choices)

    def _gain(self, bundle: Bundle) -> float:
        """The value of the bigrams that the bundle would newly cover, relative to its length."""
        new = self._new(bundle)
        if not new:
            return 0.0
        worth = sum(self.worth[number] for number in new)
        rating = sum(map(self._rating, new)) / len(new)
        factor = float(rating / max(self._size(bundle), 1) ** self.scores.length_power)
        return worth * factor if worth > 0 else worth / factor

    def _rating(self, number: int) -> float:
        """The sentence's score times the share of its worth that the rules leave after what has been read."""
        return self.scores.rating[number] * self.rulings.share_kept(self.told.all[number], self.read)

    def _is_news(self, bundle: Bundle) -> bool:
        """Whether the bundle adds a sentence, and no rule drops one of its sentences."""
        new = self._new(bundle)
        if not new or any(self.rulings.is_dropped(number) for number in new):
            return False
        return not self.rulings.are_dropped_now(self._together(bundle), self.read)

    def _take(self, bundle: Bundle) -> int:
        """Choose the bundle, and return the number of words that it adds."""
        size = self._size(bundle)
        self.read_before = self.read
        for number in self._new(bundle):
            one = self.told.all[number]
            self.choices[number] = self._why_chosen(one, bundle)
            self.fresh[self.scores.members[number]] = self.scores.repeated
            self.read = replace(
                self.read,
                words=self.read.words | one.passage.content,
                telling=self.read.telling | one.analysis.telling,
                names=self.read.names | one.introduces,
                latest=one,
            )
            left = [other for other in self.told.all if other.number not in self.choices]
            if not self.limits.is_one_sentence:  # nothing is chosen after it
                self.rulings.ask_again(left, self.read)
        if bundle:
            self.worth = self.scores.worth(self.fresh)
        return size

    # ------------------------------------------------------------------ why

    def _why_chosen(self, one: Candidate, bundle: Bundle) -> str:
        if one.number != bundle[-1]:
            return "the sentence after it, which is chosen too, refers to it"
        if self.choices:
            return "it covers most of what was not told yet, for its length"
        if one.passage.length > self.limits.budget:
            return "nothing fits, or tells enough, in so few words"
        if one.share_told and self.told.have_headlines:
            return f"it opens: it tells {one.share_told:.0%} of what the headlines say"
        return "it opens: of the first sentences it covers most of the story"

    def _selection(self, found: Sequence[Bundle], left: int) -> Selection:
        """The choices, and for every other sentence what kept it out."""
        ending = {bundle[-1]: bundle for bundle in found}
        rest = [one.number for one in self.told.all if one.number not in self.choices]
        is_one = self.limits.is_one_sentence  # nothing follows it, so nothing is dropped for its sake
        read = self.read_before if is_one else self.read
        now = {
            number: list(
                self.rulings.now(self._together(ending.get(number, (number,))), read, may_drop=not is_one)
            )
            for number in rest
        }
        decisions = [
            decision
            for one in self.told.all
            for decision in (*self.rulings.of(one.number), *now.get(one.number, ()))
            if one.number not in self.choices or not isinstance(decision.effect, Drop)
        ]
        kept_out = self._kept_out(decisions, ending)
        return Selection(
            choices=tuple(Choice(number, words) for number, words in self.choices.items()),
            decisions=tuple(decisions),
            passed_over={
                number: self._why_not(ending[number], left)
                for number in rest
                if number in ending and number not in kept_out
            },
            kept_out=kept_out,
        )

    def _kept_out(self, decisions: Sequence[Decision], ending: Mapping[int, Bundle]) -> dict[int, Decision]:
        """For each sentence that a rule kept out, the decision that did it.

        A sentence outside all bundles was never asked about further, so the decision is the one that put it
        there.
        """
        found: dict[int, Decision] = {}
        for one in decisions:
            number, effect = one.sentence, one.effect
            if number in self.choices or number in found:
                continue
            if number in ending:
                decided = isinstance(effect, Drop)
            elif number in self.bundled and self.rulings.is_last_resort(number):
                decided = effect == FIRST_RANK
            else:
                decided = isinstance(effect, After | LastResort) and effect != FIRST_RANK
            if decided:
                found[number] = one
        return found

    def _why_not(self, bundle: Bundle, left: int) -> str:
        """Why a bundle that no rule keeps out was not chosen."""
        if self.limits.is_one_sentence:
            return "one sentence tells the story in so few words, and another tells it better"
        if not self._is_news(bundle):
            return "the sentence before it, which it refers to, is left out"
        if (size := self._size(bundle)) > left:
            together = " with the sentence it refers to" if len(self._new(bundle)) > 1 else ""
            rest = f"its {size} words{together} do not fit into the {max(left, 0)} left"
            return f"others told more for their length, and {rest}"
        return "it adds too little that is new"


def _log(passages: Sequence[Passage], selection: Selection) -> None:
    """Write each choice and decision to the log, for a user who runs the program with ``-vv``."""
    if not _LOGGER.isEnabledFor(logging.DEBUG):
        return
    for choice in selection.choices:
        passage = passages[choice.sentence]
        _LOGGER.debug("%s, sentence %d: chosen: %s", passage.article.url, passage.place + 1, choice.words)
    for one in selection.decisions:
        passage, does = passages[one.sentence], effect_in_words(one.effect)
        _LOGGER.debug("%s, sentence %d: %s: %s", passage.article.url, passage.place + 1, does, one.rule.name)
