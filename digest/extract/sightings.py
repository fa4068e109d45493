"""What was seen at the addresses of a site's entries, today and in earlier readings.

A wall is the same at every address, so the second entry gives it away; what was seen of the first is kept
beside the lines of the site (see `digest.extract.sites`), as hashes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.extract import assemble
from digest.extract.answers import parts_of, without_saying
from digest.extract.walls import Sight, points_of, walls_among, without_shared_names
from digest.web.urls import address_key, canonical_url

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.extract.assemble import Reading
    from digest.models import Article
    from digest.protocols import Store

REMEMBERED = timedelta(days=30)
"""How long the pages of a site are kept to compare new ones with. Chosen by reading; not measured."""
PAGES_OF_A_SITE = 200
"""Pages remembered of each site, half a kB each."""
MOST_LINES = 12
"""Paragraphs remembered of a page: walls have few."""
MOST_READ = 30_000
"""Characters of a page's text that are looked at."""
_LINE = "l"
"""What the mark of a line begins with; other marks of a sight begin with a capital."""
_OF_PAGES = "pages of "
"""What the store keeps sights under, before the site's name."""
_ENTRY, _OWN, _LANDED, _CLAIMED, _SIGNED, _WORD = "EOGCAW"
_LINE = "p"
"""What a paragraph's mark begins with. Its figures count: reports of one pattern differ in nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The article of an entry as it was read, and what was seen of its page, if there was one."""

    article: Article
    landed: str = ""
    """The article's address if the page's own word for it does not count."""
    sight: Sight | None = None


def warm_up() -> None:
    """Load what the first call would load, before a guard's clock starts."""
    assemble.warm_up()
    parts_of("a word")


def outcome_from_reading(reading: Reading) -> Outcome:
    """The article, and what was seen of its page."""
    article = assemble.article_from_reading(reading)
    landed = assemble.landed_address(reading)
    return Outcome(article=article, landed=landed, sight=_sight(reading) if reading.page else None)


def _sight(reading: Reading) -> Sight:
    entry, page = reading.entry, reading.page
    assert page is not None  # noqa: S101  (asked for by the only caller)
    own, landed = assemble.own_address(entry), canonical_url(reading.final_url)
    claimed = assemble.claimed_address(reading)
    text = page.text[:MOST_READ]
    blurb = entry.summary or reading.feed_text[:2000]
    lines = without_saying(text, entry.title, blurb)
    paragraphs = [line for line in lines.split("\n\n") if line.strip()]
    return Sight(
        entry=_hash(f"{entry.feed_url}\n{entry.guid}"),
        own=_hash(address_key(own)),
        landed=_hash(address_key(landed)),
        claimed=_hash(address_key(claimed)) if claimed else "",
        title=frozenset(map(_hash, parts_of(entry.title))),
        lines={_LINE + _hash(" ".join(line.split())): len(line) for line in paragraphs},
        is_signed=page.face.is_signed,
        points=points_of(page.face, text, title=entry.title, blurb=blurb, own=own, landed=landed),
    )


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def judged(seen: Sequence[Sight], site: str, store: Store, now: datetime) -> list[tuple[bool, bool]]:
    """Of each page seen on `site`: whether it is a wall, and whether its own word for its address counts.

    The store has learnt from them afterwards.
    """
    known = [_sight_from(marks) for marks in store.site_texts(_OF_PAGES + site)]
    today = {one.entry for one in seen}
    before = [one for one in known if one.entry not in today]
    kept = {one.entry: _marks_from(one) for one in seen}
    store.record_site_texts(_OF_PAGES + site, kept, at=now, since=now - REMEMBERED, limit=PAGES_OF_A_SITE)
    walls = walls_among(seen, before)
    named = without_shared_names(seen, before)
    return [(is_wall, bool(one.claimed)) for is_wall, one in zip(walls, named, strict=True)]


def _marks_from(sight: Sight) -> tuple[str, ...]:
    """A sight in words without spaces, as the store keeps them; a letter in front says what each is."""
    said = (
        *(_WORD + word for word in sorted(sight.title)),
        *((_CLAIMED + sight.claimed,) if sight.claimed else ()),
        *((_SIGNED,) if sight.is_signed else ()),
    )
    return (
        _ENTRY + sight.entry,
        _OWN + sight.own,
        _LANDED + sight.landed,
        *said,
        *list(sight.lines)[:MOST_LINES],
    )


def _sight_from(marks: Sequence[str]) -> Sight:
    said = {
        kind: [mark[1:] for mark in marks if mark[0] == kind] for kind in (_ENTRY, _OWN, _LANDED, _CLAIMED)
    }
    return Sight(
        entry="".join(said[_ENTRY]),
        own="".join(said[_OWN]),
        landed="".join(said[_LANDED]),
        claimed="".join(said[_CLAIMED]),
        title=frozenset(mark[1:] for mark in marks if mark[0] == _WORD),
        lines={mark: 0 for mark in marks if mark[0].islower()},
        is_signed=_SIGNED in marks,
    )
