"""What was computed before, kept on disk by the hash of what it was computed from.

A cache may be deleted at any time: what is lost is only computed again. Nothing that goes wrong with it
(a full disk, a folder that cannot be written, an entry that was damaged) is an error; it is a miss.
"""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from digest.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEAL = 16
"""Bytes before each value: its hash, so that a damaged one is noticed."""
_AFTER_PRUNING = 0.8
MAX_BYTES = 64 * 1024 * 1024


class Cache:
    """Values in a folder, one file each; what was not used for longest goes when they pass `max_bytes`.

    Several processes may use one folder. Files are replaced whole, so no reader sees half of one.
    """

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._folder = Path(folder)
        self._max_bytes = max_bytes
        self._size: int | None = None

    def get(self, *key: str) -> bytes | None:
        """The value kept under `key`, unless there is none or it is damaged."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            sealed = path.read_bytes()
            seal, value = sealed[:_SEAL], sealed[_SEAL:]
            if seal == _hash(value):
                os.utime(path)
                return value
            path.unlink()
        return None

    def put(self, value: bytes, *key: str) -> None:
        """Keep `value` under `key`."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, _hash(value) + value, is_durable=False)
            self._make_room(_SEAL + len(value))

    def _path(self, key: tuple[str, ...]) -> Path:
        name = _hash("".join(f"{len(part)}:{part}" for part in key).encode("utf8", "replace")).hex()
        return self._folder / name[:2] / name[2:]

    def _make_room(self, added: int) -> None:
        """Forget the values not used for longest, once there are too many."""
        self._size = sum(size for _, size, _ in self._files()) if self._size is None else self._size + added
        if self._size <= self._max_bytes:
            return
        self._size = 0
        for _, size, path in sorted(self._files(), reverse=True):
            if self._size + size > self._max_bytes * _AFTER_PRUNING:
                path.unlink(missing_ok=True)
            else:
                self._size += size

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        """When each was last used, its size and its place."""
        for path in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                stat = path.stat()
                yield stat.st_mtime_ns, stat.st_size, path


def _hash(value: bytes) -> bytes:
    return blake2b(value, digest_size=_SEAL).digest()
