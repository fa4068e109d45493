from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from digest.collect.due import (
    GONE_PAUSE,
    LONGEST,
    LONGEST_ASKED,
    LONGEST_BACK_OFF,
    SHORTEST,
    address_of,
    after_failure,
    after_reading,
    has_moved,
    is_due,
)
from digest.collect.parsed import ParsedFeed
from digest.errors import FetchError, ParseError, SecretError
from digest.models import FeedState, Response
from tests.builders import NOON, at, feed, feed_state

URL = feed().url
MOVED = "https://new.example/rss"


def response(status: int = 200, **changes: object) -> Response:
    return Response(**{"url": URL, "final_url": URL, "status": status, **changes})  # type: ignore[arg-type]


def pause_of(state: FeedState) -> timedelta:
    assert state.next_fetch_at is not None
    return state.next_fetch_at - NOON


def test_a_feed_is_due_when_never_asked_or_when_its_pause_is_over() -> None:
    assert is_due(None, NOON)
    assert is_due(feed_state(), NOON)
    assert is_due(feed_state(next_fetch_at=NOON), NOON)
    assert not is_due(feed_state(next_fetch_at=at(0.1)), NOON)


def test_a_good_reading_is_remembered_with_its_validators() -> None:
    before = feed_state(failures=3, last_error="down", is_gone=True)
    answer = response(etag='"2"', last_modified="Thu, 05 Mar 2026 10:00:00 GMT")
    after = after_reading(
        before, answer, "hash", ParsedFeed(title="Wire", site_url="https://wire.example/"), NOON
    )
    assert (after.etag, after.last_modified, after.body_hash) == (
        '"2"',
        "Thu, 05 Mar 2026 10:00:00 GMT",
        "hash",
    )
    assert (after.title, after.site_url) == ("Wire", "https://wire.example/")
    assert (after.failures, after.last_error, after.is_gone) == (0, "", False)
    assert (after.checked_at, after.changed_at) == (NOON, NOON)


def test_an_unchanged_answer_keeps_what_was_known() -> None:
    before = feed_state(etag='"1"', last_modified="then", title="Wire", changed_at=at(-48))
    after = after_reading(before, response(304), "", None, NOON)
    assert (after.etag, after.last_modified, after.title, after.changed_at) == (
        '"1"',
        "then",
        "Wire",
        at(-48),
    )


def test_a_full_answer_without_validators_forgets_the_old_ones() -> None:
    assert after_reading(feed_state(etag='"1"'), response(), "hash", None, NOON).etag == ""


@pytest.mark.parametrize(
    ("hours_quiet", "shortest", "longest"),
    [
        (0, SHORTEST, SHORTEST * 1.1),
        (24, timedelta(hours=1), timedelta(hours=1.1)),
        (24 * 30, LONGEST, LONGEST),
    ],
)
def test_the_longer_a_feed_is_quiet_the_seldomer_it_is_asked(
    hours_quiet: int, shortest: timedelta, longest: timedelta
) -> None:
    after = after_reading(feed_state(changed_at=at(-hours_quiet)), response(304), "", None, NOON)
    assert shortest <= pause_of(after) <= longest


@pytest.mark.parametrize(
    ("max_age_s", "at_least"), [(7200.0, timedelta(hours=2)), (1e9, LONGEST), (1.0, SHORTEST)]
)
def test_what_the_server_calls_fresh_is_not_asked_again_within_reason(
    max_age_s: float, at_least: timedelta
) -> None:
    after = after_reading(feed_state(), response(max_age_s=max_age_s), "h", ParsedFeed(), NOON)
    assert at_least <= pause_of(after) <= LONGEST


@pytest.mark.parametrize(
    ("minutes", "at_least"),
    [(45, timedelta(minutes=45)), (1440, LONGEST_ASKED), (1, SHORTEST), (0, SHORTEST)],
)
def test_a_feeds_own_wish_is_heeded_up_to_an_hour(minutes: int, at_least: timedelta) -> None:
    after = after_reading(feed_state(), response(), "h", ParsedFeed(refresh_minutes=minutes), NOON)
    assert at_least <= pause_of(after) <= at_least * 1.1
    unchanged = after_reading(after, response(304), "h", None, NOON)
    assert at_least <= pause_of(unchanged), "it is remembered while nothing changes"


