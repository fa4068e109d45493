"""The sentences of a story that may be printed, each with the passage it is.

Copies do not vote and are not quoted; outlets of one owner vote once; full texts go before blurbs, and
blurbs before bare headlines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.models import Citation, Evidence
from digest.summarise.read.editing import Fitness, edit, fitness
from digest.summarise.read.mentions import Cast
from digest.text.sentences import sentence_spans
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Story

_MAX_SENTENCES = 60
"""Of one article; what matters stands in its first sixty."""
_SUBHEADING = 4
"""A report begins with its first sentence, or after a subheading, a caption and a byline."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A source sentence and what would be printed of it."""

    article: Article
    voter: int
    """Which independent voice it belongs to, from 0."""
    place: int
    """The how-manieth sentence of its article, from 0."""
    of: int
    """How many sentences its article has."""
    start: int
    end: int
    text: str
    edits: tuple[str, ...]
    fitness: Fitness
    stems: tuple[str, ...]
    content: frozenset[str]
    """Its stems without stopwords."""
    length: int
    """In words, as a word budget counts them."""

    @property
    def citation(self) -> Citation:
        """Where it stands in its article."""
        return Citation(article_url=self.article.url, start=self.start, end=self.end)


def voices(story: Story) -> list[Article]:
    """The articles that a summary is made of, lead first: originals, and the best evidence there is."""
    originals = list(story.originals or story.articles)
    with_text = [article for article in originals if article.evidence is not Evidence.HEADLINE]
    return with_text or originals


def passages(story: Story) -> list[Passage]:
    """Every sentence of the story's voices, article by article, in reading order."""
    numbers: dict[str, int] = {}
    found: list[Passage] = []
    for article in voices(story):
        voter = numbers.setdefault(article.owner or article.publisher or article.url, len(numbers))
        found.extend(article_passages(article, voter))
    return found


def article_passages(article: Article, voter: int = 0, limit: int = _MAX_SENTENCES) -> list[Passage]:
    """The sentences of one article, the first `limit`."""
    spans = sentence_spans(article.text)
    return [_passage(article, voter, place, len(spans), span) for place, span in enumerate(spans[:limit])]


def _passage(article: Article, voter: int, place: int, of: int, span: tuple[int, int]) -> Passage:
    start, end = span
    text, edits = edit(article.text[start:end], opens_article=place <= _SUBHEADING)
    stems = tuple(map(stem, words(text)))
    return Passage(
        article=article,
        voter=voter,
        place=place,
        of=of,
        start=start,
        end=end,
        text=text,
        edits=edits,
        fitness=fitness(text),
        stems=stems,
        content=frozenset(stems) - STOPWORDS,
        length=len(text.split()),
    )


def cast_of(found: Sequence[Passage], headline: str) -> Cast:
    """Who is named in these passages, under the printed `headline`."""
    return Cast(
        [passage.text for passage in found], headline, {passage.article.headline for passage in found}
    )
