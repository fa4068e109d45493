"""Digest: feeds in, an edition out, and every sentence in it shows its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.version import VERSION

if TYPE_CHECKING:
    from digest.app import Digest

__version__ = VERSION
__all__ = ["Digest", "__version__"]


def __getattr__(name: str) -> object:
    """Import the façade when it is first used, so that ``import digest`` stays cheap."""
    if name == "Digest":
        from digest.app import Digest

        return Digest
    raise AttributeError(f"module 'digest' has no attribute {name!r}")
