"""The settings of the small model for many languages: there is nothing to set."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from digest.keys import ToolKeys

if TYPE_CHECKING:
    from digest.keys import Place


class MultilingualKeys(ToolKeys):
    """Vectors by a small model that needs no torch."""

    rank: ClassVar[int] = 1

    multilingual: Literal[True] | None = None
    """A small model for sixteen languages, without torch or download. Needs the extra `multilingual`."""

    def arguments(self, place: Place) -> dict[str, object]:
        """What `MultilingualEmbedder` is made with."""
        return {"cache": place.cache}
