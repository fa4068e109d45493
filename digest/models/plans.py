"""What was asked for: topics, plans, the site and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from digest.models.kinds import Assessment
from digest.models.reading import Article
from digest.models.stories import Story
from digest.models.summaries import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the user wants followed: rules plus feeds. Sizes are the most briefs of each kind."""

    id: str
    title: str
    include: tuple[str, ...] = ()
    """Rules of `topics.query`; any one of them takes an article. None at all takes every article."""
    exclude: tuple[str, ...] = ()
    feed_urls: tuple[str, ...] | None = None
    """Only articles carried by one of these feeds; `None` for all feeds."""
    about: str = ""
    """A description in plain words: an article like it is taken as well. Needs an embedder."""
    likeness: float = 0.0
    """The least cosine of an article with `about`, 0 to 1; 0 for the default."""
    lead: int = 4
    more: int = 8
    single_source: int = 4


Style = Literal["brief", "plain", "detailed"]
"""How much is told of a lead story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How an edition is written, beyond the default; nothing of it is asked for unless it is named."""

    style: Style = "plain"
    words: int = 0
    """The most words of a lead story's summary; 0 for what the style has."""
    more_words: int = 0
    """The most words of any other story's; 0 for the usual one sentence."""
    headlines: Literal["outlets", "mended"] = "outlets"
    """Whether a headline of ours stands where the outlets' are poor."""
    language: str = ""
    """The reader's language, as ``de`` or ``pt-BR``; empty to leave every story in its own."""
    why_it_matters: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which edition is wanted. Without topics, one nameless section takes every article."""

    id: str = "daily"
    title: str = "Digest"
    label: str = "Daily"
    language: str = "en"
    timezone: str = "UTC"
    window: str = "since_last"
    """``since_last``, a length (``24h``, ``7d``) or a local date (``2026-03-04``)."""
    topics: tuple[Topic, ...] = ()
    kind: Literal["edition", "rollup", "make"] = "edition"
    """A rollup tells the stories of its window day by day, and which of them go on."""
    lead: int = 4
    more: int = 8
    single_source: int = 4
    per_outlet: int = 3
    """Stories of one outlet in a section at most; a story of k outlets counts 1/k for each; 0 for no cap."""
    per_owner: int = 4
    """The same for the outlets of one owner together."""
    minute: bool = False
    """Whether the edition opens with `Edition.minute`."""
    writing: Writing = field(default_factory=Writing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The articles that the plan's topics take, each with the topics that take it, and what was left out."""

    articles: tuple[Article, ...]
    topics: Mapping[str, tuple[str, ...]]
    """Article address → ids of the topics that take it, in the plan's order."""
    filtered: Mapping[str, str]
    """Article address → the rule that left it out."""
    fits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Article address → topic id → how well the article fits the topic, 0 to 1; 1 where nothing is said."""
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    """Article address → its kind and worth; an article that is missing is a report of middling worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Which stories stand under one heading, in order, before they are summarised."""

    name: str
    topic: str = ""
    lead: tuple[Story, ...] = ()
    more: tuple[Story, ...] = ()
    single_source: tuple[Story, ...] = ()
    views: tuple[View, ...] = ()
    """What is only named, best first."""
    is_quiet: bool = False
    """A place stayed free, though there were stories: they tell no news, or too little."""
    below: Mapping[str, str] = field(default_factory=dict)
    """Story id → why it does not stand here, for the stories of this heading that were left out."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """All of them, in reading order."""
        return self.lead + self.more + self.single_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is the same on every page of the published site."""

    title: str = "Digest"
    url: str = ""
    """Absolute address of the site without a trailing slash; empty when it is only looked at here."""
    language: str = "en"
    timezone: str = "UTC"
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the user's own, written in Markdown. `path` is relative: ``about``."""

    path: str
    title: str
    markdown: str
