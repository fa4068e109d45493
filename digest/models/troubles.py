"""What the operator is told: troubles, and that they are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that goes wrong, and what the operator has been told of it."""

    subject: str
    """What is in trouble; the same for as long as it is: ``feed https://wire.example/rss``."""
    name: str
    """What a person calls it."""
    what: str
    """What is wrong, in plain words."""
    remedy: str
    state: str
    """What tells one state of the subject from another; a new one is told as well."""
    since: datetime
    is_over: bool = False
    """The subject is well again."""
    told_state: str = ""
    """The state that the operator was told last; empty for none, or for that all is well."""
    told_at: datetime | None = None
    """When the operator was last told anything of the subject."""
