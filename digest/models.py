"""The nouns: what passes from stage to stage.

All are frozen and hold tuples, not lists; every datetime is aware and in UTC. What the user wrote
(`Feed`), what we remember (`FeedState`) and what came from outside (`Entry`) are three types on
purpose. The fields say what they hold; behaviour beyond trivial properties lives in the stages.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping  # noqa: TC003  (read at run time, when stored data is checked)
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

# --------------------------------------------------------------------------- reading


FullText = Literal["auto", "feed", "page", "never"]
"""Where an article's text may come from: decide by itself, the feed only, always the page, blurb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A subscribed feed, as the user wrote it."""

    url: str
    name: str = ""
    group: str = ""
    owner: str = ""
    weight: float = 1.0
    tags: tuple[str, ...] = ()
    limit: int = 50
    """Most entries taken from one reading; the rest is capped into the ledger."""
    fulltext: FullText = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What we remember of a feed between readings. Written in one transaction with its entries."""

    url: str
    title: str = ""
    site_url: str = ""
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    next_fetch_at: datetime | None = None
    refresh_minutes: int = 0
    """After how long the feed itself asks to be read again; 0 when it does not say."""
    failures: int = 0
    last_error: str = ""
    is_gone: bool = False
    """The feed answered 410: it is asked again only after a long pause."""
    moved_to: str = ""
    moved_count: int = 0
    moved_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, as sent, after parsing. `(feed_url, guid)` identifies it."""

    feed_url: str
    guid: str
    url: str
    title: str
    """Plain text: markup and entities resolved."""
    published: datetime | None
    first_seen: datetime
    byline: str = ""
    html: str = ""
    """The longest body the feed sent, through the sanitiser."""
    summary: str = ""
    """The blurb, plain text; may be the start of `html`."""
    tags: tuple[str, ...] = ()
    language: str = ""
    anchor: str = ""
    """What tells the entry from others of its feed that link to the same page; empty where none does."""

    @property
    def at(self) -> datetime:
        """The effective date, min(published, first seen): an entry is not younger than its first reading."""
        return self.first_seen if self.published is None else min(self.published, self.first_seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What asking one feed leaves in the store; beside each entry stands its fingerprint."""

    state: FeedState
    entries: tuple[tuple[Entry, str], ...] = ()
    capped: tuple[tuple[Entry, str], ...] = ()


class Evidence(StrEnum):
    """How much of an article we could read."""

    FULL = "full"
    BLURB = "blurb"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry read in full. `url`, the canonical address, is its identity.

    `text` is NFC plain text, paragraphs parted by one blank line; every citation is an offset into it.
    """

    url: str
    headline: str
    publisher: str
    """The outlet as readers know it."""
    published: datetime | None
    """What the outlet says; `None` when it does not say. `at` is what counts."""
    first_seen: datetime
    text: str = ""
    byline: str = ""
    owner: str = ""
    """Who owns the outlet: articles of one owner are not independent."""
    language: str = ""
    evidence: Evidence = Evidence.FULL
    credit: str = ""
    """The agency named as origin, e.g. ``Reuters``."""
    dateline: str = ""
    is_paywalled: bool = False
    is_walled: bool = False
    """Its page could not be read: a wall stood there, and what the feed sent is all there is."""
    is_day_only: bool = False
    """`published` is known to the day only."""
    feed_urls: tuple[str, ...] = ()
    """The feeds that carried it, sorted."""
    tags: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    """What was changed between the source and `text`: ``dateline``, ``look-alike letters``, …"""
    stated_kind: str = ""
    """The `Kind` that its page's markup or its feed states, as ``opinion``; empty where none is stated."""

    @property
    def at(self) -> datetime:
        """The effective date, min(published, first seen): what every window and order goes by."""
        return self.first_seen if self.published is None else min(self.published, self.first_seen)


class Kind(StrEnum):
    """What kind of thing an article is, in an editor's terms."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    LIVE = "live"
    ROUNDUP = "roundup"
    """Several events in one piece: a newsletter, the links of a week, the news in brief."""
    MEDIA = "media"
    """A podcast, a video, a gallery."""
    SERVICE = "service"
    """Listings, advice, horoscopes, how-to, what is on."""
    PROMO = "promo"
    """Promotion or sponsored."""
    RELEASE = "release"
    """A new version of software or another product."""
    PAPER = "paper"
    """Research, with a title, authors and a claim."""
    ADVISORY = "advisory"
    """A warning with an id, of a product's fault or a danger."""
    PRESS = "press"
    """A press release: an organisation in its own words."""
    RESULTS = "results"
    """A match or a competition, told by its score."""
    OBITUARY = "obituary"
    OTHER = "other"
    """A diary, a story, a picture: nothing that a briefing tells."""

    @property
    def is_view(self) -> bool:
        """Whether it argues or explains: a paper names it with its author, and prints no sentence of it."""
        return self in {Kind.ANALYSIS, Kind.OPINION}

    @property
    def is_news(self) -> bool:
        """Whether it tells what happened, so that its sentences may be printed as news."""
        return self in _NEWS


_NEWS = frozenset(
    {Kind.REPORT, Kind.RELEASE, Kind.PAPER, Kind.ADVISORY, Kind.PRESS, Kind.RESULTS, Kind.OBITUARY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What an editor would say of an article before reading more than its headline and first words."""

    kind: Kind = Kind.REPORT
    likely: float = 1.0
    """The probability of `kind`."""
    worth: float = 0.5
    """The probability that an editor would print it among the short items or as a lead."""
    tells: float = 0.5
    """The probability that headline and first words tell what happened."""
    because: tuple[str, ...] = ()
    """The signs that spoke most for `kind`, in words for `digest why`; strongest first."""


# --------------------------------------------------------------------------- stories


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


# --------------------------------------------------------------------------- summaries


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage: characters `start` to `end` of the text of `article_url`."""

    article_url: str
    start: int
    end: int


class Support(StrEnum):
    """How the cited passages back a sentence."""

    VERBATIM = "verbatim"
    """The sentence is the passage, but for the safe edits named in `Sentence.edits`."""
    SUPPORTED = "supported"
    """Written by a model; its numbers, dates, names and quotations occur in the passages."""
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a summary with the passages it rests on (at least one)."""

    text: str
    citations: tuple[Citation, ...]
    support: Support = Support.VERBATIM
    edits: tuple[str, ...] = ()
    translation: str = ""
    """`text` in the reader's language, where it is printed so; `text` stays what was checked."""
    day: datetime | None = None
    """The effective date of the report that says it, in a story that is told day by day."""

    @property
    def printed(self) -> str:
        """What a reader meets."""
        return self.translation or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What happened, by `method` (``extractive 1`` or ``transformers some/model@abc123``)."""

    headline: str
    sentences: tuple[Sentence, ...]
    method: str
    replaced: int = 0
    """Generated sentences taken out because their passages did not support them."""
    unasked: str = ""
    """Why the model was not asked, as ``today's budget of 200,000 tokens is spent``; mostly empty."""
    heading: Sentence | None = None
    """What `headline` rests on, where it is ours and not an outlet's."""
    headline_translation: str = ""
    """`headline` in the reader's language, where it is printed so."""

    @property
    def title(self) -> str:
        """The headline that a reader meets."""
        return self.headline_translation or self.headline

    @property
    def text(self) -> str:
        """The prose, one paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One side of a difference: what `publisher` says, and where."""

    publisher: str
    wording: str
    citation: Citation
    at: datetime


DifferenceKind = Literal["figure", "age", "quote"]
"""What outlets differ in: a figure, somebody's age, or the wording of a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What independent outlets say differently about one thing."""

    about: str
    versions: tuple[Version, ...]
    is_update: bool = False
    """The later figure follows the earlier one, rather than contradicting it."""
    kind: DifferenceKind = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Verbatim words with their speaker."""

    text: str
    speaker: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A sentence that is new since `since`, the slug of an earlier edition."""

    sentence: Sentence
    since: str
    since_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """A sentence that the edition with the slug `edition` printed of the story, given again word for word."""

    sentence: Sentence
    """Its citations slice articles of `Story.earlier`."""
    edition: str
    edition_at: datetime


class Status(StrEnum):
    """What a story is to a reader of earlier editions."""

    NEW = "new"
    UPDATED = "updated"
    CONTINUING = "continuing"


FactName = Literal["name", "version", "authors", "id", "product", "severity", "score"]
"""What a line of a form is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of a form, word for word as the report has it."""

    name: FactName
    text: str
    citations: tuple[Citation, ...] = ()
    """Where the text says it; empty where the headline, the byline or the address does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a story is printed that is no report, beside the sentences of its summary.

    Those of a release are its changes, and stand in a list.
    """

    kind: Kind
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """None of a group's `outlets` outlets has a story that others have, though they have much else."""

    group: str
    """`Feed.group`, as the user wrote it."""
    outlets: int
    """How many outlets of the group had news in the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A piece that is named by headline, author and outlet; nothing of its text is told."""

    url: str
    headline: str
    publisher: str
    at: datetime
    """The effective date of the article."""
    first_seen: datetime
    byline: str = ""
    kind: Kind = Kind.OPINION
    is_day_only: bool = False
    is_undated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story as printed."""

    story: Story
    summary: Summary
    differences: tuple[Difference, ...] = ()
    quotes: tuple[Quote, ...] = ()
    status: Status = Status.NEW
    day: int = 1
    """The how-manieth day of the story, counted in editions' local days."""
    updates: tuple[Update, ...] = ()
    background: tuple[Background, ...] = ()
    why: Sentence | None = None
    """Why it matters, as the reports say."""
    form: Form | None = None
    """Of a release, a paper, an advisory or a result whose parts could be read."""
    silent: tuple[Silence, ...] = ()
    """Groups of the user's feeds that report much else and not this; only of lead stories."""
    has_own_length: bool = False
    """Whether its number of words was asked for: then all its sentences are printed open."""


# --------------------------------------------------------------------------- memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """The sentences that the edition with the slug `edition` printed of a story."""

    edition: str
    at: datetime
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """What an earlier edition knew of a story and printed of it."""

    id: str
    article_urls: tuple[str, ...]
    headline: str
    first_seen: datetime
    last_seen: datetime
    first_edition: str = ""
    last_edition: str = ""
    """Slug of the latest edition that carried it; empty when it was never printed."""
    last_edition_at: datetime | None = None
    printed: tuple[str, ...] = ()
    """The sentences printed of it, oldest first."""
    printings: tuple[Printing, ...] = ()
    """Which edition printed which of them, oldest first; empty in records of before this was kept."""
    days: int = 1
    """On how many local days it has been printed."""
    merged_into: str = ""
    """Id of the story that it is part of by now: it is no longer recognised itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Which article was in which story before, and what was printed. Empty on the first day."""

    records: tuple[StoryRecord, ...] = ()
    articles: tuple[Article, ...] = ()
    """Articles of those stories from before the window: new articles may join them."""
    previous_slug: str = ""
    previous_at: datetime | None = None


# --------------------------------------------------------------------------- editions


FIRST_REACH = timedelta(hours=24)
"""How far back the first edition of a plan reaches, and the first reading of a new feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Covers since ≤ t < until."""

    since: datetime
    until: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.since <= at < self.until

    @property
    def first_reading_since(self) -> datetime:
        """How far back an edition of this window takes what a feed brings that was not read before."""
        return self.until - FIRST_REACH


class Fate(StrEnum):
    """What became of an entry of the window."""

    PRINTED = "printed"
    COPY = "copy"
    MERGED = "merged"
    """Another entry of the same article: the same canonical address."""
    BELOW_CUT = "below the cut"
    FILTERED = "filtered"
    CAPPED = "capped"
    FAILED = "extraction failed"
    PENDING = "not yet read"
    FAULT = "could not be printed"
    """A step of the edition broke on it; the edition went out without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One entry and its fate; `detail` says where, of what, by which rule, or why."""

    feed_url: str
    title: str
    url: str
    fate: Fate
    detail: str = ""
    article_url: str = ""
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """How a feed did up to this edition. `error` is empty when its last reading went well."""

    url: str
    name: str
    error: str = ""
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    entries: int = 0
    """Entries in the window."""
    walled: int = 0
    """Articles of the window whose page stood behind a wall: the feed's own text is all there is of them."""
    group: str = ""
    """`Feed.group`, as the user wrote it."""

    @property
    def is_failing(self) -> bool:
        """Whether the last reading of the feed failed."""
        return bool(self.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every entry of the window with its fate, and every feed with its health."""

    lines: tuple[LedgerLine, ...] = ()
    feeds: tuple[FeedHealth, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """An edition as files. `files` maps site-relative paths (``2026/03/05/morning/index.html``) to bytes."""

    edition: Edition
    files: Mapping[str, bytes]
    messages: Mapping[str, str] = field(default_factory=dict)
    """Bodies for deliverers: ``subject``, ``html`` (styles not yet inlined), ``text``, ``short``."""


PUBLISHED = "publish"
"""The channel of the receipts that tell of publishing; all other channels are deliverers'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Proof that a channel got an edition."""

    edition_slug: str
    channel: str
    target: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A letter that was to be sent when its edition went out, and that has no receipt yet."""

    edition_slug: str
    channel: str
    target: str


# --------------------------------------------------------------------------- schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One local calendar time at which an edition is due: at most one run ever completes for it."""

    edition_id: str
    local: str
    """Wall-clock time in the site's zone, ``2026-03-05T07:00``."""
    at: datetime
    """The same in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Which edition it is: all that follows from its slot, settled before anything is printed."""

    slug: str
    plan_id: str = ""
    slot: Slot | None = None
    mark: str = ""
    """See `Edition.mark`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the store knows of an edition without reading the whole of it."""

    slug: str
    plan_id: str
    slot: Slot | None
    until: datetime
    """Where the edition's window ends."""
    is_published: bool
    """Readers can find it (see `PUBLISHED`); no other edition counts for the next one's window and memory."""
    has_begun: bool
    """Sending it has begun: it is not made again, but completed."""
    number: int = 0
    """How-manieth it was kept, from 1, whatever the clock said then; 0 before this was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """For which slot an edition is made, and on which terms."""

    slot: Slot
    line: str
    """The plan whose editions it follows on, or a variation of one that stands by itself."""
    at: datetime
    """When the run began."""
    catch_up: str = "7d"
    slot_before: datetime | None = None
    """When the slot before it came: what came since then is no old news, however small `catch_up` is."""
    """How far back a ``since_last`` edition reaches at most, as a window's length."""
    sends_empty: bool = False
    """Whether an edition without any story is published and sent as well."""


# --------------------------------------------------------------------------- the network


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A conditional GET. `kind` chooses the size limit and whether robots.txt is obeyed."""

    url: str
    kind: Literal["feed", "page"] = "feed"
    etag: str = ""
    last_modified: str = ""
    feed: str = ""
    """The feed, as feeds.yaml writes its address, on whose behalf it is asked: its way is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer with status 200 or 304 (then `body` is empty)."""

    url: str
    """The address asked for."""
    final_url: str
    """Where the redirects ended."""
    status: int
    body: bytes = b""
    content_type: str = ""
    """The media type with its parameters, as sent."""
    etag: str = ""
    last_modified: str = ""
    permanent_url: str = ""
    """Where a chain of permanent redirects (301, 308) only leads to; empty if there was none."""
    max_age_s: float | None = None
    """How long the server says the answer stays fresh."""
    sent_at: datetime | None = None
    """What the server's clock said."""

    @property
    def is_unchanged(self) -> bool:
        """Whether the server said 304."""
        return self.status == 304
