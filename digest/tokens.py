"""Secrets that stand in addresses: recognised by where they stand, and not shown. Pure.

Readers have feeds whose address lets them in: ``?token=…``, ``?api_key=…``, ``/private/…``. Such a one is
asked as it is, and shown with `HIDDEN` in the place of the secret. What is meant is told from the name of the
parameter (or of the part of the path before it), never from a list of servers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HIDDEN = "***"
"""What stands in an address for a secret."""

_SURE_WORDS = """
    auth authkey authorization authorisation apikey accesskey accesskeyid awsaccesskeyid bearer credential
    credentials feedkey googleaccessid hmac jwt keypairid pass passphrase passwd privatekey pwd rsskey secret
    secretkey session sessionid sig signature userkey xamzcredential xamzsignature xgoogcredential
    xgoogsignature
"""
_SURE = frozenset(_SURE_WORDS.split())
"""Names of parameters, without what parts their words, whose values let somebody in."""
_SURE_ENDS = ("token", "apikey", "secret", "password", "passwd", "signature", "authkey", "accesskey")
_PERHAPS = frozenset({"code", "feed", "hash", "k", "key", "private", "s", "sid", "t", "u", "uid", "user"})
"""Names whose values are secrets where they look like one: long, of letters and digits mixed.

``feed`` is what Reddit calls that of a reader."""
_PLACES = frozenset(
    {"apikey", "auth", "key", "member", "members", "premium", "private", "secret", "token", "tokens"}
)
"""Parts of a path that the secret of a reader follows, or that begin the part with it (``secret:…``)."""

_LEAST = 4
"""Characters of a value that can be a secret; the same as `secret.SHORTEST_IN_TEXT`."""
_LEAST_UNNAMED = 10
"""The same for a value whose name does not say that it is one. Chosen by reading; not measured."""
_LEAST_IN_PATH = 16
"""The same for a part of a path. Chosen by reading; not measured."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>]{0,4000}[^\s\"'<>.,;:)]", re.IGNORECASE)
_PARAMETER = re.compile(r"([^=&;?#]+)=([^&;#]*)")
_NAMED = re.compile(r"([a-z]{3,10})(?:[:=-]|%3A)([0-9a-z]{16,})$", re.IGNORECASE)
"""A part of a path such as ``secret:…`` (Pinboard) or ``private-…`` (calendars)."""
_MIXED = re.compile(r"[A-Za-z]\d+[A-Za-z]|\d[A-Za-z]+\d")
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)


def secrets_in(address: str) -> tuple[str, ...]:
    """The secrets that the address of a feed is written with, in the order in which they stand there.

    A value with ``${`` in it is a variable's, and no secret that is written out.
    """
    return tuple(dict.fromkeys(value for _, value in _found(address, with_doubtful=True)))


def veiled(address: str) -> str:
    """The address of a feed with `HIDDEN` in the place of each secret."""
    return _with(address, HIDDEN, with_doubtful=True)


def shown_addresses(addresses: Iterable[str]) -> dict[str, str]:
    """Address → how it is shown, for those with secrets in them: no two alike."""
    shown: dict[str, str] = {}
    for address in dict.fromkeys(addresses):
        if secrets_in(address):
            first = veiled(address)
            number = sum(other == first or other.startswith(f"{first}#") for other in shown.values())
            shown[address] = f"{first}#{number + 1}" if number else first
    return shown


def advice(address: str) -> str:
    """What to do about secrets that the address of a feed is written with; nothing where there are none."""
    found = secrets_in(address)
    if not found:
        return ""
    better = address
    for number, value in enumerate(found, start=1):
        better = better.replace(value, f"${{FEED_TOKEN{number if number > 1 else ''}}}")
    return (
        f"its address holds a secret, which is shown nowhere, but stands in the file: better write {better} "
        "there, and set the variable in the environment"
    )


def cleaned(address: str) -> str:
    """An article's address without parameters that let somebody in, and without a name and password.

    Only what is surely a secret goes: an article may well go by its ``key``.
    """
    if "=" not in address and "@" not in address:
        return address
    start, mark, query = _without_login(address).partition("?")
    if not mark:
        return start
    query, hash_mark, fragment = query.partition("#")
    kept = [piece for piece in re.split(r"[&;]", query) if not _is_sure(piece)]
    if len(kept) == len(re.split(r"[&;]", query)):
        return f"{start}{mark}{query}{hash_mark}{fragment}"
    return start + (mark if kept else "") + "&".join(kept) + hash_mark + fragment


def text_without(text: str) -> str:
    """A text of our own (a message, a line of a log) with every address in it veiled."""
    if "://" not in text:
        return text
    return _ADDRESS.sub(lambda found: _with(_veiled_login(found[0]), HIDDEN, with_doubtful=False), text)


def _with(address: str, shown: str, *, with_doubtful: bool) -> str:
    """The address with `shown` in the place of each secret, from the last to the first."""
    for at, value in sorted(_found(address, with_doubtful=with_doubtful), reverse=True):
        address = address[:at] + shown + address[at + len(value) :]
    return address


def _found(address: str, *, with_doubtful: bool) -> Iterator[tuple[int, str]]:
    """Where a secret stands in an address, and the secret."""
    start = min((at for at in (address.find("?"), address.find("#")) if at >= 0), default=-1)
    if start >= 0:
        for piece in _PARAMETER.finditer(address, start + 1):
            name, value = _plain(piece[1]), piece[2]
            if _is_secret(name, value, with_doubtful=with_doubtful):
                yield piece.start(2), value
    if with_doubtful:
        yield from _in_path(address[: start if start >= 0 else len(address)])


def _in_path(address: str) -> Iterator[tuple[int, str]]:
    """What follows a part of the path, or the beginning of it, that says so, where it looks like no word."""
    place = address.find("/", address.find("://") + 3)
    before = ""
    for part in re.finditer(r"[^/]+", address[place:]) if place > 0 else ():
        value = _ENDING.sub("", part[0])
        if _plain(before) in _PLACES and len(value) >= _LEAST_IN_PATH and _is_random(value):
            yield place + part.start(), value
        elif (named := _NAMED.match(value)) and _plain(named[1]) in _PLACES and _is_random(named[2]):
            yield place + part.start() + named.start(2), named[2]
        before = part[0]


def _is_secret(name: str, value: str, *, with_doubtful: bool) -> bool:
    if "${" in value or value == HIDDEN or len(value) < _LEAST:
        return False
    if name in _SURE or name.endswith(_SURE_ENDS):
        return True
    return with_doubtful and name in _PERHAPS and len(value) >= _LEAST_UNNAMED and _is_random(value)


def _is_sure(piece: str) -> bool:
    """Whether a piece of a query (``name=value``) surely lets somebody in."""
    name, _, value = piece.partition("=")
    return _is_secret(_plain(name), value, with_doubtful=False)


def _is_random(value: str) -> bool:
    """Whether letters and digits are mixed as in no word: ``8f3kQ2``, and not ``budget-2026``."""
    return bool(_MIXED.search(value)) and "${" not in value


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unquote(name).lower())


def _without_login(address: str) -> str:
    return re.sub(r"(?<=://)[^/?#@\s]*@", "", address, count=1)


def _veiled_login(address: str) -> str:
    return re.sub(r"(?<=://)[^/?#@$\s]*@", f"{HIDDEN}@", address, count=1)
