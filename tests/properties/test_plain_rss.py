"""The quick reading of plain RSS gives what feedparser gives, or leaves the document to it."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.collect.plain_rss import plain_rss
from digest.collect.prepare import mended_xml, text_of
from digest.errors import ParseError
from digest.web.coding import CodingError

FEEDS = sorted((Path(__file__).parents[1] / "data" / "feeds").iterdir())
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
)
VALUES = (
    *(
        "",
        " Bridge  opens ",
        "Caf\u00c3\u00a9 \u0093quoted\u0094",
        "Fish &amp; chips",
        "AT&amp;amp;T &amp;amp; &amp;#8217;s",
    ),
    *(
        "a &amp;nosuch; b",
        "&lt;b&gt;bold&lt;/b&gt; &lt;blink&gt;",
        "<![CDATA[<p>One &nbsp; two</p>]]>",
        "x &#133; y",
    ),
    *(
        "Ann Author",
        "ann@wire.example (Ann)",
        "Ann &lt;ann@wire.example&gt;",
        "https://wire.example/1?a=1&amp;b=2",
    ),
    *("http:///wire.example/", "/relative", "tag:wire.example,2026:1", "<b>markup</b>", "<!-- said --> more"),
    *(
        "Thu, 05 Mar 2026 10:00:00 GMT",
        "2026-03-05T10:00:00Z",
        "5 March, about ten",
        "Thu, 35 Mar 2026 10:00 GMT",
    ),
)
ITEM_TAGS = (
    *(
        "title",
        "link",
        "guid",
        "description",
        "pubDate",
        "author",
        "category",
        "comments",
        "source",
        "dc:creator",
    ),
    *(
        "content:encoded",
        "media:thumbnail",
        "media:content",
        "media:title",
        "slash:comments",
        "updated",
        "dc:date",
    ),
)
CHANNEL_TAGS = (
    "title",
    "link",
    "language",
    "ttl",
    "sy:updatePeriod",
    "lastBuildDate",
    "image",
    "dc:title",
    "atom:link",
)
ODD_ATTRIBUTES = ("isPermaLink='false'", "domain='d'", "xml:lang='de'", "url='u'")
FITTING = {
    "guid": ("", " isPermaLink='false'", " isPermaLink='true'"),
    "category": ("", " domain='d'"),
    "enclosure": (" url='https://wire.example/a.mp3' type='audio/mpeg'",),
    "atom:link": (" rel='self' href='https://wire.example/rss'", " href='https://wire.example/'"),
}


@st.composite
def elements(draw: st.DrawFn, tags: tuple[str, ...]) -> tuple[str, str]:
    """A tag and the element; one in eight has an attribute that does not suit it."""
    tag, value = draw(st.sampled_from(tags)), draw(st.sampled_from(VALUES))
    attributes = draw(st.sampled_from(FITTING.get(tag, ("",))))
    if draw(st.integers(0, 15)) == 0:
        attributes = f" {draw(st.sampled_from(ODD_ATTRIBUTES))}"
    return tag, f"<{tag}{attributes}>{value}</{tag}>"


@st.composite
def parts(draw: st.DrawFn, tags: tuple[str, ...], most: int) -> str:
    """Some elements in any order, mostly no tag twice."""
    drawn = draw(st.lists(elements(tags), max_size=most))
    doubles = draw(st.integers(0, 7)) == 0
    return "".join([one for _, one in drawn] if doubles else dict(drawn).values())


@st.composite
def documents(draw: st.DrawFn) -> str:
    channel = [draw(parts(CHANNEL_TAGS, 4))]
    channel += [f"<item>{draw(parts(ITEM_TAGS, 6))}</item>" for _ in range(draw(st.integers(0, 2)))]
    return (
        f"<rss version='2.0' {NAMESPACES}><channel>{''.join(draw(st.permutations(channel)))}</channel></rss>"
    )


def looked_at(thing: Any) -> dict[str, Any]:
    """What `collect.parse` looks at in a feed or an item."""
    names = ("title", "link", "id", "summary", "language", "ttl", "sy_updateperiod", "author")
    author = thing.get("author") or ""
    details = [thing.get("title_detail"), thing.get("summary_detail"), *(thing.get("content") or [])]
    return {
        **{name: dict.get(thing, name) or "" for name in names},
        "published": [dict.get(thing, name) or "" for name in ("published", "created", "updated")],
        "details": [detail and (detail["type"], detail["value"], detail["language"]) for detail in details],
        "authors": []
        if "@" in author
        else [one["name"] for one in thing.get("authors") or [] if one.get("name")],
        "links": [(link["rel"], link.get("href") or "") for link in thing.get("links") or []],
        "tags": list(dict.fromkeys(tag["term"] for tag in thing.get("tags") or [] if tag["term"])),
    }


def same(xml: str) -> bool:
    """Whether the quick reading took the document; then it must give what feedparser gives."""
    plain = plain_rss(xml)
    if plain is None:
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        slow = feedparser.parse(
            io.BytesIO(xml.encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        feed = {name: value for name, value in looked_at(slow.feed).items() if name in _OF_FEED}
        items = [looked_at(item) for item in slow.entries]
    assert {name: value for name, value in looked_at(plain.feed).items() if name in _OF_FEED} == feed
    assert [looked_at(item) for item in plain.entries] == items
    assert plain.version.startswith("atom") == slow.version.startswith("atom")
    return True


_OF_FEED = {"title", "link", "language", "ttl", "sy_updateperiod"}


@settings(max_examples=400, deadline=None)
@given(documents())
def test_a_plain_feed_reads_as_feedparser_reads_it(document: str) -> None:
    same(mended_xml(document))


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_an_odd_feed_reads_as_feedparser_reads_it_or_is_left_to_it(path: Path) -> None:
    try:
        same(mended_xml(text_of(path.read_bytes())))
    except (CodingError, ParseError):
        pytest.skip("no text at all")


def test_an_ordinary_feed_is_read_quickly() -> None:
    item = (
        "<item><title>It&amp;#8217;s open</title><link>https://wire.example/1?utm_source=rss</link>"
        "<guid isPermaLink='false'>1</guid><pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate>"
        "<dc:creator>Ann Author</dc:creator><category>World</category><category>Bridges</category>"
        "<description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>"
        "<media:content url='https://wire.example/1.jpg'><media:credit>Bob</media:credit></media:content></item>"
    )
    channel = "<title>Wire</title><link>https://wire.example/</link><atom:link rel='self' href='https://wire.example/rss'/>"
    assert same(mended_xml(f"<rss version='2.0' {NAMESPACES}><channel>{channel}{item}</channel></rss>"))


@pytest.mark.parametrize(
    "unusual",
    [
        "<item xml:base='https://other.example/'><title>A</title></item>",
        "<item><title>A</title><itunes:summary xmlns:itunes='http://www.itunes.com/DTDs/PodCast-1.0.dtd'/></item>",
        "<item><title>A</title><title>B</title></item>",
        "<item><description><p>not escaped</p></description></item>",
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_feedparser(unusual: str) -> None:
    assert plain_rss(mended_xml(f"<rss version='2.0'><channel>{unusual}</channel></rss>")) is None
