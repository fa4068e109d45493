"""The default summariser: chooses source sentences, prints them as they stand, and cites them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.errors import SummaryError
from digest.models import Evidence, Sentence, Summary, Support
from digest.summarise.choose.candidates import STRICT_WORDS, content_of
from digest.summarise.choose.decisions import Selection
from digest.summarise.choose.features import story_features
from digest.summarise.choose.headline import headline
from digest.summarise.choose.headline_only import without_sentences
from digest.summarise.choose.judge import judged
from digest.summarise.choose.long_text import MOST_SENTENCES, is_heard_in_parts, select_by_parts
from digest.summarise.choose.scorer import shipped
from digest.summarise.choose.selection import select
from digest.summarise.compare.superseded import superseded
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import article_passages, mentions_of, passages, voices
from digest.summarise.redundancy import CITED_TOO, covers, repeats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Citation, Story
    from digest.summarise.choose.scorer import Weights
    from digest.summarise.read.passages import Passage
    from digest.summarise.write.extractive_keys import ExtractiveKeys

_MAX_CITATIONS = 3
"""Most citations of one sentence (chosen by reading; not measured)."""
_BLURB_WORDS = 120
"""Articles with fewer words than this on average are blurbs, not full texts (chosen by reading; not
measured)."""


class ExtractiveSummariser:
    """Chooses sentences with learned linear weights (`scorer`). The same story always gives the same summary.

    `weights` maps a kind of story (see `kind_of`) to weights that replace the package's.
    """

    name = "extractive 1"

    @staticmethod
    def settings_model() -> type[ExtractiveKeys]:
        """The keys that may be set in feeds.yaml."""
        from digest.summarise.write.extractive_keys import ExtractiveKeys

        return ExtractiveKeys

    def __init__(self, weights: dict[str, Weights] | None = None) -> None:
        self._weights = weights or {}

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """Summaries of the stories, each of at most `words` words unless its one sentence is longer."""
        return [self._one(story, words) for story in stories]

    def _one(self, story: Story, words: int) -> Summary | SummaryError:
        extract = extract_of(story, words, self._weights)
        if not extract.passages:
            return SummaryError(
                story.id, "none of its articles has text; check the feeds' `fulltext` setting"
            )
        found = extract.passages
        if _repeats_the_headline(extract):
            return without_sentences(extract.headline)
        return Summary(
            headline=extract.headline,
            sentences=tuple(_sentence(found[number], found) for number in extract.order),
            method=self.name,
        )


@dataclass(frozen=True, slots=True)
class Extract:
    """A story's sentences and headline, and which of the sentences are printed, why, and in which order."""

    passages: Sequence[Passage]
    headline: str
    selection: Selection
    order: Sequence[int]
    """The indices of the chosen passages, in reading order."""
    is_headed: bool = False
    """Whether the headline is one of an outlet, and not a sentence of the text."""


def extract_of(story: Story, words: int, weights: Mapping[str, Weights] | None = None) -> Extract:
    """The sentences chosen for a summary of at most `words` words; none for a story without text.

    `weights` maps a kind of story to weights that replace the package's.
    """
    read: Sequence[Passage] = passages(story)
    if not read:
        return Extract((), "", Selection((), (), {}), ())
    if is_heard_in_parts(voices(story), read[0].of, words):
        return _of_long_text(story, words)
    kind = kind_of(read)
    old = superseded(read)
    printed = headline(story, old.headlines)
    told = printed if any(article.headline for article in story.articles) else ""
    found = judged(read, told) if words <= STRICT_WORDS else read
    own = (weights or {}).get(kind) or shipped(kind)
    selection = select(story_features(found), old, own, words, told)
    return Extract(found, printed, selection, reading_order(found, selection.chosen, told), bool(told))


def unheaded(story: Story) -> Story:
    """The story without its headlines, for a sentence that is printed without one above it."""
    return replace(story, articles=tuple(replace(article, headline="") for article in story.articles))


