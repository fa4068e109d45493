"""What a check of the feeds says of each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from digest.app.checking import FeedCheck, checks
from tests.builders import NOON, at, entry, feed, feed_state

if TYPE_CHECKING:
    from digest.models import Entry

WHOLE = (
    "<p>" + "The council of Port Alder approved the bridge over the river after a long debate. " * 40 + "</p>"
)


def check_of(*entries: Entry, fulltext: str = "auto", **state: Any) -> FeedCheck:
    states = {feed().url: feed_state(**state)}
    (check,) = checks([feed(fulltext=fulltext)], states, entries, NOON)
    return check


def test_a_feed_that_does_well_needs_nothing() -> None:
    check = check_of(
        *(entry(n, published=at(-6 * n), html=WHOLE, language="en") for n in range(1, 5)), title="The Wire"
    )
    assert not check.is_failing
    assert check.advice == ""
    assert (check.entries, check.full_text, check.language) == (4, 1.0, "en")
    assert check.newest == at(-6)
    assert check.per_day == pytest.approx(4.0)


def test_the_pace_is_that_of_the_last_week() -> None:
    old = [entry(n, published=NOON - timedelta(days=100 + n)) for n in range(20)]
    new = [entry(100 + n, published=NOON - timedelta(days=n, hours=1)) for n in range(7)]
    assert check_of(*old, *new).per_day == pytest.approx(1.0)


def test_the_share_of_full_texts_counts_blurbs_as_none() -> None:
    assert check_of(entry(1, html=WHOLE), entry(2, html="<p>Only the start of it.</p>")).full_text == 0.5


def test_a_feed_without_dates_or_entries_has_dashes_and_advice() -> None:
    assert check_of(entry(1, published=None)).per_day is None
    empty = check_of()
    assert (empty.full_text, empty.newest, empty.entries) == (None, None, 0)
    assert "empty" in empty.advice


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (
            "a web page, not a feed; its feed is https://wire.example/all.xml",
            "write https://wire.example/all.xml",
        ),
        ("the server answered 404 Not Found", "digest feeds add"),
        ("the server answered 410 Gone", "remove it"),
        ("the server answered 403 Forbidden", "network.contact"),
        ("the server answered 503 Service Unavailable", "wait"),
        ("its host name is not known", "spelling"),
        ("not asked: its address is not on the public internet (see network.allow_private)", "allow_private"),
        ("no complete answer within 30 s", "network.timeout_s"),
        ("something nobody has seen before {}", "later"),
    ],
)
def test_whatever_fails_says_what_to_do(error: str, advice: str) -> None:
    check = check_of(last_error=error, failures=1)
    assert check.is_failing
    assert advice in check.advice


def test_a_feed_that_moved_for_good_says_where_to() -> None:
    check = check_of(entry(1), moved_to="https://new.example/rss", moved_count=1)
    assert "https://new.example/rss" in check.advice


def test_a_silent_feed_and_one_of_blurbs_are_told() -> None:
    assert "silent for 90 days" in check_of(entry(1, published=NOON - timedelta(days=90))).advice
    assert "blurbs" in check_of(entry(1, html="<p>Short.</p>"), fulltext="feed").advice


def test_a_feed_goes_by_the_name_that_readers_will_see() -> None:
    one = feed("https://x-17.example/sea.xml", name="")
    other = feed("https://x-17.example/sport.xml", name="")
    states = {
        one.url: feed_state(url=one.url, title="Sea | Maren Gazette", site_url="https://x-17.example/"),
        other.url: feed_state(url=other.url, title="Sport | Maren Gazette", site_url="https://x-17.example/"),
    }
    assert [check.name for check in checks([one, other], states, [], NOON)] == ["Maren Gazette"] * 2
    (named,) = checks([feed(name="My wire")], {feed().url: feed_state(title="The Wire")}, [], NOON)
    assert named.name == "My wire"
