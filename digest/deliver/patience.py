"""When a letter is sent, tried again or given up. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.models import Letter

BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
)
"""Pauses after the first, second, … failure; the last one stays. Chosen by reading (RFC 5321 §4.5.4.1: a few
tries soon, then hours apart); not measured."""
GIVE_UP_AFTER = timedelta(days=7)
"""How long a letter is tried; RFC 5321 §4.5.4.1 asks for four to five days at least."""
LEAST_TRIES = 5
"""Tries without which no letter is given up for its age: a clock that was ahead once makes every letter old.

Chosen by reading; not measured.
"""
FINAL_TRIES = 3
"""Tries of a letter to a reader whom the server says it does not have: servers say so by mistake, too.

Chosen by reading; not measured.
"""
KEEP_LETTERS = timedelta(days=90)
"""How long a letter that was not sent can still be asked for."""
KEEP_BODIES = timedelta(days=7)
"""How long what was sent to everybody is kept beside the edition."""

_LONGEST_WAIT = timedelta(days=2)
"""A moment further ahead was set by a clock that was ahead: no back-off and no hour is so far off."""
_LONGEST_ERROR = 300
"""Characters of an error that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long sending may take. Chosen by reading; not measured."""

    letter_s: float = 120.0
    """Seconds for one letter, all of it counted: four times what a server may take for one answer."""
    channel_s: float = 240.0
    """Seconds that a channel may lose in failures in one round; then its other letters are put off."""
    lease_s: float = 15.0
    """Seconds for which a letter stays with a run that no longer says that it goes on."""
    renewal_s: float = 4.0
    """Seconds between two signs of life."""
    others_s: float = 20.0
    """Seconds for which letters in the hands of another run are waited for: longer than its lease."""


LIMITS = Limits()
"""What holds where nothing else is said."""


def is_its_time(letter: Letter, now: datetime, *, is_patient: bool) -> bool:
    """Whether a letter may go out: its reader's hour has come, and its pause is over where one is patient."""
    if letter.state != "waiting":
        return False
    has_hour = letter.not_before is None or _has_come(letter.not_before, now)
    return has_hour and (not is_patient or _has_come(letter.next_at, now))


def is_free(letter: Letter, now: datetime, lease_s: float) -> bool:
    """Whether nobody is sending it: a lease that is longer than any was taken by a clock that was ahead."""
    lease = letter.lease_until
    return not letter.holder or lease is None or not now < lease <= now + timedelta(seconds=2 * lease_s)


def taken(letter: Letter, holder: str, now: datetime, lease_s: float) -> Letter:
    """The letter in the hands of `holder`."""
    return replace(letter, holder=holder, lease_until=now + timedelta(seconds=lease_s))


def after_failure(letter: Letter, reason: str, now: datetime, *, is_final: bool = False) -> Letter:
    """The letter after one more try that failed: waiting for the next, or given up."""
    attempts = letter.attempts + 1
    begun = _known(letter.not_before or letter.written_at, now)
    is_old = now - begun >= GIVE_UP_AFTER and attempts >= LEAST_TRIES
    is_over = is_old or (is_final and attempts >= FINAL_TRIES)
    pause = BACK_OFF[min(attempts, len(BACK_OFF)) - 1]
    return replace(
        letter,
        state="given up" if is_over else "waiting",
        attempts=attempts,
        written_at=_known(letter.written_at, now),
        next_at=now + pause,
        last_error=reason[:_LONGEST_ERROR],
        holder="",
        lease_until=None,
    )


def put_off(letter: Letter, now: datetime) -> Letter:
    """The letter of a channel that fails just now: it waits as if it had failed itself, and counts no try."""
    pause = BACK_OFF[min(letter.attempts, len(BACK_OFF) - 1)]
    return replace(letter, next_at=max(now + pause, letter.next_at))


def after_leaving(letter: Letter, now: datetime) -> Letter:
    """The letter to somebody whom no channel sends to any more: kept for a while, should they come back."""
    if now - letter.written_at < KEEP_LETTERS:
        return letter
    return replace(letter, state="given up", last_error="no channel of feeds.yaml sends to it any more")


def again(letter: Letter, now: datetime) -> Letter:
    """The letter as if it had just been written down; its bodies stay those of the first time."""
    return replace(
        letter, state="waiting", attempts=0, written_at=now, next_at=now, holder="", lease_until=None
    )


def _has_come(moment: datetime, now: datetime) -> bool:
    return not now < moment <= now + _LONGEST_WAIT


def _known(moment: datetime, now: datetime) -> datetime:
    """The moment, or now for one of a clock that was ahead."""
    return now if moment > now + _LONGEST_WAIT else moment
