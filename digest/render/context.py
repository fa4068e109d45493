"""All that a template may use: typed, frozen, finished. Templates loop and choose; they work nothing out.

Texts are plain text (escaped where they are printed), addresses are safe to link or empty, times
are already in the edition's zone. A field that may be `None` or empty says so.
"""

from __future__ import annotations

from dataclasses import dataclass

# --------------------------------------------------------------------------- small things


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time for machines (ISO 8601 with offset) and for people (``07:02``)."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`href` may be empty: then only the text is printed."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """What a story is to a reader of earlier editions: kind ``new``, ``updated`` or ``continuing``."""

    kind: str
    text: str


# --------------------------------------------------------------------------- a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A citation as printed: marker ``[number]``, and what opens behind it."""

    number: int
    anchor: str
    """Its id on the page, unique there."""
    outlet: str
    headline: str
    href: str
    at: Moment
    passage: str
    """The cited characters of the article's text, word for word."""
    quoted: str
    """The passage in quotation marks, unless it brings its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed sentence and its notes (at least one)."""

    text: str
    opening: str
    """All but the last word; with `closing` it is the text. Markers stay on one line with `closing`."""
    closing: str
    notes: tuple[Note, ...]
    is_generated: bool = False
    """Written by a model rather than taken from a source."""
    is_doubtful: bool = False
    """Its passages back it only in part."""
    is_translated: bool = False
    """It is printed in the reader's language, and was checked in another."""
    day: str = ""
    """``Monday``, or of a day longer ago ``2 March``, in a story that is told day by day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A line of a form: ``Version``, ``4.0.1``; without notes where the text does not say it."""

    label: str
    text: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One row of "Where reports differ"."""

    outlet: str
    wording: str
    at: Moment
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceTable:
    """What independent outlets say differently about one thing."""

    title: str
    """``Where reports differ``, or of a figure that grew ``A later figure``."""
    about: str
    is_update: bool
    rows: tuple[VersionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A verbatim quotation with its speaker (may be empty)."""

    text: str
    speaker: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A sentence as it was checked, that is printed in the reader's language; `notes` may be empty."""

    text: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A sentence of an earlier edition, and that edition, named by its day."""

    line: Line
    edition: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article under a story. `marks`: ``blurb only``, ``paywalled``, ``via Reuters``, …."""

    outlet: str
    headline: str
    href: str
    at: Moment
    marks: tuple[str, ...] = ()
    copies: tuple[Source, ...] = ()
    copies_label: str = ""
    """``repeated by 2 outlets``; empty without copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankReceipt:
    """Why a story stands where it does: the terms add up to the score."""

    score: str
    terms: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...] = ()
    """Term and what it rests on, in words, for those of which the value alone says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as printed on one page."""

    anchor: str
    headline: str
    chip: Chip
    section: str
    """Name of its section; may be empty."""
    first_seen: Moment
    updated: Moment
    meta: str
    """``9 articles · 7 outlets · 4 independent``."""
    lines: tuple[Line, ...]
    open_lines: tuple[Line, ...]
    """What is printed open where the story is no lead: the first line, or all if a length was asked for."""
    updates: tuple[Line, ...]
    updates_title: str
    """``New since 4 March``; empty without updates."""
    updates_href: str
    """The edition that carried it before; may be empty."""
    differences: tuple[DifferenceTable, ...]
    quotes: tuple[Words, ...]
    background: tuple[Recalled, ...]
    """What earlier editions printed that today's sentences take as known."""
    sources: tuple[Source, ...]
    """Independent reports first; wire copies are folded under the report they copy."""
    more_sources: tuple[Source, ...]
    """Those past the first handful, of which a page names the outlet only."""
    outlets: str
    """The outlets in a row: ``Courier, Ledger and 5 more``."""
    evidence: str
    """``built from 6 full texts, 3 blurbs``."""
    method: str
    rank: RankReceipt
    silent: str
    """``Not reported by any of your 3 outlets in business``; mostly empty."""
    notes: tuple[Note, ...]
    """All notes of the story in order of their numbers."""
    thread_href: str
    """The story across editions; may be empty."""
    word_count: int
    why: Line | None = None
    """Why it matters; `None` where nothing is said."""
    marks: tuple[str, ...] = ()
    """What of it is ours: ``our headline``, ``translated``."""
    originals: tuple[Original, ...] = ()
    """The headline and the sentences that were translated, as they were checked."""
    facts: tuple[FactRow, ...] = ()
    """Of a release, a paper, an advisory or a result: what is looked for first."""
    is_listed: bool = False
    """Its lines are no prose: each stands by itself, with its day or as one of several changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """Stories under a heading; the name is empty when the edition has but one section."""

    name: str
    href: str
    """The topic's page; may be empty."""
    lead: tuple[StoryView, ...]
    more: tuple[StoryView, ...]
    single_source: tuple[StoryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletView:
    """A line of "In brief". `href` leads to its story; may be empty."""

    text: str
    chip: Chip
    href: str
    note: str = ""
    """``headline only, Courier`` where no sentence stands behind it; else empty."""
    source: str = ""
    """The first report's address, where no sentence stands behind it; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLine:
    """A story in a line: what is told of it, who has it, and where that can be read (may be empty)."""

    text: str
    chip: Chip
    source: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteLine:
    """A sentence of "Today in a minute", with the stories that it tells."""

    number: int
    """Its place, from 1: what a page without links inside it marks it with."""
    line: Line
    stories: tuple[Link, ...]
    """Headline and place on the page (``#…``) of each: one, or two that it joins."""
    outlets: str
    """Who says so, and when: ``Courier, 07:02; Ledger, 06:40``."""
    language: str = ""
    """The language of a sentence that is not in the edition's; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteView:
    """The edition in one paragraph."""

    title: str
    """``Today in a minute``, or of a longer window ``The week in a minute`` or ``In a minute``."""
    lines: tuple[MinuteLine, ...]
    notes: tuple[Note, ...]
    """All notes of the paragraph in order of their numbers."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLine:
    """A piece of opinion or analysis: whose it is and where, and nothing of what it says."""

    headline: str
    href: str
    """May be empty."""
    author: str
    """May be empty."""
    outlet: str
    at: Moment
    kind: str
    """``opinion`` or ``analysis``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """A story of earlier editions that has nothing new, or that stopped."""

    headline: str
    href: str
    edition: Link
    """The edition that printed it last, named by its day; the day of the last report on an open story."""
    said: str = "last on"
    """What the day is that of: ``last on``, or ``last report``."""
    anchor: str = ""
    """``#…`` where the story stands on this very page; else empty."""


# --------------------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What surrounds every page. All addresses are as seen from the page."""

    site_title: str
    description: str
    language: str
    canonical: str
    """The page's public address; empty when the site has none."""
    home: str
    archive: str
    sources: str
    atom: str
    json_feed: str
    opml: str
    pages: tuple[Link, ...] = ()
    """The user's own pages."""
    topics: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustStrip:
    """The trust strip in words, piece by piece, and the same numbers for the colophon."""

    parts: tuple[str, ...]
    ledger: str
    """Address of the ledger; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """One edition as one page, mail or feed entry shows it."""

    title: str
    label: str
    date: str
    """``Thursday, 5 March 2026``."""
    date_iso: str
    covers: str
    """``4 Mar 07:00 to 5 Mar 07:00 Europe/Berlin``."""
    since: Moment
    until: Moment
    made: Moment
    zone: str
    reading_time: str
    """``6 min read``."""
    word_count: int
    is_partial: bool
    partial_notice: str
    """Why it is partial; empty when it is not."""
    notices: tuple[str, ...]
    """Sentences on what was done otherwise than usual, as where the model was not asked; mostly empty."""
    is_empty: bool
    """There is neither a story nor a view in it."""
    quiet_notice: str
    """That little was worth telling; empty where an edition is full."""
    trust: TrustStrip
    minute: MinuteView | None
    in_brief: tuple[BulletView, ...]
    """Without the stories that `minute` tells: nothing is said twice."""
    bullets: tuple[BulletView, ...]
    """All lines of "In brief", for messages that have no room for more."""
    sections: tuple[SectionView, ...]
    developing: tuple[ThreadLine, ...]
    has_forms: bool
    """Whether a story has the lines of a form, or lines that are no prose."""
    developing_title: str
    """``Still developing``, or of a rollup ``Still open``."""
    developing_note: str
    """What that means, in a sentence."""
    quiet: tuple[ThreadLine, ...]
    views: tuple[ViewLine, ...]
    """Opinion and analysis, named only."""
    method: str
    """How the summaries are made, in a sentence."""
    made_by: tuple[tuple[str, str], ...]
    """Label and value: version, summariser, embedder, material. Empty without a manifest."""
    permalink: str
    """Absolute when the site has an address, else relative; may be empty in a mail."""
    formats: tuple[Link, ...]
    """The same edition as Markdown, text and JSON; addresses may be empty."""
    previous: Link | None
    next: Link | None
    in_short: tuple[ShortLine, ...] = ()
    """The stories in a line each, in a letter of the short form; `sections` is empty there."""
    left_out: str = ""
    """How much of the edition a letter does not have; empty when it has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """An entry and what became of it."""

    title: str
    href: str
    feed: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerGroup:
    """All entries of one fate."""

    fate: str
    meaning: str
    count: str
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """A feed and its health. `state` is ``fine``, ``failing``, ``not read`` or ``behind a wall: n of m``."""

    name: str
    href: str
    group: str
    state: str
    error: str
    entries: str
    checked: Moment | None
    changed: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """Every entry of the window with its fate."""

    groups: tuple[LedgerGroup, ...]
    feeds: tuple[FeedRow, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """The feeds and their health, as of the latest edition."""

    feeds: tuple[FeedRow, ...]
    summary: str
    as_of: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLine:
    """An edition in a list."""

    date: str
    label: str
    href: str
    headlines: tuple[str, ...]
    stories: str
    is_partial: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveMonth:
    """The editions of a month, newest first."""

    name: str
    anchor: str
    count: str
    editions: tuple[ArchiveLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of the coverage picture, in units of its view box."""

    x: int
    y: int
    height: int
    is_latest: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What one edition printed of a story: all of it the first time, then what was new."""

    date: str
    edition: Link
    chip: Chip
    headline: str
    meta: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLine:
    """Where a story went, or came from: ``Merged with`` the other story ``on 5 March``."""

    what: str
    other: Link
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """A story across editions, newest first."""

    headline: str
    span: str
    """``3 editions, 3 to 5 March``."""
    turns: tuple[TurnLine, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    bars: tuple[Bar, ...]
    picture_width: int
    picture_title: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic's stories, edition by edition, newest first."""

    title: str
    atom: str
    editions: tuple[tuple[ArchiveLine, tuple[StoryView, ...]], ...]
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineFeed:
    """A feed in the OPML list."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineGroup:
    """Feeds of one group; the name is empty for feeds without one."""

    name: str
    feeds: tuple[OutlineFeed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An edition in Atom and JSON Feed, with its whole content as HTML."""

    id: str
    title: str
    href: str
    published: str
    updated: str
    summary: str
    content_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A whole feed of editions."""

    id: str
    title: str
    subtitle: str
    language: str
    updated: str
    home: str
    self_href: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """A page in sitemap.xml: absolute address and the day it last changed."""

    url: str
    changed: str
