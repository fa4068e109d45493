"""The options and models of an edition that is made again: the same, or none."""

from __future__ import annotations

import json
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from digest.embed.checked import BLANK, BlankEmbedder
from digest.errors import ConfigError
from digest.faults import name_of
from digest.tools import MakeOptions

if TYPE_CHECKING:
    from digest.models import Edition, Manifest
    from digest.protocols import Embedder, Summariser


class HasEmbedder(Protocol):
    """Whatever makes the embedder of feeds.yaml when it is asked for."""

    @property
    def embedder(self) -> Embedder | None:
        """The embedder, if any."""
        ...


def summariser_again(edition: Edition, name: str) -> Summariser:
    """What gives the summaries of a kept edition again: the extractive one anew, any other as printed."""
    from digest.summarise.write.extractive import ExtractiveSummariser
    from digest.summarise.write.printed import PrintedSummariser

    extractive = ExtractiveSummariser()
    return extractive if name == extractive.name else PrintedSummariser(edition, name)


def embedder_again(name: str, tools: HasEmbedder) -> Embedder:
    """The embedder that an edition was made with; one that knows nothing for one that was made without.

    Raises:
        ConfigError: feeds.yaml names another.
    """
    if name == BLANK:
        return BlankEmbedder()
    own = tools.embedder
    if own is None or name_of(own) != name:
        raise ConfigError(
            f"the edition was made with the embedder {name}, and feeds.yaml names "
            f"{name_of(own) if own else 'none'}: name that one under `embedder`, and rebuild again"
        )
    return own


def options_again(manifest: Manifest) -> MakeOptions:
    """The options that an edition was made with, as its manifest has them."""
    again: MakeOptions = _like(MakeOptions(), json.loads(manifest.options))
    return again


def _like(default: Any, kept: Any) -> Any:
    """What `compose.manifest` wrote of a value of the shape of `default`, as such a value again."""
    if is_dataclass(default) and not isinstance(default, type):
        return replace(default, **{name: _like(getattr(default, name), each) for name, each in kept.items()})
    return tuple(kept) if isinstance(default, tuple) else kept
