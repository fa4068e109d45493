"""The files of a published edition, read without trust: whatever stands there is its content or a fault."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024
"""The most bytes of a file that is read as JSON; our largest has a few. Chosen by reading; not measured."""


class Broken(Exception):  # noqa: N818  (it is no error of ours: what was read is told as a fault)
    """A file cannot be read as what it should be; the message begins with its name."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The rows of articles.jsonl by article id, and what is wrong with others."""

    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def texts(self) -> dict[str, str]:
        """Article id → its text."""
        return {name: row["text"] for name, row in self.rows.items()}


def state_of(path: Path) -> str:
    """Why `path` is no plain file; empty when it is one."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
    except ValueError:
        return "has a name that no file can have"
    if stat.S_ISLNK(mode):
        return "is a symbolic link, which may lead anywhere"
    if stat.S_ISDIR(mode):
        return "is a folder"
    return "" if stat.S_ISREG(mode) else "is no plain file"


def entry_at(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a plain file, whatever its size.

    Raises:
        Broken: it is none, or cannot be read.
    """
    if state := state_of(path):
        raise Broken(f"{path.name}: {state}")
    digest, size = sha256(), 0
    try:
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
                size += len(part)
    except OSError as error:
        raise Broken(f"{path.name}: cannot be read ({error.strerror})") from error
    return size, digest.hexdigest()


def body_of(path: Path) -> bytes:
    """The bytes of a plain file of at most `MOST_BYTES`.

    Raises:
        Broken: it is none, is larger, or cannot be read.
    """
    if state := state_of(path):
        raise Broken(f"{path.name}: {state}")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Broken(f"{path.name}: is larger than {MOST_BYTES // 1024 // 1024} MiB, and is not read")
        return path.read_bytes()
    except OSError as error:
        raise Broken(f"{path.name}: cannot be read ({error.strerror})") from error


def object_of(body: bytes, name: str) -> dict[str, Any]:
    """A JSON object: each key once, no NaN, not nested without end.

    Raises:
        Broken: it is none.
    """
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Broken(f"{name}: is not UTF-8 (byte {error.start})") from error
    except RecursionError as error:
        raise Broken(f"{name}: is nested too deep") from error
    except ValueError as error:
        raise Broken(f"{name}: is not JSON ({error})") from error
    if not isinstance(value, dict):
        raise Broken(f"{name}: is no object of JSON")
    return value


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object of a file.

    Raises:
        Broken: it has none.
    """
    return object_of(body_of(path), path.name)


def read_texts(path: Path) -> Texts:
    """The rows of articles.jsonl.

    Raises:
        Broken: it cannot be read at all; what is wrong with one line is a fault of the result.
    """
    found = Texts()
    lines = body_of(path).split(b"\n")
    if lines[-1]:
        found.faults.append(f"{path.name}: does not end with its last line")
    for number, line in enumerate(lines[:-1] if not lines[-1] else lines, start=1):
        name = f"{path.name}, line {number}"
        try:
            row = object_of(line, name)
        except Broken as error:
            found.faults.append(str(error))
            continue
        key = row.get("id")
        if not isinstance(key, str) or not isinstance(row.get("text"), str):
            found.faults.append(f"{name}: has no id or no text")
        elif key in found.rows:
            found.faults.append(f"{name}: has the id of a line before: {key}")
        else:
            found.rows[key] = row
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice[:60]!r} stands twice in one object")
    return made


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
