from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from digest.collect.discover import find_feeds
from digest.collect.named import feed_addresses
from digest.errors import LimitError
from digest.run.guard import ChildGuard, InlineGuard
from digest.web.urls import absolute_url, canonical_url, host_of, registrable_domain
from tests.builders import NOON
from tests.fakes.web import FakeFetcher

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")
SITE = "https://wire.example/"
FEED = b"<rss version='2.0'><channel><title>Wire</title></channel></rss>"


def found(**pages: bytes) -> list[str]:
    fetcher = FakeFetcher(
        {SITE + path.replace("_", "."): body for path, body in pages.items() if path != "home"}
    )
    fetcher.answers[SITE] = pages["home"]
    return find_feeds(SITE, fetcher=fetcher, guard=InlineGuard(), now=NOON)


def test_the_feeds_that_a_page_names_come_before_those_it_links_to() -> None:
    page = """<link rel=alternate type=application/atom+xml href=/atom><a href="/rss.xml">RSS</a>
    <link rel='alternate' type='application/rss+xml; charset=utf-8' href='http://other.example/x?a=1&amp;b=2'>
    <link rel=alternate type=application/rss+xml href="javascript:1"><link rel=stylesheet href=/s.css>"""
    assert feed_addresses(page, SITE) == ["https://wire.example/atom", "http://other.example/x?a=1&b=2"]
    assert feed_addresses('<a class=x href="/news/rss.xml">RSS</a><a href=/news>', SITE) == [
        SITE + "news/rss.xml"
    ]
    assert feed_addresses("<p>nothing</p>", SITE) == []


def test_a_feed_is_its_own_feed() -> None:
    assert found(home=FEED) == [SITE]


def test_a_sites_feeds_are_those_that_can_be_read() -> None:
    page = b"<link type=application/rss+xml href=good_xml><link type=application/rss+xml href=dead.xml>"
    assert found(home=page.replace(b"_", b"."), good_xml=FEED) == [SITE + "good.xml"]


def test_a_site_that_names_none_is_tried_at_the_usual_places() -> None:
    assert found(home=b"<html>", rss_xml=FEED, index_xml=FEED) == [SITE + "rss.xml"]
    assert found(home=b"<html>") == []


class _Watching(InlineGuard):
    """A guard that records its calls and stops the reading of any page."""

    def __init__(self) -> None:
        self.called: list[str] = []

    def call(self, fn: Callable[..., R], *args: object) -> R:
        self.called.append(fn.__name__)
        if fn is feed_addresses:
            raise LimitError("page", "took more than 2.75 s of CPU time")
        return super().call(fn, *args)


def test_a_page_that_is_too_much_to_read_names_no_feeds_and_ends_only_its_child() -> None:
    guard = _Watching()
    fetcher = FakeFetcher({SITE: b"<link type=application/rss+xml href=x>", SITE + "rss.xml": FEED})
    assert find_feeds(SITE, fetcher=fetcher, guard=guard, now=NOON) == [SITE + "rss.xml"]
    assert "feed_addresses" in guard.called


def test_attributes_without_an_end_cost_no_more_than_others() -> None:
    letters, spaces = "a" * 1900, "a" + " " * 1900
    for hostile in (letters, spaces, f"{letters}=", "a=" * 900, "-" * 1900):
        page = f"<link {hostile}>" * 200 + "<link type=application/rss+xml href=/x>"
        with closing(ChildGuard(processes=1, cpu_s=2)) as guard:
            assert guard.call(feed_addresses, page, SITE) == [SITE + "x"]


def test_an_address_that_no_server_would_take_is_none() -> None:
    long = "/" + "x" * 5000
    assert feed_addresses(f"<link type=application/rss+xml href={long[:1500]}>", SITE) != []
    assert canonical_url(long, SITE) == absolute_url(long, SITE) == host_of("x" * 5000) == ""
    assert registrable_domain("https://" + "a." * 100_000 + "example") == ""
