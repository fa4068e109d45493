"""A checksum before every payload, so that a flipped byte is noticed by whoever reads it.

SQLite keeps no checksums of its pages: a byte that a disk flips inside a value is read as if it had always
been so. The seal is of what is stored, packed or not. Payloads of before there were seals are still read.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b

_SEALED = b"\x01"
"""How a sealed payload begins: JSON begins with a bracket, zlib's header with an x."""
_SIZE = 8
"""Bytes of the checksum: one change in 2^64 goes unnoticed. Chosen by reading; not measured."""
_PACKED = b"\x78"
"""How zlib's header begins, with the window that Python's always has."""


class DamageError(ValueError):
    """Stored bytes are not those that were written."""


def sealed(body: bytes) -> bytes:
    """JSON, packed or not, behind its checksum."""
    return _SEALED + _sum(body) + body


def unsealed(payload: bytes) -> bytes:
    """The JSON that was sealed, unpacked; it may also be of before there were seals.

    Raises:
        DamageError: it is not what was written.
    """
    body = payload
    if is_sealed(payload):
        body = payload[1 + _SIZE :]
        if payload[1 : 1 + _SIZE] != _sum(body):
            raise DamageError("its checksum is another")
    if body[:1] in {b"{", b"["}:
        return body
    if body[:1] != _PACKED:
        raise DamageError("it begins as nothing that is stored")
    unpacking = zlib.decompressobj()
    try:
        json = unpacking.decompress(body)
    except zlib.error as error:
        raise DamageError(str(error)) from error
    if not unpacking.eof or unpacking.unused_data:
        raise DamageError("it ends elsewhere than it should")
    return json


def is_sealed(payload: bytes) -> bool:
    """Whether it has a checksum before it."""
    return payload[:1] == _SEALED


def _sum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_SIZE).digest()
