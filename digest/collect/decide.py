"""Which entries of one reading of a feed are new, changed or known. Pure.

Some feeds send no GUIDs, the same GUID for all entries, or new ones at every reading. Some send old entries
again with other tracking parameters, or with https instead of http. In changelogs, live tickers and notices
all entries link to one page, or to an anchor on it. In all these cases no entry may be lost and none may
appear twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.web.urls import address_key, canonical_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Entry

_TAG = re.compile(r"<[^>]*>")
_PLACE = re.compile(r"[^=]+")
"""A URL fragment that names an anchor on the page; one with ``=`` is a tracking parameter
(``xtor=RSS-1``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The entries of a reading that the store should keep: new or changed ones, with their fingerprints."""

    entries: tuple[tuple[Entry, str], ...] = ()
    capped: tuple[tuple[Entry, str], ...] = ()
    """New entries beyond the feed's limit (the oldest ones), with their fingerprints."""
    known: int = 0


def fingerprint(entry: Entry) -> str:
    """The fingerprint of an entry: hashes of its address, title, date and content, separated by dots.

    The first three show that an entry came again under another GUID, the last shows that it was changed. The
    hash of a missing address is empty.
    """
    return _fingerprint(entry, canonical_url(entry.url))


def _fingerprint(entry: Entry, url: str) -> str:
    """The fingerprint of an entry whose canonical address is `url`."""
    published = entry.published.strftime("%Y-%m-%dT%H:%M") if entry.published else ""
    words = " ".join(_TAG.sub(" ", entry.html).split())
    address = _hash(address_key(url)) if url else ""
    return ".".join((address, _hash(entry.title), _hash(published), _hash(f"{entry.title}\n{words}")))


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


_NO_DATE = _hash("")


@dataclass(frozen=True, slots=True)
class _Print:
    """The four parts of a fingerprint."""

    url: str = ""
    title: str = ""
    published: str = ""
    content: str = ""


def _print_from(text: str) -> _Print:
    """The parts of a fingerprint; for an empty one (some capped entries have none) all parts are empty."""
    parts = text.split(".")
    return _Print(*parts) if len(parts) == len(fields(_Print)) else _Print()


def marked(entries: Sequence[Entry]) -> tuple[tuple[Entry, str], ...]:
    """The entries of one reading, each with a GUID that is unique among them, and with its fingerprint.

    This is most of the work of `decide`. It needs only the entries, so it can run in the parser's process.
    """
    urls = [canonical_url(entry.url) for entry in entries]
    return tuple((entry, _fingerprint(entry, url)) for entry, url in _named(entries, urls).values())


def decide(entries: Sequence[Entry], known: Mapping[str, str], limit: int) -> Decision:
    """`marked` and `sort_out` in one step, for entries as the feed sent them."""
    read = marked(entries)
    decision = sort_out(read, known, limit)
    return replace(decision, known=decision.known + len(entries) - len(read))


def sort_out(read: Sequence[tuple[Entry, str]], known: Mapping[str, str], limit: int) -> Decision:
    """Compare the `marked` entries of one reading with the `known` ones of the feed (GUID → fingerprint).

    The `limit` newest of the new entries are kept. A changed entry gets the GUID under which it is known.
    """
    marks = {entry.guid: _print_from(mark) for entry, mark in read}
    places = {entry.guid: _place(entry.url) for entry, _ in read}
    notes = {entry.guid: marks[entry.guid].content for entry, _ in read if _is_front(entry.url)}
    memory = _Memory(known, marks, places, notes)
    new: list[tuple[Entry, str]] = []
    changed: list[tuple[Entry, str]] = []
    seen: set[str] = set()
    for entry, mark in read:
        known_as = memory.known_as(entry, marks[entry.guid])
        if known_as in seen or (not known_as and memory.is_second(entry.guid, marks[entry.guid])):
            continue
        seen.add(known_as or entry.guid)
        told_apart = replace(entry, guid=known_as or entry.guid, anchor=memory.anchor(entry, known_as))
        if not known_as:
            new.append((told_apart, mark))
        elif memory.is_changed(known_as, marks[entry.guid]):
            changed.append((told_apart, mark))
    new.sort(key=lambda one: one[0].published or one[0].first_seen, reverse=True)
    return Decision(
        entries=(*new[:limit], *changed),
        capped=tuple(new[limit:]),
        known=len(read) - len(new) - len(changed),
    )


def _named(entries: Sequence[Entry], urls: Sequence[str]) -> dict[str, tuple[Entry, str]]:
    """GUID → entry and its canonical address; each entry gets a GUID that is unique in the reading.

    A GUID that different entries share is ignored. Then, or if there is none, the address identifies the
    entry; if several entries share it too, address and title do, and on a front page also the date.
    """
    of_guid: dict[str, set[tuple[str, str]]] = defaultdict(set)
    of_url: dict[str, set[str]] = defaultdict(set)
    full = [
        f"{url}#{place}" if (place := _place(entry.url)) else url
        for entry, url in zip(entries, urls, strict=True)
    ]
    dates = [_date_of(entry) if _is_front(entry.url) else "" for entry in entries]
    for entry, url, date in zip(entries, full, dates, strict=True):
        of_guid[entry.guid].add((url, entry.title))
        of_url[url].add(entry.title + date)
    named: dict[str, tuple[Entry, str]] = {}
    for entry, url, place, date in zip(entries, urls, full, dates, strict=True):
        if entry.guid and len(of_guid[entry.guid]) == 1:
            guid = entry.guid
        elif url and len(of_url[place]) == 1:
            guid = place
        else:
            guid = f"{url}#{_hash(entry.title + date)}"
        named.setdefault(guid, (entry if guid == entry.guid else replace(entry, guid=guid), url))
    return named


def _place(url: str) -> str:
    """The anchor on a page that an address names (its fragment); empty if it names none."""
    fragment = urlsplit(url).fragment if "#" in url else ""
    return fragment if _PLACE.fullmatch(fragment) and not fragment.startswith("!") else ""


def _date_of(entry: Entry) -> str:
    return entry.published.isoformat() if entry.published else ""


def _is_front(url: str) -> bool:
    """Whether an address is empty or a site's front page, and so cannot identify an entry."""
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


class _Memory:
    """The known entries of a feed, searchable by the parts of their fingerprints."""

    def __init__(
        self,
        known: Mapping[str, str],
        marks: Mapping[str, _Print],
        places: Mapping[str, str],
        notes: Mapping[str, str],
    ) -> None:
        """`known` is GUID → fingerprint from the store, `marks` GUID → fingerprint of this reading.

        `places` is GUID → the anchor on the page that the entry links to. `notes` is GUID → the hash of the
        content, for entries that link to the front page: notices with one title ("API errors") differ in
        nothing else.
        """
        self._known = {guid: _print_from(mark) for guid, mark in known.items()}
        self._marks = marks
        self._places = places
        self._notes = notes
        self._by_url: dict[str, list[str]] = defaultdict(list)
        self._by_text: dict[tuple[str, str], str] = {}
        self._by_words: dict[tuple[str, str, str], str] = {}
        self._here = Counter(mark.url for mark in marks.values())
        self._first: dict[tuple[str, str, str], str] = {}
        self._titles: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._known_titles: dict[str, Counter[str]] = defaultdict(Counter)
        for guid, mark in self._known.items():
            self._by_url[mark.url].append(guid)
            self._known_titles[mark.url][mark.title] += 1
            self._by_text[mark.title, mark.content] = guid
            self._by_words[mark.title, mark.published, mark.content] = guid
        for guid, mark in marks.items():
            self._first.setdefault((mark.url, mark.title, self._within(guid)), guid)
            self._titles[mark.url].add((mark.title, self._within(guid)))

    def _within(self, guid: str) -> str:
        """The anchor or content hash that distinguishes an entry from others with its address and title."""
        return self._places[guid] or self._notes.get(guid, "")

    def known_as(self, entry: Entry, mark: _Print) -> str:
        """The GUID under which an entry is known, which may not be its present one; "" if it is new."""
        if entry.guid in self._known:
            return entry.guid
        if not mark.url:
            return self._by_text.get((mark.title, mark.content), "")
        same_url = self._by_url.get(mark.url, [])
        for other in same_url:
            if (self._known[other].title, self._known[other].published) == (mark.title, mark.published):
                return other
        for other in same_url:
            if (self._known[other].title, self._known[other].content) == (mark.title, mark.content):
                return other
        # An address that only one entry has, in this reading and in memory, identifies it alone.
        if len(same_url) == 1 and self._here[mark.url] == 1 and not self._is_one_of_many(entry):
            return same_url[0]
        return "" if same_url else self._moved(mark)

    def _moved(self, mark: _Print) -> str:
        """The known entry that got a new address: it is not in this reading, and its other parts are equal.

        Services that count clicks send redirecting links, with new addresses at every reading.
        """
        if mark.published == _NO_DATE:
            return ""
        other = self._by_words.get((mark.title, mark.published, mark.content), "")
        is_here = other in self._marks or (other and self._known[other].url in self._here)
        return "" if is_here else other

    def _is_one_of_many(self, entry: Entry) -> bool:
        """Whether an entry may share its address: a front page, or a page whose anchors are in GUIDs."""
        place = self._places[entry.guid]
        return _is_front(entry.url) or (place != "" and place in entry.guid)

    def anchor(self, entry: Entry, known_as: str) -> str:
        """What distinguishes an entry from others that link to the same page; "" if no others do.

        It is the anchor on the page, if the GUID contains it too; else a hash of the GUID.
        """
        mark, place = self._marks[entry.guid], self._places[entry.guid]
        guid = known_as or entry.guid
        titles = self._known_titles.get(mark.url, Counter())
        before = self._known[guid].title if guid in self._known else ""
        is_shared = len(self._titles[mark.url]) > 1 or any(
            title != mark.title and (title != before or count > 1) for title, count in titles.items()
        )
        if entry.guid in self._notes:
            is_shared = is_shared or any(other != guid for other in self._by_url.get(mark.url, []))
        if not mark.url or not is_shared:
            return ""
        return place if place and place in guid else _hash(guid)

    def is_second(self, guid: str, mark: _Print) -> bool:
        """Whether an entry before this one links to the same article under the same title."""
        return bool(mark.url) and self._first[mark.url, mark.title, self._within(guid)] != guid

    def is_changed(self, guid: str, mark: _Print) -> bool:
        """Whether an entry's content differs from the known one; false if no content hash is known."""
        return self._known[guid].content not in {"", mark.content}
