"""When a feed may be asked again. Pure: the jitter comes from a hash, so equal input gives equal times."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.errors import FetchError, ItemError, SecretError
from digest.web.local import is_file_address

if TYPE_CHECKING:
    from digest.collect.parsed import ParsedFeed
    from digest.models import Feed, FeedState, Response

SHORTEST = timedelta(minutes=10)
"""The shortest pause between two readings of a feed. Chosen by reading; not measured."""
LONGEST = timedelta(hours=6)
"""The longest pause between two readings, for a feed that has not changed for a week.

Chosen by reading; not measured.
"""

LONGEST_ASKED = timedelta(hours=1)
"""Longest pause that a feed can ask for (``ttl``, ``sy:updatePeriod``): many ask for a day but have hourly
news."""

CHANGE_SHARE = 24
"""The pause is the time since the feed last changed, divided by this: changed a day ago, asked every hour."""

FIRST_BACK_OFF = timedelta(minutes=10)
"""The pause after a first failure; each further failure in a row doubles it.

Chosen by reading; not measured.
"""
LONGEST_BACK_OFF = timedelta(days=1)
"""The longest pause after failures. Chosen by reading; not measured."""
GONE_PAUSE = timedelta(days=30)
"""The pause of a feed whose server says that it is gone for good. Chosen by reading; not measured."""

MOVES_TO_ADOPT = 3
"""A permanent redirect is adopted after it led to the same address in this many readings in a row.

Chosen by reading; not measured.
"""
MOVE_AGE_TO_ADOPT = timedelta(days=1)
"""Least time between the first and the last of these readings. Chosen by reading; not measured."""
GONE = 410
"""The status of HTTP by which a server says that a resource is gone for good (RFC 9110, 15.5.11)."""


CLOCK_SKEW = timedelta(minutes=5)
"""A reading dated further in the future than this was made while the clock was wrong."""


def is_due(state: FeedState | None, now: datetime) -> bool:
    """Whether a feed may be asked.

    It may be asked if it never was, after its pause, or if its last reading is dated in the future. A file
    may always be read, as that causes no traffic.
    """
    if state is None or state.next_fetch_at is None or state.next_fetch_at <= now:
        return True
    return is_file_address(state.url) or (
        state.checked_at is not None and state.checked_at > now + CLOCK_SKEW
    )


def has_moved(state: FeedState, now: datetime) -> bool:
    """Whether the feed's permanent redirect is believed: seen three times in a row over at least a day."""
    return (
        bool(state.moved_to)
        and state.moved_count >= MOVES_TO_ADOPT
        and state.moved_since is not None
        and now - state.moved_since >= MOVE_AGE_TO_ADOPT
    )


def address_of(feed: Feed, state: FeedState | None, now: datetime) -> str:
    """The address to ask: the feed's own, or the one that it has permanently moved to."""
    return state.moved_to if state is not None and has_moved(state, now) else feed.url


def after_reading(
    state: FeedState, response: Response, body_hash: str, parsed: ParsedFeed | None, now: datetime
) -> FeedState:
    """The state after a successful reading; `parsed` is `None` if the feed has not changed."""
    changed_at = now if parsed is not None else state.changed_at
    refresh_minutes = parsed.refresh_minutes if parsed is not None else state.refresh_minutes
    fresh = replace(
        _after_move(state, response, now),
        etag=response.etag or (state.etag if response.is_unchanged else ""),
        last_modified=response.last_modified or (state.last_modified if response.is_unchanged else ""),
        body_hash=body_hash,
        checked_at=now,
        changed_at=changed_at,
        next_fetch_at=now + _pause(state.url, changed_at, response.max_age_s, refresh_minutes, now),
        refresh_minutes=refresh_minutes,
        failures=0,
        last_error="",
        is_gone=False,
    )
    if parsed is None:
        return fresh
    return replace(fresh, title=parsed.title or state.title, site_url=parsed.site_url or state.site_url)


def after_failure(state: FeedState, error: ItemError, now: datetime) -> FeedState:
    """The state after a failed reading: the pause doubles each time, up to a day.

    A server's Retry-After is honoured, and status 410 pauses the feed for a month. An adopted move is
    forgotten, so that the user's address is asked again. The validators stay, as they belong to the last good
    body. If no request was sent, because a variable is not set, there is no pause.
    """
    failures = state.failures + 1
    pause = min(FIRST_BACK_OFF * 2 ** min(failures - 1, 10), LONGEST_BACK_OFF)
    is_gone = isinstance(error, FetchError) and error.status == GONE
    pause = GONE_PAUSE if is_gone else timedelta() if isinstance(error, SecretError) else pause
    asked_s = error.retry_after_s if isinstance(error, FetchError) else None
    return replace(
        state,
        checked_at=now,
        next_fetch_at=now + max(_jittered(pause, state.url, failures), timedelta(seconds=asked_s or 0)),
        failures=failures,
        last_error=error.reason,
        is_gone=is_gone,
        moved_to="",
        moved_count=0,
        moved_since=None,
    )


def _after_move(state: FeedState, response: Response, now: datetime) -> FeedState:
    """The state with the number of readings in a row in which the server named the same new address."""
    target = response.permanent_url
    if not target:
        # An adopted address answers without a redirect, so a missing redirect does not undo the move.
        is_adopted = response.url == state.moved_to
        return state if is_adopted else replace(state, moved_to="", moved_count=0, moved_since=None)
    if target == state.moved_to and state.moved_since is not None and state.moved_since <= now:
        return replace(state, moved_count=state.moved_count + 1)
    return replace(state, moved_to=target, moved_count=1, moved_since=now)


def _pause(
    url: str, changed_at: datetime | None, max_age_s: float | None, refresh_minutes: int, now: datetime
) -> timedelta:
    """How long to wait after a successful reading; the longer the feed is unchanged, the longer the pause."""
    quiet = now - changed_at if changed_at is not None else timedelta()
    wanted = max(
        SHORTEST,
        quiet / CHANGE_SHARE,
        timedelta(seconds=min(max_age_s or 0.0, LONGEST.total_seconds())),
        min(timedelta(minutes=refresh_minutes), LONGEST_ASKED),
    )
    return min(_jittered(wanted, url, int(now.timestamp())), LONGEST)


def _jittered(pause: timedelta, url: str, salt: int) -> timedelta:
    """`pause` and up to a tenth more, so that feeds of one host don't come due together."""
    digest = blake2b(f"{url} {salt}".encode(), digest_size=2).digest()
    return pause * (1 + int.from_bytes(digest) / 65536 / 10)
