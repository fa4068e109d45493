"""A clock that was ahead once silences nothing and tells nothing twice: feeds, entries, leases, doctor."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.app.probing import remembered_time
from digest.errors import ConfigError
from digest.models import Response, Slot
from tests.fakes.newsroom import FEED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
YEAR = 365 * 24.0
TWICE = "site: {title: Wire, timezone: UTC}\neditions: [{id: news, cron: '0 7,18 * * *'}]"


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def slot(hours: float) -> Slot:
    moment = at(hours)
    return Slot(edition_id="news", local=f"{moment:%Y-%m-%dT%H:%M}", at=moment)


def gather(room: Newsroom, moment: datetime) -> None:
    room.clock.moment = moment
    room.feed_the_fetcher()
    room.digest.gather()


def test_what_was_read_while_the_clock_was_ahead_is_told_once(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("opera", at=at(-20))
    room.make(slot(-6))
    room.report("ferry", at=at(-8))
    gather(room, at(YEAR))  # for an hour the clock shows next year
    room.report("crab", at=at(5))
    room.make(slot(7))
    room.report("strike", at=at(12))
    for hours in (18, 31, 42, 55):
        room.make(slot(hours))
    assert room.times_told() == {"opera": 1, "ferry": 1, "crab": 1, "strike": 1}


def test_what_an_edition_of_a_clock_ahead_has_told_is_not_told_again(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("opera", at=at(-20))
    room.make(slot(-6))
    room.report("ferry", at=at(-8))
    room.make(slot(YEAR - 6))
    assert room.times_told() == {"opera": 1, "ferry": 0}  # by that clock the ferry is old news
    room.report("crab", at=at(5))
    for hours in (7, 18, 31, 42):
        room.make(slot(hours))
    told = room.times_told()
    assert told == {"opera": 1, "ferry": 1, "crab": 1}


def test_a_clock_far_behind_does_not_move_what_was_read_before(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("opera", at=at(-20))
    room.make(slot(-6))
    room.report("ferry", at=at(3))
    gather(room, at(4))
    room.clock.moment = at(-YEAR)  # a machine without a clock of its own starts; its servers know better
    room.feed_the_fetcher()
    answers = room.digest._box.fetcher.answers  # type: ignore[attr-defined]
    answers[FEED] = Response(url=FEED, final_url=FEED, status=200, body=answers[FEED], sent_at=at(6))
    room.digest.gather()
    room.make(slot(7))
    room.make(slot(18))
    assert room.times_told() == {"opera": 1, "ferry": 1}


def test_a_run_that_was_killed_while_the_clock_was_ahead_keeps_nobody_waiting(newsroom: Open) -> None:
    room = newsroom(TWICE)
    ahead = datetime.now(UTC) + timedelta(days=365)
    place = Slot(edition_id="news", local="a run", at=ahead)
    assert room.digest.store.claim_slot(place, "killed", ahead, 15)
    room.report("ferry", at=at(5))
    assert room.run(at(7)).slug == "2026/11/30/news"


def test_doctor_names_what_is_of_the_future_and_that_nothing_waits_for_it(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(-8))
    room.make(slot(-6))
    assert "after all that is stored" in remembered_time(room.digest)
    room.report("crab", at=at(YEAR - 8))
    room.make(slot(YEAR - 6))
    room.clock.moment = at(2)
    with pytest.raises(ConfigError, match="set the clock") as caught:
        remembered_time(room.digest)
    assert "the latest edition (2027/11/29/news)" in str(caught.value)
    room.report("strike", at=at(5))
    room.make(slot(7))
    said = remembered_time(room.digest)
    assert "1 edition (2027/11/29/news)" in said
    assert "nothing waits for them" in said
