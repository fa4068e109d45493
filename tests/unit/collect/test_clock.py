"""Whether this machine's clock may be behind, by what servers say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from digest.collect.clock import ClockBeside
from digest.errors import FetchError
from digest.models import Response

NOW = datetime(2026, 11, 30, 7, tzinfo=UTC)


def is_right(*ahead: float | None) -> bool:
    """What is said when servers tell a time so many minutes ahead of ours; `None` tells none."""
    clock = ClockBeside(NOW)
    answers = [
        Response(
            url="https://x.example/",
            final_url="",
            status=200,
            sent_at=None if minutes is None else NOW + timedelta(minutes=minutes),
        )
        for minutes in ahead
    ]
    assert list(clock.watched(enumerate(answers))) == list(enumerate(answers))
    return clock.is_right


def test_a_clock_is_behind_when_every_server_says_so() -> None:
    assert not is_right(61, 60 * 24 * 365)
    assert is_right(61, 2)
    assert is_right(0)


def test_a_clock_that_is_ahead_of_the_servers_is_not_behind() -> None:
    assert is_right(-60 * 24)


def test_answers_without_a_time_do_not_contradict() -> None:
    assert is_right(None, 90)


def test_where_nobody_answers_nothing_is_known() -> None:
    assert not is_right()
    clock = ClockBeside(NOW)
    assert len(list(clock.watched([("feed", FetchError("https://x.example/", "no network"))]))) == 1
    assert not clock.is_right
