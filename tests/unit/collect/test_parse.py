"""Odd feeds: each in tests/data/feeds, and those here that cannot be a text file."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.collect.flood import MAX_ITEMS
from digest.collect.parse import parse
from digest.collect.parsed import ParsedFeed
from digest.errors import ParseError

FEEDS = Path(__file__).parents[2] / "data" / "feeds"
URL = "https://wire.example/feed"
NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
ODD = sorted(path for path in FEEDS.iterdir() if path.name != "README.md" and ".expected." not in path.name)


def parsed(body: bytes, content_type: str = "") -> ParsedFeed:
    return parse(body, content_type, URL, URL, NOW)


def rss(*items: str, title: str = "Wire") -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0'><channel><title>{title}</title>{body}</channel></rss>".encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_an_odd_feed_is_read_as_its_expectation_says(path: Path) -> None:
    expected = json.loads((FEEDS / f"{path.stem}.expected.json").read_text())
    if "error" in expected:
        with pytest.raises(ParseError) as caught:
            parsed(path.read_bytes())
        assert caught.value.subject == URL
        assert expected["error"] in caught.value.reason
        return
    feed = parsed(path.read_bytes())
    entries = expected.pop("entries")
    assert {name: getattr(feed, name) for name in expected} == expected
    assert len(feed.entries) == len(entries)
    for entry, wanted in zip(feed.entries, entries, strict=True):
        assert {name: _plain(getattr(entry, name)) for name in wanted} == wanted
        assert (entry.feed_url, entry.first_seen) == (URL, NOW)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<rss version='2.0'><channel><title>Käse – Ж</title></channel></rss>".encode(), ""),
        ("\ufeff<rss version='2.0'><channel><title>Käse – Ж</title></channel></rss>".encode(), ""),
        (
            "<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><title>Käse – Ж</title></channel></rss>".encode(),
            "",
        ),
        ("<rss version='2.0'><channel><title>Käse – Ж</title></channel></rss>".encode("utf-16"), ""),
        (
            "<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><title>Käse – Ж</title></channel></rss>".encode(
                "utf-16-be"
            ),
            "",
        ),
        (
            gzip.compress(
                "<rss version='2.0'><channel><title>Käse – Ж</title></channel></rss>".encode(), mtime=0
            ),
            "",
        ),
    ],
)
def test_the_encoding_is_found_whatever_is_declared(body: bytes, content_type: str) -> None:
    assert parsed(body, content_type).title == "Käse – Ж"


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type", "title"),
    [
        ("cp1252", "iso-8859-1", "", "“Käse” – 5 €"),
        ("cp1252", "", "text/xml; charset=ISO-8859-1", "“Käse” – 5 €"),
        ("cp1252", "", "", "“Käse” – 5 €"),
        ("koi8-r", "koi8-r", "", "Мост открыт"),
        ("cp1251", "", 'application/xml; charset="windows-1251"', "Мост открыт"),
        ("gb18030", "gb2312", "", "大桥开通"),
        ("shift_jis", "Shift_JIS", "", "橋が開通"),
    ],
)
def test_old_encodings_are_read_as_declared(
    encoding: str, declared: str, content_type: str, title: str
) -> None:
    declaration = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    body = f"{declaration}<rss version='2.0'><channel><title>{title}</title></channel></rss>".encode(encoding)
    assert parsed(body, content_type).title == title


def test_one_bad_byte_does_not_turn_the_whole_feed_into_another_encoding() -> None:
    body = rss("<title>Düsseldorf, Ærø, Łódź</title>").replace(b"<item>", b"<item><category>\xff</category>")
    assert parsed(body).entries[0].title == "Düsseldorf, Ærø, Łódź"


@pytest.mark.parametrize("encoding", ["unicode_escape", "punycode", "zlib", "idna", "nonsense", "utf-7"])
def test_an_encoding_made_for_mischief_is_not_used(encoding: str) -> None:
    body = f"<?xml version='1.0' encoding='{encoding}'?>".encode() + rss("<title>T\xfc</title>").replace(
        "ü".encode(), b"\xfc"
    )
    assert parsed(body).entries[0].title == "Tü"


def test_control_characters_and_bad_references_do_not_stop_a_feed() -> None:
    assert (
        parsed(rss("<title>a\x00b\x1bc&#0;d&#x1F;e &#x1F600; & f</title>")).entries[0].title == "abcde 😀 & f"
    )


XXE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{first}">{more}]>
<rss version="2.0"><channel><title>Wire</title><item><title>x &{name}; y</title><guid>1</guid></item></channel></rss>"""
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ATTACKS = [
    XXE.format(first="x", more='<!ENTITY f SYSTEM "file:///etc/passwd">', name="f"),
    XXE.format(first="x", more='<!ENTITY f SYSTEM "http://127.0.0.1:1/">', name="f"),
    XXE.format(first="x", more='<!ENTITY % p SYSTEM "http://127.0.0.1:1/evil.dtd"> %p;', name="f"),
    XXE.format(first="x", more='<!ENTITY l0 "lol">' + LAUGHS, name="l9"),
    XXE.format(first="A" * 100_000, more="", name="a"),
    '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd"><rss version="2.0"><channel><item><title>x y</title></item></channel></rss>',
    '<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>x <xi:include href="file:///etc/passwd" parse="text"/>y</title></item></channel></rss>',
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_entity_or_include_is_fetched_or_expanded(attack: str) -> None:
    feed = parsed(attack.encode())
    assert len(feed.entries) == 1
    assert len(feed.entries[0].title) < 20
    assert "root:" not in str(feed)


def test_a_flood_is_cut_to_its_newest_before_it_is_parsed() -> None:
    items = [
        f"<title>{n}</title><guid>{n}</guid><pubDate>{datetime(2026, 3, 1 + n % 4, n % 24, tzinfo=UTC):%d %b %Y %H:%M:%S} GMT</pubDate>"
        for n in range(3000)
    ]
    feed = parsed(rss(*items))
    assert (len(feed.entries), feed.left_out) == (MAX_ITEMS, 3000 - MAX_ITEMS)
    assert {entry.published.day for entry in feed.entries if entry.published} == {3, 4}


def test_an_atom_title_of_plain_text_keeps_its_angle_brackets() -> None:
    body = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title type='text'>1 &lt; 2 in Vec&lt;T&gt;</title></entry></feed>"
    assert parsed(body).entries[0].title == "1 < 2 in Vec<T>"


def test_an_entry_without_a_title_is_called_by_its_first_words() -> None:
    entry = parsed(rss(f"<guid>1</guid><description>{'A note on bridges. ' * 20}</description>")).entries[0]
    assert entry.title.startswith("A note on bridges.")
    assert entry.title.endswith("…")
    assert len(entry.title) <= 101


def test_a_feed_without_entries_is_a_feed_all_the_same() -> None:
    assert parsed(rss()) == ParsedFeed(title="Wire")
    assert parsed(b"<feed xmlns='http://www.w3.org/2005/Atom'/>") == ParsedFeed()
    assert (
        parsed(b"<rdf:RDF xmlns:rdf='x' xmlns='http://channel.netscape.com/rdf/simple/0.9/'/>")
        == ParsedFeed()
    )


def test_rdf_about_something_else_is_no_feed() -> None:
    with pytest.raises(ParseError, match="rdf:RDF"):
        parsed(b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><x/></rdf:RDF>")


@pytest.mark.parametrize(
    ("says", "minutes"),
    [
        ("<ttl>60</ttl>", 60),
        ("<ttl> 1440\n</ttl>", 1440),
        ("<ttl>999999999999</ttl>", 7 * 24 * 60),
        ("<ttl>-5</ttl>", 0),
        ("<ttl>soon</ttl>", 0),
        ("<sy:updatePeriod>\n hourly </sy:updatePeriod>", 60),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 60),
        ("<sy:updatePeriod>yearly</sy:updatePeriod>", 7 * 24 * 60),
        ("<sy:updatePeriod>always</sy:updatePeriod>", 0),
        ("<ttl>5</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 5),
        ("", 0),
    ],
)
def test_a_feed_says_after_how_long_to_read_it_again(says: str, minutes: int) -> None:
    body = (
        "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>"
        f"<channel><title>Wire</title>{says}</channel></rss>"
    )
    assert parsed(body.encode()).refresh_minutes == minutes


def test_comments_before_the_outermost_element_cost_no_time() -> None:
    """A pattern that can stop after any comment would backtrack through all of them, in quadratic time."""
    with pytest.raises(ParseError):
        parsed(b"<?xml version='1.0'?>" + b"<!-- x --> " * 5000 + b"<note/>")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"\x00" * 100,
        b"[]",
        b"{}",
        b'{"items": 3}',
        b"<html></html>",
        b"%PDF-1.7",
        b"\x1f\x8bnonsense",
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_what_is_no_feed_is_a_parse_error(body: bytes) -> None:
    with pytest.raises(ParseError):
        parsed(body)


def test_half_a_surrogate_pair_in_a_json_feed_loses_only_itself() -> None:
    feed = parsed(
        rb'{"version": "https://jsonfeed.org/version/1.1", "title": "Wire \ud800", "items": [{"id": "\udfff1", '
        rb'"url": "https://wire.example/1", "title": "Bridge \ud83d opens", "content_html": "<p>At \udc00 noon \ud83d\ude00</p>"}]}'
    )
    (entry,) = feed.entries
    assert (feed.title, entry.title, entry.html) == ("Wire ?", "Bridge ? opens", "<p>At ? noon 😀</p>")
