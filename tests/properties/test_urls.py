"""Addresses: whatever comes in, one spelling comes out, and nothing is raised."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from digest.errors import FetchError
from digest.text.html import safe_html
from digest.web.urls import absolute_url, address_key, canonical_url, check_url, host_of, registrable_domain

ANY = st.text(max_size=60)
LIKELY = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(["http://", "https://", "HTTP://", "//", "ftp://", "https:", ""]),
    st.sampled_from(
        [
            "example.com",
            "Example.COM.",
            "127.0.0.1",
            "[::1]",
            "straße.de",
            "u@h.example",
            "a.b-c.example:80",
            "l.facebook.com",
            "www.google.co.uk",
            "web.archive.org",
            "x.cdn.ampproject.org",
            "amp.www.example.com",
        ]
    ),
    st.sampled_from(
        [
            "",
            "/",
            "/a/../b",
            "/%7e%2F%zz",
            "/x-1/amp/amp",
            "/l.php",
            "/;jsessionid=1;sid=2",
            "/c/s/h.example/",
            "/amp/2026/03/x",
            "/x-1.amp.html",
            "/web/2026/https://h.example/x",
            "/r/*https://h.example/",
            "/url",
        ]
    ),
    st.one_of(st.just(""), ANY),
    st.sampled_from(
        [
            "",
            "?",
            "?utm_source=x",
            "?u=https://h.example/?u=x",
            "?a=%26&b=c%3D",
            "?&&ref=rss",
            "?a=ü&A=1",
            "?a&amp;amp;b=1",
            "?url=https://www.google.com/url?q=http://h.example",
        ]
    ),
    st.sampled_from(["", "#", "#!a", "#%21a", "#x"]),
)


@given(LIKELY | ANY)
def test_the_canonical_address_is_canonical(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    if once:
        assert check_url(once).startswith(("http://", "https://"))
        assert once.isascii()


@given(LIKELY | ANY)
def test_the_key_of_an_address_is_the_same_for_its_key(url: str) -> None:
    key = address_key(canonical_url(url))
    assert bool(key) == bool(canonical_url(url))
    if key:
        assert address_key(canonical_url(f"https:{key}")) == key


@given(LIKELY | ANY, LIKELY | ANY)
def test_joining_addresses_raises_nothing(url: str, base: str) -> None:
    joined = absolute_url(url, base)
    assert not joined or urlsplit(joined).scheme.lower() in {"http", "https"}
    assert canonical_url(url, base) == canonical_url(joined)


@given(LIKELY | ANY)
def test_an_address_is_asked_clean_or_refused(url: str) -> None:
    try:
        asked = check_url(url)
    except FetchError:
        assert canonical_url(absolute_url(url)) == "" or absolute_url(url) != url
        return
    assert asked.isascii()
    assert asked.isprintable()
    assert not set(asked) & set(' \\#"<>')
    assert "@" not in urlsplit(asked).netloc
    assert check_url(asked) == asked


@given(LIKELY | ANY)
def test_the_owner_of_an_address_is_part_of_its_host(url: str) -> None:
    assert host_of(url).endswith(registrable_domain(url))
    assert registrable_domain(registrable_domain(url)) == registrable_domain(url)


ODD = st.text(st.sampled_from(":/?#[]@.%\\ \t\n…。．：／\u00ad\u200b\u2100ⅠßИa1-_~é'\"<>&;"), max_size=6)


@given(
    st.builds("{}{}".format, st.sampled_from(["/harbour", "//", "http:", "x", "https://wire.example/"]), ODD),
    st.builds("{}{}".format, st.sampled_from(["", "http://", "https://wire", "//", "http://xn--"]), ODD),
)
def test_a_link_that_was_made_safe_stays_as_it_is(link: str, base: str) -> None:
    once = safe_html(f'<p><a href="{link.replace(chr(34), "&quot;")}">x</a></p>', base)
    assert safe_html(once, "https://other.example/a") == once
