"""The seams: what a stage may ask of the world, and what a plugin must give.

Protocols, not base classes: a plugin need not import us to fit. Built-ins are found through the
same entry points as plugins, and every implementation passes the same tests in `tests/contracts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from digest.errors import FetchError, SummaryError
    from digest.models import (
        Article,
        Brief,
        Edition,
        Entry,
        FeedState,
        Fetched,
        Gauge,
        Heading,
        LedgerLine,
        Limits,
        Material,
        Memory,
        Owed,
        Pruned,
        Receipt,
        Rendering,
        Request,
        Response,
        Slot,
        Spent,
        Spine,
        Story,
        StoryRecord,
        Style,
        Summary,
        Window,
    )

T = TypeVar("T")
R = TypeVar("R")


@runtime_checkable
class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


@runtime_checkable
class Fetcher(Protocol):
    """Reads addresses. Safe to call from several threads at once.

    Rules: only http and https; the address of the very socket is checked on every hop; size and
    total time are bounded whatever the server does; per-host spacing is kept; robots.txt is obeyed
    for pages. Returns only answers with status 200 or 304; raises `FetchError` and nothing else.
    """

    def fetch(self, request: Request) -> Response:
        """The answer to a conditional GET."""
        ...

    def fetch_all(self, asked: Iterable[tuple[T, Request]]) -> Iterator[tuple[T, Response | FetchError]]:
        """The outcome of each request beside its key, in any order, each exactly once.

        A bounded number of requests is taken ahead. `digest.web.asking.one_by_one` does for a fetcher
        that has nothing quicker.
        """
        ...

    def close(self) -> None:
        """Give back sockets and threads. Calling it twice is fine."""
        ...


@runtime_checkable
class Executor(Protocol):
    """Runs a function over many items.

    Rules: `fn` must not raise (an item's failure is a value it returns); results come in any order,
    each exactly once; at most a bounded number of items is taken from `items` ahead of the results.
    """

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The results of `fn` over `items`, in any order."""
        ...

    def close(self) -> None:
        """Give back threads and processes. Calling it twice is fine."""
        ...


@runtime_checkable
class Guard(Protocol):
    """Runs a function over untrusted bytes where it can do no harm. Safe to call from several threads.

    Rules: `fn` is an importable top-level function, its arguments and result can be pickled; an
    `ItemError` that `fn` raises is raised here; anything else that goes wrong with it (another exception,
    a crash, too much time or memory) is raised as `LimitError`, and the next call is fine.
    """

    def call(self, fn: Callable[..., R], *args: object) -> R:
        """What `fn(*args)` returns."""
        ...

    def close(self) -> None:
        """End the child processes. Calling it twice is fine."""
        ...


@runtime_checkable
class Store(Protocol):
    """What is remembered between runs.

    Rules: every method is atomic (all of it is there afterwards, or nothing); what was given comes
    back equal; raises `StoreError` and nothing else; several processes may use one store.
    """

    # feeds and entries ------------------------------------------------------------------------

    def feed_states(self, urls: Iterable[str]) -> dict[str, FeedState]:
        """The states of those feeds that have been asked before, by feed address."""
        ...

    def known_guids(self, feed_url: str) -> dict[str, str]:
        """Every entry known of a feed: GUID → fingerprint (see `collect.decide.fingerprint`)."""
        ...

    def record_fetch(
        self,
        state: FeedState,
        entries: Sequence[tuple[Entry, str]],
        capped: Sequence[tuple[Entry, str]] = (),
    ) -> None:
        """Keep a feed's state together with its new or changed entries (each with its fingerprint).

        A changed entry replaces the one of the same GUID but keeps its `first_seen`, and is pending
        again. `capped` entries (with theirs) are remembered as such and never become articles.
        """
        ...

    def record_fetches(self, fetches: Sequence[Fetched]) -> None:
        """`record_fetch` for several feeds in one transaction."""
        ...

    def pending_entries(self) -> list[Entry]:
        """Entries that no article has been made of yet, oldest `first_seen` first."""
        ...

    def record_article(self, entry: Entry, article: Article) -> None:
        """Keep the article made of `entry`; the entry is no longer pending.

        When an article with the same `url` is there: the longer text wins, feed addresses and tags
        are united, the earlier dates are kept, and the entry's fate becomes `merged` unless it is
        the entry that made the article before: then a text a little shorter wins as well.
        """
        ...

    def record_failure(self, entry: Entry, reason: str) -> None:
        """Remember that no article could be made of `entry`; it is no longer pending."""
        ...

    # the lines of sites -----------------------------------------------------------------------

    def site_texts(self, site: str) -> list[tuple[str, ...]]:
        """The marks of each text remembered of a site (`extract.chrome`), latest first, then by address."""
        ...

    def record_site_texts(
        self, site: str, texts: Mapping[str, Sequence[str]], *, at: datetime, since: datetime, limit: int
    ) -> None:
        """Remember texts of a site, read at `at`: the address of each, and the marks of its lines.

        A text of a known address replaces that. Texts of any site from before `since` are forgotten, and
        of this site all but the `limit` latest (of one moment, the first by address). A mark has no space.
        """
        ...

    # articles and the ledger ------------------------------------------------------------------

    def articles(self, window: Window, *, reach: datetime | None = None) -> list[Article]:
        """Articles whose effective date (`Article.at`) lies in the window, by date, then address.

        With `reach`, also late ones: dated from then up to the window, of an entry that was first seen
        after the window began. Of a feed that had not been read before the window, they reach back to
        `Window.first_reading_since` only: a new feed does not bring a week of old news.
        """
        ...

    def fates(self, window: Window, *, reach: datetime | None = None) -> list[LedgerLine]:
        """Entries of the window that gave no article of their own: merged, capped, failed, pending.

        An entry is of the window when min(published, first seen) lies in it, or when it is late (see
        `articles`). By feed address, then GUID.
        """
        ...

    def entry_counts(self, window: Window, *, reach: datetime | None = None) -> dict[str, int]:
        """Feed address → number of its entries in the window, late ones (see `articles`) among them."""
        ...

    # editions ---------------------------------------------------------------------------------

    def memory(self, edition_id: str, *, before: datetime, since: datetime, excluding: str = "") -> Memory:
        """What earlier editions of that plan knew of stories.

        Only published editions whose window ends before `before`, and not the one whose slug is
        `excluding`; only stories last seen at or after `since`; of each story the record of its
        latest edition.
        """
        ...

    def save_edition(self, edition: Edition, material: Material, records: Sequence[StoryRecord]) -> None:
        """Keep an edition, what it was made of, and what it knew of stories. Replaces one of that slug."""
        ...

    def editions(self, limit: int = 0, *, published: bool = False) -> list[Edition]:
        """The latest editions, newest first by window end, then slug; all of them when `limit` is 0.

        With `published` only those that have a receipt of publishing.
        """
        ...

    def spines(self) -> list[Spine]:
        """What is said of every published edition by its neighbours, newest first by window end, then slug.

        No edition is read for it, and an edition that was pruned is among them.
        """
        ...

    def editions_of(self, slugs: Iterable[str]) -> list[Edition]:
        """The editions of these slugs that are kept whole, newest first by window end, then slug."""
        ...

    def headings(self) -> list[Heading]:
        """A row for every edition kept, newest first by window end, then slug; no edition is read for it."""
        ...

    def edition(self, slug: str) -> Edition | None:
        """The edition of that slug."""
        ...

    def material(self, slug: str) -> Material | None:
        """What the edition of that slug was made of."""
        ...

    # schedule and delivery --------------------------------------------------------------------

    def claim_slot(self, slot: Slot, holder: str, now: datetime, lease_s: float) -> bool:
        """Whether `holder` may run the slot now.

        True once per slot, and again only when an earlier holder's lease has run out unfinished.
        """
        ...

    def finish_slot(self, slot: Slot, holder: str, now: datetime) -> None:
        """Mark the slot done for good; nobody can claim it again."""
        ...

    def release_slot(self, slot: Slot, holder: str) -> None:
        """Give a claimed slot back after a failure, so that it can be claimed again at once."""
        ...

    def last_finished_slot(self, edition_id: str, *, until: datetime | None = None) -> Slot | None:
        """The latest slot done for that edition; with `until`, the latest that had come by then."""
        ...

    def receipts(self, edition_slug: str) -> list[Receipt]:
        """Where an edition was published and to whom it was delivered, oldest first."""
        ...

    def add_receipt(self, receipt: Receipt) -> None:
        """Remember a publishing or a delivery, which is no longer owed.

        A second receipt for the same edition, channel and target is ignored.
        """
        ...

    def owe(self, letters: Iterable[Owed]) -> None:
        """Remember letters that are to be sent; those that have a receipt are passed over."""
        ...

    def owed(self) -> list[Owed]:
        """The letters still to be sent, of all editions, by slug, channel and target."""
        ...

    # what models cost -------------------------------------------------------------------------

    def spend(self, day: str, cost: Spent) -> Spent:
        """Add `cost` (parts of it may be below 0) to what was spent on that day, and answer the sum of it.

        `day` is a local date, as ``2026-03-05``.
        """
        ...

    # keeping ----------------------------------------------------------------------------------

    def prune(self, limits: Limits, *, most: int) -> Pruned:
        """Take out some of what is older than `limits`: about `most` rows; all zeros when nothing is left.

        Of entries that were read, what they are known by stays, with when they were first seen: an old one
        that a feed sends again is known, and one that it changed keeps its date. Their articles go, and what
        editions were made of (`material` gives `None`). Of editions the heading and the spine stay. A text
        stays while an article, a material or an edition needs it; of receipts, those of publishing; of slots,
        the latest done of each edition.
        """
        ...

    def prunable(self, limits: Limits) -> Pruned:
        """What `prune` would take out in all, and `Pruned.room`, without doing it."""
        ...

    def give_back(self, *, whole: bool = False) -> int:
        """Give room that pruning has left back to the disk; how many bytes.

        It is given back in small pieces, and only when much is left; with `whole` all of it, while which
        others may have to wait for seconds.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections. Calling it twice is fine."""
        ...


@runtime_checkable
class Embedder(Protocol):
    """Turns texts into vectors. Rules: order kept, unit length (or all zero), deterministic."""

    name: str

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, shape (len(texts), dimensions)."""
        ...


@runtime_checkable
class Gauged(Protocol):
    """What an embedder may offer beside: how its cosines are read, and which languages it knows.

    One that offers nothing is measured (`text.gauge`), and asked about texts of every language.
    """

    gauge: Gauge
    """The same for as long as the embedder is used."""


@runtime_checkable
class Summariser(Protocol):
    """Condenses stories.

    Rules: one result a story, in order; every sentence cites at least one passage, and
    each citation slices to real text; deterministic; one story's failure is a `SummaryError` in its
    place, never raised; no more than `words` words of sentences (one sentence may exceed it).
    """

    name: str
    """What the colophon says: ``extractive 1`` or ``transformers some/model@abc123``."""

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """Summaries of the stories, each of at most `words` words."""
        ...


@runtime_checkable
class Spending(Protocol):
    """What a summariser may offer beside: what it cost, for the report. Names are ``summarise/thing``."""

    def spent(self) -> Mapping[str, int]:
        """What was counted since this was last asked."""
        ...


@runtime_checkable
class Styling(Protocol):
    """What a summariser may offer beside: to write as it is told. Its `summarise` takes `style` as well."""

    @property
    def styles(self) -> Collection[Style]:
        """The styles that it knows."""
        ...


@runtime_checkable
class Asking(Protocol):
    """What a summariser may offer beside: a model that answers other questions about stories.

    Rules: one answer a request, in order; a failure is a `SummaryError` in its place, never raised; the same
    request gives the same answer.
    """

    def ask(self, requests: Sequence[str]) -> Sequence[str | SummaryError]:
        """What the model answers to each request, or why it does not."""
        ...


@runtime_checkable
class Reprinting(Protocol):
    """What a summariser that gives printed summaries back offers: all else that was printed of a story."""

    def printed(self, story_id: str) -> Brief | None:
        """The story as it was printed."""
        ...


@runtime_checkable
class Publisher(Protocol):
    """Puts a rendering where readers find it. Rules: all or nothing; raises only `PublishError`."""

    name: str

    def publish(self, rendering: Rendering) -> str:
        """Put the files out; answer where they can be looked at (a path or an address)."""
        ...


@runtime_checkable
class Deliverer(Protocol):
    """Sends an edition to people. Rules: once a target; raises only `DeliveryError`."""

    channel: str

    def targets(self) -> Sequence[str]:
        """Who gets it, without secrets: e-mail addresses, or a name for a chat address."""
        ...

    def deliver(self, rendering: Rendering, target: str) -> None:
        """Send the edition to one target. Sending it again must be recognisable as the same."""
        ...


@runtime_checkable
class Probing(Protocol):
    """What a publisher, a deliverer or a summariser may offer beside: to be asked whether it would serve."""

    def probe(self) -> str:
        """Try all but the deed itself, within half a minute, and say in a few words what was found.

        Nothing is sent to a reader, published or kept. Raises what the deed itself would raise, with the
        remedy.
        """
        ...


@runtime_checkable
class BackedUp(Protocol):
    """What a store may offer beside: a copy of itself, once a day, also while the program runs for months."""

    def back_up(self, now: datetime) -> bool:
        """Keep a copy aside unless there is one of that day; whether one was made.

        Raises only `StoreError`.
        """
        ...


__all__ = [
    "Asking",
    "BackedUp",
    "Clock",
    "Deliverer",
    "Embedder",
    "Executor",
    "Fetcher",
    "Gauged",
    "Guard",
    "Probing",
    "Publisher",
    "Reprinting",
    "Spending",
    "Store",
    "Styling",
    "Summariser",
]
