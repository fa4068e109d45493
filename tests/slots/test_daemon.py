"""The daemon itself, restarted again and again under a set clock: inboxes are counted."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.daemon import run_daemon

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
BOTH = ("ann@t.example", "bob@t.example")
NAMES = ("ferry", "crab", "strike", "chips", "opera", "honey", "tunnel", "ballot", "library", "drought")


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def schedule(room: Newsroom, moment: datetime) -> list[str]:
    """What a daemon says that is started at that moment, and ended when it has done what is due."""
    room.clock.moment = moment
    room.open()
    room.feed_the_fetcher()
    said: list[str] = []
    stop = threading.Event()

    def say(text: str) -> None:
        said.append(text)
        if " feeds finished" in text:  # it is asked to read the feeds after the editions that are due
            stop.set()

    run_daemon(room.digest, say=say, stop=stop)
    return said


def paper(cron: str, zone: str = "UTC") -> str:
    return f"site: {{title: Test Wire, timezone: {zone}}}\neditions: [{{id: morning, cron: '{cron}'}}]"


def test_two_slots_a_day_bring_everything_to_everybody_once(newsroom: Open) -> None:
    room = newsroom(paper("0 7,19 * * *"))
    for number, hours in enumerate((7, 19, 31, 43, 55, 67)):
        room.report(NAMES[number], at=at(hours - 3))
        schedule(room, at(hours + 0.01))
        assert not any("started" in line and "morning" in line for line in schedule(room, at(hours + 1)))
    for reader in BOTH:
        assert room.times_told(reader) == dict.fromkeys(NAMES[:6], 1)
        assert len({letter.subject for letter in room.inbox(reader)}) == 6
        assert len({letter.message_id for letter in room.inbox(reader)}) == 6
    assert [heading.slug for heading in reversed(room.digest.store.headings())] == [
        f"2026/{day}/morning{ending}" for day in ("11/30", "12/01", "12/02") for ending in ("", "_1900")
    ]


def test_a_late_slot_caught_up_after_midnight_leaves_the_next_day_its_own(newsroom: Open) -> None:
    room = newsroom(paper("30 23 * * *"))
    for number, hours in enumerate((24.2, 47.5, 72.9, 95.6)):  # some on time, some after midnight
        room.report(NAMES[number], at=at(hours - 5))
        schedule(room, at(hours))
    for reader in BOTH:
        assert room.times_told(reader) == dict.fromkeys(NAMES[:4], 1)
        assert [letter.subject.partition(": ")[0] for letter in room.inbox(reader)] == [
            f"Test Wire, {day} 2026" for day in ("30 November", "1 December", "2 December", "3 December")
        ]
    slugs = [heading.slug[:10] for heading in reversed(room.digest.store.headings())]
    assert slugs == ["2026/11/30", "2026/12/01", "2026/12/02", "2026/12/03"]


@pytest.mark.parametrize("change", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
def test_three_slots_a_day_in_berlin_across_a_clock_change(newsroom: Open, change: datetime) -> None:
    room = newsroom(paper("30 2,12,22 * * *", "Europe/Berlin"))
    for number in range(10):  # every five hours from the evening before
        moment = change + timedelta(hours=-6 + 5 * number)
        room.report(NAMES[number], at=moment - timedelta(hours=1))
        schedule(room, moment)
    schedule(room, change + timedelta(hours=50))
    for reader in BOTH:
        assert room.times_told(reader) == dict.fromkeys(NAMES, 1)
        subjects = [letter.subject.partition(": ")[0] for letter in room.inbox(reader)]
        assert len(set(subjects)) == len(subjects)


def test_a_daemon_that_is_restarted_in_the_middle_of_a_slot_goes_on_with_it(newsroom: Open) -> None:
    room = newsroom(paper("0 7,19 * * *"))
    (room.folder / "output").write_text("a file in the way of the site")
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    assert any("morning (2026-11-30T07:00) failed" in line for line in schedule(room, at(7)))
    (room.folder / "output").unlink()
    room.mail.refused_readers.clear()
    room.report("crab", at=at(7.1))
    assert any("morning (2026-11-30T07:00) finished" in line for line in schedule(room, at(7.2)))
    assert [room.times_told(reader) for reader in BOTH] == [{"ferry": 1, "crab": 0}] * 2
    schedule(room, at(19))
    assert [room.times_told(reader) for reader in BOTH] == [{"ferry": 1, "crab": 1}] * 2


def test_the_daemon_and_a_run_by_hand_never_make_the_same_slot_twice(newsroom: Open) -> None:
    room = newsroom(paper("0 7 * * *"))
    room.report("ferry", at=at(5))
    room.run(at(7.5))
    assert not any("morning" in line and "started" in line for line in schedule(room, at(8)))
    assert room.times_told() == {"ferry": 1}


def test_a_quiet_slot_is_told_and_is_no_failure(newsroom: Open) -> None:
    room = newsroom(paper("0 7,19 * * *"))
    room.report("ferry", at=at(5))
    schedule(room, at(7))
    said = schedule(room, at(19))
    assert any("nothing new since" in line for line in said)
    assert any("morning (2026-11-30T19:00) finished" in line for line in said)
    assert len(room.inbox()) == 1


def test_every_half_hour_each_piece_of_news_comes_once(newsroom: Open) -> None:
    room = newsroom(paper("*/30 * * * *"))
    for number in range(6):
        room.report(NAMES[number], at=at(7 + number / 2 - 0.2))
        schedule(room, at(7 + number / 2))
    schedule(room, at(11))
    assert room.times_told() == dict.fromkeys(NAMES[:6], 1)
