"""Decide after a failed question: ask it again after a rest, go on to others, or give the server up.

The decisions are pure; `Rest` lets several threads take one rest.
"""

from __future__ import annotations

import re
import time
from threading import Lock
from typing import TYPE_CHECKING

from digest.web.headers import duration_s

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.errors import FetchError

_PAUSES_S = (1.0, 4.0)
"""Seconds of rest before the second and the third try (set by judgement; not measured)."""
_BUSY_PAUSES_S = (5.0, 20.0)
"""Seconds of rest before the second and the third try if a server is overloaded and does not say for how long
(set by judgement; not measured)."""
_MAX_PAUSE_S = 60.0
"""Most seconds of one rest; a server that asks for a longer rest is not asked again in this run (set by
judgement; not measured)."""
_MAX_RESTS_S = 180.0
"""Most seconds that the rests which a server asks for may take together for one story (set by judgement;
not measured)."""
_LOADING_PAUSE_S = 5.0
"""Seconds between two tries while a server loads its model (set by judgement; not measured)."""
_MAX_LOADING_S = 300.0
"""Most seconds that a server may take to load its model: large ones may lie on slow disks (set by judgement;
not measured)."""

_PASSING = frozenset({408, 409, 425, 429})
"""HTTP statuses below 500 of a failure that may pass: time-out, conflict, too early, too many requests."""
_BUSY = frozenset({429, 503, 529})
"""HTTP statuses with which servers say that they are overloaded."""
_CLOSED = frozenset({401, 402, 403, 404, 405})
"""HTTP statuses of a wrong key, payment, model or address, with which every story fails."""

_LOADING = re.compile(r"\bloading\b", re.IGNORECASE)
"""What servers say while they load a model."""
_UNPAID_CODE = re.compile(
    r'"(?:code|type)"\s*:\s*"[^"]*(?:insufficient_(?:quota|balance|credit|funds)|billing|exceeded_current_quota)[^"]*"'
)
"""The codes with which services say that an account has no credit."""
_UNPAID_WORDS = re.compile(
    r"credit balance is too low|insufficient (?:balance|credits?|funds|quota)|exceeded your current quota",
    re.IGNORECASE,
)
"""The phrases with which services say that an account has no credit if they have no code for it (decision
0031)."""
_NAMED_REST = re.compile(
    r'"retryDelay"\s*:\s*"(?P<google>[\d.]+s)"|(?:try again|retry) in (?P<words>(?:[\d.]+(?:ms|[hms]))+)'
    r'|"estimated_time"\s*:\s*(?P<seconds>\d{1,6}(?:\.\d{1,6})?)'
)
"""A rest that a server names: Google's `retryDelay`, "try again in 6s", Hugging Face's `estimated_time`."""


def is_hopeless(error: FetchError) -> bool:
    """Whether the failure would be the same for every other story."""
    return (
        error.refused or error.status in _CLOSED or is_unpaid(error) or (rest_of(error) or 0.0) > _MAX_PAUSE_S
    )


def is_unpaid(error: FetchError) -> bool:
    """Whether the account is out of credit; a server that is only asked too fast names a rest instead."""
    if error.status not in {400, 402, 429}:
        return False
    if error.status == 402 or _UNPAID_CODE.search(error.said):
        return True
    return rest_of(error) is None and bool(_UNPAID_WORDS.search(error.said))


def is_busy(error: FetchError) -> bool:
    """Whether the server is overloaded, so that all threads have to rest."""
    return error.status in _BUSY


def pause_s(error: FetchError, tries: int, rested_s: float) -> float | None:
    """Seconds to rest before the same question is asked again; `None` if that is of no use.

    `tries` is how often it has been asked, `rested_s` how many seconds have been rested in between.
    """
    if error.status is not None and error.status < 500 and error.status not in _PASSING:
        return None
    named = rest_of(error)
    if is_loading(error):
        return min(named or _LOADING_PAUSE_S, _MAX_PAUSE_S) if rested_s < _MAX_LOADING_S else None
    if named is not None and is_busy(error):
        pause = max(named, _PAUSES_S[0])
        return pause if rested_s + pause <= _MAX_RESTS_S else None
    pauses = _BUSY_PAUSES_S if is_busy(error) else _PAUSES_S
    return max(pauses[tries - 1], named or 0.0) if tries <= len(pauses) else None


def rest_of(error: FetchError) -> float | None:
    """Seconds of rest that a server asks for, in a header or in words; `None` if it asks for none."""
    if error.retry_after_s is not None:
        return error.retry_after_s
    found = _NAMED_REST.search(error.said) if is_busy(error) else None
    if found is None:
        return None
    return float(found["seconds"]) if found["seconds"] else duration_s(found["google"] or found["words"])


def is_loading(error: FetchError) -> bool:
    """Whether the failure says that the server is still loading its model."""
    return error.status in {500, 503} and bool(_LOADING.search(error.said))


class Rest:
    """A rest that all threads take together, whichever of them a server told to rest."""

    def __init__(
        self, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sleep, self._clock = sleep, clock
        self._until = 0.0
        self._lock = Lock()

    def begin(self, seconds: float) -> None:
        """Let all threads rest for `seconds` from now on; a rest that lasts longer is not shortened."""
        with self._lock:
            self._until = max(self._until, self._clock() + seconds)

    def wait(self) -> None:
        """Wait until the common rest is over."""
        while (left := self._until - self._clock()) > 0:
            self._sleep(left)

    def alone(self, seconds: float) -> None:
        """Let only the calling thread rest for `seconds`."""
        self._sleep(seconds)
