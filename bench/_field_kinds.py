"""The kinds of thing that feeds and pages hold in the field: each makes a site, with what is right for it.

Texts are our own (`_field_words`). A kind stands for a family, and chance picks its member: the language, the
wording, the markup, the encoding. Nothing here is read by the program, and no rule of it was written from it.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import TypeVar

from bench._field_site import Route, Site, Truth
from bench._field_words import MONTHS, WALLS, Report, report

T = TypeVar("T")
Kind = Callable[[random.Random, datetime], Site]
_RSS = "application/rss+xml; charset=utf-8"
KINDS: dict[str, Kind] = {}


def kind(name: str) -> Callable[[Kind], Kind]:
    """Put a kind on the list under `name`."""

    def put(make: Kind) -> Kind:
        KINDS[name] = make
        return make

    return put


# --------------------------------------------------------------------------- parts of sites


def _item(one: Report, number: int, date: str, **changes: str) -> str:
    """One ``<item>``; a change replaces an element's content, or leaves the element out where it is empty."""
    parts = {
        "title": escape(one.title), "link": f"{{BASE}}/{number}.html",
        "guid": f"{number}", "pubDate": date, "description": escape(one.blurb),
    }  # fmt: skip
    parts.update(changes)
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in parts.items() if value)
    return (
        f"<item>{inside.replace('<guid>', '<guid isPermaLink=' + chr(34) + 'false' + chr(34) + '>')}</item>"
    )


def _feed(items: list[str], language: str, title: str = "The Kettle") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>{{BASE}}/</link><description>x</description>"
        f"<language>{language}</language>{''.join(items)}</channel></rss>"
    )


def _page(one: Report, *, body: str | None = None, head: str = "", around: str = "") -> str:
    """A page as papers have them: masthead, navigation, the report, other headlines, a foot."""
    others = "".join(f'<li><a href="/o{number}.html">{one.title} ({number})</a></li>' for number in range(6))
    inside = _paragraphs(one) if body is None else body
    return (
        f'<!doctype html><html lang="{one.language}"><head><meta charset="utf-8"><title>{escape(one.title)}</title>'
        f'{head}</head><body><header><nav><a href="/">The Kettle</a> <a href="/a">A</a> <a href="/b">B</a></nav></header>'
        f"<main><article><h1>{escape(one.title)}</h1>{inside}</article>{around}</main>"
        f"<aside><ul>{others}</ul></aside><footer><p>The Kettle</p></footer></body></html>"
    )


def _paragraphs(one: Report) -> str:
    return "".join(f"<p>{escape(sentence, quote=False)}</p>" for sentence in one.sentences)


def _reports(chance: random.Random, count: int, language: str = "") -> list[Report]:
    """Reports with different titles, of one language: a paper has one."""
    first = report(chance, language)
    found = {first.title: first}
    while len(found) < count:
        more = report(chance, first.language)
        found[more.title] = more
    return list(found.values())


def _when(chance: random.Random, now: datetime) -> datetime:
    """A minute of the last 20 hours."""
    return (now - timedelta(minutes=chance.randint(30, 20 * 60))).replace(second=0, microsecond=0)


def _site(
    name: str, chance: random.Random, now: datetime, reports: list[Report], pages: list[str], **truth: object
) -> Site:
    """A site of well-dated entries with these pages; every truth has the fields of `truth`."""
    whens = [_when(chance, now) for _ in reports]
    items = [
        _item(one, n, format_datetime(when)) for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    ]
    routes = {"/feed.xml": Route(_feed(items, reports[0].language).encode(), _RSS)}
    routes.update({f"/{n}.html": Route(page.encode()) for n, page in enumerate(pages)})
    truths = tuple(
        replace(Truth(guid=f"{n}", title=one.title, has=one.sentences, day=when), **truth)  # type: ignore[arg-type]
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    )
    return Site(kind=name, routes=routes, truths=truths)


# --------------------------------------------------------------------------- walls


def _wall(chance: random.Random, which: str, one: Report) -> tuple[str, str]:
    """A wall before a report, and words of it; some keep the report's title."""
    wall = chance.choice(WALLS[which])
    heading, text, button = wall.heading, wall.text, wall.button
    form = f'<form action="/go" method="post"><input name="x"><button>{button}</button></form>'
    keeps = chance.random() < 0.4
    title = one.title if keeps else heading
    og = f'<meta property="og:title" content="{escape(one.title)}">' if keeps else ""
    box = chance.choice(("<main>{}</main>", '<div class="box">{}</div>', "<section><div>{}</div></section>"))
    inside = box.format(f"<h1>{heading}</h1><p>{text}</p>{form}")
    page = f'<html><head><meta charset="utf-8"><title>{escape(title)}</title>{og}</head><body>{inside}</body></html>'
    return page, text[:40]


