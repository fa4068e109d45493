"""The passages of a story: the sentences that may be printed, each with its place in its article.

An independent origin of news is called a voice: outlets of one owner are one voice, and copies of another
outlet's text are left out. Articles of which only the headline could be read are used only if there are no
others.
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
    from digest.summarise.read.judgement import Judgement

_MAX_SENTENCES = 60
"""Only this number of sentences at the beginning of an article is read, because what matters stands there
(chosen by reading; not measured)."""
LAST_OPENING = 4
"""The last place, from 0, among an article's sentences at which its report can begin: a subheading, a caption
and a byline may come before (chosen by reading; not measured)."""
_ARTICLES_KEPT = 512
"""The passages of this number of articles are kept for the next stage that asks for them: an estimate of 40
MB at most; not measured."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A source sentence, and the text that would be printed for it."""

    article: Article
    voter: int
    """The number of the independent voice (see the module) that it belongs to, from 0."""
    place: int
    """Its number among the sentences of its article, from 0."""
    of: int
    """The number of sentences of its article."""
    start: int
    end: int
    text: str
    edits: tuple[str, ...]
    fitness: Fitness
    stems: tuple[str, ...]
    content: frozenset[str]
    """The set of its stems without stop words."""
    length: int
    """The number of its words, as a word budget counts them."""
    analysis: Analysis = field(compare=False, repr=False)
    """The analysis of `text` by itself."""
    judgement: Judgement | None = None
    """What the judge makes of it under its story's headline; none where it was not asked."""

    @property
    def citation(self) -> Citation:
        """The citation of the sentence: its article, and where in the article's text it stands."""
        return Citation(article_url=self.article.url, start=self.start, end=self.end)

    @property
    def language(self) -> Language:
        """The tables of its article's language."""
        return self.analysis.language


def voices(story: Story) -> list[Article]:
    """The articles that a summary is made of, lead first: originals, with text if any of them has text.

    Opinion, live pages and the like are none of them, where a report tells the story (`Story.tellers`).
    """
    originals = list(story.tellers or story.articles)
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
    """The first `limit` sentences of one article."""
    spans = sentence_spans(article.text)
    tables = language.of(article.language)
    return tuple(
        _passage(article, voter, place, len(spans), span, tables) for place, span in enumerate(spans[:limit])
    )


def _passage(
    article: Article, voter: int, place: int, of: int, span: tuple[int, int], tables: Language
) -> Passage:
    start, end = span
    text, edits = edit(article.text[start:end], opens_article=place <= LAST_OPENING, language=tables)
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
    """The people named in these passages, under the printed `headline`."""
    tables = found[0].language if found else ENGLISH
    headlines = {passage.article.headline for passage in found}
    return Mentions([passage.text for passage in found], headline, headlines, tables)
