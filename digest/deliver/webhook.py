"""Delivery to a program: a signed POST of JSON, as Standard Webhooks has it (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import hmac
import json
import time
from hashlib import blake2b, sha256
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal

from digest.deliver.outlines import outline_of
from digest.errors import DeliveryError, FetchError
from digest.secret import lacking, unset_of
from digest.web.posting import post_signed
from digest.web.safety import Allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.deliver.webhook_keys import WebhookKeys
    from digest.models import Rendering

Form = Literal["json", "short"]

MAX_BYTES = 200_000
"""Of a body: what is over, whole stories from the last on, is left out and counted. Receivers often take
256 KiB and no more. Chosen by reading; not measured."""
_PREFIX = "whsec_"
"""What a secret begins with whose rest is base64."""


class WebhookDeliverer:
    """Posts to one address of the user's.

    `url` and `secret` are called at each sending, so that no secret is kept. The secret may be several with
    blanks between them, while one takes another's place: each signs. `allow_private` names private networks
    or hosts that it may lie in, as in feeds.yaml.
    """

    channel = "webhook"

    @staticmethod
    def settings_model() -> type[WebhookKeys]:
        """What may be set in feeds.yaml."""
        from digest.deliver.webhook_keys import WebhookKeys

        return WebhookKeys

    def __init__(
        self,
        *,
        url: Callable[[], str],
        secret: Callable[[], str] | None = None,
        form: Form = "json",
        name: str = "webhook",
        timeout_s: float = 30.0,
        allow_private: Sequence[str] = (),
        ca_file: str = "",
    ) -> None:
        self._url, self._secret = url, secret
        self._form, self._name = form, name
        self._timeout_s = timeout_s
        self._allowed = Allowed.of(allow_private)
        self._ca_file = ca_file
        self._rests_until = 0.0
        """In seconds of `time.monotonic`: the server asked not to be asked before."""

    def __repr__(self) -> str:
        return f"WebhookDeliverer({self._name!r})"

    def targets(self) -> Sequence[str]:
        """The one name of the address, without its secrets."""
        return (self._name,)

    def deliver(self, rendering: Rendering, target: str) -> None:
        """Post the edition. Id and body are the same each time, so a receiver can tell what it has had.

        Raises:
            DeliveryError: it was not taken.
        """
        if unset := unset_of(self._url, self._secret):
            raise DeliveryError(target, lacking(unset))
        waiting_s = self._rests_until - time.monotonic()
        if waiting_s > 0:
            raise DeliveryError(
                target, f"the server asked for a pause: it is tried again in {waiting_s:.0f} s"
            )
        body = body_of(rendering, self._form)
        headers = signed(id_of(rendering, target), int(time.time()), body, self._secrets(target))
        try:
            post_signed(
                self._url(),
                body,
                headers=headers,
                allowed=self._allowed,
                ca_file=self._ca_file,
                timeout_s=self._timeout_s,
            )
        except FetchError as error:
            self._rests_until = time.monotonic() + (error.retry_after_s or 0.0)
            raise _failure(target, error) from None
        except ValueError:
            raise DeliveryError(target, "this is no address of the web: write https://…") from None

    def _secrets(self, target: str) -> list[bytes]:
        try:
            return [key_of(text) for text in (self._secret() if self._secret else "").split()]
        except ValueError:
            remedy = f"after {_PREFIX} stands base64, as in {_PREFIX}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            raise DeliveryError(target, f"the secret cannot be read: {remedy}") from None


def body_of(rendering: Rendering, form: Form) -> bytes:
    """What is posted: ``type``, ``timestamp`` and ``data``, as Standard Webhooks advises.

    ``data`` is the edition's outline with form ``json``; with ``short`` its stories' headlines, links and
    outlets, and a text for people.
    """
    outline = outline_of(rendering.messages) or {"title": rendering.edition.title, "sections": []}
    kind = outline.get("type", "edition")
    made_at = rendering.edition.made_at.isoformat()
    content = outline if form == "json" else _in_short(outline, rendering)
    body = _bytes(kind, made_at, content)
    while len(body) > MAX_BYTES and _without_last(content):
        body = _bytes(kind, made_at, content)
    return body


def _bytes(kind: str, made_at: str, content: dict[str, Any]) -> bytes:
    posted = {"type": kind, "timestamp": made_at, "data": content}
    return json.dumps(posted, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _in_short(outline: Mapping[str, Any], rendering: Rendering) -> dict[str, Any]:
    names = ("headline", "link", "outlet", "status")
    head = {key: value for key, value in outline.items() if isinstance(value, str)}
    sections = [
        {
            "name": section["name"],
            "stories": [{name: story[name] for name in names} for story in section["stories"]],
        }
        for section in outline["sections"]
    ]
    return {**head, "text": rendering.messages.get("short", ""), "sections": sections}


def _without_last(content: dict[str, Any]) -> bool:
    """Leave the last story out; false when none is left."""
    for section in reversed(content["sections"]):
        if section["stories"]:
            section["stories"].pop()
            content["left_out"] = content.get("left_out", 0) + 1
            return True
    return False


def id_of(rendering: Rendering, target: str) -> str:
    """The same for one edition to one target, however often it is posted; another for each paper.

    Programs pass over an id that they had, and two papers have the same addresses on a day.
    """
    named = f"{rendering.edition.title}\0{rendering.edition.slug}\0{target}".encode("utf-8", "replace")
    return f"msg_{blake2b(named, digest_size=16).hexdigest()}"


def key_of(secret: str) -> bytes:
    """The bytes that sign: of ``whsec_…`` what its base64 says, of any other secret itself.

    Raises:
        ValueError: what stands behind ``whsec_`` is no base64.
    """
    if secret.startswith(_PREFIX):
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    return secret.encode()


def signed(id_: str, at: int, body: bytes, keys: Sequence[bytes]) -> dict[str, str]:
    """The headers of a post: its id, its time in seconds, and one signature for each key."""
    content = f"{id_}.{at}.".encode() + body
    signatures = (base64.b64encode(hmac.digest(key, content, sha256)).decode() for key in keys)
    headers = {"webhook-id": id_, "webhook-timestamp": str(at)}
    joined = " ".join(f"v1,{signature}" for signature in signatures)
    return headers | ({"webhook-signature": joined} if joined else {})


def _failure(target: str, error: FetchError) -> DeliveryError:
    if error.status == HTTPStatus.GONE:
        reason = "the server says that this webhook is gone (410): take it out of feeds.yaml"
        return DeliveryError(target, reason, is_final=True)
    return DeliveryError(target, f"{error.reason}: it is tried again next time")