def _walled(which: str) -> Kind:
    def make(chance: random.Random, now: datetime) -> Site:
        reports = _reports(chance, chance.randint(1, 4))
        walls = [_wall(chance, which, reports[0])] * len(reports)  # one page for all
        if chance.random() < 0.5:  # one wording for each, some with the report's own title
            wording = chance.random()
            walls = [_wall(random.Random(wording), which, one) for one in reports]  # noqa: S311
        site = _site(
            f"wall: {which}", chance, now, reports, [page for page, _ in walls], has=(), is_walled=True
        )
        truths = tuple(
            replace(truth, has=(one.sentences[0],), lacks=(words,))
            for truth, one, (_, words) in zip(site.truths, reports, walls, strict=True)
        )
        return replace(site, truths=truths)

    return make


for _which in WALLS:
    KINDS[f"wall: {_which}"] = _walled(_which)


@kind("wall: every page redirects")
def _redirected(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, chance.randint(2, 4))
    which = chance.choice(list(WALLS))
    wall, words = _wall(chance, which, replace(reports[0], title="The Kettle"))
    target = chance.choice(("/consent", "/", "/login?next=x"))
    if target == "/":
        links = "".join(
            f"<p>Other report {n} of the day, told in a line or two for the front page.</p>" for n in range(9)
        )
        wall, words = _page(replace(reports[0], title="The Kettle"), body=links), "Other report 3 of the day"
    site = _site("wall: every page redirects", chance, now, reports, [], is_walled=True)
    routes = dict(site.routes) | {target: Route(wall.encode())}
    for number in range(len(reports)):
        with_back = f"{target}?back={number}" if target == "/consent" and chance.random() < 0.5 else target
        routes[with_back] = Route(wall.encode())
        routes[f"/{number}.html"] = Route(b"", status=302, headers=(("Location", "{BASE}" + with_back),))
    truths = tuple(
        replace(truth, has=(one.sentences[0],), lacks=(words,))
        for truth, one in zip(site.truths, reports, strict=True)
    )
    return replace(site, routes=routes, truths=truths)


@kind("one canonical for every page")
def _one_canonical(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 3)
    shared = chance.choice(("{BASE}/news", "{BASE}/section/all.html", "{BASE}/"))
    head = f'<link rel="canonical" href="{shared}">'
    return _site(
        "one canonical for every page", chance, now, reports, [_page(one, head=head) for one in reports]
    )


# --------------------------------------------------------------------------- dates

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _month(language: str, when: datetime) -> str:
    return MONTHS[language][when.month - 1]


def _half(when: datetime, morning: str, afternoon: str) -> str:
    return f"{morning if when.hour < 12 else afternoon} {when.hour % 12 or 12}:{when:%M}"


_DATES: tuple[Callable[[datetime], str], ...] = (
    lambda t: f"{t:%Y}年{t.month}月{t.day}日 {t:%H:%M}",
    lambda t: f"{t:%Y}年{t:%m}月{t:%d}日{t:%H}時{t:%M}分",
    lambda t: f"{t:%Y}년 {t.month}월 {t.day}일 {_half(t, '오전', '오후')}",
    lambda t: f"{t:%Y-%m-%d} {_half(t, '上午', '下午').replace(' ', '')}",
    lambda t: f"{t:%Y.%m.%d} {t:%H:%M}",
    lambda t: f"{t:%Y.%m.%d.} {t:%H:%M}",
    lambda t: f"{t:%Y}. {_month('hu', t)} {t.day}. {t:%H:%M}",
    lambda t: f"{t:%Y} m. {_month('lt', t)} {t.day} d. {t:%H:%M}",
    lambda t: f"{t.day} {_month('ar', t)} {t.year} {t:%H:%M}",
    lambda t: f"{t.day} {_month('ar', t)} {t.year} - {_half(t, 'ص', 'م')}".translate(_EASTERN),
    lambda t: f"{t.day} {_month('ru', t)} {t.year} г., {t:%H:%M}",
    lambda t: f"{t.day}. {_month('de', t)} {t.year}, {t:%H:%M} Uhr",
    lambda t: f"{t.day} {_month('fr', t)} {t.year} à {t:%H}h{t:%M}",
    lambda t: f"{t.day} de {_month('es', t)} de {t.year} {t:%H:%M}",
    lambda t: f"{t.day} {_month('pl', t)} {t.year}, {t:%H:%M}",
    lambda t: f"{t.day} {_month('tr', t)} {t.year} {t:%H:%M}",
    lambda t: f"{t.day}. {_month('fi', t)} {t.year} klo {t:%H.%M}",
    lambda t: f"{t.day}. {_month('cs', t)} {t.year} {t:%H:%M}",
    lambda t: f"{t.day} {_month('el', t)} {t.year}, {_half(t, 'πμ', 'μμ')}",
    lambda t: f"{t.day} {_month('hi', t)} {t.year} {t:%H:%M}",
    lambda t: f"{t.day} tháng {t.month}, {t.year} {t:%H:%M}",
    lambda t: f"{t:%d.%m.%Y} {t:%H:%M}",
    lambda t: f"{t:%Y-%m-%dT%H:%M:%S}+0000",
    lambda t: f"{int(t.timestamp())}",
    lambda t: f"{t:%d} {_month('th', t)} {t.year + 543} {t:%H:%M}",
)  # fmt: skip


