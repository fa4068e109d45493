"""Delivery to chats and phones through Apprise (https://github.com/caronc/apprise), an extra."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from digest.deliver.dialects import utf16
from digest.deliver.outlines import blocks_of, first_story
from digest.deliver.parts import parts
from digest.deliver.services import service_of
from digest.errors import DeliveryError
from digest.secret import lacking, unset_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.deliver.apprise_keys import AppriseKeys
    from digest.deliver.outlines import Form
    from digest.deliver.services import Service
    from digest.models import Rendering


_SMS_HEADLINE = 40
"""Units that a headline needs in an SMS beside an address. Chosen by reading; not measured."""


class Message(NamedTuple):
    """One message to a service."""

    title: str
    body: str
    declared: str
    """What Apprise is told that the body is: ``text``, ``html`` or ``markdown``."""


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
        self._taken: dict[str, set[tuple[int, int]]] = {}
        """Of a rendering that was taken in part: the places of the address and of the message."""

    def __repr__(self) -> str:
        return f"AppriseDeliverer({self._name!r})"

    def targets(self) -> Sequence[str]:
        """The one name of the address, without its secrets."""
        return (self._name,)

    def deliver(self, rendering: Rendering, target: str) -> None:
        """Send the edition, in as many messages as the service's limit asks for.

        Of one that fails in the middle only the rest is sent when it is tried again by this deliverer; one
        that was made anew in the meantime (another process) begins at the first message.

        Raises:
            DeliveryError: Apprise is not installed, the address is wrong, or the service did not take it.
        """
        if unset := unset_of(self._url):
            raise DeliveryError(target, lacking(unset))
        apprise = _apprise(target)
        try:
            with _quiet():
                self._send_all(rendering, target, apprise)
        except DeliveryError:
            raise
        except Exception as error:  # noqa: BLE001  (a hundred services' plugins, each with its own exceptions)
            raise DeliveryError(target, f"the service failed ({type(error).__name__})") from None

    def _send_all(self, rendering: Rendering, target: str, apprise: Any) -> None:
        """Send every message that was not taken before.

        Raises:
            DeliveryError: the address is wrong, or one was not taken.
        """
        services = apprise.Apprise(asset=apprise.AppriseAsset(secure_logging=True))
        if not services.add(self._url()):
            raise DeliveryError(target, "this is not an Apprise address: see the list on Apprise's page")
        key = _key_of(rendering)
        taken = self._taken.setdefault(key, set())
        for number, plugin in enumerate(services):
            messages = messages_for(rendering, self._form, service_of(plugin))
            for place, message in enumerate(messages):
                if (number, place) in taken:
                    continue
                if not _is_taken(message, plugin, apprise):
                    before = f" ({place} of {len(messages)} messages were)" if place else ""
                    raise DeliveryError(
                        target, f"the service did not take it{before}: it is tried again next time"
                    )
                taken.add((number, place))
        del self._taken[key]

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


def messages_for(rendering: Rendering, form: Form, service: Service) -> list[Message]:
    """The edition as a service takes it: each message within its limit, in order."""
    title = _one_line(rendering.messages.get("subject") or rendering.edition.title)
    if service.is_tiny:
        return [Message("", _headline_of(rendering, service), service.dialect.declared)]
    bodies = parts(
        blocks_of(rendering.messages, form, service.dialect), service.dialect, service.limit, service.weigh
    ) or [service.dialect.text(title)]
    total = len(bodies)
    return [
        Message(_title(title, service, number, total), body, service.dialect.declared)
        for number, body in enumerate(bodies, start=1)
    ]


def _title(title: str, service: Service, number: int, total: int) -> str:
    if not service.title_limit:
        return ""
    mark = f" ({number}/{total})" if total > 1 else ""
    return _cut(title, service.title, utf16, service.title_limit - len(mark)) + mark


def _cut(text: str, write: Callable[[str], str], weigh: Callable[[str], int], room: int) -> str:
    """The text as it is written there; its beginning where there is no room for all of it."""
    written = write(text)
    while weigh(written) > room and text:
        text = text[:-2].rstrip()
        written = write(text) + "…"
    return written


def _headline_of(rendering: Rendering, service: Service) -> str:
    """What fits into an SMS: the first headline, and its address where there is room for both."""
    headline, link = first_story(rendering.messages)
    tail = f" {link}" if link and service.weigh(link) + _SMS_HEADLINE <= service.limit else ""
    room = service.limit - service.weigh(tail)
    text = _one_line(headline) or rendering.edition.title
    return _cut(text, service.dialect.text, service.weigh, room) + tail


def _is_taken(message: Message, plugin: Any, apprise: Any) -> bool:
    one = apprise.Apprise(asset=apprise.AppriseAsset(secure_logging=True))
    one.add(plugin)
    return bool(one.notify(title=message.title, body=message.body, body_format=message.declared))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _key_of(rendering: Rendering) -> str:
    """What tells one letter from another: its bodies."""
    said = "\0".join(f"{name}\0{body}" for name, body in sorted(rendering.messages.items()))
    return blake2b(said.encode("utf-8", "replace"), digest_size=16).hexdigest()


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
