"""An article out of what feed and page say of it: whose word counts for what. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from unicodedata import category
from urllib.parse import quote

from digest.extract.bylines import joined, names_from, without_house
from digest.extract.clean import Cleaned, clean, mended
from digest.extract.outlets import outlet_of
from digest.extract.walls import is_front, is_moved, is_told, may_name
from digest.models import Article, Evidence
from digest.text.language import language_of
from digest.text.scripts import word_count
from digest.web.outlet_names import known_name
from digest.web.owners import owner_from_url
from digest.web.urls import canonical_url, host_of, registrable_domain

if TYPE_CHECKING:
    from datetime import datetime

    from digest.extract.page import PageText
    from digest.models import Entry, Feed, FeedState

COMPLETE_WORDS = 200
"""Words from which on a feed's text that is not cut off is taken for the whole article (decision 0004)."""
MAX_TEXT = 100_000
"""Characters of a text that are read; the longest reportage has 60,000."""
MAX_LINE = 500
"""Characters of a headline or a name; longer ones are cut."""
_MOST_AUTHORS = 20
"""Authors of an article that are kept. A limit against hostile documents; not measured."""
_LONGEST_URL = 2000
"""Characters of an address that a page claims for itself. A limit against hostile documents; not measured."""
_FULL_WORDS = 60
"""Words below which a page's text is a teaser. Chosen by reading; not measured."""
_LEAST_WORDS = 5
"""Words from which on a text without a sentence's end tells something."""
_LEAST_LETTERS = 25
"""The same in letters and their marks, for scripts that part no words."""
_SENTENCE_END = re.compile(r"(?<![.\W])[.!?。！？।۔؟](?![.\w])")
"""What ends a sentence; three dots end none."""
_CUT_OFF = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|see) more|continue reading|weiterlesen|lire la suite|leer más|"
    r"leggi tutto)\W*$"
    r"|\bthe post .{1,300} appeared first on .{1,100}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read of an entry."""

    entry: Entry
    feed: Feed
    state: FeedState
    feed_text: str
    """The entry's body as paragraphs, before cleaning."""
    page: PageText | None
    final_url: str
    """Where the page was found."""
    now: datetime
    siblings: tuple[str, ...] = ()
    """The titles of the other feeds of the same site: what they share is the outlet's name."""


def is_complete(feed_text: str) -> bool:
    """Whether a feed's text is the whole article, so that its page need not be asked for."""
    return word_count(feed_text) >= COMPLETE_WORDS and not _CUT_OFF.search(feed_text[-500:])


def warm_up() -> None:
    """Load the models, before a guard's clock starts."""
    language_of("a " * 500)
    registrable_domain("https://example.org/")


def article_from_reading(reading: Reading) -> Article:
    """The article: feed before page for headline, byline and date, the longer text of the two."""
    entry, page = reading.entry, reading.page
    headline = headline_from(entry.title) or (headline_from(page.headline) if page else "")
    url = _identity(reading)
    publisher = _publisher(reading, url)
    house = _house(reading, publisher, url)
    said = names_from([entry.byline]) or (page.authors if page else ())
    cleaned, evidence = _text(reading, headline, said[:_MOST_AUTHORS])
    names = without_house(said, house) or without_house(page.authors if page else (), house)
    published, is_day_only = _published(reading)
    return Article(
        url=url,
        headline=headline,
        publisher=publisher,
        owner=reading.feed.owner or owner_from_url(url) or publisher,
        published=published,
        is_day_only=is_day_only,
        first_seen=entry.first_seen,
        text=cleaned.text,
        byline=joined(names[:_MOST_AUTHORS] or without_house(cleaned.authors, house)),
        credit=cleaned.credit,
        dateline=cleaned.dateline,
        language=language_of(cleaned.text, entry.language or (page.language if page else "")),
        evidence=evidence,
        is_paywalled=page is not None and page.is_paywalled,
        feed_urls=(entry.feed_url,),
        tags=entry.tags,
        edits=cleaned.edits,
        stated_kind=page.stated_kind if page else "",
    )


def _house(reading: Reading, publisher: str, url: str) -> tuple[str, ...]:
    """The names of the feed's outlet: no byline."""
    site = registrable_domain(reading.state.site_url or reading.entry.url)
    said = (reading.page.publisher, *reading.page.house) if reading.page else ()
    own = (publisher, known_name(url), host_of(url).removeprefix("www."))
    return *own, reading.feed.name, reading.state.title, site, site.partition(".")[0], *said


def trimmed(article: Article, text: str) -> Article:
    """The article with less text: what was hidden behind the lines that left it is found now."""
    cleaned = clean(text, headline=article.headline, authors=names_from([article.byline]))
    is_teaser = word_count(cleaned.text or text) < _FULL_WORDS
    return replace(
        article,
        text=cleaned.text or text,
        byline=article.byline or joined(cleaned.authors),
        credit=article.credit or cleaned.credit,
        dateline=article.dateline or cleaned.dateline,
        evidence=Evidence.BLURB if is_teaser and article.evidence is Evidence.FULL else article.evidence,
        edits=tuple(dict.fromkeys((*article.edits, *cleaned.edits, "site lines"))),
    )


