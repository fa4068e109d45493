"""A store that lives as long as the process: for tests, previews and one-off digests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING

from digest.models import PUBLISHED, Fate, Fetched, Heading, LedgerLine, Memory, Pruned, Spent, spine_of
from digest.store.merge import merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digest.models import (
        Article,
        Edition,
        Entry,
        FeedState,
        Letter,
        Limits,
        Mailing,
        Material,
        Receipt,
        Slot,
        Spine,
        StoryRecord,
        Trouble,
        Window,
    )

_Key = tuple[str, str]
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Nothing is older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An entry with what became of it; no `fate` means that it has an article of its own."""

    entry: Entry
    fingerprint: str = ""
    fate: Fate | None = Fate.PENDING
    reason: str = ""
    article_url: str = ""

    @property
    def at(self) -> datetime:
        return self.entry.at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    article: Article
    by: _Key


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text of a site, by what its lines are known by."""

    site: str
    url: str
    marks: tuple[str, ...]
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    edition: Edition
    material: Material | None
    records: tuple[StoryRecord, ...]
    number: int
    is_whole: bool = True
    """Whether the edition itself is still kept, and not only what lists say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    slot: Slot
    holder: str
    until: datetime
    is_finished: bool = False


class MemoryStore:
    """A `digest.protocols.Store` in plain dictionaries under one lock; for one process."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._states: dict[str, FeedState] = {}
        self._known: dict[_Key, _Known] = {}
        self._gone: dict[_Key, tuple[str, datetime]] = {}
        self._articles: dict[str, _Made] = {}
        self._texts: dict[_Key, _Text] = {}
        self._editions: dict[str, _Kept] = {}
        self._claims: dict[_Key, _Claim] = {}
        self._receipts: dict[tuple[str, str, str], Receipt] = {}
        self._mailings: dict[_Key, Mailing] = {}
        self._letters: dict[tuple[str, str, str], Letter] = {}
        self._troubles: dict[str, Trouble] = {}
        self._spent: dict[str, Spent] = {}

    # feeds and entries ------------------------------------------------------------------------

    def feed_states(self, urls: Iterable[str]) -> dict[str, FeedState]:
        """See `digest.protocols.Store`."""
        with self._lock:
            return {url: self._states[url] for url in urls if url in self._states}

    def known_guids(self, feed_url: str) -> dict[str, str]:
        """See `digest.protocols.Store`."""
        with self._lock:
            gone = {guid: print_ for (url, guid), (print_, _) in self._gone.items() if url == feed_url}
            there = {guid: known.fingerprint for (url, guid), known in self._known.items() if url == feed_url}
            return gone | there

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
        with self._lock:
            for fetched in fetches:
                self._record(fetched)

    def _record(self, fetched: Fetched) -> None:
        self._states[fetched.state.url] = fetched.state
        latest = {_key(entry): (entry, fingerprint) for entry, fingerprint in fetched.entries}
        for entry, fingerprint in latest.values():
            self._take(entry, fingerprint)
        for entry, fingerprint in fetched.capped:
            known = _Known(entry=entry, fingerprint=fingerprint, fate=Fate.CAPPED)
            if _key(entry) not in self._gone:
                self._known.setdefault(_key(entry), known)

    def _take(self, entry: Entry, fingerprint: str) -> None:
        before = self._known.get(_key(entry))
        if before is None:
            _, first_seen = self._gone.get(_key(entry), ("", entry.first_seen))
            entry = replace(entry, first_seen=first_seen)
            self._known[_key(entry)] = _Known(entry=entry, fingerprint=fingerprint)
        elif before.fate is Fate.CAPPED:  # never becomes an article, but need not be offered again
            self._known[_key(entry)] = replace(before, fingerprint=fingerprint)
        else:
            entry = replace(entry, first_seen=before.entry.first_seen)
            self._known[_key(entry)] = replace(
                before, entry=entry, fingerprint=fingerprint, fate=Fate.PENDING, reason=""
            )

    def pending_entries(self) -> list[Entry]:
        """See `digest.protocols.Store`."""
        with self._lock:
            pending = [known.entry for known in self._known.values() if known.fate is Fate.PENDING]
        return sorted(pending, key=lambda entry: (entry.first_seen, entry.feed_url, entry.guid))

    def record_article(self, entry: Entry, article: Article) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            key = _key(entry)
            before = self._known.get(key, _Known(entry=entry))
            made = self._articles.get(article.url)
            is_own = made is None or made.by == key
            if made is not None:
                article = merged(made.article, article, is_remade=is_own)
            self._articles[article.url] = _Made(article=article, by=key if made is None else made.by)
            self._known[key] = replace(
                before, fate=None if is_own else Fate.MERGED, reason="", article_url=article.url
            )
            if before.article_url not in {"", article.url}:
                self._leave(key, before.article_url)

    def _leave(self, key: _Key, article_url: str) -> None:
        """An entry has moved to another address: its old article goes to another entry of it, or goes."""
        made = self._articles.get(article_url)
        if made is None or made.by != key:
            return
        rest = [
            (known.entry.first_seen, *other)
            for other, known in self._known.items()
            if known.article_url == article_url and known.fate is Fate.MERGED
        ]
        if not rest:
            del self._articles[article_url]
            return
        _, feed_url, guid = min(rest)
        self._articles[article_url] = replace(made, by=(feed_url, guid))
        self._known[feed_url, guid] = replace(self._known[feed_url, guid], fate=None)

    def record_failure(self, entry: Entry, reason: str) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            before = self._known.get(_key(entry), _Known(entry=entry))
            self._known[_key(entry)] = replace(before, fate=Fate.FAILED, reason=reason)

    # the lines of sites -----------------------------------------------------------------------

    def site_texts(self, site: str) -> list[tuple[str, ...]]:
        """See `digest.protocols.Store`."""
        with self._lock:
            return [text.marks for text in self._latest_texts(site)]

    def record_site_texts(
        self, site: str, texts: Mapping[str, Sequence[str]], *, at: datetime, since: datetime, limit: int
    ) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            for url, marks in texts.items():
                self._texts[site, url] = _Text(site=site, url=url, marks=tuple(marks), seen_at=at)
            surplus = self._latest_texts(site)[limit:]
            old = [text for text in self._texts.values() if text.seen_at < since]
            for text in {*surplus, *old}:
                del self._texts[text.site, text.url]

    def _latest_texts(self, site: str) -> list[_Text]:
        of_site = (text for text in self._texts.values() if text.site == site)
        by_url = sorted(of_site, key=lambda text: text.url)
        return sorted(by_url, key=lambda text: text.seen_at, reverse=True)

    # articles and the ledger ------------------------------------------------------------------

    def articles(self, window: Window, *, reach: datetime | None = None) -> list[Article]:
        """See `digest.protocols.Store`."""
        with self._lock:
            late = self._late(window, reach)
            found = [
                made.article
                for made in self._articles.values()
                if made.article.at in window or (made.by in late and made.article.at < window.since)
            ]
        return sorted(found, key=lambda article: (article.at, article.url))

    def fates(self, window: Window, *, reach: datetime | None = None) -> list[LedgerLine]:
        """See `digest.protocols.Store`."""
        with self._lock:
            late = self._late(window, reach)
            lines = [
                _line(known, known.fate)
                for key, known in self._known.items()
                if known.fate and (known.at in window or key in late) and not self._owns_article(known)
            ]
        return sorted(lines, key=lambda line: (line.feed_url, line.guid))

    def _owns_article(self, known: _Known) -> bool:
        """Whether the article it gave before still stands, though it is being read again."""
        made = self._articles.get(known.article_url)
        return made is not None and made.by == _key(known.entry)

    def entry_counts(self, window: Window, *, reach: datetime | None = None) -> dict[str, int]:
        """See `digest.protocols.Store`."""
        with self._lock:
            late = self._late(window, reach)
            return dict(
                Counter(key[0] for key, known in self._known.items() if known.at in window or key in late)
            )

    def _late(self, window: Window, reach: datetime | None) -> set[_Key]:
        """Entries first seen in the window, dated before it: back to `reach`, or as far as new feeds go."""
        if reach is None:
            return set()
        since = window.since
        of_new_feeds = max(reach, window.first_reading_since)
        read_before = {key[0] for key, known in self._known.items() if known.entry.first_seen <= since}
        read_before |= {key[0] for key, (_, first_seen) in self._gone.items() if first_seen <= since}
        return {
            key
            for key, known in self._known.items()
            if (reach if key[0] in read_before else of_new_feeds) <= known.at < since < known.entry.first_seen
        }

    # editions ---------------------------------------------------------------------------------

    def memory(self, edition_id: str, *, before: datetime, since: datetime, excluding: str = "") -> Memory:
        """See `digest.protocols.Store`."""
        with self._lock:
            earlier = [
                kept
                for kept in self._newest_first()
                if kept.edition.plan_id == edition_id and self._is_published(kept.edition.slug)
            ]
        earlier = [
            kept for kept in earlier if kept.edition.window.until < before and kept.edition.slug != excluding
        ]
        if not earlier:
            return Memory()
        latest: dict[str, StoryRecord] = {}
        for kept in earlier:
            for record in kept.records:
                latest.setdefault(record.id, record)
        return Memory(
            records=tuple(latest[id_] for id_ in sorted(latest) if latest[id_].last_seen >= since),
            previous_slug=earlier[0].edition.slug,
            previous_at=earlier[0].edition.window.until,
        )

    def save_edition(self, edition: Edition, material: Material, records: Sequence[StoryRecord]) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            number = 1 + max((kept.number for kept in self._editions.values()), default=0)
            self._editions[edition.slug] = _Kept(
                edition=edition, material=material, records=tuple(records), number=number
            )

    def editions(self, limit: int = 0, *, published: bool = False) -> list[Edition]:
        """See `digest.protocols.Store`."""
        with self._lock:
            kept = [
                one
                for one in self._newest_first()
                if one.is_whole and (not published or self._is_published(one.edition.slug))
            ]
        return [one.edition for one in (kept[:limit] if limit else kept)]

    def spines(self) -> list[Spine]:
        """See `digest.protocols.Store`."""
        with self._lock:
            kept = [one.edition for one in self._newest_first()]
            return [spine_of(edition) for edition in kept if self._is_published(edition.slug)]

    def editions_of(self, slugs: Iterable[str]) -> list[Edition]:
        """See `digest.protocols.Store`."""
        wanted = set(slugs)
        return [edition for edition in self.editions() if edition.slug in wanted]

    def headings(self) -> list[Heading]:
        """See `digest.protocols.Store`."""
        with self._lock:
            return [self._heading(one) for one in self._newest_first()]

    def _heading(self, kept: _Kept) -> Heading:
        edition = kept.edition
        receipts = [receipt for receipt in self._receipts.values() if receipt.edition_slug == edition.slug]
        is_owed = any(letter.edition_slug == edition.slug for letter in self._letters.values())
        return Heading(
            slug=edition.slug,
            plan_id=edition.plan_id,
            slot=edition.slot,
            until=edition.window.until,
            is_published=self._is_published(edition.slug),
            has_begun=bool(receipts) or is_owed,
            number=kept.number,
        )

    def _is_published(self, slug: str) -> bool:
        return any(
            receipt.edition_slug == slug and receipt.channel == PUBLISHED
            for receipt in self._receipts.values()
        )

    def edition(self, slug: str) -> Edition | None:
        """See `digest.protocols.Store`."""
        with self._lock:
            kept = self._editions.get(slug)
        return kept.edition if kept and kept.is_whole else None

    def material(self, slug: str) -> Material | None:
        """See `digest.protocols.Store`."""
        with self._lock:
            kept = self._editions.get(slug)
        return kept.material if kept else None

    def _newest_first(self) -> list[_Kept]:
        by_slug = sorted(self._editions.values(), key=lambda kept: kept.edition.slug)
        return sorted(by_slug, key=lambda kept: kept.edition.window.until, reverse=True)

    # schedule and delivery --------------------------------------------------------------------

    def claim_slot(self, slot: Slot, holder: str, now: datetime, lease_s: float) -> bool:
        """See `digest.protocols.Store`. The holder itself may claim again, to lengthen its lease."""
        key = (slot.edition_id, slot.local)
        with self._lock:
            claim = self._claims.get(key)
            if claim and (claim.is_finished or (claim.holder != holder and claim.until > now)):
                return False
            self._claims[key] = _Claim(slot=slot, holder=holder, until=now + timedelta(seconds=lease_s))
            return True

    def finish_slot(self, slot: Slot, holder: str, now: datetime) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            self._claims[slot.edition_id, slot.local] = _Claim(
                slot=slot, holder=holder, until=now, is_finished=True
            )

    def release_slot(self, slot: Slot, holder: str) -> None:
        """See `digest.protocols.Store`. Does nothing when another holds it, or when it is done."""
        key = (slot.edition_id, slot.local)
        with self._lock:
            claim = self._claims.get(key)
            if claim and claim.holder == holder and not claim.is_finished:
                del self._claims[key]

    def last_finished_slot(self, edition_id: str, *, until: datetime | None = None) -> Slot | None:
        """See `digest.protocols.Store`."""
        with self._lock:
            done = [
                c.slot
                for c in self._claims.values()
                if c.is_finished and c.slot.edition_id == edition_id and (until is None or c.slot.at <= until)
            ]
        return max(done, key=lambda slot: (slot.at, slot.local), default=None)

    def receipts(self, edition_slug: str) -> list[Receipt]:
        """See `digest.protocols.Store`."""
        with self._lock:
            found = [receipt for receipt in self._receipts.values() if receipt.edition_slug == edition_slug]
        return sorted(found, key=lambda receipt: (receipt.at, receipt.channel, receipt.target))

    def add_receipt(self, receipt: Receipt) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            key = (receipt.edition_slug, receipt.channel, receipt.target)
            self._receipts.setdefault(key, receipt)
            self._letters.pop(key, None)

    def write_down(self, mailings: Sequence[Mailing], letters: Iterable[Letter]) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            for mailing in mailings:
                self._mailings.setdefault((mailing.edition_slug, mailing.subscription), mailing)
            for letter in letters:
                if letter.key not in self._receipts:
                    self._letters.setdefault(letter.key, letter)

    def mailing(self, edition_slug: str, subscription: str) -> Mailing | None:
        """See `digest.protocols.Store`."""
        with self._lock:
            return self._mailings.get((edition_slug, subscription))

    def letters(self, edition_slug: str = "") -> list[Letter]:
        """See `digest.protocols.Store`."""
        with self._lock:
            found = [one for one in self._letters.values() if edition_slug in {"", one.edition_slug}]
        return sorted(found, key=lambda letter: letter.key)

    def change_letter(self, before: Letter, after: Letter | None) -> bool:
        """See `digest.protocols.Store`."""
        with self._lock:
            if self._letters.get(before.key) != before:
                return False
            del self._letters[before.key]
            if after is not None:
                self._letters[after.key] = after
            return True

    def forget_letters(self, *, written_before: datetime, sent_before: datetime) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            self._letters = {
                key: letter
                for key, letter in self._letters.items()
                if letter.state != "given up" or letter.written_at >= written_before
            }
            left = {letter.edition_slug for letter in self._letters.values()}
            self._mailings = {
                key: mailing
                for key, mailing in self._mailings.items()
                if mailing.at >= sent_before or mailing.edition_slug in left
            }

    # what the operator is told ----------------------------------------------------------------

    def troubles(self) -> list[Trouble]:
        """See `digest.protocols.Store`."""
        with self._lock:
            return [self._troubles[subject] for subject in sorted(self._troubles)]

    def keep_troubles(self, kept: Sequence[Trouble], dropped: Iterable[str] = ()) -> None:
        """See `digest.protocols.Store`."""
        with self._lock:
            self._troubles |= {one.subject: one for one in kept}
            for subject in dropped:
                self._troubles.pop(subject, None)

    # what models cost -------------------------------------------------------------------------

    def spend(self, day: str, cost: Spent) -> Spent:
        """See `digest.protocols.Store`."""
        with self._lock:
            before = self._spent.get(day, Spent())
            self._spent[day] = Spent(
                tokens=before.tokens + cost.tokens, millionths=before.millionths + cost.millionths
            )
            return self._spent[day]

    # keeping ----------------------------------------------------------------------------------

    def prune(self, limits: Limits, *, most: int) -> Pruned:  # noqa: ARG002
        """See `digest.protocols.Store`. All of it at once: there is nobody who would have to wait."""
        with self._lock:
            done = self.prunable(limits)
            too_old = limits.texts or _NEVER
            for key, known in self._old_entries(too_old).items():
                self._gone[key] = (known.fingerprint, known.entry.first_seen)
                del self._known[key]
            for url in self._old_articles(too_old):
                del self._articles[url]
            for slug, kept in self._editions.items():
                self._editions[slug] = _thinned(kept, limits)
            for old in self._old_rows(too_old):
                old()
        return done

    def prunable(self, limits: Limits) -> Pruned:
        """See `digest.protocols.Store`. Texts are not counted: each lies with its article."""
        too_old = limits.texts or _NEVER
        with self._lock:
            kept = self._editions.values()
            return Pruned(
                entries=len(self._old_entries(too_old)),
                articles=len(self._old_articles(too_old)),
                materials=sum(one != _thinned(one, replace(limits, editions=None)) for one in kept),
                editions=sum(one != _thinned(one, replace(limits, texts=None)) for one in kept),
                rows=len(self._old_rows(too_old)),
            )

    def _old_entries(self, too_old: datetime) -> dict[_Key, _Known]:
        return {
            key: known
            for key, known in self._known.items()
            if known.fate is not Fate.PENDING and known.entry.first_seen < too_old
        }

    def _old_articles(self, too_old: datetime) -> list[str]:
        gone = self._old_entries(too_old)
        needed = {known.article_url for key, known in self._known.items() if key not in gone}
        return [
            url for url, made in self._articles.items() if made.article.at < too_old and url not in needed
        ]

    def _old_rows(self, too_old: datetime) -> list[Callable[[], object]]:
        """What takes each small row out that nothing needs so late."""
        last = {
            claim.slot.edition_id: max(
                other.slot.at
                for other in self._claims.values()
                if other.is_finished and other.slot.edition_id == claim.slot.edition_id
            )
            for claim in self._claims.values()
            if claim.is_finished
        }
        claims = [
            key
            for key, claim in self._claims.items()
            if max(claim.slot.at, claim.until) < too_old and claim.slot.at < last.get(key[0], _NEVER)
        ]
        receipts = [
            key
            for key, receipt in self._receipts.items()
            if receipt.at < too_old and receipt.channel != PUBLISHED
        ]
        letters = [key for key, letter in self._letters.items() if letter.written_at < too_old]
        mailings = [key for key, mailing in self._mailings.items() if mailing.at < too_old]
        days = [day for day in self._spent if day < f"{too_old:%Y-%m-%d}"]
        return [
            *(partial(self._claims.pop, key) for key in claims),
            *(partial(self._receipts.pop, key) for key in receipts),
            *(partial(self._letters.pop, key) for key in letters),
            *(partial(self._mailings.pop, key) for key in mailings),
            *(partial(self._spent.pop, day) for day in days),
        ]

    def give_back(self, *, whole: bool = False) -> int:  # noqa: ARG002
        """See `digest.protocols.Store`: the interpreter looks after that."""
        return 0

    def close(self) -> None:
        """Nothing to let go of."""


def _thinned(kept: _Kept, limits: Limits) -> _Kept:
    """What stays of an edition: without what it was made of, and without itself, when those are too old."""
    until = kept.edition.window.until
    if limits.texts and until < limits.texts:
        records = tuple(record for record in kept.records if record.last_seen >= limits.texts)
        kept = replace(kept, material=None, records=records)
    return replace(kept, is_whole=False) if limits.editions and until < limits.editions else kept


def _key(entry: Entry) -> _Key:
    return entry.feed_url, entry.guid


def _line(known: _Known, fate: Fate) -> LedgerLine:
    entry = known.entry
    return LedgerLine(
        feed_url=entry.feed_url,
        title=entry.title,
        url=entry.url,
        fate=fate,
        detail=known.reason,
        article_url=known.article_url if fate is Fate.MERGED else "",
        guid=entry.guid,
    )
