"""Delivery to chats and phones through Apprise (https://github.com/caronc/apprise), an extra."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Literal

from digest.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.models import Rendering


class AppriseDeliverer:
    """Sends to one Apprise address.

    `url` is called at each sending, so that no secret is kept; `name` is what receipts and problems call it.
    `form` is ``short`` (In brief) or ``full`` (the whole text).
    """

    channel = "apprise"

    def __init__(
        self, *, url: Callable[[], str], form: Literal["short", "full"] = "short", name: str = "chat"
    ) -> None:
        self._url = url
        self._form = form
        self._name = name

    def __repr__(self) -> str:
        return f"AppriseDeliverer({self._name!r})"

    def targets(self) -> Sequence[str]:
        """The one name of the address, without its secrets."""
        return (self._name,)

    def deliver(self, rendering: Rendering, target: str) -> None:
        """Send the edition.

        Raises:
            DeliveryError: Apprise is not installed, the address is wrong, or the service did not take it.
        """
        messages = rendering.messages
        body = messages.get("short" if self._form == "short" else "text") or messages.get("text", "")
        title = " ".join((messages.get("subject") or rendering.edition.title).split())
        apprise = _apprise(target)
        service = apprise.Apprise(asset=apprise.AppriseAsset(secure_logging=True))
        if not service.add(self._url()):
            raise DeliveryError(target, "this is not an Apprise address: see the list on Apprise's page")
        try:
            taken = _quietly(service.notify, title=title, body=body, body_format="text")
        except Exception as error:  # noqa: BLE001  (a hundred services' plugins, each with its own exceptions)
            raise DeliveryError(target, f"the service failed ({type(error).__name__})") from None
        if not taken:
            raise DeliveryError(target, "the service did not take it: it is tried again next time")


def _apprise(target: str) -> Any:
    try:
        import apprise
    except ImportError as error:
        raise DeliveryError(target, "Apprise is not installed: pip install 'news-digest[chat]'") from error
    return apprise


def _quietly(notify: Callable[..., bool | None], **arguments: str) -> bool:
    """Call Apprise without its log: it names addresses, and those hold tokens."""
    log = logging.getLogger("apprise")
    before = log.disabled
    log.disabled = True
    try:
        return bool(notify(**arguments))
    finally:
        log.disabled = before