@kind("date of a feed")
def _dated(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 3)
    whens = [_when(chance, now) for _ in reports]
    spell = chance.choice(_DATES)
    items = [_item(one, n, spell(when)) for n, (one, when) in enumerate(zip(reports, whens, strict=True))]
    routes = {"/feed.xml": Route(_feed(items, reports[0].language).encode(), _RSS)}
    routes.update({f"/{n}.html": Route(_page(one).encode()) for n, one in enumerate(reports)})
    truths = tuple(
        Truth(guid=f"{n}", title=one.title, day=when, has=(one.sentences[0],))
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    )
    return Site(kind="date of a feed", routes=routes, truths=truths)


@kind("date of a page")
def _dated_page(chance: random.Random, now: datetime) -> Site:
    """The feed gives no date; the page has its own, and others that are not its own."""
    (one,) = _reports(chance, 1)
    when = now - timedelta(days=chance.randint(2, 300))
    later = when + timedelta(days=1)
    comment = f'<section class="comments"><p><time datetime="{later:%Y-%m-%dT%H:%M:%SZ}">x</time> Well said.</p></section>'
    own = chance.choice(
        (
            f'<p class="meta"><time datetime="{when:%Y-%m-%dT%H:%M:%SZ}">{when:%d.%m.%Y}</time></p>',
            f'<p>Published: <span class="date">{when:%Y-%m-%d}</span></p>',
        )
    )
    head = chance.choice(
        ("", f'<meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%SZ}">')
    )
    page = _page(one, body=own + _paragraphs(one), head=head, around=comment)
    item = _item(one, 0, "")
    routes = {"/feed.xml": Route(_feed([item], one.language).encode(), _RSS), "/0.html": Route(page.encode())}
    return Site("date of a page", routes, (Truth("0", one.title, has=(one.sentences[0],), day=when),))


# --------------------------------------------------------------------------- text


