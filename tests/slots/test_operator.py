"""Whoever looks after a paper is told of what goes wrong, and of the all-clear, each once."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.errors import RunError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
PAPER = "site: {title: Wire, timezone: UTC}\neditions: [{id: news}]\noperator: olga@t.example"


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def told(room: Newsroom) -> list[str]:
    return [letter.subject for letter in room.inbox("olga@t.example")]


def test_of_a_run_that_can_read_nothing_and_of_the_one_that_can_again(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.is_feed_dead = True
    for hours in (7, 8, 9):
        with pytest.raises(RunError):
            room.run(at(hours))
    (subject,) = told(room)
    assert subject.startswith("Wire: the edition News: it could not be made: the feeds could not be read")
    room.is_feed_dead = False
    room.report("ferry", at=at(30))
    room.run(at(31))
    room.report("crab", at=at(32))
    room.run(at(33))
    assert told(room)[1:] == ["Wire: well again: the edition News"]
    assert {name for name, times in room.times_told().items() if times == 1} == {"ferry", "crab"}


def test_of_a_reader_whose_letter_was_given_up_and_who_is_reached_again(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    for minutes in (0, 5, 30, 60):
        room.run(at(7 + minutes / 60))
    (subject,) = told(room)
    assert subject.startswith("Wire: the reader bob@t.example (email): 2026/11/30/news was given up")
    (letter,) = room.inbox("olga@t.example")
    assert "nobody here by that name" in letter.body
    assert "digest deliver --again all" in letter.body
    room.mail.refused_readers.clear()
    room.report("crab", at=at(30))
    room.run(at(32))
    assert told(room)[1:] == ["Wire: well again: the reader bob@t.example (email)"]


def test_of_a_feed_that_has_failed_for_three_days_while_nobody_looked(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.report("ferry", at=at(5))
    room.run(at(7))
    room.is_feed_dead = True
    for hours in range(8, 120):
        room.clock.moment = at(hours)
        room.feed_the_fetcher()
        room.digest.gather()
        room.digest.post_letters()
    (subject,) = told(room)
    assert subject.startswith("Wire: the feed Wire: it fails: the server answered 503")
    room.is_feed_dead = False
    for hours in range(120, 200):
        room.clock.moment = at(hours)
        room.feed_the_fetcher()
        room.digest.gather()
        room.digest.post_letters()
    assert told(room)[1:] == ["Wire: well again: the feed Wire"]


def test_of_a_site_that_could_not_be_published(newsroom: Open) -> None:
    room = newsroom(PAPER)
    (room.folder / "output").write_text("a file in the way")
    room.report("ferry", at=at(5))
    room.run(at(7))
    assert told(room)[0].startswith("Wire: the edition News: it could not be published: ")


def test_of_a_store_in_trouble_once_and_without_it(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.report("ferry", at=at(5))
    room.run(at(7))
    room.digest.close()
    database = room.folder / ".digest" / "digest.db"
    aside = database.with_suffix(".aside")
    database.rename(aside)
    database.write_bytes(b"not a database at all, though it is long enough to look like one" * 100)
    for hours in (8, 9, 10):
        room.open()
        with pytest.raises(StoreError):
            room.run(at(hours))
    (subject,) = told(room)
    assert subject.startswith("Wire: the store: it is in trouble: ")
    database.unlink()
    aside.rename(database)
    sqlite3.connect(database).close()
    room.open()
    room.run(at(11))
    assert len(told(room)) == 1  # a day has not passed
    room.run(at(33))
    assert told(room)[1:] == ["Wire: well again: the store"]


def test_nobody_is_told_anything_where_nobody_is_named(newsroom: Open) -> None:
    room = newsroom(PAPER.replace("operator: olga@t.example", ""))
    room.is_feed_dead = True
    with pytest.raises(RunError):
        room.run(at(7))
    assert room.mail.taken == []
    assert room.digest.store.troubles() == []


def test_an_operator_who_cannot_be_reached_is_told_later_and_stops_nothing(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.mail.refused_readers.add("olga@t.example")
    (room.folder / "output").write_text("a file in the way")
    room.report("ferry", at=at(5))
    room.run(at(7))
    assert room.times_told() == {"ferry": 1}
    room.mail.refused_readers.clear()
    room.clock.moment = at(7.1)
    room.digest.post_letters()
    assert len(told(room)) == 1
