"""Small disks that are full at once, and users who may not write, for tests of what happens then."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNT, UMOUNT = Path("/bin/mount"), Path("/bin/umount")


@contextmanager
def small_disk(beside: Path, *, kib: int = 1024, options: str = "") -> Iterator[Path]:
    """A file system in memory of that size, in a new folder beside; skips the test where none may be mounted."""
    disk = beside / "disk"
    disk.mkdir(parents=True)
    if not MOUNT.exists() or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("a small disk is mounted for this, which takes root on Linux")
    done = subprocess.run(
        [str(MOUNT), "-t", "tmpfs", "-o", f"size={kib}k{options}", "small", str(disk)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"a small disk is mounted for this, which is not allowed here: {done.stderr.strip()}")
    try:
        yield disk
    finally:
        subprocess.run([str(UMOUNT), "--lazy", str(disk)], check=True)


def fill(disk: Path, *, but_kib: int = 0) -> Path:
    """Fill a small disk to the last byte, or to so many KiB; removing the file that is returned makes room."""
    filler = disk / "filler"
    if but_kib:
        (disk / "reserve").write_bytes(b"x" * but_kib * 1024)
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    (disk / "reserve").unlink(missing_ok=True)
    return filler
