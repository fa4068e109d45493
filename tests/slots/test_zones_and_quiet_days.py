"""An edition in a zone of its own, on several schedules, and days without any."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.slots.test_daemon import schedule

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 12, 23, tzinfo=UTC)
READERS = ("ann@t.example", "bob@t.example")


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def test_the_address_the_subject_and_the_page_are_of_the_editions_own_day(newsroom: Open) -> None:
    room = newsroom(
        "site: {title: Wire, timezone: America/New_York}\n"
        "editions: [{id: tokyo, cron: '0 7 * * *', timezone: Asia/Tokyo}, {id: home}]"
    )
    room.report("ferry", at=at(15))
    schedule(room, at(22.1))  # 07:06 on the 24th in Tokyo, 17:06 on the 23rd in New York
    (letter,) = room.inbox()[-1:]
    slugs = [heading.slug for heading in room.digest.store.headings()]
    assert "2026/12/24/tokyo" in slugs
    assert letter.subject.startswith("Wire, 24 December 2026: ")
    page = (room.folder / "output" / "2026/12/24/tokyo/index.html").read_text("utf8")
    assert "Asia/Tokyo" in page
    assert "24 December 2026" in page
    assert "America/New_York" not in page
    (edition,) = [one for one in room.digest.editions() if one.plan_id == "tokyo"]
    assert (edition.timezone, edition.slot.local if edition.slot else "") == (
        "Asia/Tokyo",
        "2026-12-24T07:00",
    )


def test_what_comes_on_quiet_days_is_in_the_next_edition(newsroom: Open) -> None:
    room = newsroom(
        "site: {title: Wire, timezone: UTC}\n"
        "schedule: {skip: [12-24]}\n"
        "editions: [{id: news, cron: '0 7 * * *', skip: [2026-12-25, sat, sun], catch_up: 1d}]"
    )
    names = iter(("ferry", "crab", "strike", "chips", "opera", "honey"))
    for day in range(6):  # Wednesday 23 December to Monday 28
        room.report(next(names), at=at(24 * day + 5))
        schedule(room, at(24 * day + 7.1))
    slugs = [heading.slug for heading in room.digest.store.headings()]
    assert slugs == ["2026/12/28/news", "2026/12/23/news"]
    for reader in READERS:
        assert set(room.times_told(reader).values()) == {1}
        assert len(room.inbox(reader)) == 2


def test_two_schedules_of_an_edition_make_each_slot_once(newsroom: Open) -> None:
    room = newsroom(
        "site: {title: Wire, timezone: UTC}\n"
        "editions: [{id: news, cron: ['0 7 * * *', '0 7,12 * * mon-fri', '30 9 * * sat']}]"
    )
    names = iter(("ferry", "crab", "strike", "chips", "opera", "honey", "tunnel", "ballot"))
    for hours in (7, 12, 31, 36, 55, 60, 79, 81.5):
        room.report(next(names), at=at(hours - 2))
        schedule(room, at(hours + 0.1))
        assert not any("started" in line and "news" in line for line in schedule(room, at(hours + 0.3)))
    assert [heading.slug for heading in reversed(room.digest.store.headings())] == [
        "2026/12/23/news",
        "2026/12/23/news_1200",
        "2026/12/24/news",
        "2026/12/24/news_1200",
        "2026/12/25/news",
        "2026/12/25/news_1200",
        "2026/12/26/news",
        "2026/12/26/news_0930",
    ]
    assert set(room.times_told().values()) == {1}
