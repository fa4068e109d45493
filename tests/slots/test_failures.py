"""What runs that fail leave is completed by later ones: no news is lost, and no letter is sent twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.errors import RunError
from digest.models import Slot
from tests.fakes.newsroom import Killed
from tests.slots.conftest import MAIL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
TWICE = "site: {title: Wire, timezone: UTC}\neditions: [{id: news, cron: '0 7,18 * * *'}]"
BY_HAND = "site: {title: Wire, timezone: UTC}\neditions: [{id: news}]"
BOTH = ("ann@t.example", "bob@t.example")


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def slot(local: str, moment: datetime) -> Slot:
    return Slot(edition_id="news", local=local, at=moment)


SEVEN, SIX = slot("2026-11-30T07:00", at(7)), slot("2026-11-30T18:00", at(18))


def test_letters_that_a_mail_server_did_not_take_all_morning_come_with_the_next_edition(
    newsroom: Open,
) -> None:
    room = newsroom(TWICE)
    room.mail.faults["connect"] = "drop"
    room.report("ferry", at=at(5))
    for minutes in (0, 1, 6, 21):
        room.make(SEVEN, at(7 + minutes / 60))
        assert room.digest.is_complete(SEVEN)  # its letters wait in the outbox: the slot is done
    room.mail.faults.clear()
    room.report("strike", at=at(12))
    room.make(SIX)
    for reader in BOTH:
        assert room.times_told(reader) == {"ferry": 1, "strike": 1}
        subjects = [letter.subject.partition(": ")[0] for letter in room.inbox(reader)]
        assert subjects == ["Wire, 30 November 2026", "Wire, 30 November 2026, 18:00"]
    assert room.digest.is_complete(SEVEN)
    assert room.digest.is_complete(SIX)


def test_a_slot_tried_again_sends_the_very_edition_to_whoever_has_not_had_it(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    first = room.make(SEVEN)
    room.mail.refused_readers.clear()
    room.report("strike", at=at(7.05))
    again = room.make(SEVEN, at(7.4))
    assert again == first
    (ann,), (bob,) = room.inbox("ann@t.example"), room.inbox("bob@t.example")
    assert (ann.subject, ann.body) == (bob.subject, bob.body)
    room.make(SIX)
    assert all(room.times_told(reader) == {"ferry": 1, "strike": 1} for reader in BOTH)


def test_a_reader_who_joins_later_gets_no_old_editions(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    room.make(SEVEN)
    room.mail.refused_readers.clear()
    room.open(settings=TWICE + "\n" + MAIL.replace("bob@t.example", "bob@t.example, eve@t.example"))
    room.report("strike", at=at(12))
    room.make(SIX)
    assert room.times_told("bob@t.example") == {"ferry": 1, "strike": 1}
    assert room.times_told("eve@t.example") == {"ferry": 0, "strike": 1}


def test_what_could_not_be_published_for_two_slots_is_on_the_site_and_in_the_mail_afterwards(
    newsroom: Open,
) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(-12))
    room.make(slot("2026-11-29T18:00", at(-6)))
    site = room.folder / "output"
    site.rename(room.folder / "aside")
    site.write_text("a file in the way")
    room.report("crab", at=at(5))
    room.make(SEVEN)
    assert not room.digest.is_complete(SEVEN)
    room.report("strike", at=at(12))
    second = room.make(SIX)
    assert second.window.since == at(-6)
    site.unlink()
    (room.folder / "aside").rename(site)
    room.report("chips", at=at(23))
    third = room.make(slot("2026-12-01T07:00", at(31)))
    assert third.window.since == second.window.until
    pages = "".join(path.read_text("utf8") for path in site.rglob("2026/**/edition.txt"))
    for name in ("ferry", "crab", "strike", "chips"):
        assert f"https://wire.example/{name}" in pages
        assert room.times_told()[name] == 1
    for slug in ("2026/11/30/news", "2026/11/30/news_1800"):  # each at its address, only later
        assert (site / slug / "index.html").is_file()
        assert f"{slug}/index.html" in (site / "archive" / "index.html").read_text("utf8")


def test_runs_that_read_nothing_for_days_lose_no_news(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(5))
    room.make(SEVEN)
    room.report("strike", at=at(20))
    later = room.make(slot("2026-12-03T07:00", at(79)))
    assert later.window.since == at(7)
    assert room.times_told() == {"ferry": 1, "strike": 1}


def test_what_a_feed_says_too_late_for_an_edition_is_in_the_next(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(-12))
    room.make(slot("2026-11-29T18:00", at(-6)))
    room.report("strike", at=at(5))
    room.is_feed_dead = True
    with pytest.raises(RunError, match="could not be read"):
        room.make(SEVEN)
    room.report("crab", at=at(-7))  # the outlet dates it before the edition that it came too late for
    room.is_feed_dead = False
    room.make(SIX)
    assert room.times_told() == {"ferry": 1, "strike": 1, "crab": 1}
    lines = room.digest.editions()[0].ledger.lines
    assert sorted(line.url for line in lines) == [
        f"https://wire.example/{name}" for name in ("crab", "strike")
    ]


def test_how_far_back_news_is_caught_up_can_be_set(newsroom: Open) -> None:
    room = newsroom("editions: [{id: news, catch_up: 24h}]")
    room.report("ferry", at=at(5))
    room.run(at(7))
    later = room.run(at(79))
    assert room.said.notes[0].startswith("nothing new since 2026-12-02 07:00")
    assert later.slug == "2026/11/30/news"


@pytest.mark.parametrize(
    ("settings", "dies_at"),
    [*((TWICE, number) for number in range(1, 10)), *((BY_HAND, number) for number in range(1, 8))],
)
def test_a_run_that_is_killed_at_any_write_is_completed_by_the_next(
    newsroom: Open, settings: str, dies_at: int
) -> None:
    room = newsroom(settings)
    room.open(dies_at=dies_at)
    room.report("ferry", at=at(5))
    try:
        room.run(at(7))
    except Killed:
        room.open()
        room.report("strike", at=at(7.1))
        room.run(at(7.2))
    room.open()
    room.report("crab", at=at(12))
    room.run(at(18))
    slugs = sorted(heading.slug for heading in room.digest.store.headings())
    assert slugs in (
        ["2026/11/30/news", "2026/11/30/news_1800"],
        ["2026/11/30/news", "2026/11/30/news_0712", "2026/11/30/news_1800"],
    )
    for reader in BOTH:
        letters = room.inbox(reader)
        by_id = {letter.message_id: letter for letter in letters}
        assert len(letters) - len(by_id) <= 1  # the letter that was taken, and whose receipt was not kept
        assert all(by_id[letter.message_id] == letter for letter in letters)
        for name in dict(room.items):
            assert sum(f"https://wire.example/{name}" in one.body.split() for one in by_id.values()) == 1


def test_a_paper_without_a_site_counts_as_published_when_somebody_has_got_it(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.digest._box.__dict__["publishers"] = []
    room.mail.faults["connect"] = "drop"
    room.report("ferry", at=at(5))
    room.make(SEVEN)
    assert [heading.is_published for heading in room.digest.store.headings()] == [False]
    room.mail.faults.clear()
    room.report("strike", at=at(12))
    second = room.make(SIX)
    assert second.window.since == at(7)
    assert room.times_told() == {"ferry": 1, "strike": 1}


def test_a_clock_that_was_ahead_silences_nothing(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(-12))
    room.make(slot("2026-11-29T18:00", at(-6)))
    room.report("crab", at=at(5))
    room.run(at(31))  # the clock shows tomorrow: its slot of 07:00 is made today
    room.report("strike", at=at(12))
    today = room.run(at(18))
    assert today.slot == SIX
    assert today.window.since == at(-6)
    home = (room.folder / "output" / "index.html").read_text("utf8")
    assert "Bus drivers in Lindhaven" in home
    room.report("chips", at=at(30))
    tomorrow = room.run(at(31.5))
    assert tomorrow.window.since == at(18)
    assert {name for name, times in room.times_told().items() if times} == {
        "ferry",
        "crab",
        "strike",
        "chips",
    }


def test_a_site_that_fails_for_days_has_every_edition_afterwards_and_letters_tell_nothing_twice(
    newsroom: Open,
) -> None:
    room = newsroom(TWICE)
    site = room.folder / "output"
    site.write_text("a file in the way")
    names = ("ferry", "crab", "strike", "chips", "opera")
    for number, name in enumerate(names):
        room.report(name, at=at(12 * number + 5))
        room.run(at(12 * number + 7))
    publishing = [problem for problem in room.said.problems if problem.stage == "publish"]
    assert len(publishing) == 2  # the oldest, which would be the first, and today's; not each between them
    site.unlink()
    room.report("honey", at=at(65))
    room.run(at(67))
    for reader in BOTH:
        assert room.times_told(reader) == dict.fromkeys((*names, "honey"), 1)
    headings = room.digest.store.headings()
    assert all((site / heading.slug / "index.html").is_file() for heading in headings)
    assert "Beekeepers" in (site / "index.html").read_text("utf8")
    for heading in headings:
        assert room.digest.rebuild(heading.slug).different == ()


def test_a_clock_put_back_by_an_hour_tells_nothing_twice(newsroom: Open) -> None:
    room = newsroom(BY_HAND)
    room.report("ferry", at=at(5))
    room.run(at(7))
    room.report("crab", at=at(9))
    room.run(at(10))
    room.report("strike", at=at(9.2))
    room.run(at(9.5))  # the clock was ahead, and has been put right
    room.report("chips", at=at(11))
    room.run(at(11.5))
    assert room.times_told() == {"ferry": 1, "crab": 1, "strike": 1, "chips": 1}


def test_a_reader_who_is_taken_out_is_owed_nothing(newsroom: Open) -> None:
    room = newsroom(TWICE)
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    room.make(SEVEN)
    room.open(settings=TWICE + "\n" + MAIL.replace(", bob@t.example", ""))
    room.report("strike", at=at(12))
    room.make(SIX)
    assert room.said.notes == []
    assert room.times_told() == {"ferry": 1, "strike": 1}


@pytest.mark.parametrize(
    ("cron", "catch_up", "second"),
    [
        ("0 7 * * mon", "7d", at(7 * 24 + 7)),
        ("0 7 30 * *", "7d", datetime(2026, 12, 30, 7, tzinfo=UTC)),
        ("0 7 * * *", "24h", at(24 + 7)),
        ("0 7,18 * * *", "6h", at(18)),
    ],
)
def test_an_edition_reaches_back_to_the_one_before_however_small_catch_up_is(
    newsroom: Open, cron: str, catch_up: str, second: datetime
) -> None:
    room = newsroom(f"editions: [{{id: news, cron: '{cron}', catch_up: {catch_up}}}]")
    room.report("ferry", at=at(5))
    first = room.run(at(7.01))
    room.report("strike", at=at(7.02))
    room.report("chips", at=second - timedelta(hours=1))
    later = room.run(second + timedelta(minutes=5))  # later after its time than the first one
    assert later.window.since == first.window.until
    assert room.times_told() == {"ferry": 1, "strike": 1, "chips": 1}


def test_letters_of_a_monthly_edition_are_sent_with_the_next_one(newsroom: Open) -> None:
    room = newsroom("editions: [{id: news, cron: '0 7 30 * *'}]")
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    room.run(at(7.01))
    room.mail.refused_readers.clear()
    room.report("chips", at=at(30 * 24 + 6))
    room.run(at(30 * 24 + 7.1))
    assert all(room.times_told(reader) == {"ferry": 1, "chips": 1} for reader in BOTH)


def test_what_another_process_was_still_reading_when_an_edition_was_made_is_in_the_next(
    newsroom: Open,
) -> None:
    room = newsroom(TWICE)
    room.report("ferry", at=at(-12))
    room.make(slot("2026-11-29T18:00", at(-6)))
    room.report("strike", at=at(5))
    room.run(at(7.1))
    room.report("crab", at=at(6.99))
    room.clock.moment = at(7)  # a daemon began to read then, and keeps it only now
    room.feed_the_fetcher()
    room.digest.gather()
    assert room.run(at(7.2)).slug == "2026/11/30/news_0712"
    room.report("chips", at=at(17))
    room.make(SIX)
    room.report("honey", at=at(18.5))
    room.run(at(18.6))
    assert room.times_told() == {"ferry": 1, "strike": 1, "crab": 1, "chips": 1, "honey": 1}


def test_readers_out_of_a_variable_that_was_not_set_get_their_letter_when_it_is(newsroom: Open) -> None:
    room = newsroom(TWICE)
    mail = MAIL.replace("ann@t.example, bob@t.example", "'${READERS}'")
    room.open(settings=TWICE + "\n" + mail)
    room.report("ferry", at=at(5))
    room.make(SEVEN)
    room.open(environ={"READERS": "ann@t.example, bob@t.example"})
    room.report("strike", at=at(12))
    room.make(SIX)
    room.run(at(19))
    for reader in BOTH:
        assert room.times_told(reader) == {"ferry": 1, "strike": 1}
    assert room.said.notes[0].startswith("nothing new since")
    assert room.digest.is_complete(SEVEN)
