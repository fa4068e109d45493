"""The settings of the extractive summariser: there is nothing to set."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from digest.keys import ToolKeys

if TYPE_CHECKING:
    from digest.keys import Place


class ExtractiveKeys(ToolKeys):
    """Summaries out of the outlets' own sentences."""

    rank: ClassVar[int] = 1

    extractive: Literal[True] | None = None
    """The default: picks and orders the outlets' own sentences. No model, no key."""

    def arguments(self, place: Place) -> dict[str, object]:
        """The keyword arguments of `ExtractiveSummariser`: none."""
        del place
        return {}
