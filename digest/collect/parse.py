"""Parses RSS 0.9x to 2.0, RDF, Atom and JSON Feed into entries; the only module that uses feedparser.

It runs in a guarded process, because a hostile document can cost any parser minutes or gigabytes.
"""

from __future__ import annotations

import io
import json
import re
import warnings
from datetime import datetime  # noqa: TC003  (part of a signature that a child process resolves)
from importlib import import_module
from typing import Any
from urllib.parse import urljoin

from digest.collect.captions import without_captions
from digest.collect.dates import hint_of, moment
from digest.collect.entities import resolved
from digest.collect.flood import newest_items
from digest.collect.json_feed import parse_json
from digest.collect.named import feed_addresses
from digest.collect.parsed import ParsedFeed, bare_entry
from digest.collect.plain_rss import plain_rss
from digest.collect.prepare import is_feed, mended_markup, mended_xml, text_of
from digest.dates.reading import Hint  # noqa: TC001
from digest.errors import ParseError
from digest.faults import attempt
from digest.models import Entry
from digest.text.html import html_from_text, one_line, plain_text, story_html
from digest.text.markup import with_stray_brackets_escaped
from digest.web.coding import CodingError
from digest.web.urls import absolute_url

MAX_TITLE = 500
"""Most characters of a title that are kept. A limit against hostile documents; not measured."""
MAX_SUMMARY = 2000
"""Most characters of a blurb that are kept. A limit against hostile documents; not measured."""
MAX_TAGS = 20
"""Most tags of an entry that are kept. A limit against hostile documents; not measured."""
MAX_GUID = 1000
"""Most characters of a GUID that are kept. A limit against hostile documents; not measured."""
MAX_REFRESH_MINUTES = 7 * 24 * 60
"""Longest pause, in minutes, that a feed can ask for: a week. Chosen by reading; not measured."""
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}

_PERSON = re.compile(
    r"(<(?:[\w-]+:)?(?:author|creator|managingEditor|webMaster|contributor|publisher|name|email|owner)\b[^>]{0,200}>"
    r"(?:\s*<!\[CDATA\[)?[^<]{300})[^<]+",
    re.IGNORECASE,
)
"""An element that names people, from which characters beyond 300 are cut: feedparser's search in it is
quadratic."""

