"""Why a store cannot be used, in words, with what to do: a full disk is not damage.

SQLite says it by an extended result code (https://sqlite.org/rescode.html), PostgreSQL by a SQLSTATE
(https://www.postgresql.org/docs/current/errcodes-appendix.html). Only what says of stored bytes that they
are wrong is damage.
"""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

from digest.store.seals import DamageError

if TYPE_CHECKING:
    from pathlib import Path

LITTLE = 256 * 1024
"""With fewer bytes free a disk counts as full: SQLite wants 32 KiB at once for what lies beside a store."""

_KEPT = "nothing of this was kept, and the store is as it was"
_ROOM = "make room on that disk and run again"
_BUSY = "another program has held it for too long: close that and run again"
_AGAIN = "run again, and if it says this again, restart the machine and look at its disk"

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT", "SQLITE_IOERR_CORRUPTFS", "SQLITE_IOERR_DATA")
_FORBIDDEN = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
_HELD = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_OF_LOCKS = (
    "SQLITE_IOERR_LOCK",
    "SQLITE_IOERR_RDLOCK",
    "SQLITE_IOERR_UNLOCK",
    "SQLITE_IOERR_CHECKRESERVEDLOCK",
    "SQLITE_NOLFS",
)

_BY_STATE = {
    "53100": f"the server's disk is full; {_KEPT}: make room there and run again",
    "53200": f"the server has no memory left; {_KEPT}: run again later",
    "53300": f"the server takes no more connections; {_KEPT}: close some, or raise its max_connections",
    "25006": f"the server lets nobody write (a standby?); {_KEPT}: give the address of the primary",
    "42501": f"this user may not do that there; {_KEPT}: GRANT it, or own the tables",
    "3D000": "there is no such database: make it with CREATE DATABASE, or mend the address",
    "28P01": "user or password are wrong: mend the address",
    "55P03": _BUSY,
    "57014": f"the server gave it up, as its statement_timeout says; {_KEPT}: raise that",
    "XX001": "",
    "XX002": "",
}
"""SQLSTATE → what it means and what to do; empty where it is damage."""
_BY_CLASS = {
    "08": f"the connection broke; {_KEPT}: run again",
    "28": "user or password are wrong: mend the address",
    "40": f"two writers were in each other's way; {_KEPT}: run again",
    "53": f"the server has too little of something; {_KEPT}: look at its log",
    "57": f"the server stops or starts; {_KEPT}: run again",
    "58": f"the server's disk or system failed; {_KEPT}: look at its log",
}
_BY_WORDS = {
    "password authentication failed": _BY_STATE["28P01"],
    "no pg_hba.conf entry": "the server lets nobody in from here: mend its pg_hba.conf, or the address",
    "does not exist": "there is no such database or user: make it, or mend the address",
    "too many clients": _BY_STATE["53300"],
    "starting up": "the server is starting: run again in a minute",
}
"""What a server says while it lets nobody in yet: then there is no SQLSTATE."""

_BY_ERRNO = {
    errno.ENOSPC: f"the disk is full; {_KEPT}: {_ROOM}",
    errno.EDQUOT: f"this user's quota of the disk is used up; {_KEPT}: {_ROOM}",
    errno.EMFILE: "too many files are open: raise `ulimit -n` and run again",
    errno.ENFILE: "too many files are open on this machine: close some and run again",
    errno.EIO: f"the disk failed: {_AGAIN}",
}


def is_damage(error: BaseException) -> bool:
    """Whether what is stored is wrong, and not only the way to it."""
    if isinstance(error, DamageError):
        return True
    code, state = _code(error), _state(error)
    said = reason(error)
    has_lost_a_table = code == "SQLITE_ERROR" and "no such" in said
    is_no_text = "Could not decode to UTF-8" in said  # the driver's own words, without a code
    return code.startswith(_DAMAGE) or state in {"XX001", "XX002"} or has_lost_a_table or is_no_text


def reason(error: BaseException) -> str:
    """The driver's own words, without the statement and its values."""
    return str(getattr(error, "orig", None) or error).partition("\n")[0]


