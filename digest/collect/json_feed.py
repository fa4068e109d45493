"""The parser for JSON Feed 1.0 and 1.1 (jsonfeed.org). Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from digest.collect.dates import hint_of, moment
from digest.collect.parsed import ParsedFeed, bare_entry
from digest.errors import ParseError
from digest.faults import attempt
from digest.models import Entry
from digest.text.html import html_from_text, one_line, plain_text, story_html
from digest.text.markup import with_stray_brackets_escaped
from digest.web.urls import absolute_url

if TYPE_CHECKING:
    from datetime import datetime

    from digest.dates.reading import Hint

MAX_ITEMS = 1000
"""Most entries that are parsed of a JSON Feed. A limit against hostile documents; not measured."""


def parse_json(document: Any, url: str, address: str, now: datetime) -> ParsedFeed:
    """The JSON Feed `document` as a parsed feed; `url` names the feed, `address` is where it was found.

    Raises:
        ParseError: the JSON is not a JSON Feed.
    """
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or not ({"version", "title", "home_page_url"} & document.keys()):
        raise ParseError(url, "JSON, but not a JSON Feed")
    home = _str(document.get("home_page_url"))
    site_url = absolute_url(home, address) if home else ""
    language = _language(document.get("language"))
    dates = (date for item in items if isinstance(item, dict) for date in _dates(item))
    hint = hint_of(dates, _str(document.get("language")))
    entries = [
        _any_entry(item, url, site_url or address, language, hint, now)
        for item in items
        if isinstance(item, dict)
    ]
    entries = [entry for entry in entries if entry.title or entry.html or entry.url]
    newest = sorted(entries[: 20 * MAX_ITEMS], key=lambda entry: _age(entry, now))[:MAX_ITEMS]
    return ParsedFeed(
        title=plain_text(_str(document.get("title")))[:500],
        site_url=site_url,
        language=language,
        entries=tuple(newest) if len(entries) > MAX_ITEMS else tuple(entries),
        left_out=max(0, len(entries) - MAX_ITEMS),
    )


def _age(entry: Entry, now: datetime) -> float:
    return (now - entry.published).total_seconds() if entry.published else float("inf")


def _any_entry(item: dict[str, Any], url: str, base: str, language: str, hint: Hint, now: datetime) -> Entry:
    """One item, or what can be read of it: a broken item must not prevent the others from being read."""
    entry = attempt(lambda: _entry(item, url, base, language, hint, now), ParseError, url)
    return entry if isinstance(entry, Entry) else bare_entry(item, url, base, now)


def _entry(item: dict[str, Any], url: str, base: str, language: str, hint: Hint, now: datetime) -> Entry:
    guid = item.get("id")
    link = _link(item, base)
    html = story_html(_str(item.get("content_html")), link or base) or html_from_text(
        _str(item.get("content_text"))
    )
    summary = plain_text(_str(item.get("summary")) or html)
    return Entry(
        feed_url=url,
        guid=one_line(str(guid))[:1000] if isinstance(guid, str | int | float) else "",
        url=link,
        title=_title(_str(item.get("title")))[:500] or summary[:100],
        published=_published(item, hint, now),
        first_seen=now,
        byline=_byline(item),
        html=html,
        summary=summary[:2000],
        tags=tuple(dict.fromkeys(plain_text(tag)[:100] for tag in _list(item.get("tags")) if _str(tag)))[:20],
        language=_language(item.get("language")) or language,
    )


def _title(title: str) -> str:
    """The plain text of a title: the specification demands plain text, but some feeds send markup."""
    return plain_text(with_stray_brackets_escaped(title, is_plain=True))


def _str(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _language(value: object) -> str:
    found = re.match(r"[a-z]{2,3}(?=$|[-_])", _str(value).strip().lower())
    return found.group() if found else ""


def _link(item: dict[str, Any], base: str) -> str:
    """The item's own address, else the address it links to, else its id, else its attachment's address."""
    attached = [part.get("url") for part in _list(item.get("attachments")) if isinstance(part, dict)]
    identity = item.get("id") if _str(item.get("id")).startswith("http") else None
    for offered in (item.get("url"), item.get("external_url"), identity, *attached):
        absolute = absolute_url(_str(offered), base) if _str(offered) else ""
        if absolute:
            return absolute
    return ""


def _published(item: dict[str, Any], hint: Hint, now: datetime) -> datetime | None:
    return next((found for date in _dates(item) if (found := moment(date, now, hint))), None)


def _dates(item: dict[str, Any]) -> list[str]:
    dates = (_str(item.get(name)) for name in ("date_published", "date_modified"))
    return [date for date in dates if date]


def _byline(item: dict[str, Any]) -> str:
    people = [*_list(item.get("authors")), item.get("author")]
    names = (plain_text(_str(person.get("name"))) for person in people if isinstance(person, dict))
    return ", ".join(dict.fromkeys(name for name in names if name))[:300]
