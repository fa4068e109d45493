"""Delivery to chats and phones through Apprise (https://github.com/caronc/apprise), an extra."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from digest.errors import DeliveryError
from digest.secret import lacking, unset_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.deliver.apprise_keys import AppriseKeys
    from digest.models import Rendering


class AppriseDeliverer:
    """Sends to one Apprise address.

    `url` is called at each sending, so that no secret is kept; `name` is what receipts and problems call it.
    `form` is ``short`` (In brief) or ``full`` (the whole text).
    """

    channel = "apprise"

    @staticmethod
    def settings_model() -> type[AppriseKeys]:
        """What may be set in feeds.yaml."""
        from digest.deliver.apprise_keys import AppriseKeys

        return AppriseKeys

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
        if unset := unset_of(self._url):
            raise DeliveryError(target, lacking(unset))
        messages = rendering.messages
        body = messages.get("short" if self._form == "short" else "text") or messages.get("text", "")
        title = " ".join((messages.get("subject") or rendering.edition.title).split())
        apprise = _apprise(target)
        try:
            with _quiet():
                service = apprise.Apprise(asset=apprise.AppriseAsset(secure_logging=True))
                is_known = service.add(self._url())
                is_taken = is_known and service.notify(title=title, body=body, body_format="text")
        except Exception as error:  # noqa: BLE001  (a hundred services' plugins, each with its own exceptions)
            raise DeliveryError(target, f"the service failed ({type(error).__name__})") from None
        if not is_known:
            raise DeliveryError(target, "this is not an Apprise address: see the list on Apprise's page")
        if not is_taken:
            raise DeliveryError(target, "the service did not take it: it is tried again next time")

    def probe(self) -> str:
        """See that Apprise is there and knows the address. Whether the service takes it only a message shows.

        Raises:
            DeliveryError: one of the two is not so.
        """
        apprise = _apprise(self._name)
        try:
            with _quiet():
                is_known = apprise.Apprise(asset=apprise.AppriseAsset(secure_logging=True)).add(self._url())
        except Exception as error:  # noqa: BLE001  (see `deliver`)
            raise DeliveryError(self._name, f"the address is wrong ({type(error).__name__})") from None
        if not is_known:
            raise DeliveryError(self._name, "this is not an Apprise address: see the list on Apprise's page")
        return "the address is one (`digest deliver --test` sends a line there)"


def _apprise(target: str) -> Any:
    try:
        import apprise
    except ImportError as error:
        raise DeliveryError(target, "Apprise is not installed: pip install 'news-digest[chat]'") from error
    return apprise


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Apprise's log shut: it names addresses, and those hold tokens."""
    log = logging.getLogger("apprise")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before
