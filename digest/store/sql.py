"""A store in SQLite, or in PostgreSQL by address: each method is one transaction.

What the transactions do stands in the modules whose names begin with ``sql_``.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from digest.models import Fetched
from digest.store import (
    room,
    sql_editions,
    sql_keeping,
    sql_outbox,
    sql_reading,
    sql_runs,
    sql_sites,
    sql_spending,
)
from digest.store.backups import KEPT
from digest.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.models import (
        Article,
        Edition,
        Entry,
        FeedState,
        Heading,
        LedgerLine,
        Letter,
        Limits,
        Mailing,
        Material,
        Memory,
        Pruned,
        Receipt,
        Slot,
        Spent,
        Spine,
        StoryRecord,
        Trouble,
        Window,
    )


class SqlStore:
    """A `digest.protocols.Store` at `url`: a path, ``sqlite:///path`` or ``postgresql://…``.

    Opening it checks the file, keeps a daily backup beside it (named by the day of `now`; `backups` of
    them stay), and brings the schema up to date. Editions, slots and receipts are on the disk when a
    method returns; feeds, entries and articles outlive a killed process, but after a power cut may have
    to be read again.

    Raises:
        StoreError: it cannot be opened, is damaged, or was made by a newer Digest.
    """

    def __init__(self, url: str, *, now: datetime | None = None, backups: int = KEPT) -> None:
        self._database = Database(url, today=(now or datetime.now(UTC)).date(), keep=backups)

    # feeds and entries ------------------------------------------------------------------------

    def feed_states(self, urls: Iterable[str]) -> dict[str, FeedState]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_reading.feed_states(connection, urls)

    def known_guids(self, feed_url: str) -> dict[str, str]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_reading.known_guids(connection, feed_url)

    def record_fetch(
        self,
        state: FeedState,
        entries: Sequence[tuple[Entry, str]],
        capped: Sequence[tuple[Entry, str]] = (),
    ) -> None:
        """See `digest.protocols.Store`."""
        self.record_fetches([Fetched(state=state, entries=tuple(entries), capped=tuple(capped))])

    def record_fetches(self, fetches: Sequence[Fetched]) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:
            sql_reading.record_fetches(connection, fetches)

    def pending_entries(self) -> list[Entry]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_reading.pending_entries(connection)

    def record_article(self, entry: Entry, article: Article) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:
            sql_reading.record_article(connection, entry, article)

    def record_failure(self, entry: Entry, reason: str) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:
            sql_reading.record_failure(connection, entry, reason)

    # the lines of sites -----------------------------------------------------------------------

    def site_texts(self, site: str) -> list[tuple[str, ...]]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_sites.texts_of(connection, site)

    def record_site_texts(
        self, site: str, texts: Mapping[str, Sequence[str]], *, at: datetime, since: datetime, limit: int
    ) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:
            sql_sites.record(connection, site, texts, at, since, limit)

    # articles and the ledger ------------------------------------------------------------------

    def articles(self, window: Window, *, reach: datetime | None = None) -> list[Article]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_reading.articles_of(connection, window, reach)

    def fates(self, window: Window, *, reach: datetime | None = None) -> list[LedgerLine]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_reading.fates(connection, window, reach)

    def entry_counts(self, window: Window, *, reach: datetime | None = None) -> dict[str, int]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_reading.entry_counts(connection, window, reach)

    # editions ---------------------------------------------------------------------------------

    def memory(self, edition_id: str, *, before: datetime, since: datetime, excluding: str = "") -> Memory:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_editions.memory(
                connection, edition_id, before=before, since=since, excluding=excluding
            )

    def save_edition(self, edition: Edition, material: Material, records: Sequence[StoryRecord]) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write(is_durable=True) as connection:
            sql_editions.save(connection, edition, material, records)

    def editions(self, limit: int = 0, *, published: bool = False) -> list[Edition]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_editions.newest(connection, limit, published=published)

    def spines(self) -> list[Spine]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_editions.spines(connection)

    def editions_of(self, slugs: Iterable[str]) -> list[Edition]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_editions.of_slugs(connection, slugs)

    def headings(self) -> list[Heading]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_editions.headings(connection)

    def edition(self, slug: str) -> Edition | None:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_editions.one(connection, slug)

    def material(self, slug: str) -> Material | None:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_editions.material(connection, slug)

    # schedule and delivery --------------------------------------------------------------------

    def claim_slot(self, slot: Slot, holder: str, now: datetime, lease_s: float) -> bool:
        """See `digest.protocols.Store`. The holder itself may claim again, to lengthen its lease."""
        with self._database.write(is_durable=True) as connection:
            return sql_runs.claim(connection, slot, holder, now, now + timedelta(seconds=lease_s))

    def finish_slot(self, slot: Slot, holder: str, now: datetime) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write(is_durable=True) as connection:
            sql_runs.finish(connection, slot, holder, now)

    def release_slot(self, slot: Slot, holder: str) -> None:
        """See `digest.protocols.Store`. Does nothing when another holds it, or when it is done."""
        with self._database.write(is_durable=True) as connection:
            sql_runs.release(connection, slot, holder)

    def last_finished_slot(self, edition_id: str, *, until: datetime | None = None) -> Slot | None:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_runs.last_finished(connection, edition_id, until)

    def receipts(self, edition_slug: str) -> list[Receipt]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_outbox.receipts_of(connection, edition_slug)

    def add_receipt(self, receipt: Receipt) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write(is_durable=True) as connection:
            sql_outbox.add_receipt(connection, receipt)

    def write_down(self, mailings: Sequence[Mailing], letters: Iterable[Letter]) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write(is_durable=True) as connection:
            sql_outbox.write_down(connection, mailings, letters)

    def mailing(self, edition_slug: str, subscription: str) -> Mailing | None:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_outbox.mailing(connection, edition_slug, subscription)

    def letters(self, edition_slug: str = "") -> list[Letter]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_outbox.all_letters(connection, edition_slug)

    def change_letter(self, before: Letter, after: Letter | None) -> bool:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:  # a power cut makes a try be forgotten, and no letter
            return sql_outbox.change_letter(connection, before, after)

    def forget_letters(self, *, written_before: datetime, sent_before: datetime) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:
            sql_outbox.forget_letters(connection, written_before=written_before, sent_before=sent_before)

    # what the operator is told ----------------------------------------------------------------

    def troubles(self) -> list[Trouble]:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_outbox.all_troubles(connection)

    def keep_troubles(self, kept: Sequence[Trouble], dropped: Iterable[str] = ()) -> None:
        """See `digest.protocols.Store`."""
        with self._database.write(is_durable=True) as connection:
            sql_outbox.keep_troubles(connection, kept, dropped)

    # what models cost -------------------------------------------------------------------------

    def spend(self, day: str, cost: Spent) -> Spent:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:
            return sql_spending.spend(connection, day, cost)

    # keeping ----------------------------------------------------------------------------------

    def prune(self, limits: Limits, *, most: int) -> Pruned:
        """See `digest.protocols.Store`."""
        with self._database.write() as connection:
            return sql_keeping.prune(connection, limits, most)

    def prunable(self, limits: Limits) -> Pruned:
        """See `digest.protocols.Store`."""
        with self._database.read() as connection:
            return sql_keeping.prunable(connection, limits)

    def give_back(self, *, whole: bool = False) -> int:
        """See `digest.protocols.Store`. PostgreSQL's own autovacuum looks after its files."""
        return room.give_back(self._database, whole=whole) if self._database.path else 0

    def back_up(self, now: datetime) -> bool:
        """See `digest.protocols.BackedUp`."""
        return self._database.back_up(now.date())

    def close(self) -> None:
        """See `digest.protocols.Store`."""
        self._database.close()