def _texts(
    name: str, dress: Callable[[random.Random, Report], tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    """A kind whose pages are the reports, dressed: `dress` gives the page, further words to hold, and to lack."""

    def make(chance: random.Random, now: datetime) -> Site:
        reports = _reports(chance, 2)
        dressed = [dress(chance, one) for one in reports]
        site = _site(name, chance, now, reports, [page for page, _, _ in dressed])
        truths = tuple(
            replace(truth, has=(*truth.has, *has), lacks=lacks)
            for truth, (_, has, lacks) in zip(site.truths, dressed, strict=True)
        )
        return replace(site, truths=truths)

    KINDS[name] = make


def _figures(chance: random.Random, one: Report) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    note = chance.choice(("<sup>3</sup>", '<sup><a href="#n3">[3]</a></sup>', '<sup class="fn">3</sup>'))
    more = f"<p>The basin holds 4.2 × 10<sup>7</sup> litres of water in May.{note} It was built for less.</p>"
    return _page(one, body=_paragraphs(one) + more), (), ("107 litres", "May.3", "May.[3]")


def _captions(chance: random.Random, one: Report) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    words = f"A view from above in the rain. Photo: Jon Tarn {chance.randint(1, 99)}"
    picture = chance.choice(
        (
            f'<figure><img src="/x.jpg"><figcaption>{words}</figcaption></figure>',
            f'<div class="wp-caption"><img src="/x.jpg"><p class="wp-caption-text">{words}</p></div>',
            f'<div><img src="/x.jpg"><p class="caption">{words}</p></div>',
            f'<div class="image-block"><img src="/x.jpg"><span class="image-credit">{words}</span></div>',
        )
    )
    first, rest = _paragraphs(one).split("</p>", 1)
    return _page(one, body=f"{first}</p>{picture}{rest}"), (), ("Jon Tarn",)


def _beside(chance: random.Random, one: Report) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A consent dialog, a newsletter box or a gallery beside the report."""
    wall = chance.choice(WALLS["consent"])
    text, button = wall.text, wall.button
    form = "<form><input type=email><button>OK</button></form>"
    boxes = (
        (f'<div role="dialog" class="cmp"><p>{text}</p><button>{button}</button></div>', text[:30]),
        (f'<div class="newsletter"><p>Get our morning letter. By signing up you accept our terms of use.</p>{form}</div>', "By signing up"),
        ('<div class="gallery"><div class="slide"><img src="/a.jpg"><p>2 of 7 The gates at dusk</p></div></div>', "2 of 7"),
        ('<div class="related"><h3>Read also</h3><ul><li><a href="/r">Another report of the day that is not this one</a></li></ul></div>', "Another report of the day"),
    )  # fmt: skip
    box, words = chance.choice(boxes)
    first, rest = _paragraphs(one).split("</p>", 1)
    inside = chance.choice((f"{box}{first}</p>{rest}", f"{first}</p>{rest}{box}", f"{first}</p>{box}{rest}"))
    return _page(one, body=inside), (), (words,)


def _hidden(chance: random.Random, one: Report) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The body is unhidden by the page's script, or stands where only scripts or readers without them look."""
    first, rest = _paragraphs(one).split("</p>", 1)
    whole = _paragraphs(one)
    body = chance.choice(
        (
            f'{first}</p><div class="paywall" hidden>{rest}</div>',
            f'{first}</p><div class="article-body" style="display:none">{rest}</div>',
            f'<div class="post-body"><script type="text/template">{whole}</script><noscript>{whole}</noscript></div>',
        )
    )
    return _page(one, body=body), (), ()


def _in_data(chance: random.Random, one: Report) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The body stands in JSON-LD only."""
    told = {
        "@context": "https://schema.org",
        "@type": chance.choice(("NewsArticle", "Article", ["NewsArticle"])),
        "headline": one.title,
        "articleBody": chance.choice(("\n\n", "\n")).join(one.sentences),
    }
    value: object = (
        {"@graph": [{"@type": "WebSite", "name": "The Kettle"}, told]} if chance.random() < 0.5 else told
    )
    head = f'<script type="application/ld+json">{json.dumps(value)}</script>'
    return _page(one, body='<div id="app"></div>', head=head), (), ()


def _copyright(chance: random.Random, one: Report) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    notice = chance.choice(
        ("Copyright 2026 The Kettle. All rights reserved.", "© 2026 The Kettle.", "(c) The Kettle 2026, all rights reserved.")
    )  # fmt: skip
    body = (
        "".join(f"<p>{sentence}</p>" for sentence in one.sentences[:-1])
        + f"<p>{one.sentences[-1]} {notice}</p>"
    )
    return _page(one, body=body), (), (notice[-20:],)


def _listed(chance: random.Random, one: Report) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    rows = tuple(f"{n}. {place}: {chance.randint(3, 28)} March, {chance.randint(10, 22)}:30" for n, place in enumerate(
        ("Tresund", "Oldmarsh", "Varnhagen", "Nordvik", "Skarholm", "Lomsdal"), start=1))  # fmt: skip
    body = _paragraphs(one) + "<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>"
    return _page(one, body=body), rows[:1] + rows[-1:], ()


for _name, _dress in (
    ("figures and marks", _figures), ("captions", _captions), ("boxes beside the text", _beside),
    ("hidden bodies", _hidden), ("body in structured data", _in_data), ("copyright tails", _copyright),
    ("lists", _listed),
):  # fmt: skip
    _texts(_name, _dress)


@kind("paywalled data")
def _paywalled(chance: random.Random, now: datetime) -> Site:
    """The offer inside the paywall's selector is not text."""
    reports = _reports(chance, 2)
    offer = "Subscribe now to read the rest of this report and all the others."
    free = chance.choice(("http://schema.org/False", "False", False, "false"))
    pages = []
    for one in reports:
        told = {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": one.title,
            "isAccessibleForFree": free,
            "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": free, "cssSelector": ".offer"},
        }  # fmt: skip
        head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
        pages.append(_page(one, head=head, body=f'{_paragraphs(one)}<div class="offer"><p>{offer}</p></div>'))
    return _site("paywalled data", chance, now, reports, pages, lacks=(offer[:20],))


# --------------------------------------------------------------------------- feeds


@kind("one link, many entries")
def _one_link(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 3)
    whens = [_when(chance, now) for _ in reports]
    link = chance.choice(("{BASE}/", "{BASE}/status", "{BASE}/changes.html"))
    ends = chance.choice((("", "", ""), ("#a1", "#a2", "#a3")))
    items = [
        _item(one, n, format_datetime(when), link=link + ends[n])
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    ]
    routes = {"/feed.xml": Route(_feed(items, reports[0].language).encode(), _RSS)}
    page = _page(
        replace(reports[0], title="All of them"),
        body="".join(f"<h2>{one.title}</h2>{_paragraphs(one)}" for one in reports),
    )
    routes[link.removeprefix("{BASE}")] = Route(page.encode())
    truths = tuple(
        Truth(f"{n}", one.title, has=(one.sentences[0],), day=when)
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    )
    return Site("one link, many entries", routes, truths)


@kind("no text")
def _no_text(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 2)
    bodies = (
        "", '&lt;a href="{BASE}/c"&gt;Comments&lt;/a&gt;', '&lt;img src="{BASE}/comic.png" alt=""&gt;', "👍👍",
        '&lt;a href="{BASE}/report.pdf"&gt;PDF&lt;/a&gt;',
    )  # fmt: skip
    body = chance.choice(bodies)
    items = [
        _item(one, n, format_datetime(_when(chance, now)), description=body) for n, one in enumerate(reports)
    ]
    routes = {"/feed.xml": Route(_feed(items, reports[0].language).encode(), _RSS)}
    return Site("no text", routes, tuple(Truth(f"{n}", one.title) for n, one in enumerate(reports)))


_ENCODINGS = {
    "ru": ("cp1251", "koi8-r"), "ja": ("shift_jis", "euc-jp"), "zh": ("gb18030", "gbk"), "ar": ("cp1256",),
    "pl": ("iso-8859-2", "cp1250"), "de": ("cp1252",), "fr": ("cp1252",), "es": ("cp1252",),
}  # fmt: skip


@kind("legacy encodings")
def _encoded(chance: random.Random, now: datetime) -> Site:
    """The feed's or the pages' encoding is said wrongly, by one of two only, or not at all."""
    language = chance.choice(list(_ENCODINGS))
    encoding = chance.choice(_ENCODINGS[language])
    reports = _reports(chance, 3, language)
    site = _site("legacy encodings", chance, now, reports, [])
    feed = site.routes["/feed.xml"].body.decode()
    pages = [_page(one) for one in reports]
    where = chance.choice(
        ("feed, said by the server", "feed, not said", "pages, said by the page", "pages, said by the server")
    )
    if where == "feed, said by the server":
        route = Route(feed.encode(encoding, "replace"), f"application/rss+xml; charset={encoding}")
    elif where == "feed, not said":
        bare = feed.replace(' encoding="utf-8"', "")
        route = Route(bare.encode(encoding, "replace"), "application/rss+xml")
    else:
        route = Route(feed.encode(), _RSS)
    routes = {"/feed.xml": route}
    for number, page in enumerate(pages):
        if where == "pages, said by the page":
            said = page.replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding, "replace")
            routes[f"/{number}.html"] = Route(said, "text/html; charset=utf-8")
        elif where == "pages, said by the server":
            routes[f"/{number}.html"] = Route(
                page.encode(encoding, "replace"), f"text/html; charset={encoding}"
            )
        else:
            routes[f"/{number}.html"] = Route(page.encode())
    return replace(site, routes=routes)


