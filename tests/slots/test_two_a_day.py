"""Two slots of a day are two editions, each with its address, window, subject and letters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from digest.models import Slot
from digest.verify import verify_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
TWICE = "site: {title: Wire, timezone: UTC}\neditions: [{id: news, cron: '0 7,18 * * *'}]"


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def slot(local: str, moment: datetime, edition_id: str = "news") -> Slot:
    return Slot(edition_id=edition_id, local=local, at=moment)


def test_what_comes_between_two_slots_of_a_day_reaches_every_reader_once(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", "crab", at=at(5))
    first = room.run(at(7))
    room.report("strike", at=at(12))
    second = room.run(at(18))
    room.report("chips", at=at(23))
    third = room.run(at(31))
    assert [one.slug for one in (first, second, third)] == [
        "2026/11/30/news",
        "2026/11/30/news_1800",
        "2026/12/01/news",
    ]
    assert (second.window.since, second.window.until) == (at(7), at(18))
    for reader in ("ann@t.example", "bob@t.example"):
        assert room.times_told(reader) == {"ferry": 1, "crab": 1, "strike": 1, "chips": 1}
        letters = room.inbox(reader)
        assert len({letter.subject for letter in letters}) == len({one.message_id for one in letters}) == 3
        assert letters[0].subject.startswith("Wire, 30 November 2026: ")
        assert letters[1].subject.startswith("Wire, 30 November 2026, 18:00: ")


def test_the_site_has_both_editions_of_a_day_and_begins_with_the_latest(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(5))
    first = room.run(at(7))
    room.report("strike", at=at(12))
    second = room.run(at(18))
    site = room.folder / "output"
    for edition in (first, second):
        assert verify_folder(site / edition.slug).faults == []
        assert room.digest.rebuild(edition.slug).different == ()
    home, archive = ((site / name).read_text("utf8") for name in ("index.html", "archive/index.html"))
    assert "strike after a pay offer" in home
    assert "News, 18:00" in home
    assert (
        archive.count("2026/11/30/news/index.html") == archive.count("2026/11/30/news_1800/index.html") == 1
    )
    assert "../news_1800/" in (site / first.slug / "index.html").read_text("utf8")
    assert "../news/" in (site / second.slug / "index.html").read_text("utf8")
    feed = (site / "feed.xml").read_text("utf8")
    assert feed.count("<entry>") == 2
    assert "News, 18:00" in feed
    assert room.digest.deliver(second.slug) == []


def test_a_second_run_by_hand_is_an_edition_of_its_own(newsroom: Open) -> None:
    room = newsroom("site: {timezone: Europe/Berlin}")
    room.report("ferry", at=at(5))
    room.run(at(8))
    room.report("strike", at=at(12))
    second = room.run(at(15.5))
    assert second.slug == "2026/11/30/daily_1630"
    assert room.times_told() == {"ferry": 1, "strike": 1}


def test_a_run_with_nothing_new_makes_no_edition_and_says_so(newsroom: Open) -> None:
    room = newsroom("")
    room.report("ferry", at=at(5))
    first = room.run(at(8))
    page = (room.folder / "output" / "index.html").read_bytes()
    again = room.run(at(9))
    assert again == first
    (note,) = room.said.notes
    assert note.startswith("nothing new since 2026-11-30 08:00 UTC: no edition was made or sent")
    assert note.endswith("2026/11/30/daily stands")
    assert len(room.inbox()) == len(room.digest.editions()) == 1
    assert (room.folder / "output" / "index.html").read_bytes() == page


def test_a_fixed_window_is_not_sent_again_when_nothing_is_new_in_it(newsroom: Open) -> None:
    room = newsroom("editions: [{id: news, window: 24h}]")
    room.report("ferry", at=at(5))
    room.run(at(8))
    room.run(at(9))
    assert len(room.inbox()) == 1
    room.report("crab", at=at(9.5))
    room.run(at(10))
    assert room.times_told() == {"ferry": 2, "crab": 1}


def test_an_empty_edition_is_sent_where_feeds_yaml_asks_for_it(newsroom: Open) -> None:
    room = newsroom("editions: [{id: news, empty: send}]")
    room.report("ferry", at=at(5))
    room.run(at(8))
    second = room.run(at(9))
    assert second.slug == "2026/11/30/news_0900"
    assert [letter.subject.rpartition(": ")[2] for letter in room.inbox()][1] == "nothing new"


def test_a_slot_caught_up_after_midnight_is_still_yesterdays(newsroom: Open) -> None:
    room = newsroom("site: {title: Wire, timezone: UTC}\neditions: [{id: news, cron: '30 23 * * *'}]")
    room.report("ferry", at=at(20))
    late = room.make(slot("2026-11-30T23:30", at(23.5)), at(24 + 1 / 6))
    room.report("strike", at=at(24 + 10))
    on_time = room.make(slot("2026-12-01T23:30", at(47.5)))
    assert [late.slug, on_time.slug] == ["2026/11/30/news", "2026/12/01/news"]
    assert [letter.subject.partition(": ")[0] for letter in room.inbox()] == [
        "Wire, 30 November 2026",
        "Wire, 1 December 2026",
    ]
    assert room.times_told() == {"ferry": 1, "strike": 1}
    archive = (room.folder / "output" / "archive" / "index.html").read_text("utf8")
    assert archive.index("December 2026") < archive.index("November 2026")


def test_a_run_by_hand_takes_the_slot_that_is_due_and_leaves_none_for_the_schedule(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(5))
    edition = room.run(at(9))
    due = slot("2026-11-30T07:00", at(7))
    assert edition.slot == room.digest.store.last_finished_slot("news") == due
    assert not room.digest.store.claim_slot(due, "a daemon", at(9), 300)


def test_a_run_by_hand_a_minute_before_a_slot_leaves_the_slot_what_comes_after(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.run(at(-5))  # yesterday's slot of 18:00 is done
    room.report("ferry", at=at(5))
    by_hand = room.run(at(6 + 59 / 60))
    room.report("strike", at=at(6 + 59.5 / 60))
    on_time = room.run(at(7.5))
    assert [by_hand.slug, on_time.slug] == ["2026/11/30/news", "2026/11/30/news_0700"]
    assert room.times_told() == {"ferry": 1, "strike": 1}


def test_two_plans_do_not_take_each_others_news_or_addresses(newsroom: Open) -> None:
    room = newsroom(
        "editions:\n"
        "  - {id: news, cron: '0 7,18 * * *'}\n"
        "  - {id: news-1800, cron: '0 7,18 * * *'}\n"
        "topics: [{id: sea, include: [ferry]}, {id: rest, exclude: [ferry]}]"
    )
    room.report("ferry", "crab", at=at(5))
    made = [room.run(at(7), "news"), room.run(at(7), "news-1800")]
    room.report("strike", at=at(12))
    made += [room.run(at(18), "news"), room.run(at(18), "news-1800")]
    assert [one.slug for one in made] == [
        "2026/11/30/news",
        "2026/11/30/news-1800",
        "2026/11/30/news_1800",
        "2026/11/30/news-1800_1800",
    ]
    assert set(room.times_told().values()) == {2}
    page = (room.folder / "output" / "2026/11/30/news_1800" / "index.html").read_text("utf8")
    assert "../news/" in page
    assert "../news-1800/" not in page
    topic = (room.folder / "output" / "topics" / "rest" / "index.html").read_text("utf8")
    assert "news_1800" in topic


def test_a_cron_that_calls_every_half_hour_makes_each_slot_once_and_nothing_between(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.run(at(-5))  # yesterday's slot of 18:00 is done
    made = []
    for half_hours in range(10, 40):  # from five in the morning to half past seven in the evening
        if half_hours % 9 == 0:  # at nine, half past one and six: something new each time
            room.report({18: "ferry", 27: "strike", 36: "chips"}[half_hours], at=at(half_hours / 2 - 0.1))
        made += room.run_due(at(half_hours / 2))
    assert [one.slug for one in made] == ["2026/11/30/news"]  # at seven there was nothing new
    assert room.times_told() == {"ferry": 1, "strike": 1, "chips": 1}


def test_what_is_due_of_every_edition_is_made_and_one_that_fails_leaves_the_others(newsroom: Open) -> None:
    room = newsroom(
        "editions:\n  - {id: early, cron: '0 6 * * *'}\n  - {id: late, cron: '0 19 * * *'}\n"
        "  - {id: news, cron: '0 7 * * *'}\n  - {id: by-hand}\n"
    )
    room.report("ferry", at=at(5))
    assert [one.plan_id for one in room.run_due(at(8))] == ["early", "news"]
    assert room.run_due(at(8.5)) == []
