"""Secrets in addresses are told from where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.tokens import advice, cleaned, secrets_in, shown_addresses, text_without, veiled

ADDRESSES = {
    "https://a.example/feed?token=s3cr3t-value": "https://a.example/feed?token=***",
    "https://a.example/feed?page=2&api_key=s3cr3t&x=1": "https://a.example/feed?page=2&api_key=***&x=1",
    "https://a.example/feed?API-Key=s3cr3t": "https://a.example/feed?API-Key=***",
    "https://a.example/feed?auth=s3cr3t#top": "https://a.example/feed?auth=***#top",
    "https://a.example/feed?key=9fA3kq81LmZ": "https://a.example/feed?key=***",
    "https://a.example/feed?user=ann&password=pass": "https://a.example/feed?user=ann&password=***",
    "https://a.example/f?X-Amz-Credential=AK1/x&X-Amz-Signature=ab12": "https://a.example/f?X-Amz-Credential=***&X-Amz-Signature=***",
    "https://a.example/feed;s=1?access_token=a%2Fb": "https://a.example/feed;s=1?access_token=***",
    "https://a.example/private/8f3kQ29vbn3mxZ0q/rss": "https://a.example/private/***/rss",
    "https://a.example/podcast/token/8f3kQ29vbn3mxZ0q.xml": "https://a.example/podcast/token/***.xml",
    "https://a.example/feed/private/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.rss": "https://a.example/feed/private/***.rss",
    "https://a.example/feed?api%5Fkey=s3cr3t": "https://a.example/feed?api%5Fkey=***",
    "https://a.example/feed#token=s3cr3t": "https://a.example/feed#token=***",
    "https://www.reddit.com/.rss?feed=8f3kq29vbn3mxz0q&user=ann": "https://www.reddit.com/.rss?feed=***&user=ann",
    "https://feeds.pinboard.in/rss/secret:8f3d029abc3e1f0a/u:ann/": "https://feeds.pinboard.in/rss/secret:***/u:ann/",
    "https://a.example/ical/private-8f3d029abc3e1f0a/basic.xml": "https://a.example/ical/private-***/basic.xml",
    "https://a.example/f?rss_token=one1&feed_token=two2": "https://a.example/f?rss_token=***&feed_token=***",
}

HARMLESS = (
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCBJycsmduvYEL83R_U4JriQ",
    "https://a.example/feed?key=news",
    "https://a.example/feed?code=sport-2026",
    "https://a.example/feed?user=ann&t=24",
    "https://a.example/d/playlist/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed/podcast.rss",
    "https://a.example/private/equity/rss",
    "https://a.example/feed?token=${FEED_TOKEN}",
    "https://a.example/feed?auth=1",
    "https://a.example/?feed=rss2",
    "https://a.example/?feed=budget-2026-news",
    "https://a.example/private-equity-2026-report/rss",
    "https://a.example/feed#key=top-stories",
    "https://a.example/feed?tokens",
    "https://a.example/rss",
    "./export.xml?token=abc",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_secret_is_not_shown(address: str) -> None:
    assert veiled(address) == ADDRESSES[address]
    assert veiled(ADDRESSES[address]) == ADDRESSES[address]


@pytest.mark.parametrize("address", HARMLESS[:-1])
def test_what_is_no_secret_is_shown(address: str) -> None:
    assert veiled(address) == address
    assert secrets_in(address) == ()
    assert cleaned(address) == address


def test_two_feeds_that_differ_in_their_secrets_alone_are_told_apart() -> None:
    one, two, three = (f"https://a.example/f?token=secret{number}" for number in "123")
    shown = shown_addresses([one, "https://a.example/open", two, one, three])
    assert shown == {
        one: "https://a.example/f?token=***",
        two: "https://a.example/f?token=***#2",
        three: "https://a.example/f?token=***#3",
    }


def test_an_articles_address_loses_what_lets_somebody_in_and_nothing_else() -> None:
    assert (
        cleaned("https://a.example/x.mp3?id=7&token=s3cr3t&lang=en#t")
        == "https://a.example/x.mp3?id=7&lang=en#t"
    )
    assert cleaned("https://a.example/x.mp3?token=s3cr3t") == "https://a.example/x.mp3"
    assert cleaned("https://ann:s3cr3t@a.example/x?id=1") == "https://a.example/x?id=1"
    assert cleaned("https://a.example/news?key=AB12345678CD") == "https://a.example/news?key=AB12345678CD"


def test_a_message_repeats_no_secret() -> None:
    said = "404 at https://ann:s3cr3t@a.example/f?token=s3cr3t, and at 'https://b.example/?sig=s3cr3t'."
    assert (
        text_without(said) == "404 at https://***@a.example/f?token=***, and at 'https://b.example/?sig=***'."
    )


def test_advice_names_a_variable_in_the_place_of_the_secret() -> None:
    assert "write https://a.example/f?token=${FEED_TOKEN} there" in advice("https://a.example/f?token=s3cr3t")
    assert advice("https://a.example/rss") == ""


@given(st.text(max_size=60), st.text(alphabet="abcXYZ019-_%", min_size=4, max_size=30))
def test_anything_is_read_and_a_token_is_never_left(before: str, value: str) -> None:
    address = f"https://a.example/{before}?token={value}"
    assert f"token={value}" not in veiled(address)
    assert veiled(veiled(address)) == veiled(address)
    text_without(before)
    cleaned(before)