def test_failures_double_the_pause_up_to_a_day() -> None:
    state, pauses = feed_state(), []
    for _ in range(12):
        state = after_failure(state, FetchError(URL, "the server answered 500", status=500), NOON)
        pauses.append(pause_of(state))
    assert state.failures == 12
    assert state.last_error == "the server answered 500"
    assert timedelta(minutes=10) <= pauses[0] <= timedelta(minutes=11)
    assert timedelta(minutes=20) <= pauses[1] <= timedelta(minutes=22)
    assert LONGEST_BACK_OFF <= pauses[-1] <= LONGEST_BACK_OFF * 1.1


def test_the_validators_of_the_last_good_body_survive_a_failure() -> None:
    after = after_failure(feed_state(etag='"1"', body_hash="h"), ParseError(URL, "not a feed"), NOON)
    assert (after.etag, after.body_hash) == ('"1"', "h")


def test_retry_after_is_honoured() -> None:
    error = FetchError(URL, "busy", status=429, retry_after_s=7200.0)
    assert timedelta(hours=2) <= pause_of(after_failure(feed_state(), error, NOON))


def test_a_feed_that_is_gone_is_left_alone_for_a_month() -> None:
    after = after_failure(feed_state(), FetchError(URL, "gone", status=410), NOON)
    assert after.is_gone
    assert pause_of(after) >= GONE_PAUSE


def test_feeds_that_fail_together_do_not_come_due_together() -> None:
    states = [FeedState(url=f"https://wire.example/{number}") for number in range(20)]
    pauses = {pause_of(after_failure(state, FetchError(state.url, "down"), NOON)) for state in states}
    assert len(pauses) == 20


def moving(times: int, hours_apart: float) -> FeedState:
    state = feed_state()
    for number in range(times):
        state = after_reading(state, response(permanent_url=MOVED), "h", None, at(number * hours_apart))
    return state


def test_a_permanent_redirect_is_believed_after_three_in_a_row_over_a_day() -> None:
    assert address_of(feed(), moving(3, 13), at(26)) == MOVED
    assert address_of(feed(), moving(2, 30), at(60)) == URL, "only twice"
    assert address_of(feed(), moving(3, 1), at(3)) == URL, "within three hours"
    assert address_of(feed(), None, NOON) == URL


def test_one_answer_without_redirect_starts_the_count_anew() -> None:
    state = after_reading(moving(2, 13), response(), "h", None, at(26))
    assert (state.moved_to, state.moved_count, state.moved_since) == ("", 0, None)


def test_a_redirect_first_seen_by_a_clock_ahead_is_counted_anew() -> None:
    answer = response(permanent_url="https://new.example/rss")
    ahead = after_reading(feed_state(), answer, "h", None, at(24 * 300))
    state = after_reading(ahead, answer, "h", None, at(0))
    assert (state.moved_count, state.moved_since) == (1, at(0))
    state = after_reading(state, answer, "h", None, at(13))
    assert not has_moved(state, at(13))
    assert has_moved(after_reading(state, answer, "h", None, at(25)), at(25))


def test_another_target_starts_the_count_anew() -> None:
    state = after_reading(moving(2, 13), response(permanent_url="https://third.example/"), "h", None, at(26))
    assert (state.moved_to, state.moved_count) == ("https://third.example/", 1)


def test_an_adopted_address_stays_while_it_answers_and_goes_when_it_fails() -> None:
    adopted = moving(3, 13)
    answered = after_reading(adopted, replace(response(304), url=MOVED, final_url=MOVED), "h", None, at(40))
    assert address_of(feed(), answered, at(41)) == MOVED
    failed = after_failure(answered, FetchError(MOVED, "the server answered 404", status=404), at(41))
    assert address_of(feed(), failed, at(42)) == URL


def test_where_nobody_was_asked_there_is_no_pause() -> None:
    state = after_failure(
        feed_state(), SecretError("https://wire.example/rss", "the environment has no X"), NOON
    )
    assert state.failures == 1
    assert is_due(state, NOON)


def test_a_file_is_always_due() -> None:
    for url in ("./export.xml", "file:///srv/a.xml", "/srv/a.xml"):
        state = after_failure(feed_state(url), FetchError(url, "there is no such file"), NOON)
        assert state.last_error == "there is no such file"
        assert is_due(state, NOON)


def test_a_reading_of_the_future_pauses_no_feed() -> None:
    ahead = feed_state(checked_at=at(24), next_fetch_at=at(25))
    skewed = feed_state(checked_at=at(1 / 60), next_fetch_at=at(1))
    assert is_due(ahead, NOON)
    assert not is_due(skewed, NOON)
