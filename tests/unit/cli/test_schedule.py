"""``digest schedule --next``: what comes, without a store."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from digest.cli.console import Context
from digest.cli.watching import schedule
from digest.daemon import coming
from digest.errors import ConfigError
from digest.settings import load

if TYPE_CHECKING:
    from pathlib import Path

PAPER = """\
feeds: [https://x.example/rss]
store: "postgresql://digest:${PASSWORD_OF_A_DATABASE}@nowhere.example/digest"
site: {timezone: Europe/Berlin}
editions:
  - {id: morning, cron: "30 2 * * *", skip: [2026-03-30]}
  - {id: desk, cron: ["0 12 * * mon-fri", "0 9,12 * * *"], timezone: Asia/Tokyo}
  - {id: by-hand}
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_text(PAPER, encoding="utf8")
    return path


def asked(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(schedule, arguments, obj=Context(str(config), -1))


def test_the_slots_of_all_editions_come_in_order_over_a_clock_change(config: Path) -> None:
    found = coming(load(config, {}), datetime(2026, 3, 28, 12, tzinfo=UTC), 6)
    assert [(slot.edition_id, slot.local, f"{slot.at:%d %H:%M}") for slot in found] == [
        ("desk", "2026-03-29T09:00", "29 00:00"),
        ("morning", "2026-03-29T02:30", "29 01:00"),  # the hour is missing: right after it
        ("desk", "2026-03-29T12:00", "29 03:00"),
        ("desk", "2026-03-30T09:00", "30 00:00"),
        ("desk", "2026-03-30T12:00", "30 03:00"),
        ("desk", "2026-03-31T09:00", "31 00:00"),
    ]


def test_a_person_reads_each_slot_in_its_own_zone_and_in_utc(config: Path) -> None:
    result = asked(config, "--next", "4")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == 4
    assert all(" Asia/Tokyo " in line or " Europe/Berlin " in line for line in lines)
    assert all(" UTC  " in line for line in lines)
    assert {line.rsplit("  ", 1)[1] for line in lines} == {"morning", "desk"}


def test_a_program_reads_them_as_json(config: Path) -> None:
    found = json.loads(asked(config, "--next", "3", "--json").stdout)
    assert len(found) == 3
    assert set(found[0]) == {"edition", "local", "timezone", "utc"}
    moments = [datetime.fromisoformat(slot["utc"]) for slot in found]
    assert moments == sorted(moments)


def test_nothing_is_written_for_it(config: Path) -> None:
    assert asked(config, "--next", "1").exit_code == 0
    assert [path.name for path in config.parent.iterdir()] == ["feeds.yaml"]


def test_without_any_time_it_says_how_to_give_one(config: Path) -> None:
    config.write_text("feeds: [https://x.example/rss]\n", encoding="utf8")
    result = asked(config, "--next", "1")
    assert isinstance(result.exception, ConfigError)
    assert "no edition has a time" in str(result.exception)


def test_json_alone_is_no_command_for_a_daemon(config: Path) -> None:
    assert asked(config, "--json").exit_code == 2
