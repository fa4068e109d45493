"""feed.xml (Atom, RFC 4287) and feed.json (JSON Feed 1.1): an entry an edition, with its whole content."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from digest.render.context import FeedEntry, FeedView
from digest.render.editions import edition_view
from digest.render.escape import one_line
from digest.render.links import Address, edition_path, topic_path
from digest.render.record import as_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from digest.models import Edition, Site
    from digest.render.environment import Printer
    from digest.render.shelf import Shelf


def feed_view(
    shelf: Shelf, site: Site, printer: Printer, *, path: str = "feed.xml", entries: int = 20, topic: str = ""
) -> FeedView:
    """The latest editions as a feed at site path `path`; with `topic`, only its sections of them."""
    address = Address(page=path, site_url=site.url, is_absolute=bool(site.url))
    chosen = shelf.of_topic(topic) if topic else shelf.spines
    editions = [_of_topic(edition, topic) for edition in shelf.editions(chosen[: max(1, entries)])]
    made = tuple(_entry(edition, shelf, site, address, printer) for edition in editions)
    home = topic_path(topic) if topic else "index.html"
    name = (
        next((section.name for edition in editions for section in edition.sections), topic) if topic else ""
    )
    return FeedView(
        id=address.public(home) or _name(site, home),
        title=f"{site.title}: {name}" if name else site.title,
        subtitle=site.description,
        language=site.language,
        updated=made[0].updated if made else _time(shelf.latest.made_at),
        home=address.to(home),
        self_href=address.public(path),
        entries=made[:entries],
    )


def json_feed(view: FeedView, feed_path: str, site: Site) -> bytes:
    """The same feed as JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.home,
        "feed_url": Address(site_url=site.url).public(feed_path),
        "description": view.subtitle,
        "language": view.language,
        "items": [
            {
                "id": entry.id,
                "url": entry.href,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.content_html,
                "date_published": entry.published,
                "date_modified": entry.updated,
            }
            for entry in view.entries
        ],
    }
    if not site.url:  # a relative address is no URL: better none
        del feed["home_page_url"], feed["feed_url"]
    return as_bytes(json.dumps(feed, ensure_ascii=False, indent=1)) + b"\n"


def _of_topic(edition: Edition, topic: str) -> Edition:
    """The edition with only the sections of a topic, and only their bullets."""
    if not topic:
        return edition
    sections = tuple(section for section in edition.sections if section.topic == topic)
    printed = {brief.story.id for section in sections for brief in section.briefs}
    return replace(
        edition,
        sections=sections,
        in_brief=tuple(bullet for bullet in edition.in_brief if bullet.story_id in printed),
        minute=edition.minute and edition.minute.of(printed),
        developing=(),
        quiet=(),
    )


def _entry(edition: Edition, shelf: Shelf, site: Site, address: Address, printer: Printer) -> FeedEntry:
    view = edition_view(edition, shelf, address)
    path = edition_path(edition.slug)
    return FeedEntry(
        id=address.public(path) or _name(site, path),
        title=one_line(f"{view.title}, {view.label}: {view.date}"),
        href=view.permalink,
        published=_time(edition.window.until),
        updated=_time(edition.made_at),
        summary=one_line(" ".join(_summary(edition))),
        content_html=printer.fill("feed/entry.html", edition=view),
    )


def _summary(edition: Edition) -> Iterable[str]:
    """The edition in a paragraph: the one that it opens with, or else its lines in brief."""
    if edition.minute:
        yield edition.minute.text
        return
    for bullet in (bullet.text for bullet in edition.in_brief):
        yield bullet if bullet.endswith((".", "!", "?", "…", "”")) else f"{bullet}."


def _name(site: Site, path: str) -> str:
    """A lasting name where the site has no address: Atom wants an IRI that never changes."""
    return uuid5(NAMESPACE_URL, f"digest:{site.title}:{path}").urn


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
