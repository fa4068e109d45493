"""The settings of delivery to chats and phones: what may stand beside ``apprise``."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import StringConstraints

from digest.keys import Text, ToolKeys

if TYPE_CHECKING:
    from digest.keys import Place


class AppriseKeys(ToolKeys):
    """A channel that goes through Apprise."""

    rank: ClassVar[int] = 2

    apprise: Annotated[str, StringConstraints(min_length=3, max_length=2000)] | None = None
    """By chat or push: an Apprise address, best as "${NAME}". Needs the extra `chat`."""
    form: Literal["short", "full"] | None = None
    """short (In brief) or full (the whole text); when left out, short for a chat and full for all else."""
    name: Text | None = None
    """What the receipt calls this chat; the variable's name when left out."""

    def arguments(self, place: Place) -> dict[str, object]:
        """What `AppriseDeliverer` is made with."""
        url = place.secret(self.apprise or "")
        name = self.name or ", ".join(url.names) or nameless(url.template)
        return {"url": url, "form": self.form or "short", "name": name}


def nameless(address: str) -> str:
    """A stable name for a chat address that was written out in full: its kind and a short hash."""
    kind = address.partition("://")[0][:20]
    return f"{kind} {blake2b(address.encode(), digest_size=4).hexdigest()}"
