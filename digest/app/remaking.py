"""The models of an edition that is made again: the same, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.models import Edition
    from digest.protocols import Embedder, Summariser

NONE = "none"
"""What a manifest says of an edition that was made without an embedder."""


class HasEmbedder(Protocol):
    """Whatever makes the embedder of feeds.yaml when it is asked for."""

    @property
    def embedder(self) -> Embedder | None:
        """The embedder, if any."""
        ...


def summariser_again(edition: Edition, name: str) -> Summariser:
    """What gives the summaries of a kept edition again: the extractive one anew, any other as printed."""
    from digest.summarise.extractive import ExtractiveSummariser
    from digest.summarise.printed import PrintedSummariser

    extractive = ExtractiveSummariser()
    return extractive if name == extractive.name else PrintedSummariser(edition, name)


def embedder_again(name: str, tools: HasEmbedder) -> Embedder | None:
    """The embedder that an edition was made with; `None` for one that was made without.

    Raises:
        ConfigError: feeds.yaml names another.
    """
    if name == NONE:
        return None
    own = tools.embedder
    if own is None or own.name != name:
        raise ConfigError(
            f"the edition was made with the embedder {name}, and feeds.yaml names "
            f"{own.name if own else 'none'}: name that one under `embedder`, and rebuild again"
        )
    return own