@kind("odd codings")
def _coded(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 2)
    site = _site("odd codings", chance, now, reports, [_page(one) for one in reports])
    route = site.routes["/feed.xml"]
    coding = chance.choice(("none", "aws-chunked", "utf-8", "binary", "gzip bytes, not said"))
    if coding.startswith("gzip"):
        packed = gzip.compress(route.body.replace(b"{BASE}/", b"/"))
        return replace(site, routes={**site.routes, "/feed.xml": replace(route, body=packed)})
    headers = (("Content-Encoding", coding),)
    return replace(site, routes={**site.routes, "/feed.xml": replace(route, headers=headers)})


@kind("boilerplate of feeds")
def _boilerplate(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 3, "en")
    whens = [_when(chance, now) for _ in reports]
    forms: tuple[tuple[Callable[[Report], str], str], ...] = (
        (lambda one: f"arXiv:2611.01234v2 Announce Type: replace Abstract: {one.blurb}", "Announce Type"),
        (lambda one: f"<p>{one.blurb}</p><p>Article URL: <a href='x'>x</a></p><p>Points: 241</p><p># Comments: 12</p>", "Points: 241"),
        (lambda one: f"<p>{one.blurb}</p><p><strong>Full Changelog</strong>: <a href='x'>v1...v2</a></p>", "Full Changelog"),
        (lambda one: f"[Capital FM] Nairobi -- {one.blurb}", "[Capital FM]"),
        (lambda one: f"<p>{one.blurb}</p><p>The post <a href='x'>{one.title}</a> appeared first on <a href='y'>The Kettle</a>.</p>", "appeared first on"),
    )  # fmt: skip
    dress, words = chance.choice(forms)
    items = [
        _item(one, n, format_datetime(when), description=escape(dress(one)))
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    ]
    routes = {"/feed.xml": Route(_feed(items, "en").encode(), _RSS)}
    truths = tuple(
        Truth(f"{n}", one.title, has=(one.sentences[0],), lacks=(words,), day=when)
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    )
    return Site("boilerplate of feeds", routes, truths, options="fulltext: feed")


