"""The settings of publishing into a folder: what may stand under ``publish``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from digest.keys import Password, Text, ToolKeys

if TYPE_CHECKING:
    from digest.keys import Place


class FolderKeys(ToolKeys):
    """A folder that readers see."""

    rank: ClassVar[int] = 1

    folder: Text | None = None
    """A folder, beside feeds.yaml unless it is absolute. What it holds already stays."""
    swap: bool = True
    """Exchange the whole folder in one step; false: file by file, for a folder that a container mounts."""

    sign: Password | None = None
    """A private key of Ed25519 (or the path of its file), as ${NAME}: with it, manifests are signed."""

    def arguments(self, place: Place) -> dict[str, object]:
        """What `FolderPublisher` is made with."""
        path = place.beside / (self.folder or "output")
        sign = {"sign": place.secret(self.sign), "beside": place.beside} if self.sign else {}
        return {"path": path, "swap": self.swap, **sign}