def headline_from(title: str) -> str:
    """A title as a headline: on one line, its letters mended."""
    return " ".join(mended(title[: 2 * MAX_LINE]).split())[:MAX_LINE]


def _text(reading: Reading, headline: str, names: tuple[str, ...]) -> tuple[Cleaned, Evidence]:
    """The longest text that may be used, cleaned, and how much of the article it is."""
    page = reading.page
    in_feed = clean(_start(reading.feed_text), headline=headline, authors=names)
    on_page = clean(_start(page.text) if page and tells_it(reading) else "", headline=headline, authors=names)
    blurb = clean(reading.entry.summary, headline=headline, authors=names)
    if reading.feed.fulltext == "never":
        in_feed, on_page = blurb, clean("")
    best = max(on_page, in_feed, blurb, key=lambda cleaned: len(cleaned.text))
    if not tells_anything(best.text):
        return clean(""), Evidence.HEADLINE
    return best, Evidence.FULL if _is_full(best, on_page, reading) else Evidence.BLURB


def tells_it(reading: Reading) -> bool:
    """Whether the page's text can be the article: it looks like one, or tells what the entry says."""
    page, entry = reading.page, reading.entry
    if page is None or page.is_article:
        return page is not None
    return is_told(page.face, page.text[:MAX_TEXT], title=entry.title, blurb=entry.summary)


def tells_anything(text: str) -> bool:
    """Whether a text is more than a word or two beside a link: ``PDF``, ``View image``, ``Read more…``.

    It has a sentence that ends, or enough words, or enough letters in a script that parts no words.
    """
    if len(text.split()) >= _LEAST_WORDS or _SENTENCE_END.search(text):
        return True
    return sum(category(letter)[0] in "LM" for letter in text) >= _LEAST_LETTERS


def _start(text: str) -> str:
    """The whole paragraphs among the first `MAX_TEXT` characters."""
    if len(text) <= MAX_TEXT:
        return text
    cut = text[:MAX_TEXT]
    return cut.rpartition("\n\n")[0] or cut


def _is_full(best: Cleaned, on_page: Cleaned, reading: Reading) -> bool:
    if reading.feed.fulltext == "never":
        return False
    if best is on_page and reading.page is not None:
        return word_count(best.text) >= (4 * _FULL_WORDS if reading.page.is_paywalled else _FULL_WORDS)
    return is_complete(reading.feed_text)


def _published(reading: Reading) -> tuple[datetime | None, bool]:
    """The feed's date, unless it is a bare day and the page knows the hour; else the page's."""
    said, page = reading.entry.published, reading.page
    on_page = page.published if page else None
    if on_page and on_page > reading.now + timedelta(days=1):
        on_page = None
    if said is None:
        return on_page, on_page is not None and page is not None and page.is_day_only
    is_bare_day = (said.hour, said.minute, said.second) == (0, 0, 0)
    if (
        is_bare_day
        and on_page
        and page
        and not page.is_day_only
        and abs(on_page - said) < timedelta(hours=36)
    ):
        return on_page, False
    return said, is_bare_day


def own_address(entry: Entry) -> str:
    """The address that identifies an entry by what its feed says alone.

    Where others of the feed link to the same page, what tells it from them is its fragment: the link still
    leads there.
    """
    url = canonical_url(entry.url)
    if not url:
        return f"{entry.feed_url}#{quote(entry.guid, safe='')}"
    return f"{url}#{quote(entry.anchor, safe='')}" if entry.anchor else url


def landed_address(reading: Reading) -> str:
    """The canonical URL where redirects ended, or the entry's own where that can be no article's address."""
    own = own_address(reading.entry)
    landed = canonical_url(reading.final_url)
    if not landed or reading.entry.anchor or (is_front(landed) and is_moved(own, landed)):
        return own
    return landed


def claimed_address(reading: Reading) -> str:
    """What the page calls its address, if it can be that of the article on it; empty if it cannot."""
    landed = landed_address(reading)
    if reading.entry.anchor or reading.page is None or not 0 < len(reading.page.canonical) <= _LONGEST_URL:
        return ""
    claimed = canonical_url(reading.page.canonical, landed)
    return claimed if may_name(claimed, landed) else ""


def _identity(reading: Reading) -> str:
    """The canonical URL: what the page calls itself within its own host, or where redirects ended."""
    return claimed_address(reading) or landed_address(reading)


def _publisher(reading: Reading, url: str) -> str:
    """The name the user gave; of a feed that collects others' articles, what the table or the page says.

    Else the name of the outlet that `outlets.outlet_of` finds.
    """
    if reading.feed.name:
        return reading.feed.name
    home = {registrable_domain(address) for address in (reading.feed.url, reading.state.site_url) if address}
    said = reading.page.publisher[:MAX_LINE] if reading.page else ""
    if said and registrable_domain(url) not in home:
        return outlet_of("", url, said)
    return outlet_of(
        headline_from(reading.state.title),
        url or reading.feed.url,
        said,
        siblings=reading.siblings,
        feed_url=reading.feed.url,
    )
