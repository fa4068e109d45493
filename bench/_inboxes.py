"""Letters as readers have got them: which edition each is of, and whether two with one name differ."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.fakes.smtp import Taken

SITE = "https://wire.example"
"""Where the paper is on the web: what the links in its letters begin with."""
_SLUG = re.compile(re.escape(SITE) + r"/(\d{4}/\d\d/\d\d/[a-z0-9_-]+)")
_ITEM = re.compile(r"https://paper\d+\.example/\d+/[a-z]+")


@dataclass
class Inboxes:
    """What each reader has got: Message-ID → the digests of the letters' bytes, with repetitions."""

    letters: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    editions: dict[str, dict[str, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    """Reader → edition's address → the Message-IDs of letters with it."""
    items: dict[str, dict[str, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    """Reader → item's address → the Message-IDs of letters that link to it."""
    differing: list[tuple[bytes, bytes]] = field(default_factory=list)
    """Two letters under one Message-ID, as they came."""
    _first: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def add(self, taken: Iterable[Taken]) -> None:
        """Put letters in."""
        for one in taken:
            self._add(one.reader, one.body)

    def _add(self, reader: str, body: bytes) -> None:
        message = message_from_bytes(body, policy=policy.default)
        name, mark = str(message["Message-ID"]), sha256(body).hexdigest()
        known = self.letters[reader].setdefault(name, [])
        if not known:
            self._first[reader, name] = body
            while len(self._first) > 200:  # only the latest can come again soon
                self._first.pop(next(iter(self._first)))
        elif mark not in known:
            self.differing.append((self._first.get((reader, name), b""), body))
        known.append(mark)
        part = message.get_body(("plain",))
        text = part.get_content() if part else ""
        if slug := _SLUG.search(text):
            self.editions[reader][slug[1]].add(name)
        for url in set(_ITEM.findall(text)):
            self.items[reader][url].add(name)

    def repeated(self) -> int:
        """How many letters came once more than needed, byte for byte."""
        return sum(len(marks) - 1 for box in self.letters.values() for marks in box.values())

    def missing(self, readers: Sequence[str], slugs: Sequence[str]) -> list[tuple[str, str]]:
        """Which readers have not got which editions."""
        return [(reader, slug) for reader in readers for slug in slugs if slug not in self.editions[reader]]

    def doubled(self) -> list[tuple[str, str]]:
        """Which readers have got an edition under two Message-IDs."""
        return [
            (reader, slug)
            for reader, box in self.editions.items()
            for slug, names in box.items()
            if len(names) > 1
        ]

    def told_twice(self, reader: str) -> list[str]:
        """Items that two letters of a reader tell."""
        return [url for url, names in self.items[reader].items() if len(names) > 1]
