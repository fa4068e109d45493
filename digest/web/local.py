"""A feed that lies in a file: which addresses mean one, and its bytes, never more than may be read.

Only the user's own feeds.yaml names such files. An address that comes from a feed or a page never does:
it is read over http and https, or not at all.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from digest.errors import FetchError
from digest.web.coding import CodingError, unfold

if TYPE_CHECKING:
    from typing import BinaryIO

_STARTS = ("./", "../", "/", "~/", "file:")
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_GZIP = b"\x1f\x8b"


def is_file_address(address: str) -> bool:
    """Whether an address means a file: ``./export.xml``, ``/srv/a.xml``, ``~/a.xml``, ``file:///srv/a.xml``."""
    return address.lower().startswith(_STARTS) or is_windows_path(address)


def is_windows_path(address: str) -> bool:
    r"""Whether an address is a path as Windows writes it: ``C:\feeds\a.xml``, ``\\server\share``."""
    return _WINDOWS.match(address) is not None


def path_of(address: str, beside: Path) -> Path:
    """The file that an address means; a relative one stands beside feeds.yaml, in the folder `beside`.

    Raises:
        ValueError: it means none: a file of another computer, or a name that no file can have.
    """
    if not address.lower().startswith("file:"):
        return beside / Path(address).expanduser()
    parts = urlsplit(address)
    if parts.netloc.lower() not in {"", "localhost"}:
        raise ValueError("a file on another computer is not read: write file:///, with three slashes")
    path = unquote_to_bytes(parts.path)
    if b"\0" in path or not path:
        raise ValueError("no file is called so")
    if os.name == "nt":
        return beside / path.decode("utf-8", "replace").lstrip("/")
    return beside / os.fsdecode(path)


def read_file(address: str, path: Path, max_bytes: int) -> bytes:
    """The bytes of the feed `address` in the file at `path`, unpacked where it is gzipped.

    Raises:
        FetchError: it is not there, no regular file, unreadable, or larger than `max_bytes`.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            return _read(address, file, max_bytes)
    except FileNotFoundError:
        raise FetchError(address, "there is no such file") from None
    except IsADirectoryError:
        raise FetchError(address, "it is a folder: name the file in it") from None
    except OSError as error:
        raise FetchError(address, f"the file cannot be read: {error.strerror or error}") from error


def _without_waiting(path: str, flags: int) -> int:
    """Open a file at once: a pipe that nobody writes to would be waited for without end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read(address: str, file: BinaryIO, max_bytes: int) -> bytes:
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        raise FetchError(address, "it is no regular file, but a device or a pipe")
    body = file.read(max_bytes + 1)
    if len(body) > max_bytes:
        raise FetchError(address, f"larger than {max_bytes:,} bytes")
    try:
        return unpacked(body, max_bytes)
    except CodingError as error:
        raise FetchError(address, str(error)) from error


def unpacked(body: bytes, max_bytes: int) -> bytes:
    """A document without the gzip that it was saved in (``feed.xml.gz``).

    Raises:
        CodingError: it is broken, or larger than `max_bytes` when unpacked.
    """
    return unfold(body, ["gzip"], max_bytes) if body.startswith(_GZIP) else body
