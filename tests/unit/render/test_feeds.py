"""feed.xml and feed.json, the sitemap and the list of feeds."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from digest.models import Site
from digest.render import Options, render
from tests.fakes import editions
from tests.fakes.dom import walk, xml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = editions.SITE.url


@cache
def files(url: str = BASE, entries: int = 20) -> Mapping[str, bytes]:
    options = Options(site=replace(editions.SITE, url=url), feed_entries=entries, opml_feeds=editions.FEEDS)
    return render(editions.edition(), earlier=(editions.day_before(),), options=options).files


def atom(body: bytes) -> ET.Element:
    return xml(body)


def said(element: ET.Element | None) -> str:
    assert element is not None
    return element.text or ""


def test_the_feed_has_an_entry_an_edition_newest_first() -> None:
    entries = atom(files()["feed.xml"]).findall(f"{ATOM}entry")
    assert [said(entry.find(f"{ATOM}id")) for entry in entries] == [
        f"{BASE}/2026/03/05/morning/",
        f"{BASE}/2026/03/04/morning/",
    ]
    assert said(entries[0].find(f"{ATOM}title")) == "Alder Morning Wire, Morning: Thursday, 5 March 2026"


def test_an_entry_carries_the_whole_edition() -> None:
    content = said(atom(files()["feed.xml"]).find(f".//{ATOM}content"))
    words = walk(content).words
    for phrase in (
        "Where reports differ: Cost of the bridge",
        "Ferry fares rise",
        "Otters are back",
        "Single-source",
    ):
        assert phrase in words
    assert f'<a href="{BASE}/2026/03/05/morning/">' in content


def test_the_feed_has_what_atom_demands() -> None:
    feed = atom(files()["feed.xml"])
    for name in ("id", "title", "updated"):
        assert said(feed.find(f"{ATOM}{name}"))
    assert said(feed.find(f"{ATOM}updated")) == "2026-03-05T06:02:00Z"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{BASE}/", "self": f"{BASE}/feed.xml"}


def test_the_json_feed_says_the_same() -> None:
    feed = json.loads(files()["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}/feed.json"
    contents = [said(one) for one in atom(files()["feed.xml"]).iter(f"{ATOM}content")]
    assert [item["content_html"] for item in feed["items"]] == contents
    assert feed["items"][0]["date_published"] == "2026-03-05T06:00:00Z"


def test_a_site_without_an_address_still_has_lasting_names() -> None:
    first = atom(files("")["feed.xml"])
    identity = said(first.find(f"{ATOM}entry/{ATOM}id"))
    assert identity.startswith("urn:uuid:")
    assert identity == said(atom(render_again("")).find(f"{ATOM}entry/{ATOM}id"))
    feed = json.loads(files("")["feed.json"])
    assert "feed_url" not in feed


def render_again(url: str) -> bytes:
    options = Options(site=Site(title=editions.SITE.title, url=url))
    return render(editions.edition(), earlier=(), options=options).files["feed.xml"]


def test_no_more_entries_than_asked_for() -> None:
    assert len(atom(files(BASE, 1)["feed.xml"]).findall(f"{ATOM}entry")) == 1


def test_the_opml_lists_feeds_by_group() -> None:
    body = xml(files()["sources.opml"]).find("body")
    assert body is not None
    groups = {outline.get("text"): [one.get("xmlUrl") for one in outline] for outline in body}
    assert groups["Alder"] == ["https://aldercourier.example/rss", "https://valleypost.example/atom"]
    assert [one.get("text") for one in body.iter("outline") if one.get("xmlUrl")] == [
        "Coast Daily",
        "Alder Courier",
        "Valley Post & Sons",
    ]


def test_the_sitemap_names_every_edition() -> None:
    names = {element.text for element in xml(files()["sitemap.xml"]).iter() if element.text}
    assert {f"{BASE}/", f"{BASE}/2026/03/05/morning/", f"{BASE}/2026/03/04/morning/"} <= names
    assert files()["robots.txt"].decode() == f"User-agent: *\nAllow: /\nSitemap: {BASE}/sitemap.xml\n"
