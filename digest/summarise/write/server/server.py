"""One OpenAI-compatible server, asked at the address where it answers and with the fields that it accepts.

A field that the server refuses is not sent again (`dialect`). If the likeliest address offers no completions,
the next one is tried (`addresses`). Failures are reported with a remedy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.errors import FetchError, printable
from digest.secret import lacking, unset_of
from digest.summarise.write.server.addresses import addresses_of, models_of, version_of
from digest.summarise.write.server.dialect import is_too_long
from digest.summarise.write.server.patience import is_unpaid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.summarise.write.server.dialect import Dialect

_LISTING_S = 10.0
"""Seconds to wait for the list of models of a server (set by judgement; not measured)."""
_NAMED = 5
"""Most names of a server's models that a message lists (set by judgement; not measured)."""
_MAX_NAME = 80
"""Most characters of a model's name that a message shows (set by judgement; not measured)."""
_OLLAMA_PORT = 11434
"""Port at which Ollama listens in most places (by definition of its makers)."""
_MAX_MESSAGE = 200
"""Most characters of a server's message that are shown (set by judgement; not measured)."""
_ERRORS = range(400, 600)
"""The HTTP statuses that mean a failure."""
_BROKEN = 502
"""HTTP status assumed (RFC 9110: bad gateway) if a server answers requests with an error that has no status:
the model behind the server has failed."""
_NOWHERE = 404
"""HTTP status assumed (RFC 9110: not found) if a server answers requests with an error that is a bare
sentence: in this way LM Studio says that an address does not exist."""
_NO_SUCH_PLACE = frozenset({404, 405})
"""HTTP statuses of an address that offers no completions."""
_NO_SUCH_MODEL = frozenset({400, 404, 422})
"""HTTP statuses with which servers refuse a model that they do not have."""


