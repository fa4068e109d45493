"""Whether a file holds certificate authorities, as ``network.ca_file`` must."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 16 * 1024 * 1024
"""The bundles of whole systems have a quarter of a megabyte."""


def authorities_fault(path: Path) -> tuple[str, str] | None:
    """What is wrong with the file, and what to do; `None` when it can be used."""
    try:
        if not path.is_file():
            return f"there is no file {path}", "write where the PEM file is, beside feeds.yaml or in full"
        if path.stat().st_size > _MAX_BYTES:
            return f"{path} is too large for a file of certificates", "name the PEM file itself"
        text = path.read_bytes()
    except OSError as error:
        return f"{path} cannot be read: {error.strerror or error}", "let Digest read it"
    if b"-----BEGIN CERTIFICATE-----" not in text:
        remedy = f"if it is one in DER: openssl x509 -inform der -in {path.name} -out {path.stem}.pem"
        return f"{path} holds no certificate in PEM form", remedy
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(str(path))
    except ssl.SSLError as error:
        return f"{path} holds a certificate that is broken ({error.reason or error})", "export it again"
    return None
