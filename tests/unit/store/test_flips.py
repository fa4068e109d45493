"""Single bytes that a disk changed are noticed, or nothing reads otherwise."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bench.store_safety import flips
from bench.store_safety import written as written_days
from digest.errors import StoreError
from digest.models import Slot
from digest.store import schema, watching
from digest.store.rows import noun_from, payload_from
from digest.store.seals import DamageError, sealed, unsealed
from digest.store.sql import SqlStore
from digest.store.tending import Keeper
from tests.builders import NOON, article
from tests.unit.store.test_safety import flip, written

if TYPE_CHECKING:
    from pathlib import Path

SLOT = Slot(edition_id="daily", local="2026-03-05T07:00", at=NOON)


def test_of_240_flipped_bytes_none_is_read_as_if_it_had_been_written(tmp_path: Path) -> None:
    (tmp_path / "flips").mkdir()
    sound = written_days(tmp_path / "digest.db", 50).read_bytes()
    found = flips(sound, tmp_path / "flips", tries=240)
    assert found.total() == 240
    assert found["wrong"] == 0
    assert found["noticed_at_once"] + found["noticed_by_the_daily_look"] >= 30


def test_every_byte_of_a_payload_that_changes_is_noticed() -> None:
    for text in ("short", "long " * 300):
        payload = payload_from(article(text=text))
        assert noun_from(type(article()), payload).text == text
        for place in range(len(payload)):
            broken = payload[:place] + bytes([payload[place] ^ 16]) + payload[place + 1 :]
            with pytest.raises(DamageError):
                unsealed(broken)


@pytest.mark.parametrize("cut", [b"", b"\x01", b"\x01abc", b"x", b"no"])
def test_what_is_left_of_a_payload_is_no_payload(cut: bytes) -> None:
    with pytest.raises(DamageError):
        unsealed(cut)


def test_payloads_of_before_there_were_seals_are_read() -> None:
    old = unsealed(payload_from(article()))
    assert noun_from(type(article()), old) == article()
    assert unsealed(sealed(b"{}")) == b"{}"


def test_a_whole_payload_of_another_shape_is_not_called_damaged() -> None:
    with pytest.raises(ValueError, match="not as this Digest knows it") as error:
        noun_from(type(article()), sealed(b'{"url": 5}'))
    assert not isinstance(error.value, DamageError)


def test_damage_that_the_daily_look_finds_in_a_running_daemon_ends_all_writing(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=4)
    SqlStore(str(path), now=NOON).close()
    flip(path, b"\x01", of="texts")
    store = SqlStore(str(path), now=NOON)  # a daemon, whose look at the pages alone finds nothing
    with pytest.raises(StoreError, match="is damaged"):
        store.back_up(NOON + timedelta(days=1))
    with pytest.raises(StoreError, match=r"nothing was written to it\. The way back"):
        store.claim_slot(slot=SLOT, holder="me", now=NOON, lease_s=5)
    store.close()
    assert [each.day for each in Keeper(str(path), now=NOON).backups()] == ["2026-03-05"]


def test_every_column_is_a_key_a_payload_or_compared_with_an_index(tmp_path: Path) -> None:
    """A column that a migration adds is watched without anybody thinking of it, unless it is named."""
    path = written(tmp_path / "digest.db", articles=1)
    connection = sqlite3.connect(path)
    made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'watched%'")}
    connection.close()
    tables = schema.metadata.sorted_tables
    assert made == {f"watched_{table.name}" for table in tables if watching.unwatched(table)}
    known = {(table.name, column.name) for table in tables for column in table.columns}
    assert watching.NOT_WATCHED.keys() <= known


def test_an_hour_of_a_slot_that_a_disk_changed_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=1)
    store = SqlStore(str(path), now=NOON)
    store.claim_slot(SLOT, "a-holder-with-a-name", NOON, 60)
    store.close()
    body = path.read_bytes()
    place = body.index(b"a-holder-with-a-name")
    path.write_bytes(body[:place] + b"b" + body[place + 1 :])
    assert Keeper(str(path), now=NOON).faults()[0].endswith("missing from index watched_slots")
