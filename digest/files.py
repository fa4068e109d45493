"""The one door for files that Digest writes: each is there whole or not at all, and on the disk.

A file is written beside its place under a name of its own, flushed, and moved over what stands there, so
that a full disk, a kill or a power cut leaves the old file or the new one. Everything here raises `OSError`.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASIDE = ".digest-new-"
"""How the name of a file begins while it is being written, in the folder of its place."""

_NO_NEIGHBOUR = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV})
"""No file can be put in its place (its folder is closed, a container mounts it); it may be open itself."""
_NOBODYS_AFTER_S = 3600
"""Seconds after which a file aside belongs to no running process. Chosen by reading; not measured."""


def replace_file(path: Path, body: str | bytes) -> None:
    """Write a file of the user's: a link is followed to its file, whose owner and mode stay.

    Where no file can be moved into its place, because a container mounts it or its folder is closed, it is
    written where it stands, after room for it was set aside.
    """
    real = path.resolve()
    content = body.encode() if isinstance(body, str) else body
    try:
        write_file(real, content, like=real if real.exists() else None)
        flush_folder(real.parent)
    except OSError as error:
        if error.errno not in _NO_NEIGHBOUR or not real.is_file():
            raise
        _write_in_place(real, content)
    _clear_left_over(real.parent)


def write_file(path: Path, body: bytes, *, like: Path | None = None, is_durable: bool = True) -> None:
    """Write a file of ours; what stood there before, perhaps a link or shared by links, is replaced.

    It gets the owner and mode of the file `like`. One that is not durable may be lost in a power cut, as
    may the name of any, until its folder is flushed.
    """
    with aside(path) as new:
        with open(new, "xb") as file:  # noqa: PTH123  (the one place where a file is opened for writing)
            file.write(body)
            if is_durable:
                flush(file.fileno())
        if like is not None:
            _make_alike(new, like)
        new.replace(path)


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A free name beside `path`; what stands under it at the end, as after a failure, is removed."""
    new = path.with_name(f"{ASIDE}{uuid4().hex}")
    try:
        yield new
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def move_into_place(new: Path, path: Path) -> None:
    """Move a written file over another of that folder, and bring both it and its name onto the disk."""
    handle = os.open(new, os.O_RDWR)
    try:
        flush(handle)
    finally:
        os.close(handle)
    new.replace(path)
    flush_folder(path.parent)


def flush(handle: int) -> None:
    """Bring an open file onto the disk, where its file system knows how."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise


def flush_folder(folder: Path) -> None:
    """Bring a folder's list of names onto the disk (where folders can be flushed)."""
    with suppress(PermissionError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def _make_alike(new: Path, old: Path) -> None:
    """Give a file the mode and, where this user may, the owner of another."""
    there = old.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):  # a file of another's becomes ours; its mode stays
            os.chown(new, there.st_uid, there.st_gid)
    new.chmod(there.st_mode & 0o7777)


def _write_in_place(path: Path, body: bytes) -> None:
    """Overwrite a file that cannot be replaced, and put its bytes back when that fails."""
    with open(path, "r+b") as file:  # noqa: PTH123
        old = file.read()
        try:
            if hasattr(os, "posix_fallocate") and len(body) > len(old):
                os.posix_fallocate(file.fileno(), len(old), len(body) - len(old))
            _overwrite(file.fileno(), body)
        except OSError:
            _overwrite(file.fileno(), old)
            raise


def _overwrite(handle: int, body: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.ftruncate(handle, len(body))
    flush(handle)


def _clear_left_over(folder: Path) -> None:
    """Remove what killed processes left aside there: those of an hour ago are nobody's."""
    began = time.time() - _NOBODYS_AFTER_S
    for left in folder.glob(f"{ASIDE}*"):
        with suppress(OSError):
            if left.is_file() and left.stat().st_mtime < began:
                left.unlink()
