"""Prints the site: which pages there are, under which paths, from which template."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.errors import RenderError
from digest.models import Site
from digest.render import site, syndication
from digest.render.context import OutlineFeed, OutlineGroup, SitemapEntry
from digest.render.editions import edition_view
from digest.render.escape import path_part
from digest.render.links import Address, edition_path, outward, thread_path, topic_path
from digest.render.pages import html_from_markdown
from digest.render.record import articles_jsonl, as_bytes, edition_json
from digest.render.words import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Edition, Feed, Page, Subscription
    from digest.render.context import EditionView, Shell
    from digest.render.environment import Printer
    from digest.render.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How an edition is rendered."""

    site: Site = field(default_factory=Site)
    template_dirs: tuple[str, ...] = ()
    """The user's template folders; what they lack comes from the packaged ones."""
    pages: tuple[Page, ...] = ()
    feed_entries: int = 20
    opml_feeds: tuple[Feed, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    """What readers want: those who want other letters than the usual get them."""


class Press:
    """Prints the site's pages. Every method of it yields site paths with their bytes."""

    def __init__(self, shelf: Shelf, options: Options, printer: Printer) -> None:
        self.shelf = shelf
        self.options = options
        self.printer = printer
        self._topics = site.topics_of(shelf)

    def files(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        """Everything that an edition changes on the site."""
        yield from self._edition(edition)
        yield from self._neighbour(edition)
        yield from self._front()
        yield from self._threads(edition)
        yield from self._lists()
        yield from self._feeds()
        yield from self._own_pages()
        yield from self._service(edition)

    def mail(self, edition: Edition) -> tuple[EditionView, Shell]:
        """What the messages are made of: absolute addresses, or none where the site has none."""
        address = Address(page="index.html", site_url=self.options.site.url, is_absolute=True)
        view = edition_view(edition, self.shelf, address)
        if not self.options.site.url:
            view = replace(view, permalink="")
        return view, self._shell(address)

    # one edition ------------------------------------------------------------------------------

    def _edition(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        slug = edition.slug
        yield self._edition_page(edition, edition_path(slug))
        address = self._address(edition_path(slug, "edition.md"))
        view, shell = edition_view(edition, self.shelf, address), self._shell(address)
        yield self._page("markdown/edition.md", address.page, edition=view, shell=shell)
        text_view, text_shell = self.mail(edition)
        path = edition_path(slug, "edition.txt")
        yield self._page("text/edition.txt", path, edition=text_view, shell=text_shell)
        yield edition_path(slug, "edition.json"), edition_json(edition, address)
        yield edition_path(slug, "articles.jsonl"), articles_jsonl(edition)
        yield self._ledger(edition)

    def _edition_page(self, edition: Edition, path: str) -> tuple[str, bytes]:
        address = self._address(path)
        view = edition_view(edition, self.shelf, address)
        return self._page("site/edition.html", path, edition=view, shell=self._shell(address, edition))

    def _ledger(self, edition: Edition) -> tuple[str, bytes]:
        address = self._address(edition_path(edition.slug, "ledger.html"))
        return self._page(
            "site/ledger.html",
            address.page,
            edition=edition_view(edition, self.shelf, address),
            ledger=site.ledger_view(edition, Calendar.of(edition.timezone, edition.dated)),
            shell=self._shell(address, edition),
        )

    def _neighbour(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        """The edition before, printed again because it now has a next one."""
        before, _ = self.shelf.neighbours(edition)
        if before is not None:
            yield self._edition_page(before, edition_path(before.slug))

    def _front(self) -> Iterator[tuple[str, bytes]]:
        """The front page: the newest edition, even while an old one is made again."""
        yield self._edition_page(self.shelf.latest, "index.html")

    # the pages around them --------------------------------------------------------------------

    def _threads(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        printed = [brief.story.id for brief in edition.briefs]
        mentioned = [thread.story_id for thread in edition.developing + edition.quiet]
        turned = [turn.story_id for turn in edition.turns]
        for story_id in dict.fromkeys(printed + mentioned + turned):
            if self.shelf.has_story(story_id):
                address = self._address(thread_path(story_id))
                thread = site.thread_view(story_id, self.shelf, address)
                yield self._page("site/thread.html", address.page, thread=thread, shell=self._shell(address))

    def _lists(self) -> Iterator[tuple[str, bytes]]:
        address = self._address("archive/index.html")
        months = site.archive_months(self.shelf, address)
        yield self._page("site/archive.html", address.page, months=months, shell=self._shell(address))
        address = self._address("sources/index.html")
        latest = self.shelf.latest
        calendar = Calendar.of(latest.timezone, latest.dated)
        sources = site.sources_view(latest, self.options.opml_feeds, calendar)
        yield self._page("site/sources.html", address.page, sources=sources, shell=self._shell(address))
        for topic in site.topic_ids(self.shelf):
            address = self._address(topic_path(topic))
            view = site.topic_view(topic, self.shelf, address)
            yield self._page("site/topic.html", address.page, topic=view, shell=self._shell(address))

    def _own_pages(self) -> Iterator[tuple[str, bytes]]:
        for page in self.options.pages:
            if any(part != path_part(part) for part in page.path.split("/")):
                raise RenderError(f"The page {page.path!r} cannot be a path; name its file like about.md.")
            address = self._address(f"{page.path}/index.html")
            body = html_from_markdown(page.markdown, address.page)
            shell = self._shell(address)
            yield self._page("site/page.html", address.page, title=page.title, body=body, shell=shell)

    # for machines -----------------------------------------------------------------------------

    def _feeds(self) -> Iterator[tuple[str, bytes]]:
        most = self.options.feed_entries
        view = syndication.feed_view(self.shelf, self.options.site, self.printer, entries=most)
        yield self._page("feed/feed.xml", "feed.xml", feed=view)
        yield "feed.json", syndication.json_feed(view, "feed.json", self.options.site)
        for topic in site.topic_ids(self.shelf):
            path = topic_path(topic, "feed.xml")
            view = syndication.feed_view(
                self.shelf, self.options.site, self.printer, path=path, entries=most, topic=topic
            )
            yield self._page("feed/feed.xml", path, feed=view)

    def _service(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        groups = self._outline()
        yield self._page("feed/sources.opml", "sources.opml", title=self.options.site.title, groups=groups)
        url = self.options.site.url
        yield self._page("feed/sitemap.xml", "sitemap.xml", pages=self._sitemap())
        sitemap = Address(site_url=url).public("sitemap.xml")
        yield self._page("text/robots.txt", "robots.txt", sitemap=sitemap)
        # A server shows 404.html under any address, so its links must not be relative.
        address = Address(page="404.html", site_url=url, is_absolute=bool(url))
        yield self._page("site/404.html", "404.html", shell=self._shell(address, edition))

    def _outline(self) -> tuple[OutlineGroup, ...]:
        """The user's feeds by group for OPML; those of the latest edition when none are given."""
        feeds = [(feed.group, feed.name, feed.url) for feed in self.options.opml_feeds] or [
            ("", feed.name, feed.url) for feed in self.shelf.latest.ledger.feeds
        ]
        groups: dict[str, list[OutlineFeed]] = {}
        for group, name, url in feeds:
            if address := outward(url):
                groups.setdefault(group, []).append(OutlineFeed(name=name or address, url=address))
        return tuple(OutlineGroup(name=name, feeds=tuple(groups[name])) for name in sorted(groups))

    def _sitemap(self) -> tuple[SitemapEntry, ...]:
        """The pages that do not change any more, and the front page; empty without a public address."""
        address = Address(site_url=self.options.site.url)
        if not address.site_url:
            return ()
        latest = self.shelf.latest.made_at.date().isoformat()
        fixed = [(address.public(path), latest) for path in ("index.html", "archive/index.html")]
        editions = [
            (address.public(edition_path(edition.slug)), edition.made_at.date().isoformat())
            for edition in self.shelf.editions
        ]
        return tuple(SitemapEntry(url=url, changed=changed) for url, changed in fixed + editions)

    # the press itself -------------------------------------------------------------------------

    def _address(self, page: str) -> Address:
        return Address(page=page, site_url=self.options.site.url)

    def _shell(self, address: Address, edition: Edition | None = None) -> Shell:
        language = edition.language if edition else self.options.site.language
        shell = site.shell(self.options.site, address, self.options.pages, self._topics)
        return replace(shell, language=language)

    def _page(self, template: str, path: str, **values: object) -> tuple[str, bytes]:
        return path, as_bytes(self.printer.fill(template, **values))
