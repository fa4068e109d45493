"""The sentences of a story that may be printed, each with the passage it is.

Copies do not vote and are not quoted; outlets of one owner vote once; full texts go before blurbs, and
blurbs before bare headlines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from digest import language
from digest.language import ENGLISH
from digest.models import Article, Citation, Evidence
from digest.origins.independence import PRINTED, source
from digest.summarise.analysis import Analysis
from digest.summarise.read.editing import edit
from digest.summarise.read.mentions import Mentions
from digest.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language
    from digest.models import Story
    from digest.summarise.read.editing import Fitness

_MAX_SENTENCES = 60
"""Sentences of one article that are looked at: what matters stands in its first sixty (chosen by reading; not
measured)."""
_LAST_OPENING = 4
"""The last place, from 0, at which a report can begin: after a subheading, a caption and a byline (chosen by
reading; not measured)."""
_ARTICLES_KEPT = 512
"""Articles whose passages are kept for the next stage that asks for them: an estimate of 40 MB at most; not
measured."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A source sentence and what would be printed of it."""

    article: Article
    voter: int
    """Which independent voice it belongs to, from 0."""
    place: int
    """Its number among the sentences of its article, from 0."""
    of: int
    """How many sentences its article has."""
    start: int
    end: int
    text: str
    edits: tuple[str, ...]
    fitness: Fitness
    stems: tuple[str, ...]
    content: frozenset[str]
    """Its stems without stop words."""
    length: int
    """In words, as a word budget counts them."""
    analysis: Analysis = field(compare=False, repr=False)
    """What `text` shows by itself."""

    @property
    def citation(self) -> Citation:
        """Where it stands in its article."""
        return Citation(article_url=self.article.url, start=self.start, end=self.end)

    @property
    def language(self) -> Language:
        """The tables of its article's language."""
        return self.analysis.language


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
        voter = numbers.setdefault(source(article, PRINTED), len(numbers))
        found.extend(article_passages(article, voter))
    return found


@lru_cache(maxsize=_ARTICLES_KEPT)
def article_passages(article: Article, voter: int = 0, limit: int = _MAX_SENTENCES) -> tuple[Passage, ...]:
    """The sentences of one article, the first `limit`."""
    spans = sentence_spans(article.text)
    tables = language.of(article.language)
    return tuple(
        _passage(article, voter, place, len(spans), span, tables) for place, span in enumerate(spans[:limit])
    )


def _passage(
    article: Article, voter: int, place: int, of: int, span: tuple[int, int], tables: Language
) -> Passage:
    start, end = span
    text, edits = edit(article.text[start:end], opens_article=place <= _LAST_OPENING, language=tables)
    analysis = Analysis(text, tables)
    return Passage(
        article=article,
        voter=voter,
        place=place,
        of=of,
        start=start,
        end=end,
        text=text,
        edits=edits,
        fitness=analysis.fitness,
        stems=analysis.stems,
        content=analysis.content,
        length=analysis.length,
        analysis=analysis,
    )


def mentions_of(found: Sequence[Passage], headline: str) -> Mentions:
    """Who is named in these passages, under the printed `headline`."""
    tables = found[0].language if found else ENGLISH
    headlines = {passage.article.headline for passage in found}
    return Mentions([passage.text for passage in found], headline, headlines, tables)