@dataclass(slots=True)
class Server:
    """The server at `endpoint`. Safe to use from several threads."""

    endpoint: str
    model: str
    dialect: Dialect
    key: Callable[[], str] | None = field(default=None, repr=False)
    """Returns the bearer token; it is called only when the token is needed."""
    headers: Mapping[str, Callable[[], str]] = field(default_factory=dict, repr=False)
    """Name of a header → a function that returns its value, called only when needed, since it may be
    secret."""
    _addresses: tuple[str, ...] = field(init=False)
    _models: Mapping[str, str] | None = None
    _is_known_ollama: bool = False
    _listing: Lock = field(default_factory=Lock, repr=False)

    def __post_init__(self) -> None:
        self._addresses = addresses_of(self.endpoint)

    @property
    def address(self) -> str:
        """The address at which the server is asked: the likeliest, or the one that has answered."""
        return self._addresses[0]

    def ask(self, messages: Sequence[Mapping[str, str]], timeout_s: float) -> Any:
        """The server's answer to the messages, as parsed JSON.

        Raises:
            FetchError: there is no answer, or the server refuses what cannot be left out of the request.
        """
        failures: list[FetchError] = []
        for address in self._addresses:
            try:
                answer = self._told(address, messages, timeout_s)
            except FetchError as error:
                failures.append(error)
                if not self._is_elsewhere(error):
                    self._addresses = (address,)
                    raise
            else:
                self._addresses = (address,)
                return answer
        raise failures[0]

    def lacks_model(self, error: FetchError) -> bool:
        """Whether the server refused because it lacks the model; its list of models is fetched once."""
        if error.status not in _NO_SUCH_MODEL or is_too_long(error):
            return False
        return bool(self._list()) and not self._has_model()

    def remedy(self, error: FetchError) -> str:
        """The remedy for a failure, after a semicolon; "" if none is known."""
        if is_unpaid(error):
            return "; the account has no credit or quota left: look at its billing page"
        if error.status is None and error.reason.startswith("no connection"):
            start = "`ollama serve` starts it" if self._is_ollama else f"nobody answers at {self._host}"
            return f"; is it running? {start}"
        if is_too_long(error):
            return "; set `context` in feeds.yaml to the tokens that the server reads and writes at once"
        if error.status in _NO_SUCH_MODEL:
            return self._remedy_for_model(error)
        return "; look at the variable that key_env names" if error.status in {401, 403} else ""

    # inside -------------------------------------------------------------------------------------

    def _told(self, address: str, messages: Sequence[Mapping[str, str]], timeout_s: float) -> Any:
        """The answer at one address, asked for again without each field that is refused there."""
        spoken = self.dialect
        while True:
            try:
                answer = self._post(address, spoken.body(self.model, messages), timeout_s)
                _look_for_error(address, answer)
            except FetchError as error:
                other = spoken.after(error)
                if other is None:
                    raise
                spoken = other
            else:
                self.dialect = self.dialect if spoken.is_for_once else spoken
                return answer

    def _post(self, address: str, body: dict[str, Any], timeout_s: float) -> Any:
        if unset := unset_of(self.key, *self.headers.values()):
            raise FetchError(address, lacking(unset), refused=True)
        from digest.web.posting import post_json

        return post_json(address, body, timeout_s=timeout_s, **self._login())

    def _login(self) -> dict[str, Any]:
        return {
            "key": self.key() if self.key else "",
            "headers": {name: value() for name, value in self.headers.items()},
        }

    def _is_elsewhere(self, error: FetchError) -> bool:
        """Whether the error shows that completions are at another address, not that the model is missing."""
        is_page = error.status == 200  # an answer that is no JSON: a page for people
        return is_page or (error.status in _NO_SUCH_PLACE and self.model not in error.said)

    def _list(self) -> Mapping[str, str]:
        """Name → owner of each model that the server has; empty if it does not say."""
        with self._listing:
            if self._models is None:
                self._models = _models_in(self._looked_up(models_of(self.address)))
                version = {} if self._models else self._looked_up(version_of(self.address))
                self._is_known_ollama = isinstance(version, dict) and "version" in version
            return self._models

    def _looked_up(self, address: str) -> Any:
        from digest.web.posting import get_json

        try:
            return get_json(address, timeout_s=_LISTING_S, **self._login())
        except FetchError:
            return {}

    def _has_model(self) -> bool:
        names = self._list()
        wanted = {self.model, f"{self.model}:latest", f"models/{self.model}"}
        return bool(wanted & names.keys()) or any(name.casefold() == self.model.casefold() for name in names)

    def _remedy_for_model(self, error: FetchError) -> str:
        if "no models loaded" in error.said.lower():
            return f"; load it there first, as with `lms load {self.model}`"
        has_it = self._has_model()
        if error.status == 404 and (has_it or not (self._list() or self._is_ollama)):
            return "; the address mostly ends in /v1, and the model must be one that the server has"
        if has_it or not (self._list() or error.status == 404):
            return ""
        names = sorted(self._list())
        listed = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if names[_NAMED:] else "")
        if self._is_ollama:
            return f"; `ollama pull {self.model}` fetches it; the server has {listed or 'none yet'}"
        return f"; the server has {listed}: name one of them under `model`"

    @property
    def _host(self) -> str:
        return urlsplit(self.address).netloc.rpartition("@")[2]

    @property
    def _is_ollama(self) -> bool:
        is_its_port = urlsplit(self.address).port == _OLLAMA_PORT
        return is_its_port or self._is_known_ollama or "library" in (self._models or {}).values()


def _look_for_error(address: str, answer: Any) -> None:
    """Look for an error inside an answer of status 200: some servers report failures in this way.

    Raises:
        FetchError: the answer holds an error.
    """
    found = answer.get("error") if isinstance(answer, dict) and not answer.get("choices") else None
    if not found:
        return
    inside = found if isinstance(found, dict) else {"code": _NOWHERE, "message": found}
    code = inside.get("code")
    status = code if isinstance(code, int) and code in _ERRORS else _BROKEN
    message = printable(str(inside.get("message", "")))[:_MAX_MESSAGE]
    raise FetchError(address, f"the server answered {status}: {message}", status=status, said=message)


def _models_in(answer: Any) -> dict[str, str]:
    """Name → owner of each model in a list of models; Ollama's own models have the owner ``library``."""
    found = answer.get("data") if isinstance(answer, dict) else answer
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    return {
        printable(row["id"])[:_MAX_NAME]: str(row.get("owned_by", ""))
        for row in rows
        if isinstance(row.get("id"), str)
    }
