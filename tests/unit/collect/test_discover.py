from __future__ import annotations

from digest.collect.discover import feed_addresses, find_feeds
from digest.run.guard import InlineGuard
from tests.builders import NOON
from tests.fakes.web import FakeFetcher

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