def remedy(error: BaseException, path: Path | None) -> str:
    """What an error that is no damage means, and what to do. `path` is the file, of a store that is one."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0) or (path and why_not(path)) or _look_at(path)
    return _of_server(error) if path is None else _of_file(_code(error), path)


def _of_file(code: str, path: Path) -> str:
    if code == "SQLITE_READONLY_DBMOVED":
        return "it was moved or removed while it was open: start again"
    if code.startswith(_HELD):
        return _BUSY
    if code.startswith(_OF_LOCKS):
        return "its file system knows no locks: keep the store on a disk of this machine"
    if code == "SQLITE_FULL":
        return f"the disk is full ({_free(path)}); {_KEPT}: {_ROOM}"
    if code.startswith(_FORBIDDEN):
        return why_not(path) or _look_at(path)
    if "NOMEM" in code:
        return f"there is no memory left; {_KEPT}: run again when there is"
    if code.startswith("SQLITE_IOERR"):
        return why_not(path) or (
            f"the disk did not take or give it ({code}); {_KEPT}: make room or raise the quota, "
            f"look at the system's log for a failing disk, and run again"
        )
    return f"{_KEPT}: {_AGAIN}"


def _of_server(error: BaseException) -> str:
    state, said = _state(error), str(error)
    if state:
        return (
            _BY_STATE.get(state)
            or _BY_CLASS.get(state[:2])
            or f"the server says so (SQLSTATE {state}); {_KEPT}"
        )
    known = next((what for words, what in _BY_WORDS.items() if words in said), "")
    return known or "check that the server runs and that the address, user and password are right"


def why_not(path: Path) -> str:
    """What stands in the way of reading and writing a file, as its disk, folder and owner say; or nothing."""
    return _of_folder(path) or _of_owners(path) or _of_room(path)


def _of_folder(path: Path) -> str:
    folder = path.parent
    for each in reversed(path.parents):
        if each.is_dir() and not _may(each, os.X_OK):  # what lies in it cannot even be looked at
            return f"the folder {each} belongs to {_owner(each)}: chown it, or run as that user"
    if not folder.is_dir():
        return f"there is no folder {folder}: make it, or mount the disk that it is on"
    if path.is_dir():
        return f"{path.name} is a folder: give the store a file of its own"
    if _is_read_only(folder):
        return f"the disk of {folder} is mounted read-only: mount it writable, or keep the store elsewhere"
    return ""


def _of_owners(path: Path) -> str:
    folder = path.parent
    for each in (path, *beside(path)):
        if each.exists() and not _may(each, os.R_OK | os.W_OK):
            return f"{each.name} belongs to {_owner(each)}: chown it and run again, or run as that user"
    if not _may(folder, os.W_OK | os.X_OK):
        return f"the folder {folder} belongs to {_owner(folder)}, and SQLite writes beside it: chown it"
    return ""


def _of_room(path: Path) -> str:
    if _is_full(path):
        return f"the disk is full ({_free(path)}): {_ROOM}"
    try:
        os.close(os.open(path.parent, os.O_RDONLY))
    except OSError as error:
        return _BY_ERRNO.get(error.errno or 0, "")
    return ""


def beside(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside one that is open: the newest changes, and who reads them."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _look_at(path: Path | None) -> str:
    where = f" of {path.parent}" if path else ""
    return f"check that the folder{where} is there, is yours and has room"


def _is_full(path: Path) -> bool:
    """Whether there is next to no room, or no room for one more name."""
    try:
        names = os.statvfs(path.parent) if hasattr(os, "statvfs") else None
        return shutil.disk_usage(path.parent).free < LITTLE or bool(
            names and names.f_files and not names.f_favail
        )
    except OSError:
        return False


def _free(path: Path) -> str:
    return f"{shutil.disk_usage(path.parent).free / 1024:.0f} KiB free in {path.parent}"


def _is_read_only(folder: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _owner(path: Path) -> str:
    try:
        return f"{path.owner()}, and this user ({_me()}) may not write it"
    except (KeyError, NotImplementedError, OSError):
        return "another user, and this one may not write it"


def _me() -> str:
    import getpass

    try:
        return getpass.getuser() if os.geteuid() == os.getuid() else str(os.geteuid())
    except (KeyError, OSError):
        return str(os.geteuid())


def _code(error: BaseException) -> str:
    return str(getattr(getattr(error, "orig", error), "sqlite_errorname", None) or "")


def _state(error: BaseException) -> str:
    return str(getattr(getattr(error, "orig", error), "sqlstate", None) or "")
