"""Articles about one event, together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from digest.models.kinds import Kind
from digest.models.reading import Article

CopyKind = Literal["copy", "rewrite"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """`article_url` repeats `original_url`: word for word (`copy`) or reworded (`rewrite`)."""

    article_url: str
    original_url: str
    kind: CopyKind = "copy"
    overlap: float = 1.0
    """Share of the copy's shingles found in the original, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Why a story stands where it does: the score is the sum of its terms."""

    score: float
    terms: tuple[tuple[str, float], ...]
    words: tuple[tuple[str, str], ...] = ()
    """Term and what it rests on, for those of which the value alone says little: ``tells of war``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one event. `articles[0]` is the lead article; copies are among them."""

    id: str
    articles: tuple[Article, ...]
    copies: tuple[Copy, ...] = ()
    independent: int = 1
    """Origins left when copies and one owner's outlets count once."""
    rank: Rank = field(default_factory=lambda: Rank(score=0.0, terms=()))
    first_seen: datetime | None = None
    """When the story was first seen in any edition's material; the earliest article if new."""
    earlier: tuple[Article, ...] = ()
    """Articles of `Memory.articles` in the same story: printed before, kept for background."""
    merged: tuple[str, ...] = ()
    """Ids of other stories of earlier editions whose articles are in this one now."""
    split_from: str = ""
    """Id of the story of earlier editions that its articles came off, which goes on elsewhere."""
    kinds: tuple[tuple[str, Kind], ...] = ()
    """Article address and kind, sorted, of each article that is not a plain report."""

    def kind_of(self, article: Article) -> Kind:
        """What kind of thing one of its articles is; a report where nothing else is known."""
        return next((kind for url, kind in self.kinds if url == article.url), Kind.REPORT)

    @property
    def tellers(self) -> tuple[Article, ...]:
        """The originals whose sentences may be printed as news; all originals where none of them is news."""
        kinds, originals = dict(self.kinds), self.originals
        news = tuple(each for each in originals if kinds.get(each.url, Kind.REPORT).is_news)
        return news or originals

    @property
    def lead(self) -> Article:
        """The most central article."""
        return self.articles[0]

    @property
    def originals(self) -> tuple[Article, ...]:
        """The articles that repeat no other, in article order."""
        repeated = {copy.article_url for copy in self.copies}
        return tuple(article for article in self.articles if article.url not in repeated)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The publishers, in article order, each once."""
        return tuple(dict.fromkeys(article.publisher for article in self.articles))

    @property
    def updated(self) -> datetime:
        """The effective date of its newest article."""
        return max(article.at for article in self.articles)
