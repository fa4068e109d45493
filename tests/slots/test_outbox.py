"""Letters that fail wait in the outbox: the daemon sends them between editions, and commands tell of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import cli
from digest.errors import ConfigError
from digest.models import Slot
from tests.slots.conftest import MAIL
from tests.slots.test_daemon import schedule

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
PAPER = "site: {title: Wire, timezone: Europe/Berlin}\neditions: [{id: news, cron: '0 8 * * *'}]"
BOTH = ("ann@t.example", "bob@t.example")


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


SEVEN = Slot(edition_id="news", local="2026-11-30T08:00", at=at(7))


def test_a_daemon_sends_what_failed_between_editions_and_makes_no_edition_again(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.mail.faults["RCPT"] = "defer"
    room.report("ferry", at=at(5))
    said = schedule(room, at(7))
    assert any("news (2026-11-30T08:00) finished" in line for line in said)
    assert any("bob@t.example" in line and "451" in line for line in said)
    room.mail.faults.clear()
    room.report("crab", at=at(7.1))
    said = schedule(room, at(7.2))
    assert "letters: 2 sent" in said
    assert not any("news" in line and "started" in line for line in said)
    assert [room.times_told(reader) for reader in BOTH] == [{"ferry": 1, "crab": 0}] * 2
    assert room.digest.letters() == []


def test_a_letter_reads_the_same_though_the_site_has_gone_on_since(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    room.make(SEVEN)
    room.mail.refused_readers.clear()
    (room.folder / "templates" / "mail").mkdir(parents=True)
    (room.folder / "templates" / "mail" / "edition.txt").write_text("Another template.\n")
    room.open(settings=PAPER.replace("title: Wire", "title: Another Name") + "\n" + MAIL)
    room.report("crab", at=at(20))
    room.run(at(31))
    (first, _), (late, _) = room.inbox("ann@t.example"), room.inbox("bob@t.example")
    assert (late.subject, late.body) == (first.subject, first.body)


def test_what_waits_is_listed_in_local_time_and_for_programs(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    room.make(SEVEN)
    config = ["-c", str(room.folder / "feeds.yaml"), "deliver", "--status"]
    listed = CliRunner().invoke(cli, config)
    assert listed.exit_code == 0
    assert listed.stdout.startswith(
        "2026/11/30/news  email  bob@t.example  1 try, next at 2026-11-30 08:01 Europe/Berlin: "
    )
    assert "nobody here by that name" in listed.stdout
    (told,) = json.loads(CliRunner().invoke(cli, [*config, "--json"]).stdout)
    assert (told["target"], told["state"], told["attempts"]) == ("bob@t.example", "waiting", 1)
    assert told["next_at"] == "2026-11-30T07:01:00+00:00"
    elsewhere = CliRunner().invoke(cli, [*config, "2026/12/01/news"])
    assert (elsewhere.stdout, elsewhere.exit_code) == ("", 0)


def test_one_that_was_given_up_is_sent_when_it_is_asked_for(newsroom: Open) -> None:
    room = newsroom(PAPER)
    room.mail.refused_readers.add("bob@t.example")
    room.report("ferry", at=at(5))
    for minutes in (0, 5, 30):
        room.make(SEVEN, at(7 + minutes / 60))
    (letter,) = room.digest.letters()
    assert letter.state == "given up"
    room.mail.refused_readers.clear()
    room.make(SEVEN, at(9))
    assert room.inbox("bob@t.example") == []
    with pytest.raises(ConfigError, match="those given up are to bob@t"):
        room.digest.deliver_again("eve@t.example")
    assert room.digest.deliver_again("bob@t.example") == ["bob@t.example"]
    assert room.times_told("bob@t.example") == {"ferry": 1}
    with pytest.raises(ConfigError, match="none was given up"):
        room.digest.deliver_again("all")
