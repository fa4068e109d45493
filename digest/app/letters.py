"""The letters that were not sent yet: in words, as JSON, and one that was given up tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.deliver.patience import again
from digest.errors import ConfigError
from digest.windows import zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.models import Letter
    from digest.protocols import Store

ALL = "all"
"""What stands for every target."""


def revive(store: Store, target: str, now: datetime, slug: str = "") -> list[Letter]:
    """Let letters to that target that were given up wait again, as if just written down; which they are.

    Raises:
        ConfigError: there are none.
    """
    letters = store.letters(slug)
    wanted = [one for one in letters if one.state == "given up" and target in {ALL, one.target}]
    if not wanted:
        known = sorted({one.target for one in letters if one.state == "given up"})
        named = f"those given up are to {', '.join(known)}" if known else "none was given up"
        raise ConfigError(f"no letter to {target!r} was given up: {named} (see digest deliver --status)")
    return [after for one in wanted if store.change_letter(one, after := again(one, now))]


def in_words(letters: Sequence[Letter], timezone: str) -> list[str]:
    """A line for each letter: the edition, the channel and the target, how it stands, and why."""
    return [_line(letter, timezone) for letter in letters]


def _line(letter: Letter, timezone: str) -> str:
    def local(moment: datetime) -> str:
        return f"{moment.astimezone(zone_of(timezone)):%Y-%m-%d %H:%M} {timezone}"

    tries = "1 try" if letter.attempts == 1 else f"{letter.attempts} tries"
    if letter.state == "given up":
        state = f"given up after {tries}"
    elif letter.attempts:
        state = f"{tries}, next at {local(letter.next_at)}"
    elif letter.not_before is not None:
        state = f"waits for {local(letter.not_before)}"
    else:
        state = "waits"
    reason = f": {letter.last_error}" if letter.last_error else ""
    return f"{letter.edition_slug}  {letter.channel}  {letter.target}  {state}{reason}"


def as_json(letters: Sequence[Letter]) -> list[dict[str, Any]]:
    """The same for a program; moments are in UTC."""
    return [
        {
            "edition": letter.edition_slug,
            "channel": letter.channel,
            "target": letter.target,
            "state": letter.state,
            "attempts": letter.attempts,
            "written_at": _text(letter.written_at),
            "not_before": _text(letter.not_before),
            "next_at": _text(letter.next_at) if letter.state == "waiting" else None,
            "last_error": letter.last_error,
        }
        for letter in letters
    ]


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
