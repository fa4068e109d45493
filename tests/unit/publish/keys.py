"""Two private keys of Ed25519 for tests, made of numbers that everybody can guess."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


def _key(number: int) -> str:
    key = Ed25519PrivateKey.from_private_bytes(bytes([number] * 32))
    return key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode()


KEY, OTHER_KEY = _key(1), _key(2)