_IS_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|^\s*<head[\s>]", re.IGNORECASE)
_ROOT = re.compile(r"^\s*(?:<[?!][^>]*>\s*)*<([A-Za-z][\w:.-]*)")
_ELEMENT = re.compile(
    r"</?(?:a|b|br|cite|code|em|font|h\d|i|iframe|img|p|q|s|script|small|span|strong|style|sub|sup|svg|u)\b[^<>]*>",
    re.IGNORECASE,
)
_ORIGINAL = ("feedburner_origlink", "pheedo_origlink")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_BY = re.compile(r"^by:?\s+(?=\w)", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_NAMED_ADDRESS = re.compile(
    r"^\s*(?:\S+@\S+\.\S+\s*\((?P<after>[^()]+)\)|(?P<before>[^<>]+?)\s*<\S+@\S+>)\s*$"
)


def warm_up() -> None:
    """Load the parsers, so that this does not count towards the time limit of a guard."""
    for name in ("feedparser", "nh3"):
        import_module(name)


def parse(body: bytes, content_type: str, url: str, address: str, now: datetime) -> ParsedFeed:
    """The parsed document `body`, which the feed `url` sent as `content_type`.

    Links are relative to `address`, the address after redirects. Dates after `now` are ignored.

    Raises:
        ParseError: the document is not a feed, or its parser failed.
    """
    try:
        text = text_of(body, content_type)
        if text.startswith("{"):
            return resolved(parse_json(_json(text, url), url, address, now))
        return resolved(_parse_xml(text, url, address, now))
    except ParseError:
        raise
    except CodingError as error:
        raise ParseError(url, f"not a feed: {error}") from error
    except RecursionError as error:
        raise ParseError(url, "not a feed: nested too deeply") from error
    except Exception as error:
        raise ParseError(
            url, f"not a feed that can be read: {type(error).__name__}: {error}"[:300]
        ) from error


def _json(text: str, url: str) -> Any:
    """The parsed JSON; a lone surrogate, which is no valid character, becomes ``?``."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ParseError(url, f"not a feed: broken JSON: {error}"[:300]) from error
    if "\\ud" not in text.lower():
        return document
    return json.loads(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"))


def _parse_xml(text: str, url: str, address: str, now: datetime) -> ParsedFeed:
    """The parsed RSS, RDF or Atom document."""
    import feedparser

    xml, left_out = newest_items(without_captions(mended_xml(_PERSON.sub(r"\1", text))), now)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = plain_rss(xml) or feedparser.parse(
            # Bytes, as feedparser would first try a str as an address and as a file name.
            io.BytesIO(xml.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        channel = document.feed
        if not document.entries and not is_feed(xml):
            raise _not_a_feed(text, url, address)
        home = _str(channel.get("link"))
        site_url = absolute_url(home, address) if home else ""
        language = _language(channel.get("language") or channel.get("xml_lang"))
        # RSS does not define the base of relative links; authors mean their site. A file has no other base.
        is_atom = bool(address) and document.version.startswith("atom")
        base = site_url if site_url and not is_atom else address
        dates = (text for item in document.entries for text in _dates(item))
        hint = hint_of(dates, _str(channel.get("language") or channel.get("xml_lang")))
        entries = [_any_entry(item, url, base, language, hint, now) for item in document.entries]
    return ParsedFeed(
        title=_title(channel, ""),
        site_url=site_url,
        language=language,
        entries=tuple(entry for entry in entries if entry.title or entry.html or entry.url),
        left_out=left_out,
        refresh_minutes=_refresh_minutes(channel),
    )


def _refresh_minutes(channel: Any) -> int:
    """Minutes until the feed asks to be read again (``ttl``, ``sy:updatePeriod``); 0 if it does not say."""
    ttl = _str(channel.get("ttl")).strip()
    if ttl.isascii() and ttl.isdigit():
        return min(int(ttl[:9]), MAX_REFRESH_MINUTES)
    period = _PERIODS.get(_str(channel.get("sy_updateperiod")).strip().lower(), 0)
    times = _str(channel.get("sy_updatefrequency")).strip()
    often = max(int(times[:9]), 1) if times.isascii() and times.isdigit() else 1
    return min(period // often, MAX_REFRESH_MINUTES)


def _not_a_feed(text: str, url: str, address: str) -> ParseError:
    """The error for a document that is not a feed; for a web page it names the page's feeds."""
    if not _IS_HTML.search(text[:5000]):
        root = _ROOT.search(text[:5000])
        what = f"XML whose outermost element is <{root[1][:60]}>" if root else "neither XML nor JSON"
        return ParseError(url, f"not a feed but {what}; feeds are RSS, Atom, RDF or JSON Feed")
    found = feed_addresses(text, address)
    hint = f"; its feed is {found[0]}" if found else ", and it names no feed of its own"
    return ParseError(url, f"a web page, not a feed{hint}")


def _any_entry(item: Any, url: str, base: str, language: str, hint: Hint, now: datetime) -> Entry:
    """One item, or what can be read of it: a broken item must not prevent the others from being read."""
    entry = attempt(lambda: _entry(item, url, base, language, hint, now), ParseError, url)
    return entry if isinstance(entry, Entry) else bare_entry(item, url, base, now)


def _entry(item: Any, url: str, base: str, language: str, hint: Hint, now: datetime) -> Entry:
    """The entry of one item of RSS, RDF or Atom."""
    link = _link(item, base)
    bodies = sorted(_bodies(item, link or base), key=len)
    html = bodies[-1] if bodies else ""
    summary = plain_text(mended_markup(_str(item.get("summary")))) or plain_text(html)
    return Entry(
        feed_url=url,
        guid=one_line(_str(item.get("id")))[:MAX_GUID],
        url=link,
        title=_title(item, summary),
        published=_published(item, hint, now),
        first_seen=now,
        byline=_byline(item),
        html=html,
        summary=_shortened(summary, MAX_SUMMARY),
        tags=_tags(item),
        language=_language(_own_language(item)) or language,
    )


def _str(value: object) -> str:
    return value if isinstance(value, str) else ""


def _shortened(text: str, most: int) -> str:
    """`text`, cut at a word boundary if it is longer than `most` characters."""
    if len(text) <= most:
        return text
    words = text[: most - 1].rpartition(" ")[0]
    return (words or text[: most - 1]) + "…"


def _title(thing: Any, otherwise: str) -> str:
    """The plain title of a feed or an item; if it has none, the beginning of `otherwise`."""
    detail = thing.get("title_detail") or {}
    # The title comes first, as the detail may belong to a picture inside the item.
    value = _str(thing.get("title")) or _str(detail.get("value"))
    # RSS titles should be plain text, but feeds put markup into them, or escape or wrap them twice.
    is_markup = detail.get("type") != "text/plain" or "&" in value or _ELEMENT.search(value)
    is_markup = is_markup or value.startswith("<![CDATA[")
    text = (
        plain_text(mended_markup(with_stray_brackets_escaped(value, is_plain=True)))
        if is_markup
        else one_line(value)
    )
    return _shortened(text, MAX_TITLE) or _shortened(otherwise, 100)


def _link(item: Any, base: str) -> str:
    """The address of the article: the item's own link, else a permanent GUID, else the enclosure's address.

    Services that count clicks send a link of their own, and give the outlet's link as the original one.
    """
    links = [link for link in item.get("links") or [] if isinstance(link, dict)]
    guid = _str(item.get("id"))
    enclosed = [_str(link.get("href")) for link in links if link.get("rel") == "enclosure"]
    offered = [_str(item.get(name)) for name in _ORIGINAL]
    offered += [link for link in [_str(item.get("link"))] if link not in enclosed]
    offered += [_str(link.get("href")) for link in links if link.get("rel", "alternate") == "alternate"]
    own = [_str(link.get("href")) for link in links if link.get("rel") == "self"]
    offered += [guid, *own, *enclosed]
    # By the standard a GUID is a link unless marked otherwise, but most unmarked ones are not links.
    signs = ("http://", "https://", *(["/"] if item.get("link") == guid else []))
    for address in offered:
        is_link = address and (address != guid or guid.startswith(signs))
        absolute = absolute_url(address, base) if is_link else ""
        if absolute:
            return absolute
    return ""


def _bodies(item: Any, base: str) -> list[str]:
    """Every body that an item has, as sanitised HTML."""
    details = [*(item.get("content") or []), item.get("summary_detail") or {}]
    return [
        _body(detail, base) for detail in details if isinstance(detail, dict) and _str(detail.get("value"))
    ]


def _body(detail: Any, base: str) -> str:
    value = _str(detail.get("value"))
    if detail.get("type") == "text/plain" and "<" not in value and "&" not in value:
        return html_from_text(value)
    return story_html(mended_markup(value), _joined(base, _str(detail.get("base"))))


def _joined(base: str, own: str) -> str:
    try:
        return urljoin(base, own)
    except ValueError:
        return base


def _own_language(item: Any) -> object:
    """The language that an item or its body declares (``xml:lang``, ``dc:language``)."""
    details = [*(item.get("content") or []), item.get("summary_detail") or {}, item.get("title_detail") or {}]
    said = (detail.get("language") for detail in details if isinstance(detail, dict))
    return item.get("language") or next((language for language in said if language), "")


def _language(value: object) -> str:
    """The primary language subtag, ``en`` of ``en-GB``; "" if the value is not a language tag."""
    found = _LANGUAGE.match(_str(value).strip().lower())
    return found.group() if found else ""


def _published(item: Any, hint: Hint, now: datetime) -> datetime | None:
    """When the item was published; if it does not say, when it was changed."""
    return next((found for text in _dates(item) if (found := moment(text, now, hint))), None)


def _dates(item: Any) -> list[str]:
    """The dates of an item as text, the most trusted first.

    The dates that feedparser parsed are not used: in forms unknown to it, it returns the first of the month.
    """
    # dict.get, because feedparser's own lookup of "updated" may return another field.
    names = ("published", "created", "updated", "prism_publicationdate")
    return [text for name in names if (text := _str(dict.get(item, name)))]


def _byline(item: Any) -> str:
    """The names of the item's authors, without their e-mail addresses."""
    people = [person for person in item.get("authors") or [] if isinstance(person, dict)]
    whole = _str(item.get("author"))
    if len(people) <= 1 and "@" in whole:  # feedparser splits addresses with newer top-level domains
        people = []
    names = [_person(_str(person.get("name"))) for person in people] or [_person(whole)]
    return _shortened(", ".join(dict.fromkeys(name for name in names if name)), 300)


def _person(text: str) -> str:
    found = _NAMED_ADDRESS.match(text[:300])
    name = (found["after"] or found["before"]) if found else text
    return _BY.sub("", plain_text(_ADDRESS.sub("", name)).strip(' ,;()<>"'))


def _tags(item: Any) -> tuple[str, ...]:
    """The item's categories as plain text, each once."""
    tags = [tag for tag in item.get("tags") or [] if isinstance(tag, dict)]
    names = [
        plain_text(_str(tag.get("label")) or _str(tag.get("term")))[:100] for tag in tags[: 4 * MAX_TAGS]
    ]
    return tuple(dict.fromkeys(name for name in names if name))[:MAX_TAGS]