@kind("captions sent as content")
def _media(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 2, "en")
    whens = [_when(chance, now) for _ in reports]
    words = "A crowd waiting in the rain beside a wall"
    items = [
        _item(one, n, format_datetime(when)).replace(
            "</item>", f'<media:content url="{{BASE}}/x.jpg"><media:description>{words}</media:description></media:content></item>'
        )
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    ]  # fmt: skip
    routes = {"/feed.xml": Route(_feed(items, "en").encode(), _RSS)}
    truths = tuple(
        Truth(f"{n}", one.title, has=(one.sentences[0],), lacks=(words,), day=when)
        for n, (one, when) in enumerate(zip(reports, whens, strict=True))
    )
    return Site("captions sent as content", routes, truths, options="fulltext: feed")


@kind("titles with angle brackets")
def _brackets(chance: random.Random, now: datetime) -> Site:
    reports = [replace(one, title=f"{one.title}: x<y, a<b") for one in _reports(chance, 2)]
    site = _site("titles with angle brackets", chance, now, reports, [_page(one) for one in reports])
    if chance.random() < 0.5:
        feed = site.routes["/feed.xml"].body.decode()
        for one in reports:
            feed = feed.replace(
                f"<title>{escape(one.title)}</title>", f"<title><![CDATA[{one.title}]]></title>"
            )
        return replace(site, routes={**site.routes, "/feed.xml": Route(feed.encode(), _RSS)})
    return site


@kind("good")
def _good(chance: random.Random, now: datetime) -> Site:
    reports = _reports(chance, 3)
    return _site("good", chance, now, reports, [_page(one) for one in reports])


@kind("dead or broken")
def _broken(chance: random.Random, now: datetime) -> Site:  # noqa: ARG001  (a kind takes the time)
    route = chance.choice(
        (
            Route(b"out of order", status=500), Route(b"", _RSS), Route(b"\x00\xff\xfe" * 40, _RSS),
            Route(b"<html><body><h1>Welcome</h1></body></html>"), Route(b"gone", status=410),
            Route(b'{"version": "https://jsonfeed.org/version/1.1", "items": [', "application/feed+json"),
        )
    )  # fmt: skip
    return Site("dead or broken", {"/feed.xml": route}, fails=True)


def members(seed: int, count: int) -> list[Site]:
    """So many sites of all kinds in turn, mixed; the same for the same seed at the same minute."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    chance = random.Random(seed)  # noqa: S311  (texts, not secrets)
    names = [name for _ in range(count // len(KINDS) + 1) for name in KINDS][:count]
    chance.shuffle(names)
    return [KINDS[name](random.Random(f"{seed}-{number}"), now) for number, name in enumerate(names)]  # noqa: S311
