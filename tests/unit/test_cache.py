"""What was computed before is kept, within bounds; whatever is wrong with it is a miss."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from digest.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_comes_back_to_whoever_opens_the_folder_later(tmp_path: Path) -> None:
    Cache(tmp_path).put(b"text", "model", "prompt")
    assert Cache(tmp_path).get("model", "prompt") == b"text"
    assert Cache(tmp_path).get("model", "another prompt") is None


def test_the_parts_of_a_key_do_not_run_together(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(b"one", "ab", "c")
    assert cache.get("a", "bc") is None


def test_a_damaged_entry_is_a_miss_and_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(b"a text of some length", "key")
    (path,) = files(tmp_path)
    for damaged in (path.read_bytes()[:-3], b"", path.read_bytes()[:-1] + b"X"):
        path.write_bytes(damaged)
        assert cache.get("key") is None
        assert files(tmp_path) == []
        cache.put(b"a text of some length", "key")
    assert cache.get("key") == b"a text of some length"


def test_the_folder_stays_within_its_size_and_what_was_used_last_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path, max_bytes=10_000)
    for number in range(8):
        cache.put(bytes(1000), str(number))
        for path in files(tmp_path):
            os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))  # each put a second after the last
    assert cache.get("0") is not None  # now the one used last
    for number in range(8, 40):
        cache.put(bytes(1000), str(number))
        assert sum(path.stat().st_size for path in files(tmp_path)) <= 10_000
        assert cache.get("0") is not None
    assert cache.get("1") is None
    assert cache.get("39") is not None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf8")
    cache = Cache(tmp_path / "taken")
    cache.put(b"text", "key")
    assert cache.get("key") is None
