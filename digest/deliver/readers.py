"""Who gets a letter: addresses of feeds.yaml, of the environment, and of files that people keep."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.deliver.addresses import named_address
from digest.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from digest.secret import Secret

_MAX_BYTES = 16 * 1024 * 1024
"""Bytes of a file of readers; a longer one is no such file. Chosen by reading; not measured."""

_UNREADABLE = "\ufffd"
"""What stands for bytes that are not of the file's encoding."""

_PART = re.compile(r'(?:"[^"\n]*"|[^,;\n])+')
"""One of several readers in a variable; a comma within quotes is part of a name ("Barrow, Bob")."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One who gets a letter. `target` is what receipts and problems call them."""

    target: str
    address: str
    """Empty where there is none."""
    fault: str = ""
    """Why no letter can be sent."""


@dataclass(slots=True)
class ReadersFile:
    """A file of readers, an address a line. It is read again whenever it has changed."""

    path: Path
    _read: tuple[object, tuple[Reader, ...]] = field(default=(None, ()), repr=False)

    def readers(self) -> tuple[Reader, ...]:
        """The readers of the file as it stands now.

        Raises:
            DeliveryError: the file cannot be read.
        """
        try:
            state = self.path.stat()
            mark = (state.st_mtime_ns, state.st_size, state.st_ino)
            if mark != self._read[0]:
                self._read = (mark, tuple(readers_of_text(self._text(), self.path.name)))
        except OSError as error:
            reason = f"cannot be read: {error.strerror or error}; to_file names it"
            raise DeliveryError(str(self.path), reason) from error
        return self._read[1]

    def _text(self) -> str:
        with self.path.open("rb") as file:
            body = file.read(_MAX_BYTES + 1)
        if len(body) > _MAX_BYTES:
            raise DeliveryError(str(self.path), "this is too large for a list of readers")
        encoding = "utf-16" if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        return body.decode(encoding, "replace")  # a name in another encoding costs nobody their letter


def readers_of_text(text: str, file: str) -> Iterator[Reader]:
    """The readers of a list: an address a line, with or without a name; ``#`` begins a comment.

    A line that holds none is a reader without an address, called by file and line: the problem is told,
    and the others get theirs.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        said = line.partition("#")[0].strip() if line.lstrip().startswith("#") else _uncommented(line)
        if not said:
            continue
        _, address = named_address(said)
        address = "" if _UNREADABLE in address else address
        place = f"{file}:{number}"
        yield Reader(address, address) if address else Reader(place, "", _no_address(said))


def _uncommented(line: str) -> str:
    """A line without what stands behind a ``#`` with a blank before it (a # may be part of an address)."""
    for mark in (" #", "\t#"):
        line = line.partition(mark)[0]
    return line.strip().rstrip(",;").strip()


def _no_address(said: str) -> str:
    if _UNREADABLE in said:
        return "this line is not UTF-8 text: save the file as UTF-8"
    several = "write each on a line of its own" if said.count("@") > 1 else "write one as ann@example.org"
    return f"this line is not an e-mail address: {several}, or put # before it"


def readers_of(to: str | Secret | ReadersFile) -> Iterator[Reader]:
    """Whom one item of the list of readers means.

    What comes out of the environment is not to be seen in receipts and logs, so such a reader is called by
    the variable and a mark that stays the same when others join the list.

    Raises:
        DeliveryError: a file cannot be read.
    """
    if isinstance(to, ReadersFile):
        yield from to.readers()
    elif isinstance(to, str):
        yield Reader(to, to)
    else:
        yield from _of_environment(to)


def _of_environment(to: Secret) -> Iterator[Reader]:
    name = ", ".join(to.names)
    said = [part for part in _PART.findall(to()) if part.strip()]
    for part in said:
        address = named_address(part)[1] or part.strip()
        mark = blake2b(address.lower().encode("utf-8", "replace"), digest_size=4).hexdigest()
        yield Reader(f"{name} {mark}", address)
    if not said:
        remedy = "set it to addresses with commas between them, as ann@example.org, bob@example.org"
        yield Reader(name, "", f"the variable holds no e-mail address: {remedy}")


def once_each(readers: Iterable[Reader]) -> dict[str, Reader]:
    """Target → reader; who is named twice, in whatever spelling, is there once, as named first."""
    there: set[str] = set()
    found: dict[str, Reader] = {}
    for reader in readers:
        known = reader.address.casefold() or reader.target
        if known not in there:
            found.setdefault(reader.target, reader)
        there.add(known)
    return found
