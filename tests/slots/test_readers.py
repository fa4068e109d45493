"""Readers who each want something else, through the whole program: a list, topics, forms, hours, subjects."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.models import Slot
from tests.fakes.newsroom import Newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Open = Callable[[str], Newsroom]


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Open]:
    """Opens a newsroom whose channels are those of the test alone."""
    with ExitStack() as stack:
        yield lambda settings: stack.enter_context(Newsroom(tmp_path, settings))


DAY = datetime(2026, 11, 30, tzinfo=UTC)


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def slot(edition: str, hours: float) -> Slot:
    moment = at(hours)
    return Slot(edition_id=edition, local=f"{moment:%Y-%m-%dT%H:%M}", at=moment)


PAPER = """
site: {title: Wire, timezone: UTC, url: "https://news.example.org"}
topics:
  - {id: sea, include: [ferry, lifeboats, storm]}
  - {id: science, include: [crab, satellite]}
editions:
  - {id: morning, cron: "0 6 * * *", window: 24h}
  - {id: evening, cron: "0 18 * * *", topics: [sea], window: 24h}
deliver:
"""
SERVER = "from: digest@t.example, host: 127.0.0.1, port: {port}, security: plain"


def channel(to: str, wants: str = "") -> str:
    return f"  - {{email: {{{to}, {SERVER}}}{wants}}}\n"


def test_each_reader_gets_what_they_want_of_each_edition_once(paper: Open) -> None:
    room = paper(
        PAPER
        + channel("to: [all@t.example]")
        + channel("to: [sea@t.example]", ', topics: [sea], subject: "{stories} of the sea: {headline}"')
        + channel("to: [crab@t.example]", ", topics: [science], editions: [morning, evening]")
        + channel("to: [evening@t.example]", ", editions: [evening]")
        + channel("to: [brief@t.example]", ", form: short, editions: [morning]")
    )
    room.report("ferry", "crab", at=at(5))
    room.make(slot("morning", 6))
    room.make(slot("evening", 18))
    assert room.said.problems == []
    inboxes = {name: room.inbox(f"{name}@t.example") for name in ("all", "sea", "crab", "evening", "brief")}
    assert {name: len(letters) for name, letters in inboxes.items()} == {
        "all": 2,
        "sea": 2,
        "crab": 1,  # nothing under science in the evening: no letter
        "evening": 1,
        "brief": 1,
    }
    assert inboxes["sea"][0].subject.startswith("1 of the sea: The ferry Marigold ran aground")
    assert "crab" in inboxes["all"][0].body
    assert "freshwater crab" not in inboxes["sea"][0].body
    assert "Marigold" not in inboxes["crab"][0].body
    assert "This letter is about Science: 1 of the edition's 2 stories." in " ".join(
        inboxes["crab"][0].body.split()
    )
    assert len(inboxes["brief"][0].body) < len(inboxes["all"][0].body)
    before = len(room.mail.taken)
    room.open()
    room.make(slot("evening", 18), at(19))
    assert len(room.mail.taken) == before


def test_a_reader_gets_the_letter_at_their_hour_and_not_before(paper: Open) -> None:
    room = paper(
        PAPER
        + channel("to: [early@t.example]")
        + channel("to: [late@t.example]", ', at: "07:30"')
        + channel("to: [tokyo@t.example]", ', at: "20:00 Asia/Tokyo"')
    )
    room.report("ferry", at=at(5))
    room.make(slot("morning", 6))
    assert [one.reader for one in room.mail.taken] == ["early@t.example"]
    room.open()
    room.run(at(7.6), "morning")
    assert [one.reader for one in room.mail.taken] == ["early@t.example", "late@t.example"]
    room.run(at(11.1), "morning")
    assert [one.reader for one in room.mail.taken][2:] == ["tokyo@t.example"]
    assert len({one.body for one in room.mail.taken}) == 3


def test_who_joins_the_list_gets_the_next_edition_and_who_leaves_it_none_and_nobody_else_is_kept_from_theirs(
    paper: Open,
) -> None:
    room = paper(PAPER + channel("to_file: readers.txt"))
    readers = room.folder / "readers.txt"
    readers.write_bytes(b"ann@t.example\r\nbob at t.example\r\nCy <cy@t.example>\r\n")
    room.report("ferry", at=at(5))
    room.make(slot("morning", 6))
    assert [one.reader for one in room.mail.taken] == ["ann@t.example", "cy@t.example"]
    (problem,) = room.said.problems
    assert problem.subject == "readers.txt:2"
    readers.write_text("bob@t.example\ncy@t.example\n")
    room.report("crab", at=at(12))
    room.make(slot("morning", 30))
    assert [one.reader for one in room.mail.taken][2:] == ["bob@t.example", "cy@t.example"]
    assert room.said.problems == []


def test_a_letter_is_the_same_to_the_byte_however_often_it_is_tried(paper: Open) -> None:
    room = paper(PAPER + channel("to: [sea@t.example]", ", topics: [sea], form: short"))
    room.mail.faults["taken"] = "drop"
    room.report("ferry", at=at(5))
    room.make(slot("morning", 6))
    room.open()
    room.mail.faults.clear()
    room.run(at(9), "morning")
    first, second = room.mail.taken
    assert first == second
