from __future__ import annotations

from urllib.parse import quote

import pytest

from bench._feed_addresses import DIFFERENT
from bench._feed_addresses import SAME as ONE_ARTICLE
from digest.errors import FetchError
from digest.web.urls import (
    absolute_url,
    address_key,
    canonical_url,
    check_url,
    host_of,
    registrable_domain,
)

SAME = [
    ("HTTP://Example.COM:80/a", "https://example.com/a"),
    ("https://example.com:443/a", "https://example.com/a"),
    ("https://example.com:8443/a", "https://example.com:8443/a"),
    ("https://example.com.", "https://example.com/"),
    ("http://example.com/a", "https://example.com/a"),
    ("http://127.0.0.1/a", "http://127.0.0.1/a"),
    ("http://localhost/a", "http://localhost/a"),
    ("http://example.com:8000/a", "http://example.com:8000/a"),
    ("https://example.com/a#comments", "https://example.com/a"),
    ("https://example.com/#!/a", "https://example.com/#!/a"),
    ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    ("https://example.com/%7euser/%e4%bd%a0", "https://example.com/~user/%E4%BD%A0"),
    ("https://example.com/你", "https://example.com/%E4%BD%A0"),
    ("https://example.com/a b", "https://example.com/a%20b"),
    ("https://example.com/a?", "https://example.com/a"),
    ("https://example.com/a?b=1&utm_source=rss&utm_medium=feed", "https://example.com/a?b=1"),
    ("https://example.com/a?UTM_Source=rss&fbclid=x&gclid=y", "https://example.com/a"),
    ("https://example.com/a?id=7&ref=rss", "https://example.com/a?id=7"),
    ("https://example.com/a?ref=main", "https://example.com/a?ref=main"),
    ("https://example.com/a?z=1&a=2", "https://example.com/a?z=1&a=2"),
    ("https://example.com/a?q=x%26y", "https://example.com/a?q=x%26y"),
    ("https://example.com/a;jsessionid=12AB?x=1", "https://example.com/a?x=1"),
    ("https://www.bbc.co.uk/news/x-1?at_medium=RSS&at_campaign=KARANGA", "https://www.bbc.co.uk/news/x-1"),
    ("https://example.com/2026/03/bridge-opens/amp/", "https://example.com/2026/03/bridge-opens/"),
    ("https://example.com/2026/03/bridge-opens?amp=1", "https://example.com/2026/03/bridge-opens"),
    ("https://example-com.cdn.ampproject.org/c/s/example.com/a/b", "https://example.com/a/b"),
    ("https://www.google.com/amp/s/example.com/a/b", "https://example.com/a/b"),
    (
        "https://www.google.com/url?rct=j&sa=t&url=https://example.com/a%3Fb%3D1&ct=ga",
        "https://example.com/a?b=1",
    ),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Ffbclid%3D1", "https://example.com/a"),
    ("https://straße.example/x", "https://strasse.example/x"),
    (" https://example.com/a\n", "https://example.com/a"),
]


@pytest.mark.parametrize(("url", "expected"), SAME)
def test_one_article_has_one_address(url: str, expected: str) -> None:
    assert canonical_url(url) == expected
    assert canonical_url(expected) == expected


@pytest.mark.parametrize(("one", "other"), ONE_ARTICLE)
def test_addresses_of_one_article_have_one_key(one: str, other: str) -> None:
    assert address_key(canonical_url(one)) == address_key(canonical_url(other)) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_articles_have_two_addresses_and_two_keys(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)
    assert address_key(canonical_url(one)) != address_key(canonical_url(other))


@pytest.mark.parametrize(
    "url",
    [
        "https://news.google.com/rss/articles/CBMiX2h0?oc=5",
        "https://t.example/abc123",
        "https://feeds.counter.example/~r/wire/~3/1/",
        "https://example.com/login?url=https%3A%2F%2Fother.example%2Fa",
        "https://example.com/amp/marshall",
        "https://example.com/topics/amp",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://example.com/go/*ftp://other.example/",
    ],
)
def test_what_only_the_network_can_tell_is_left_to_it(url: str) -> None:
    """The page is fetched, and its final address counts."""
    assert canonical_url(url).partition("?")[0] == url.partition("?")[0]


def test_redirects_inside_one_another_are_followed_to_the_end() -> None:
    url = "https://example.com/a"
    while len(url) < 2000:
        url = f"https://l.facebook.com/l.php?u={quote(url, safe='')}"
    assert canonical_url(url) == "https://example.com/a"
    looped = "https://web.archive.org/web/2026/" * 50 + "https://example.com/a"
    assert canonical_url(looped) == "https://example.com/a"


def test_a_relative_link_needs_its_base() -> None:
    assert canonical_url("../b?utm_source=x", "https://example.com/a/c/") == "https://example.com/a/b"
    assert canonical_url("//other.example/x", "https://example.com/") == "https://other.example/x"
    assert absolute_url("b c", "https://example.com/a/") == "https://example.com/a/b%20c"
    assert canonical_url("b") == ""


IMPOSSIBLE = [
    "",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ftp://example.com/a",
    "mailto:a@example.com",
    "https://user:secret@example.com/",
    "https://example.com\\@evil.example/",
    "https:///path",
    "https://exa mple.com/",
    "https://[::1/",
    "https://example.com:99999/",
    "https://example.com:0/",
    "https://127.1/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://[fe80::1%25eth0]/",
    "https://-/",
    "https://example.com/" + "a" * 5000,
    "https://example.com/\ud800",
]


@pytest.mark.parametrize("url", IMPOSSIBLE)
def test_what_may_not_be_asked_has_no_canonical_address(url: str) -> None:
    assert canonical_url(url) == ""
    with pytest.raises(FetchError) as caught:
        check_url(url)
    assert caught.value.refused


@pytest.mark.parametrize(
    "url", ["https://example.com/a\r\nX: 1", "https://example.com/a\x00", "https://example.com/\x7f"]
)
def test_control_characters_are_never_asked(url: str) -> None:
    with pytest.raises(FetchError, match="control character"):
        check_url(url)


def test_an_address_is_asked_in_ascii_and_without_its_fragment() -> None:
    assert check_url("HTTPS://Example.com/ü?q=ß#top") == "https://example.com/%C3%BC?q=%C3%9F"
    assert check_url("http://[::1]:8080") == "http://[::1]:8080/"
    assert check_url("https://example.com/a%2Fb?x=%20&y=a+b") == "https://example.com/a%2Fb?x=%20&y=a+b"


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.bbc.co.uk/x", "bbc.co.uk"),
        ("https://www.abc.net.au/news", "abc.net.au"),
        ("https://www.example.com:8080/", "example.com"),
        ("edition.cnn.com", "cnn.com"),
        ("https://myblog.substack.com/p/x", "myblog.substack.com"),
        ("https://www.asahi.co.jp", "asahi.co.jp"),
        ("http://10.0.0.1:80/", "10.0.0.1"),
        ("http://[::1]/", "::1"),
        ("localhost", "localhost"),
        ("localhost:8000", "localhost"),
        ("file:/home/ada/report.txt", ""),
        ("urn:uuid:6f1c", ""),
        ("co.uk", "co.uk"),
        ("", ""),
        ("https://[bad", ""),
    ],
)
def test_the_registrable_domain_is_what_somebody_owns(url: str, domain: str) -> None:
    assert registrable_domain(url) == domain


def test_a_host_is_lower_case_without_port() -> None:
    assert host_of("https://News.Example.com:8080/a") == "news.example.com"
    assert host_of("News.Example.com") == "news.example.com"
