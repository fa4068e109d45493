"""Documents of our own that are known to cost a parser far more than they should, or to break it."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

KILO = 1000
MEGA = 1000 * KILO


@dataclass(frozen=True, slots=True)
class Document:
    """What a server sends."""

    name: str
    body: bytes
    content_type: str = "application/rss+xml; charset=utf-8"


def _rss(item: str = "", channel: str = "", before: str = "") -> bytes:
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0"><channel><title>T</title>{channel}'
    )
    return (
        f"{xml}<item><title>I</title><link>https://a.example/1</link>{item}</item></channel></rss>".encode()
    )


def _page(body: str = "", head: str = "") -> bytes:
    story = "<p>The town council approved the bridge on Wednesday, after a debate of nine hours.</p>" * 5
    return (
        f"<!DOCTYPE html><html lang=en><head><title>T</title>{head}</head>"
        f"<body><article><h1>The bridge is approved</h1>{story}{body}</article></body></html>"
    ).encode()


def _ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _laughs(depth: int, width: int) -> str:
    rules = ['<!ENTITY a0 "ha">']
    rules += [f'<!ENTITY a{n} "{f"&a{n - 1};" * width}">' for n in range(1, depth)]
    return f"<!DOCTYPE rss [{''.join(rules)}]>"


def feeds() -> list[Document]:
    """Feeds that hurt feedparser, nh3, expat, our own mending, or whoever reads JSON."""
    escaped = "&lt;{0}&gt;"
    many = f"<item><description>{escaped.format('i') * 3000}</description></item>"
    quadratic = f'<!DOCTYPE rss [<!ENTITY q "{"q" * 50_000}">]>'
    bodies = {
        "billion laughs": _rss("<description>&a9;</description>", before=_laughs(10, 10)),
        "quadratic entities": _rss(f"<description>{'&q;' * 50_000}</description>", before=quadratic),
        "many entities": _rss(before="<!DOCTYPE rss [" + '<!ENTITY a "b">' * 100_000 + "]>"),
        "endless subset": _rss(before="<!DOCTYPE rss [" + "<!ENTITY a 'b' " * 50_000),
        "external file": _rss(before='<!DOCTYPE rss SYSTEM "file:///etc/passwd">'),
        "author of spaces": _rss(f"<author>{' ' * 100_000}@</author>"),
        "author of an address": _rss(f"<author>{'a.' * 50_000}@{'b.' * 50_000}</author>"),
        "author of brackets": _rss(f"<author>{'(' * 100_000}</author>"),
        "author in CDATA": _rss(f"<author><![CDATA[{'a@' * 100_000}]]></author>"),
        "author in pieces": _rss("<author>" + "<b>a@</b>" * 20_000 + "</author>"),
        "creator of tabs": _rss(f"<dc:creator>{'	' * 200_000}x</dc:creator>"),
        "name of a file": b"file:///etc/passwd",
        "name of an address": b"http://127.0.0.1:1/feed.xml",
        "endless namespaces": _rss("".join(f'<n{n}:a xmlns:n{n}="urn:{n}"/>' for n in range(30_000))),
        "nested namespaces": _rss("".join(f'<n{n}:a xmlns:n{n}="urn:{n}">' for n in range(5000))),
        "deep elements": _rss("<a>" * 200_000),
        "deep items": _rss("<item>" * 20_000),
        "many items": _rss("</item>" + "<item><title>x</title></item>" * 100_000 + "<item>"),
        "many empty items": _rss("<item/>" * 300_000),
        "many attributes": _rss("<a " + " ".join(f'b{n}="c"' for n in range(100_000)) + "/>"),
        "huge attribute": _rss(f'<enclosure url="https://a.example/{"a" * 4 * MEGA}"/>'),
        "huge title": _rss(f"<title>{'a ' * 2 * MEGA}</title>"),
        "huge date": _rss(f"<pubDate>{'1' * MEGA}</pubDate>"),
        "date of colons": _rss(f"<pubDate>{'1:' * 200_000}</pubDate>"),
        "date of spaces": _rss(f"<pubDate>Mon, 1 Jan {' ' * 300_000}</pubDate>"),
        "many dates": _rss("<pubDate>99 Foo 9999 99:99:99 XYZ</pubDate>" * 50_000),
        "nested markup": _rss(f"<description>{escaped.format('div') * 100_000}</description>"),
        "nested inline markup": _rss(f"<description>{escaped.format('b') * 100_000}</description>"),
        "nested links": _rss(f"<description>{escaped.format('a href=x') * 30_000}</description>"),
        "nested tables": _rss(f"<description>{escaped.format('table') * 50_000}</description>"),
        "nested MathML": _rss(f"<description>{escaped.format('math') * 50_000}</description>"),
        "hidden markup": _rss(f"<description>&lt;p hidden&gt;{escaped.format('i') * 30_000}</description>"),
        "misnested formatting": _rss("<description>" + "&lt;b&gt;&lt;p&gt;" * 20_000 + "</description>"),
        "open tags in the title": _rss(f"<title>{'&lt;a ' * 200_000}</title>"),
        "many such items": _rss("</item>" + many * 40 + "<item>"),
        "ampersands": _rss("<description>" + "&" * MEGA + "</description>"),
        "half references": _rss("<description>" + "&a" * MEGA + "</description>"),
        "references": _rss("<description>" + "&#x26;" * 500_000 + "</description>"),
        "open CDATA": _rss("<description>" + "<![CDATA[" * 200_000),
        "open comments": _rss("<!--" * 500_000),
        "open tags": _rss("<" * MEGA),
        "declarations": b"<?xml " * 300_000,
        "roots": b"<!DOCTYPE rss " * 300_000,
        "spaces before": b" " * 4 * MEGA + _rss(),
        "junk before": b"x<" * 2 * MEGA + _rss(),
        "null bytes": b"\0" * 4 * MEGA,
        "null bytes between": "\0".join(_rss().decode()).encode() * 1000,
        "bombs in gzip": gzip.compress(b"\0" * 200 * MEGA),
        "gzip in gzip": gzip.compress(gzip.compress(b"a" * 50 * MEGA)),
        "broken gzip": gzip.compress(_rss())[:-9],
        "link of dots": _rss(f"<link>https://a.example/{'../' * 300_000}</link>"),
        "link of percents": _rss(f"<link>https://a.example/?{'%25' * 300_000}</link>"),
        "link of parameters": _rss(f"<link>https://a.example/?{'a=1&amp;' * 200_000}</link>"),
        "link of labels": _rss(f"<link>https://{'a.' * 300_000}example/</link>"),
        "link of brackets": _rss("<link>https://[::1</link><guid>http://[</guid>"),
        "many categories": _rss("<category>a</category>" * 100_000),
        "many links": _rss('<link rel="alternate" href="b"/>' * 100_000),
        "many enclosures": _rss('<enclosure url="b" length="x"/>' * 100_000),
        "media": _rss("<media:group>" * 20_000 + '<media:content url="a"/>' * 20_000),
        "a page of links": ("<html>" + "<a " + "b" * 1990 + ">").encode() * 1500,
        "a page of attributes": ("<html>" + "<link " + "b=" * 900 + ">").encode() * 1500,
        "one letter": b"<",
        "nothing": b"",
        "wide letters": "\u1d17" .encode() * MEGA,
    }  # fmt: skip
    named = [Document(name, body) for name, body in bodies.items()]
    return named + _json()


def _json() -> list[Document]:
    """JSON feeds, each too deep, too long, or of things that are none."""
    head = '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": '
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T"}
    item = {"id": "1", "url": "https://a.example/1", "content_html": "x"}
    bodies = {
        "deep JSON": head + "[" * 500_000,
        "deep and closed JSON": head + "[" * 100_000 + "]" * 100_000 + "}",
        "deep objects": '{"a":' * 200_000,
        "huge integer": head + f'[{{"id": {"9" * MEGA}}}]}}',
        "huge integers": head + "[" + ",".join(["9" * 4000] * 1000) + "]}",
        "huge exponent": head + '[{"id": 1e99999999999}]}',
        "not a number": head + '[{"id": NaN, "url": Infinity, "date_published": -Infinity}]}',
        "half surrogates": head
        + r'[{"id": "\ud800", "title": "\udfff\ud800", "url": "https://a.example/\ud83d"}]}',
        "keys twice": head + '[{"id": "1"' + ', "id": "2"' * 200_000 + "}]}",
        "wrong kinds": json.dumps({**feed, "items": [{"id": {}, "url": [], "title": 7, "authors": "x"}]}),
        "items of nothing": json.dumps({**feed, "items": [None, [], 1, "x", {}] * 50_000}),
        "many JSON items": json.dumps({**feed, "items": [{**item, "id": str(n)} for n in range(50_000)]}),
        "nested markup in JSON": json.dumps({**feed, "items": [{**item, "content_html": "<i>" * 500_000}]}),
        "huge date in JSON": json.dumps({**feed, "items": [{**item, "date_published": "1" * MEGA}]}),
        "authors": json.dumps({**feed, "items": [{**item, "authors": [{"name": "a@b" * 100}] * 10_000}]}),
        "escapes": head + '[{"id": "' + "\\u0041" * 500_000 + '"}]}',
        "open text": head + '[{"id": "' + "\\" * MEGA,
    }
    return [Document(name, body.encode(), "application/feed+json") for name, body in bodies.items()]


def pages() -> list[Document]:
    """Pages that hurt lxml, trafilatura, htmldate, or our own reading."""
    words = "The council of the town met on 4 March 2026 and spoke of the bridge. "
    bodies = {
        "deep elements": _page("<div>" * 200_000),
        "deep paragraphs": _page("<div><p>a</p>" * 50_000),
        "deep spans": _page("<span>" * 100_000 + words * 100),
        "deep lists": _page("<ul><li>" * 50_000 + words),
        "deep tables": _page("<table><tr><td>" * 20_000 + words),
        "deep quotes": _page("<blockquote>" * 50_000 + words),
        "misnested formatting": _page("<b><p>" * 50_000 + words),
        "one huge text": _page(f"<p>{words * 100_000}</p>"),
        "one huge word": _page(f"<p>{'a' * 9 * MEGA}</p>"),
        "many paragraphs": _page(f"<p>{words}</p>" * 60_000),
        "many different paragraphs": _page("".join(f"<p>{n} {words}</p>" for n in range(50_000))),
        "many breaks": _page("a<br>" * 500_000),
        "many empty elements": _page("<p></p>" * 500_000),
        "many spans": _page("<p>" + "<span>a</span> " * 300_000 + "</p>"),
        "many links": _page("<a href='/x'>a link</a> " * 200_000),
        "many lists": _page("<ul><li>a</li></ul>" * 100_000),
        "many headings": _page("<h1>The bridge</h1>" * 50_000),
        "many articles": _page(("<article><h1>A</h1><p>" + words * 20 + "</p></article>") * 1000),
        "many cells": _page("<table>" + ("<tr>" + "<td>a</td>" * 100 + "</tr>") * 3000 + "</table>"),
        "many dates": _page("<time datetime='2026-03-04'>4 March 2026</time> " * 50_000),
        "many numbers": _page("<p>" + "03/04/2026 " * 200_000 + "</p>"),
        "digits": _page(f"<p>{'1' * 2 * MEGA}</p>"),
        "digits and dots": _page(f"<p>{'1.' * MEGA}</p>"),
        "digits and dashes": _page(f"<time>{'2026-' * 200_000}</time>"),
        "dates in attributes": _page("".join(f"<p data-a='2026-03-{n % 28}'></p>" for n in range(100_000))),
        "dates in meta": _page(head="<meta property='article:published_time' content='2026-03-04'>" * 50_000),
        "huge date": _page(head=f"<meta property='article:published_time' content='{'2026' * 300_000}'>"),
        "dates in scripts": _page('<script>{"datePublished": "2026-03-04"}</script>' * 50_000),
        "spaces": _page("<p>" + " " * 4 * MEGA + "</p>"),
        "spaces and letters": _page("<p>" + (" " * 5000 + "a") * 500 + "</p>"),
        "line breaks": _page("<pre>" + "\n" * 4 * MEGA + "</pre>"),
        "commas": _page("<p>" + "a, " * MEGA + "</p>"),
        "bars": _page(head=f"<title>{'a | ' * 300_000}</title>"),
        "bars in the heading": _page(f"<h1>{'a | ' * 300_000}</h1>"),
        "huge title": _page(head=f"<title>{words * 50_000}</title>"),
        "huge description": _page(head=f"<meta name=description content='{words * 50_000}'>"),
        "huge attribute": _page(f"<p class='{'a' * 5 * MEGA}'>{words}</p>"),
        "many classes": _page(f"<p class='{'a b ' * MEGA}'>{words}</p>"),
        "many attributes": _page("<p " + " ".join(f"a{n}=b" for n in range(200_000)) + f">{words}</p>"),
        "huge style": _page(f"<p style='{'a:b;' * MEGA}'>{words}</p>"),
        "styles": _page(f"<p style='display:none{' ' * 1000}'>{words}</p>" * 3000),
        "style sheet of braces": _page(head=f"<style>{'@{' * 90_000}</style>"),
        "style sheet of ats": _page(head=f"<style>{'@media x{a{b}' * 14_000}</style>"),
        "style sheet of comments": _page(head=f"<style>{'/*' * 90_000}</style>"),
        "style sheet of selectors": _page(head=f"<style>{'.a,' * 60_000}.b{{display:none}}</style>"),
        "many style sheets": _page(head="<style>.a{display:none}</style>" * 50_000),
        "controls": _page("<button aria-controls='a b c d'>x</button><p id=a>x</p>" * 30_000),
        "deep structured data": _page(head=_ld("[" * 200_000)),
        "closed deep structured data": _page(head=_ld('{"@graph":[' * 400 + "]}" * 400)),
        "nested structured data": _page(head=_ld('{"author":' * 5000 + "1" + "}" * 5000)),
        "much structured data": _page(head=_ld('{"@type":"NewsArticle","headline":"A"}') * 20_000),
        "authors": _page(head=_ld('{"@type":"NewsArticle","author":[' + '{"name":"A B"},' * 50_000 + '1]}')),
        "huge author": _page(head=_ld(f'{{"@type":"NewsArticle","author":"{"By A and B, " * 100_000}"}}')),
        "huge integer": _page(head=_ld(f'{{"@type":"NewsArticle","datePublished":{"9" * 100_000}}}')),
        "backslashes": _page(head=_ld('{"headline": "' + "\\" * MEGA)),
        "open comments": _page("<!--" * 500_000),
        "open scripts": _page("<script>" * 100_000),
        "open tags": _page("<" * MEGA),
        "open attributes": _page("<a href='" * 100_000),
        "ends": _page("</p>" * 500_000),
        "plain text": _page("<plaintext>" + words * 1000),
        "frames": _page("<frameset>" * 50_000),
        "selects": _page("<select><option>" * 50_000),
        "templates": _page("<template>" * 50_000),
        "pictures in SVG": _page("<svg><foreignObject><math>" * 30_000),
        "entities": _page("&amp;" * MEGA),
        "laughs": _laughs(10, 10).replace("rss", "html").encode() + _page("&a9;"),
        "combining marks": _page("<p>a" + "\u0301" * MEGA + "</p>"),
        "wide letters": _page("<p>" + "\ufdfa" * 500_000 + "</p>"),
        "bidi": _page("<p>" + "\u202e\u2066" * MEGA + "</p>"),
        "spoofed letters": _page(f"<p>{'раypаl ' * 300_000}</p>"),
        "mojibake": _page(f"<p>{'â€™Ã©' * 300_000}</p>"),
        "quotation marks": _page("<p>" + '"' * MEGA + "</p>"),
        "no full stop": _page("<p>" + "word " * MEGA + "</p>"),
        "initials": _page("<p>" + "A. " * MEGA + "</p>"),
        "bylines": _page("<p>By Ada Lund and Bo Ek</p>" * 50_000),
        "a byline": _page("<p>By " + "Ada Lund, " * 200_000 + "</p>"),
        "a dateline": _page("<p>" + "LONDON, " * 200_000 + "(Reuters) - x</p>"),
        "read more": _page("<p>" + "Read more: " * 200_000 + "</p>"),
        "mail addresses": _page("<p>" + "a@b." * 500_000 + "</p>"),
        "addresses": _page("<p>" + "https://" * 300_000 + "</p>"),
        "hyphens": _page("<p>" + "-" * 2 * MEGA + "</p>"),
        "brackets": _page("<p>" + "(" * 2 * MEGA + "</p>"),
        "Markdown": _page("<p>" + "[](" * 500_000 + "**" * 500_000 + "</p>"),
        "null bytes": b"\0" * 9 * MEGA,
        "null bytes between": _page().replace(b"<p>", b"\0<\0p\0>\0") * 500,
        "a gzip bomb": gzip.compress(b"<p>" * 60 * MEGA),
        "nothing": b"",
        "one letter": b"<",
    }  # fmt: skip
    return [Document(name, body, "text/html; charset=utf-8") for name, body in bodies.items()]
