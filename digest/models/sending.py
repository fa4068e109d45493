"""What goes out: files and messages, and the proof of who has had them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from digest.models.editions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """An edition as files. `files` maps site-relative paths (``2026/03/05/morning/index.html``) to bytes."""

    edition: Edition
    files: Mapping[str, bytes]
    messages: Mapping[str, str] = field(default_factory=dict)
    """Bodies for deliverers: ``subject``, ``html`` (styles not yet inlined), ``text``, ``short``."""


PUBLISHED = "publish"
"""The channel of the receipts that tell of publishing; all other channels are deliverers'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Proof that a channel got an edition."""

    edition_slug: str
    channel: str
    target: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A letter that was to be sent when its edition went out, and that has no receipt yet."""

    edition_slug: str
    channel: str
    target: str
