"""Signatures as `ssh-keygen -Y sign` makes them, by an Ed25519 key of the user's.

The one door of cryptography.

The format is SSHSIG (PROTOCOL.sshsig of OpenSSH): anyone who has the public key can check a signature with
``ssh-keygen -Y verify`` and nothing of ours.
"""

from __future__ import annotations

import base64
import binascii
import struct
from dataclasses import dataclass
from hashlib import sha256, sha512
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAMESPACE = "digest-edition"
"""What the signatures are for: ``ssh-keygen -Y verify -n digest-edition``."""
_KIND = b"ssh-ed25519"
_MAGIC = b"SSHSIG"
_HASH = b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70
"""Letters a line of an armoured signature, as ssh-keygen breaks them."""
_HOW = "`ssh-keygen -t ed25519 -f digest_key -N ''` makes one"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that is right: the key that made it."""

    key: bytes
    """The public key in the format of SSH."""

    @property
    def fingerprint(self) -> str:
        """As ``ssh-keygen -l`` shows it."""
        return fingerprint_of(self.key)


class Signer:
    """Signs with the private key of `text`, which is the key itself or the path of its file.

    Raises:
        ConfigError: it is no Ed25519 key that can be read without a passphrase.
    """

    def __init__(self, text: str, beside: Path = Path()) -> None:
        self._private = _private_key(text, beside)

    def __repr__(self) -> str:
        return f"Signer({self.fingerprint})"

    @property
    def fingerprint(self) -> str:
        """As ``ssh-keygen -l`` shows it."""
        return fingerprint_of(self.public)

    @property
    def public(self) -> bytes:
        """The public key in the format of SSH."""
        return _string(_KIND) + _string(self._private.public_key().public_bytes_raw())

    def sign(self, body: bytes) -> bytes:
        """The armoured signature of `body`: the same every time, as Ed25519 has it."""
        raw = self._private.sign(_signed_part(body))
        blob = b"".join(
            (
                _MAGIC,
                struct.pack(">I", 1),
                _string(self.public),
                _string(NAMESPACE.encode()),
                _string(b""),
                _string(_HASH),
                _string(_string(_KIND) + _string(raw)),
            )
        )
        text = base64.b64encode(blob).decode()
        lines = [text[start : start + _LINE] for start in range(0, len(text), _LINE)]
        return "\n".join([_BEGIN, *lines, _END, ""]).encode()

    def has_signed(self, body: bytes, signature: bytes) -> bool:
        """Whether `signature` is of this key and of `body`."""
        signed = check(body, signature)
        return isinstance(signed, Signed) and signed.key == self.public


def check(body: bytes, signature: bytes) -> Signed | str:
    """Who signed `body`; or in words why the signature is none.

    Raises:
        ConfigError: what checks signatures is not installed.
    """
    _need_library()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key, raw = _taken_apart(signature)
    except (ValueError, struct.error) as error:
        return f"is no signature of an Ed25519 key ({error})"
    try:
        Ed25519PublicKey.from_public_bytes(key[-32:]).verify(raw, _signed_part(body))
    except (InvalidSignature, ValueError):
        return "is not the signature of this manifest"
    return Signed(key)


def public_key(text: str) -> bytes:
    """The public key of a line like ``ssh-ed25519 AAAA… name``, or of the file (or an allowed-signers file).

    Raises:
        ConfigError: it is none.
    """
    path = Path(text)
    try:
        written = path.read_text(encoding="utf8") if len(text) < 1000 and path.is_file() else text
    except (OSError, ValueError) as error:
        raise ConfigError(f"{text} cannot be read: name a public key, as id_ed25519.pub") from error
    words = written.split()
    for kind, encoded in pairwise(words):
        if kind.encode() == _KIND:
            key = _decoded(encoded)
            if len(key) == len(_string(_KIND)) + 36:
                return key
    raise ConfigError("that is no public key of Ed25519: give the line of its .pub file, or the file's name")


def fingerprint_of(key: bytes) -> str:
    """A public key as ``ssh-keygen -l`` shows it: ``SHA256:…``."""
    return "SHA256:" + base64.b64encode(sha256(key).digest()).decode().rstrip("=")


def _private_key(text: str, beside: Path) -> Ed25519PrivateKey:
    _need_library()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

    try:
        body = text.replace("\\n", "\n").encode() if "-----BEGIN" in text else (beside / text).read_bytes()
    except (OSError, ValueError) as error:
        raise ConfigError(f"the key to sign with cannot be read: {_HOW}") from error
    load = load_ssh_private_key if b"OPENSSH" in body else load_pem_private_key
    try:
        key = load(body.strip() + b"\n", password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:  # no message: it may quote the key
        raise ConfigError(
            f"the key to sign with cannot be read, or has a passphrase: take one without; {_HOW}"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ConfigError(f"the key to sign with is not of Ed25519: {_HOW}")
    return key


def _need_library() -> None:
    if find_spec("cryptography") is None:
        raise ConfigError("signatures need another package: pip install 'news-digest[signing]'")


def _signed_part(body: bytes) -> bytes:
    """What is signed: not the text but its digest, beside what the signature is for."""
    parts = (NAMESPACE.encode(), b"", _HASH, sha512(body).digest())
    return _MAGIC + b"".join(map(_string, parts))


def _taken_apart(signature: bytes) -> tuple[bytes, bytes]:
    """The public key and the bare signature of an armoured one."""
    text = signature.decode("ascii")
    inside = text.partition(_BEGIN)[2].partition(_END)[0]
    blob = _decoded(inside)
    if not blob.startswith(_MAGIC):
        raise ValueError("it does not begin as one")
    key, rest = _taken(blob[len(_MAGIC) + 4 :])
    namespace, rest = _taken(rest)
    _, rest = _taken(rest)
    hashed, rest = _taken(rest)
    made, _ = _taken(rest)
    kind, raw = _taken(made)
    bare, _ = _taken(raw)
    if (namespace, hashed, kind) != (NAMESPACE.encode(), _HASH, _KIND) or not key.startswith(_string(_KIND)):
        raise ValueError("it is for something else, or of another kind")
    return key, bare


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("its letters are none of base64") from error


def _string(body: bytes) -> bytes:
    """A string as SSH writes it: its length before it."""
    return struct.pack(">I", len(body)) + body


def _taken(blob: bytes) -> tuple[bytes, bytes]:
    """The string that `blob` begins with, and the rest."""
    (length,) = struct.unpack(">I", blob[:4])
    if length > len(blob) - 4:
        raise ValueError("it is cut short")
    return blob[4 : 4 + length], blob[4 + length :]
