"""An edition: its parts, what it was made of, what it cost."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from digest.models.ledgers import Ledger
from digest.models.plans import Plan
from digest.models.reading import Article
from digest.models.remembering import Memory, StoryRecord
from digest.models.summaries import Brief, Sentence, Status, View
from digest.models.windows import Slot, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything an edition is made of; kept, so that the edition can be made again to the byte."""

    plan: Plan
    window: Window
    made_at: datetime
    articles: tuple[Article, ...]
    memory: Memory = field(default_factory=Memory)
    ledger: Ledger = field(default_factory=Ledger)
    """The fates that were settled before articles existed: capped, merged, failed, not yet read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Briefs under a heading. `topic` is the topic's id, empty when the edition has none."""

    name: str
    topic: str = ""
    lead: tuple[Brief, ...] = ()
    more: tuple[Brief, ...] = ()
    single_source: tuple[Brief, ...] = ()

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """All of them, in reading order."""
        return self.lead + self.more + self.single_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A line on a story of earlier editions: still developing with nothing new, or gone quiet.

    In a rollup, it is a story of the edition's own window that goes on at its end.
    """

    story_id: str
    headline: str
    last_edition: str
    """Slug of the edition that printed it last; empty for a story of the edition's own window."""
    last_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`story_id` went into `other_id` (merged), or came off it (split), in the edition that says so."""

    kind: Literal["merged", "split"]
    story_id: str
    other_id: str
    headline: str
    """The headline of the story that went into the other, or of the one that the other came off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The trust strip, in numbers."""

    feeds_ok: int = 0
    feeds_failing: int = 0
    articles: int = 0
    stories: int = 0
    shown: int = 0
    sentences: int = 0
    supported: int = 0
    replaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One line of "In brief": at most 25 words, linked to its story."""

    story_id: str
    text: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """How an embedder's cosines are read; what is usual is that of all-MiniLM-L6-v2 (decision 0009)."""

    neutral: float = 0.55
    """The cosine of two clusters' vectors that says nothing about whether they are one story."""
    neutrals: Mapping[str, float] = field(default_factory=dict)
    """The same for articles in a language, in two letters, where it is another."""
    strength: float = 0.5
    """A likeness of clusters is multiplied by exp(strength · (cosine - neutral))."""
    likeness: float = 0.2
    """The least cosine with which an article is taken by a topic's description."""
    languages: frozenset[str] = frozenset()
    """The languages, in two letters, of the texts that it is asked about; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of `Minute`, and the story that it tells; two where it joins them."""

    sentence: Sentence
    """It cites passages of these stories, as any sentence does."""
    story_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """The whole edition in one paragraph, "Today in a minute": the most important story first."""

    told: tuple[Told, ...]
    method: str
    """Who wrote it, as in `Summary.method`."""
    replaced: int = 0
    """Generated sentences left out because no story's passages support them."""

    @property
    def text(self) -> str:
        """The prose, one paragraph."""
        return " ".join(told.sentence.text for told in self.told)

    def of(self, story_ids: Collection[str]) -> Minute | None:
        """Its sentences of these stories alone; nothing where they are no paragraph any more."""
        told = tuple(one for one in self.told if set(one.story_ids) <= set(story_ids))
        return replace(self, told=told) if len(told) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """How the edition was made: enough to tell whether another making should give the same bytes."""

    version: str
    summariser: str
    embedder: str
    options: str
    """The options of clustering and summarising, as one line of JSON: the same ones remake the edition."""
    material_hash: str
    """blake2b-128 of the stored material."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One issue. `slug` is its permalink without slashes at the ends: ``2026/03/05/morning``."""

    slug: str
    title: str
    label: str
    """The edition's own name, e.g. ``Morning``."""
    language: str
    timezone: str
    window: Window
    made_at: datetime
    sections: tuple[Section, ...]
    plan_id: str = ""
    """Which editions it follows on: those of the same plan. Empty in one-off digests."""
    slot: Slot | None = None
    """The local time that it was made for; `None` in editions of before this was kept."""
    mark: str = ""
    """What tells it from the first edition of its plan and local day, as ``18:00``; empty in the first."""
    minute: Minute | None = None
    """Only where the plan asks for it, and there is enough to tell."""
    in_brief: tuple[Bullet, ...] = ()
    views: tuple[View, ...] = ()
    """Opinion and analysis, best first; where the feeds carry hardly any news, what else they have, too."""
    is_quiet: bool = False
    """It is short because little was worth telling, not because little could be read."""
    developing: tuple[Thread, ...] = ()
    quiet: tuple[Thread, ...] = ()
    turns: tuple[Turn, ...] = ()
    """Which stories of earlier editions became one, and which came apart."""
    records: tuple[StoryRecord, ...] = ()
    """What the next edition is to know of stories."""
    ledger: Ledger = field(default_factory=Ledger)
    trust: Trust = field(default_factory=Trust)
    is_partial: bool = False
    """Feeds that should have been read could not be; a richer making may replace it."""
    manifest: Manifest | None = None

    @property
    def dated(self) -> datetime:
        """The moment whose local day is the edition's own: its slot's, however late it was made."""
        return self.slot.at if self.slot else self.window.until

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """Every brief, in reading order."""
        return tuple(brief for section in self.sections for brief in section.briefs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a model behind an address has cost."""

    tokens: int = 0
    """Read and written."""
    millionths: int = 0
    """Money, in millionths of the currency that its price is given in."""
