"""The manifest of an edition: versions, models, options and a hash of the material, to make it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from digest.faults import name_of
from digest.models import Manifest, Material, Writing
from digest.version import VERSION

if TYPE_CHECKING:
    from digest.protocols import Embedder, Summariser


_YOUNGER = ("minute",)
"""Fields that were added to plans after editions had been stored. An empty one is left out of the hash, so
that the hashes of older editions stay valid."""


@cache
def _material() -> TypeAdapter[Material]:
    return TypeAdapter(Material)


def manifest(material: Material, embedder: Embedder | None, summariser: Summariser, options: Any) -> Manifest:
    """The manifest of an edition made of `material` with these models and `options` (a dataclass)."""
    return Manifest(
        version=VERSION,
        summariser=name_of(summariser),
        embedder=name_of(embedder) if embedder else "none",
        options=json.dumps(asdict(options), sort_keys=True, default=dict),
        material_hash=blake2b(_as_json(material), digest_size=16).hexdigest(),
    )


def _as_json(material: Material) -> bytes:
    """The material as JSON to be hashed, without newer fields that have their default."""
    writing = material.plan.writing
    silent: dict[str, bool | set[str]] = {name: True for name in _YOUNGER if not getattr(material.plan, name)}
    if writing == Writing():
        silent["writing"] = True
    elif not writing.more_words:
        silent["writing"] = {"more_words"}
    exclude: dict[str, Any] = {"plan": silent}
    ledger: dict[str, Any] = {} if material.ledger.cut else {"cut": True}
    if not any(feed.group for feed in material.ledger.feeds):
        ledger["feeds"] = {"__all__": {"group"}}
    exclude["ledger"] = ledger
    return _material().dump_json(material, exclude=exclude)
