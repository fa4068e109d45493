"""What goes out: files and messages, and the proof of who has had them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from digest.models.editions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """An edition as files. `files` maps site-relative paths (``2026/03/05/morning/index.html``) to bytes."""

    edition: Edition
    files: Mapping[str, bytes]
    messages: Mapping[str, str] = field(default_factory=dict)
    """Bodies for deliverers: ``subject``, ``html`` (styles not yet inlined), ``text``, ``short``."""
    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Bodies for subscriptions that want other ones than `messages`, by the subscription's id."""


SUBJECT_PARTS = ("title", "date", "label", "headline", "stories")
"""What may stand in braces in a reader's own subject: ``{headline}``; ``{stories}`` is their number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What the readers of one channel want: which editions, what of them, how and when.

    The usual one wants every edition, whole, as soon as it is there.
    """

    id: str = ""
    """Names the bodies that are made for it: the same for all that want the same; empty for the usual."""
    editions: tuple[str, ...] = ()
    """The plans whose editions it gets; all when empty."""
    topics: tuple[str, ...] = ()
    """The topics whose sections it gets; all when empty."""
    form: Literal["", "short", "full"] = ""
    """``short`` (In brief) or ``full``; what is usual on the channel when empty."""
    at: str = ""
    """The local time before which nothing is sent, ``07:30`` or ``07:30 Asia/Tokyo``; at once when empty."""
    language: str = ""
    """The language of the words that are ours (headings, dates); the edition's own when empty."""
    subject: str = ""
    """With ``{title}``, ``{date}``, ``{label}``, ``{headline}``, ``{stories}`` in it; else the usual one."""
    when_empty: Literal["", "send", "skip"] = ""
    """What happens to an edition without a story for it. When nothing is said, one that its own plan sends
    empty goes out, and one in which none of `topics` has a story does not."""


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
class Mailing:
    """What the readers of one subscription are sent of an edition: written down before any of it is sent.

    `head` is the edition without what stands in the bodies (see `deliver.writing.head_of`).
    """

    edition_slug: str
    subscription: str
    """The id of the `Subscription`; empty for the usual one."""
    at: datetime
    head: Edition
    bodies: Mapping[str, str]
    """As `Rendering.messages`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter that one target has not had yet, and how sending it goes. One that was sent is a `Receipt`."""

    edition_slug: str
    channel: str
    target: str
    subscription: str = ""
    """Whose `Mailing` it brings."""
    written_at: datetime
    not_before: datetime | None = None
    """The reader's hour: it is not sent before; `None` for at once."""
    state: Literal["waiting", "given up"] = "waiting"
    attempts: int = 0
    next_at: datetime
    """When it is tried next, unless somebody asks for it earlier."""
    last_error: str = ""
    holder: str = ""
    """Who is sending it at the moment; empty for nobody."""
    lease_until: datetime | None = None
    """Until when nobody but the holder sends it."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.edition_slug, self.channel, self.target
