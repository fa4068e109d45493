"""The settings of delivery to a program: what may stand under ``webhook``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import AfterValidator, StringConstraints

from digest.deliver.apprise_keys import nameless
from digest.keys import KnownKeys, Seconds, Text, ToolKeys, Variable
from digest.keys.checks import check_address
from digest.secret import VARIABLE

if TYPE_CHECKING:
    from digest.keys import Place


def check_hook(text: str) -> str:
    """The address of a webhook; may be a ``${NAME}``."""
    return text if VARIABLE.search(text) else check_address(text)


class HookKeys(KnownKeys):
    """A webhook of yours, to which each edition is posted as JSON, signed as Standard Webhooks has it."""

    url: Annotated[str, StringConstraints(min_length=3, max_length=2000), AfterValidator(check_hook)]
    """Its address, best as "${NAME}"; https, unless it is named under network.allow_private."""
    secret_env: Variable | None = None
    """The variable that holds the secret that signs: whsec_… or any text; unsigned when left out."""
    form: Literal["json", "short"] = "json"
    """json (stories with sentences and citations), or short (headlines, links and a text for people)."""
    name: Text | None = None
    """What the receipt calls it; the variable's name when left out."""
    timeout_s: Seconds = 30.0
    """Seconds to wait for the server."""


class WebhookKeys(ToolKeys):
    """A channel that posts to a program."""

    rank: ClassVar[int] = 3

    webhook: HookKeys | None = None
    """To a program: a signed POST of JSON."""

    def arguments(self, place: Place) -> dict[str, object]:
        """What `WebhookDeliverer` is made with."""
        keys = self.webhook
        if keys is None:
            return {}
        url = place.secret(keys.url)
        return {
            "url": url,
            "secret": place.of_variable(keys.secret_env),
            "form": keys.form,
            "name": keys.name or ", ".join(url.names) or nameless(url.template),
            "timeout_s": keys.timeout_s,
        }