def _repeats_the_headline(extract: Extract) -> bool:
    """Whether all that would be printed says no more than the headline above it."""
    settled = frozenset(content_of(extract.headline))
    chosen = [extract.passages[number].content for number in extract.order]
    return extract.is_headed and all(words <= settled for words in chosen)


def _of_long_text(story: Story, words: int) -> Extract:
    """The extract of a story that is one long text, or a document: chosen by its parts, in its own order."""
    found = article_passages(voices(story)[0], limit=MOST_SENTENCES)
    printed = headline(story)
    selection = select_by_parts(found, words, printed)
    if not selection.choices:
        selection = select(story_features(found), superseded(found), shipped(kind_of(found)), words)
    return Extract(found, printed, selection, sorted(selection.chosen))


def kind_of(found: Sequence[Passage]) -> str:
    """``full`` if the passages are from full texts, else ``blurb``; each kind has its own weights."""
    articles = {passage.article.url: passage.article for passage in found}.values()
    n_words = sum(len(article.text.split()) for article in articles) / len(articles)
    is_full = n_words >= _BLURB_WORDS and any(article.evidence is Evidence.FULL for article in articles)
    return "full" if is_full else "blurb"


def reading_order(found: Sequence[Passage], chosen: Sequence[int], headline: str = "") -> list[int]:
    """The chosen sentences in the order in which they are printed.

    The first sentence chosen says what happened and comes first; the others follow in the order of their
    sources. A sentence that needs the one before it in its article stays behind that one. A sentence that
    uses a surname alone comes after one that gives the full name, unless `headline` has named the person.
    """
    chains: list[list[int]] = []
    for index in sorted(chosen):
        if chains and chains[-1][-1] == index - 1 and found[index].fitness is Fitness.UNRESOLVED:
            chains[-1].append(index)
        else:
            chains.append([index])
    chains.sort(key=lambda chain: chosen[0] not in chain)
    return [index for chain in _introductions_first(found, chains, headline) for index in chain]


def _introductions_first(
    found: Sequence[Passage], chains: Sequence[list[int]], headline: str
) -> list[list[int]]:
    """The chains (sentences that must stay together), full names before surnames alone."""
    indices = [index for chain in chains for index in chain]
    mentions = mentions_of([found[index] for index in indices], headline)
    number = {index: place for place, index in enumerate(indices)}
    placed: list[list[int]] = []
    for chain in chains:
        wanted = frozenset[str]().union(*(mentions.needed(number[index]) for index in chain))
        for other in chains:
            named = wanted.intersection(*(mentions.introduces(number[index]) for index in other[:1]))
            is_met = any(named & mentions.introduces(number[one]) for before in placed for one in before)
            if named and not is_met and other not in placed and other is not chain:
                placed.append(other)
        if chain not in placed:
            placed.append(chain)
    return placed


def _sentence(passage: Passage, found: Sequence[Passage]) -> Sentence:
    return Sentence(
        text=passage.text,
        citations=(passage.citation, *_seconded(passage, found)),
        support=Support.VERBATIM,
        edits=passage.edits,
    )


def _seconded(passage: Passage, found: Sequence[Passage]) -> list[Citation]:
    """Citations of passages in which other independent outlets say the same, one for each outlet."""
    seconds: dict[int, Passage] = {}
    for other in found:
        if other.voter != passage.voter and other.voter not in seconds and _says_the_same(passage, other):
            seconds[other.voter] = other
    return [other.citation for other in list(seconds.values())[: _MAX_CITATIONS - 1]]


def _says_the_same(passage: Passage, other: Passage) -> bool:
    """Whether `other` has nearly all content words and every figure of `passage`, so it can be cited too."""
    if other.fitness is Fitness.NEVER or not covers(other.content, passage.content, CITED_TOO):
        return False
    figures = {word for word in passage.content if word[0].isdigit()}
    return figures <= other.content and repeats(passage, other)
